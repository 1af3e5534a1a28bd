"""Places: a gazetteer with rival names, and the choice among namesakes."""

from counterclaim.resolve.place.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
