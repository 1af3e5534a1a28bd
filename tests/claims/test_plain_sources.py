"""Sources that a text names in the plainest way: a word of rejection, a figure, a list kept."""

from __future__ import annotations

import pytest
from tests.claims.sentences import reader

from counterclaim.core.records import Document

pytestmark = pytest.mark.usefixtures("any_text")


def told(text: str) -> set[tuple[str, str, str]]:
    """Speaker, stance and event of each claim of a news text."""
    document = Document(
        id="t",
        title="",
        text=text,
        source="Example Wire",
        source_party=None,
        published_at="2024-05-02T12:00+00:00",
        language="en",
    )
    return {
        (c.speaker.value, c.stance.value, c.event.value) for c in reader().read(document).claims
    }


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ("Not so, the Pakistani army replied.", "PAK"),
        ("Nonsense, said a spokesman for the Pakistani army.", "PAK"),
        ("Untrue, came the answer from Islamabad.", "PAK"),
        ('"Lies and deceit", the Pakistani defence ministry retorted.', "PAK"),
        ("That the Pakistani army denies.", "PAK"),
        ("This the Pakistani army refutes.", "PAK"),
    ],
)
def test_an_answer_in_a_word_rejects_what_was_told_before(answer: str, who: str) -> None:
    text = f"Pakistani troops shelled a village at the border, the Indian army said. {answer}"
    found = told(text)
    assert ("IND", "assert", "shelling") in found
    assert (who, "deny", "shelling") in found


def test_a_word_that_is_no_label_rejects_nothing() -> None:
    text = (
        "Pakistani troops shelled a village at the border, the Indian army said. "
        "Quietly, the Pakistani army added guns to its positions."
    )
    assert not any(stance == "deny" for _, stance, _ in told(text))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Colombian army makes it 14 dead in Arauca.", "COL"),
        ("The Colombian army has stood by 14 dead since Sunday.", "COL"),
        ("Colombia's health ministry had 14 killed in Arauca by noon.", "COL"),
    ],
)
def test_who_counts_is_the_source_of_a_figure(sentence: str, who: str) -> None:
    text = f"The ELN and the Colombian army fought in Arauca on Sunday. {sentence}"
    assert any(s == who for s, _, e in told(text) if e == "casualties")


def test_a_group_that_has_dead_counts_nobody_elses() -> None:
    text = "The ELN and the Colombian army fought in Arauca. The ELN has 14 dead since Friday."
    assert not any(s == "ELN" for s, _, e in told(text) if e == "casualties")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Syrian Network for Human Rights has documented the death of 29 civilians.", "SNHR"),
        ("UNAMA registered 14 deaths in shelling of Kunar on Monday.", "UNAMA"),
        ("OHCHR has verified the killing of 12 villagers in Kunar.", "OHCHR"),
    ],
)
def test_who_keeps_a_list_of_harm_tells_it(sentence: str, who: str) -> None:
    speakers = {s for s, _, _ in told(sentence)}
    assert speakers & {who, "UN"}


def test_an_admission_may_follow_another_partys_words() -> None:
    text = (
        "Nine days after what the army of Colombia described as its biggest success of the year, "
        "the ELN has admitted to the death of 12 of its fighters in Arauca."
    )
    assert ("ELN", "concede", "casualties") in told(text)


def test_a_request_is_told_by_who_makes_it() -> None:
    text = "The World Food Programme asked for safe passage for its convoys to El Fasher."
    assert {(s, e) for s, _, e in told(text)} <= {("UN", "demand"), ("WFP", "demand")}


def test_talk_is_nobodys() -> None:
    text = (
        "The army of Nigeria lost a camp at Banki on Monday, the governor said. "
        "Rumour has it that seventeen soldiers died at the outpost."
    )
    assert not any(s == "NGA" for s, _, e in told(text) if e == "casualties")


def test_so_called_is_no_verb_of_saying() -> None:
    document = Document(
        id="t",
        title="",
        text="The terrorists of the so-called JNIM, who then fired on a convoy, were routed.",
        source="General Staff",
        source_party="BFA",
        published_at="2024-05-02T12:00+00:00",
        language="en",
    )
    assert {c.speaker.value for c in reader().read(document).claims} == {"BFA"}


def test_a_second_participle_shares_the_passive_of_the_first() -> None:
    text = "The Afghan army said that 58 Pakistani soldiers had been killed and 20 posts captured."
    document = Document(
        id="t",
        title="",
        text=text,
        source="Example Wire",
        source_party=None,
        published_at="2024-05-02T12:00+00:00",
        language="en",
    )
    seized = [c for c in reader().read(document).claims if c.event.value == "seizure"]
    assert seized
    assert all("PAK" not in {a.value for a in c.actors} for c in seized)


def test_this_day_of_a_former_year_is_memory() -> None:
    text = (
        "On this day in 1941 the first German tanks appeared before the wire of Tobruk. "
        "More than 800 Australians were killed there and over 900 taken prisoner.\n\n"
        "The society invites you to a walk along the old perimeter on Friday at 10."
    )
    assert told(text) == set()


def by_publisher(text: str, publisher: str) -> list[tuple[str, str, set[str]]]:
    """Stance, event and actors of each claim of a party's own statement, or of an outlet's."""
    document = Document(
        id="t",
        title="",
        text=text,
        source="Ministry" if publisher else "Example Wire",
        source_party=publisher or None,
        published_at="2024-05-02T12:00+00:00",
        language="en",
    )
    claims = reader().read(document).claims
    return [(c.stance.value, c.event.value, {a.value for a in c.actors}) for c in claims]


@pytest.mark.parametrize(
    "denied",
    [
        "It is false that the terrorists have attacked the barracks of Banki.",
        "Reports about the terrorists having attacked the barracks of Banki are false.",
    ],
)
def test_a_state_denies_what_the_group_it_fights_would_have_done(denied: str) -> None:
    text = f"Boko Haram fired on a post. {denied}"
    found = [a for s, _, a in by_publisher(text, "NGA") if s == "deny"]
    assert found == [{"BOKO"}]


@pytest.mark.parametrize("who", ["The group's fighters", "The rebels' fighters"])
def test_fighters_of_the_group_are_of_the_group_named_before(who: str) -> None:
    text = (
        "JNIM claimed an attack on Djibo in Burkina Faso on Monday. "
        f"{who} took the camp shortly after five, two traders said."
    )
    assert any("JNIM" in a for _, e, a in by_publisher(text, "") if e == "seizure")
