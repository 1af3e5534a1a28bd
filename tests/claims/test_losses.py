"""Losses, on sentences written for these tests, and on the examples of the lexicon."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim.claims.annotate import annotate
from counterclaim.claims.loss_words import LossWords, loss_words, match, plural
from counterclaim.claims.losses import LossFound, find_losses
from counterclaim.claims.naming import Namer
from counterclaim.claims.number_words import FOLDER
from counterclaim.claims.vocabulary import load_vocabulary
from counterclaim.core.records import Document
from counterclaim.lexicons.files import load_yaml
from counterclaim.read import Parser

EVALS = Path(__file__).parents[2] / "evals"

Told = tuple[str, str, int | None, int | None]


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser()


def _losses(text: str, title: str = "") -> list[LossFound]:
    vocabulary = load_vocabulary()
    namer = Namer(vocabulary, None)
    found: list[LossFound] = []
    for sentence in (
        _parser().read(Document(id="t", text=text, title=title, language="en")).sentences
    ):
        found += find_losses(annotate(sentence, vocabulary, namer), vocabulary, found)
    return found


class _All(frozenset[str]):
    """A set that any words share a word with."""

    def isdisjoint(self, other: object) -> bool:
        return False


def test_sentences_without_a_telling_word_tell_no_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = sorted((EVALS / "bank").glob("*.jsonl"))
    lines = [line for path in bank for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    sample = texts[::5]
    assert len(sample) > 400
    quick = [_losses(text) for text in sample]
    monkeypatch.setattr(loss_words(), "signs", _All())
    assert quick == [_losses(text) for text in sample]


def _told(text: str) -> list[Told]:
    return [(x.kind, x.what, x.low, x.high) for x in _losses(text)]


def _examples() -> list[Any]:
    entries = load_yaml(FOLDER / "en" / "acts.yaml")
    examples = [x for entry in entries for x in entry["examples"]]
    return [pytest.param(x["text"], x["losses"], id=x["text"]) for x in examples]


@pytest.mark.parametrize(("text", "losses"), _examples())
def test_examples_of_the_lexicon(text: str, losses: list[list[Any]]) -> None:
    assert [list(x) for x in _told(text)] == losses


def test_every_entry_of_the_lexicon_has_an_example() -> None:
    assert all(e.get("examples") for e in load_yaml(FOLDER / "en" / "acts.yaml"))


CASES: list[tuple[str, list[Told]]] = [
    # a noun and a participle that the tagger takes for an adjective
    (
        "Several terrorists were eliminated and 5 motorcycles burnt.",
        [("killed", "military", None, None), ("destroyed", "vehicle", 5, 5)],
    ),
    # a breakdown ends where another clause begins
    (
        "Three of the aggressors were left without life and two were detained; one marine was "
        "wounded.",
        [
            ("killed", "military", 3, 3),
            ("captured", "military", 2, 2),
            ("wounded", "military", 1, 1),
        ],
    ),
    (
        "Two soldiers gave up their lives and a third was injured.",
        [("killed", "military", 2, 2), ("wounded", "military", 1, 1)],
    ),
    ("Over 450 bodies of soldiers of the junta were found.", [("killed", "military", 450, None)]),
    ("They cost at least 22 civilians their lives.", [("killed", "civilian", 22, None)]),
    ("Our patrol beat back the assault with the loss of two.", [("killed", "any", 2, 2)]),
    (
        "The strike left 14 people dead and 32 with injuries.",
        [("killed", "any", 14, 14), ("wounded", "any", 32, 32)],
    ),
    ("Both pilots were killed.", [("killed", "military", 2, 2)]),
    ("The number of injured rose from 12 to 17.", [("wounded", "any", 17, 17)]),
    (
        "The convoy lost three trucks and its escort suffered six dead.",
        [("destroyed", "vehicle", 3, 3), ("killed", "military", 6, 6)],
    ),
    ("Two drones were shot down, 15 lost by radar.", [("destroyed", "drone", 2, 2)]),
    (
        "Two soldiers were killed and three injured when gunmen attacked a barracks.",
        [("killed", "military", 2, 2), ("wounded", "military", 3, 3)],
    ),
    ("The army gave no casualty figure.", []),
    # a breakdown by sort or side tells losses of its own, one of equals does not
    (
        "Ninety people died: 30 civilians and 60 soldiers.",
        [("killed", "any", 90, 90), ("killed", "civilian", 30, 30), ("killed", "military", 60, 60)],
    ),
    ("Three soldiers were killed: a captain and two privates.", [("killed", "military", 3, 3)]),
    # what was struck tells of what sort the victims are
    (
        "The militants stormed a camp of police reservists, killing six and wounding four.",
        [("killed", "military", 6, 6), ("wounded", "military", 4, 4)],
    ),
    (
        "Four people were killed when a missile hit a seven-storey block.",
        [("killed", "civilian", 4, 4)],
    ),
    (
        "Nineteen people, including six children, lost their lives.",
        [("killed", "civilian", 19, 19)],
    ),
    # amounts with states
    (
        "Three soldiers killed, four wounded in shelling",
        [("killed", "military", 3, 3), ("wounded", "military", 4, 4)],
    ),
    (
        "3 dead, 7 injured in drone attack on the port",
        [("killed", "any", 3, 3), ("wounded", "any", 7, 7)],
    ),
    (
        "Two people were killed and at least 11 injured, including three children.",
        [("killed", "any", 2, 2), ("wounded", "civilian", 11, None)],
    ),
    (
        "The rebels lost about 60 men killed and wounded.",
        [("killed_or_wounded", "military", 60, 60)],
    ),
    ("Two of the four drones were brought down.", [("destroyed", "drone", 2, 2)]),
    ("He did not rule out casualties.", []),
    ("More than 90 dead and missing were counted.", [("dead_or_missing", "any", 90, None)]),
    (
        "Three villagers killed and two missing.",
        [("killed", "civilian", 3, 3), ("missing", "civilian", 2, 2)],
    ),
    ("The clash left five rebels dead.", [("killed", "military", 5, 5)]),
    (
        "There are dead and wounded among the civilians.",
        [("killed", "civilian", None, None), ("wounded", "civilian", None, None)],
    ),
    ("There are also wounded soldiers.", [("wounded", "military", None, None)]),
    # verbs
    (
        "Six militants, wounded earlier, were shot dead by the guards.",
        [("killed", "military", 6, 6)],
    ),
    (
        "The strike killed 16 people and wounded 35 others.",
        [("killed", "any", 16, 16), ("wounded", "any", 35, 35)],
    ),
    (
        "Eight of its soldiers had been wounded, two of them seriously.",
        [("wounded", "military", 8, 8)],
    ),
    ("Twelve boys and girls were murdered.", [("killed", "civilian", 12, 12)]),
    ("A shell killed a family of seven.", [("killed", "civilian", 7, 7)]),
    ("Sergeants Oleg Brovin and Petr Sadik were killed.", [("killed", "military", 2, 2)]),
    ("The balloonist was killed.", [("killed", "any", 1, 1)]),
    # nouns
    ("We have 49 victims.", [("killed", "military", 49, 49)]),
    ("The Armenian side has three casualties.", [("killed_or_wounded", "military", 3, 3)]),
    (
        "The brigade suffered heavy losses in men and materiel.",
        [("killed_or_wounded", "military", None, None), ("destroyed", "equipment", None, None)],
    ),
    (
        "Our losses amounted to up to 230 servicemen and two tanks.",
        [("killed_or_wounded", "military", None, 230), ("destroyed", "tank", 2, 2)],
    ),
    ("The army announced the death of a captain and two privates.", [("killed", "military", 3, 3)]),
    ("The bodies of four miners were recovered.", [("killed", "civilian", 4, 4)]),
    ("A thirteenth body has been found.", [("killed", "any", 13, 13)]),
    # figures
    ("The death toll rose to 45.", [("killed", "any", 45, 45)]),
    ("Death toll of market attack up to 13", [("killed", "any", 13, 13)]),
    ("The number of wounded has reached 19 and may grow.", [("wounded", "any", 19, None)]),
    ("Officials put the number of the dead at 21.", [("killed", "any", 21, 21)]),
    # none
    (
        "There are no losses among the personnel or in the equipment.",
        [("killed_or_wounded", "military", 0, 0), ("damaged", "equipment", 0, 0)],
    ),
    ("No casualties were reported.", [("killed_or_wounded", "any", 0, 0)]),
    ("Neither side reported casualties.", [("killed_or_wounded", "any", 0, 0)]),
    ("Nobody was hurt.", [("killed_or_wounded", "any", 0, 0)]),
    ("The post was shelled without losses.", [("killed_or_wounded", "any", 0, 0)]),
    ("All our observers are safe.", [("killed_or_wounded", "any", 0, 0)]),
    ("The crew of the boat survived.", [("killed", "military", 0, 0)]),
    ("The villagers were not injured.", [("wounded", "civilian", 0, 0)]),
    # things
    (
        "They destroyed 2 helicopters, 3 drones and 3 tanks.",
        [
            ("destroyed", "helicopter", 2, 2),
            ("destroyed", "drone", 3, 3),
            ("destroyed", "tank", 3, 3),
        ],
    ),
    ("Air defence shot down 27 of 30 drones.", [("destroyed", "drone", 27, 27)]),
    (
        "The rebels lost 40 men, four tanks and a truck.",
        [
            ("killed_or_wounded", "military", 40, 40),
            ("destroyed", "tank", 4, 4),
            ("destroyed", "vehicle", 1, 1),
        ],
    ),
    (
        "Fourteen houses were damaged, two of which were completely destroyed.",
        [("damaged", "building", 14, 14), ("destroyed", "building", 2, 2)],
    ),
    ("Two damaged vehicles of the enemy were left.", [("damaged", "vehicle", 2, 2)]),
    ("Two warplanes, a Su-34 and a Su-25, were shot down.", [("destroyed", "aircraft", 2, 2)]),
    (
        "Destroyed were two anti-ship missiles; a surface-to-air missile launcher was damaged.",
        [("damaged", "equipment", 1, 1)],
    ),
    ("Seven of its members, including two generals, were killed.", [("killed", "any", 7, 7)]),
    (
        "Some 1,200 people were killed and 251 taken hostage.",
        [("killed", "any", 1200, 1200), ("captured", "any", 251, 251)],
    ),
    (
        "Police officer killed, another wounded in attack",
        [("killed", "any", 1, 1), ("wounded", "any", 1, 1)],
    ),
    ("The garrison had 4 KIA and 7 WIA.", [("killed", "any", 4, 4), ("wounded", "any", 7, 7)]),
    # a breakdown is no loss of its own
    (
        "The army has reported 50 killed, 42 soldiers and eight border guards.",
        [("killed", "military", 50, 50)],
    ),
    (
        "50 servicemen, 42 of them of the army and 8 of the border service, became martyrs.",
        [("killed", "military", 50, 50)],
    ),
]


@pytest.mark.parametrize(("text", "losses"), [pytest.param(*c, id=c[0]) for c in CASES])
def test_constructions(text: str, losses: list[Told]) -> None:
    assert _told(text) == losses


@pytest.mark.parametrize(
    "text",
    [
        "The soldier killed time.",
        "The patrol lost contact with its base.",
        "The rebels were losing ground.",
        "A dead calm lay over the valley.",
        "The speech hurt feelings.",
        "The army captured two hills.",
        "Several shells fell on the village.",
        "The wounded soldiers are in hospital.",
        "The entire responsibility for the losses lies with the government.",
        "Reports of casualties could not be verified.",
        "Innocent people should not suffer.",
        "The State Commission on Missing Persons met.",
        "The number of aircraft had been 26.",
    ],
)
def test_no_losses(text: str) -> None:
    assert _told(text) == []


def test_owner_is_the_side_that_has_the_losses() -> None:
    killed, wounded = _losses("We have 3 killed and 11 wounded.")
    assert [r.kind for r in killed.owner] == ["self"]
    assert [r.kind for r in wounded.owner] == ["self"]
    [enemy] = _losses("The enemy suffered losses.")
    assert [r.kind for r in enemy.owner] == ["opponent"]
    [inflicted] = _losses("Our units inflicted heavy losses on the enemy.")
    assert [r.kind for r in inflicted.owner] == ["opponent"]


def test_owner_is_the_party_that_names_the_victims() -> None:
    [loss] = _losses("The patrol killed 57 Kenyan soldiers.")
    assert [r.code for r in loss.owner] == ["KEN"]
    first, second = _losses("Ukraine lost 40 soldiers and two tanks.")
    assert [r.code for r in (*first.owner, *second.owner)] == ["UKR", "UKR"]


def test_a_sentence_without_a_side_has_no_owner() -> None:
    [loss] = _losses("Three farmers were killed.")
    assert loss.owner == () and loss.owner_chunk is None


def test_own_event_is_told_by_a_verb() -> None:
    [event] = _losses("Three farmers were killed.")
    [report] = _losses("The enemy has four killed.")
    assert event.own_event and not report.own_event


def test_an_earlier_figure_is_marked() -> None:
    first, earlier = _losses("The army lost 71 soldiers. Earlier it had spoken of 50.")
    assert (first.high, first.previous) == (71, False)
    assert (earlier.kind, earlier.what, earlier.high, earlier.previous) == (
        "killed",
        "military",
        50,
        True,
    )


def test_one_figure_after_another() -> None:
    found = _losses("The number of the dead, which was 77 in the previous report, became 79.")
    assert [(x.high, x.previous) for x in found] == [(77, True), (79, False)]


def test_an_earlier_figure_at_the_head_of_a_sentence() -> None:
    [loss] = _losses("Earlier, the ministry had put the number of killed at 14.")
    assert (loss.kind, loss.high, loss.previous) == ("killed", 14, True)


def test_figures_after_a_heading_have_its_owner() -> None:
    [killed, *_] = _losses("Losses on our side: two servicemen dead, four wounded.")
    assert [r.kind for r in killed.owner] == ["self"]


def test_a_figure_that_may_grow_has_no_upper_bound() -> None:
    [loss] = _losses("49 soldiers were killed; the figure is not final.")
    assert (loss.low, loss.high) == (49, None)


def test_an_event_that_is_only_the_occasion() -> None:
    [loss] = _losses("Four soldiers fell while repelling the attack.")
    assert loss.occasion
    [other] = _losses("Four soldiers were killed by mortar fire.")
    assert not other.occasion


def test_spans_cover_the_words() -> None:
    text = "In the evening three farmers were killed near the river."
    [loss] = _losses(text)
    tokens = _parser().read(Document(id="t", text=text, language="en")).sentences[0].tokens
    assert text[tokens[loss.start].start : tokens[loss.end - 1].end] == "three farmers were killed"
    assert loss.amount is not None
    assert tokens[loss.amount[0]].text == "three"


def test_pattern_gaps_and_alternatives() -> None:
    tokens = (
        _parser()
        .read(Document(id="t", text="They lost their young lives.", language="en"))
        .sentences[0]
        .tokens
    )
    assert match(tokens, 1, ("lose", "their", "_", "life")) == [1, 2, 3, 4]
    assert match(tokens, 1, ("lose|give", "~", "life")) == [1, 2, 3, 4]
    assert match(tokens, 1, ("lose", "life")) is None


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("man", "men"),
        ("child", "children"),
        ("ally", "allies"),
        ("truck", "trucks"),
        ("bus", "buses"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_lexicon_words_are_strings_and_not_in_two_sorts() -> None:
    words = LossWords()
    assert words.states["dead"] == "killed"
    seen: dict[str, str] = {}
    lists = load_yaml(FOLDER / "en" / "victims.yaml") | load_yaml(FOLDER / "en" / "things.yaml")
    for what, nouns in lists.items():
        if what in ("of_unit", "mass", "survive_all", "civil"):
            continue
        for noun in nouns:
            assert isinstance(noun, str)
            assert seen.setdefault(noun, what) == what, noun


def test_the_lexicon_is_loaded_once() -> None:
    assert loss_words() is loss_words()


@pytest.mark.parametrize(
    "text", ["The army killed dozens of", "Killed: some of", "Three were killed, most of"]
)
def test_an_amount_at_the_end_of_a_text_is_read(text: str) -> None:
    _losses(text)
