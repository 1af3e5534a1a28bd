"""Places: a gazetteer with rival names, and the choice among namesakes."""

from counterclaim.resolve.place.borders import distance_to_border
from counterclaim.resolve.place.build import BuildReport, build_gazetteer
from counterclaim.resolve.place.gazetteer import Gazetteer
from counterclaim.resolve.place.mentions import PlaceContext, PlaceMention
from counterclaim.resolve.place.recognise import recognise
from counterclaim.resolve.place.resolve import resolve_places
from counterclaim.resolve.place.surroundings import mentions_in

__all__ = [
    "BuildReport",
    "Gazetteer",
    "PlaceContext",
    "PlaceMention",
    "build_gazetteer",
    "distance_to_border",
    "mentions_in",
    "recognise",
    "resolve_places",
]
