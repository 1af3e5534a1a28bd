"""placeholder"""
from counterclaim.resolve.place.gazetteer import Gazetteer
from counterclaim.resolve.place.mentions import PlaceMention


def recognise(text: str, gazetteer: Gazetteer) -> list[PlaceMention]: return []
