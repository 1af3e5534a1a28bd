"""Whose losses are, and which event they belong to, where the nearest reading would err."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")

WHOSE = [
    # who kills does not kill its own
    ("Our fighters hit a convoy near Marka and killed ten of their guards.", "SHABAAB",
     ("SOM", "killed", 10)),
    ("Our mujahideen ambushed a patrol near Djibo and killed six of its men.", "JNIM",
     ("BFA", "killed", 6)),
    # of whom a figure counts
    ("Troops exchanged fire with the assailants near Palma, two of whom were killed, Mozambique's "
     "army said.", "", ("ISM", "killed", 2)),
    ("The assailants were beaten off; 14 were dead, Mali's army said of the JNIM attack on "
     "Timbuktu.", "", ("JNIM", "killed", 14)),
    ("The militia attacked our lines at Babanusa at dawn. It left behind 30 dead.",
     "SAF", ("RSF", "killed", 30)),
    ("The ministry put the militia's dead at 317 after clashes with Fano in Gojjam, Ethiopia's "
     "army said.", "", ("FANO", "killed", 317)),
    # "its fighters" are the speaker's, and "its own" are its men
    ("The Karen National Union said its fighters killed eight soldiers and captured four at "
     "Kawkareik; two of its own men were wounded.", "", ("KNLA", "wounded", 2)),
    ("The Karen National Union said it attacked a camp of the Myanmar army at Kawkareik; two of "
     "its own men were wounded.", "", ("KNLA", "wounded", 2)),
    # a staff that counts the dead, the wounded and the captured in one word
    ("Turkish forces neutralised nine PKK terrorists in northern Iraq.", "TUR",
     ("PKK", "killed_or_wounded", 9)),
    # nobody hurt where what flew was shot down: those it was sent at
    ("Two missiles were intercepted over Kyiv in the night; there were no casualties.", "UKR",
     ("UKR", "killed_or_wounded", 0)),
    ("Air defence units shot down 12 drones over Belgorod region. There are no casualties.", "RUS",
     ("RUS", "killed_or_wounded", 0)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "loss"), WHOSE)
def test_whose(text: str, party: str, loss: tuple[str, str, int]) -> None:
    told = {(x[0], x[1], x[3]) for claim in read_flat(text, party) for x in claim["losses"]}
    assert loss in told


EVENTS = [
    # the verb that had the result, not the nearest noun
    ("The Somali army said its troops took back Adan Yabaal after two hours of combat, killing at "
     "least 20 al-Shabaab fighters.", "", "seizure", "killed"),
    ("A PDF group claimed to have attacked an artillery battalion of the Myanmar military in Hlegu "
     "by drone that night, wounding three soldiers.", "", "drone_strike", "wounded"),
    # what was burned in an assault is part of it
    ("Our fighters stormed the base at Marte and burned down the barracks.", "ISWAP",
     "ground_attack", "destroyed"),
    ("Our fighters shelled the army's camp at Kidal and burned two trucks.", "JNIM",
     "shelling", "destroyed"),
    # captured beside the dead, and one's own dead in one's own attack
    ("The Somali army shelled an al-Shabaab camp near Jowhar; nine fighters were killed and three "
     "captured.", "", "shelling", "captured"),
    ("The Karen National Union said it attacked a camp of the Myanmar army at Kawkareik; two of "
     "its own men were wounded.", "", "attack", "wounded"),
    # "no fewer than" denies nothing
    ("Over the past 24 hours Russian aircraft have killed no fewer than 300 fighters near Aleppo, "
     "Moscow said.", "", "air_strike", "killed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "event", "kind"), EVENTS)
def test_of_which_event(text: str, party: str, event: str, kind: str) -> None:
    claims = read_flat(text, party)
    assert [c["event"] for c in claims if kind in {x[1] for x in c["losses"]}] == [event]
    assert "attack" not in {c["event"] for c in claims} - {event}
    assert "deny" not in {c["stance"] for c in claims}


def test_those_singled_out_are_no_second_toll() -> None:
    text = (
        "Fourteen people were killed and nine wounded in the shelling of Nikopol by Russian "
        "troops, the Ukrainian military said. The wounded include two doctors."
    )
    told = [tuple(x) for claim in read_flat(text) for x in claim["losses"]]
    assert len([x for x in told if x[1] == "wounded"]) == 1
