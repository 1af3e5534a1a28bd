"""Where words and phrases stand in a sentence: the look-ups that most rules begin with."""

from __future__ import annotations

from counterclaim.claims.phrases import Atoms, Beginnings, PhraseTable
from counterclaim.core.records import Document
from counterclaim.read import Parser, Sentence


def _sentence(text: str) -> Sentence:
    (sentence,) = Parser().read(Document(id="d", text=text, language="en")).sentences
    return sentence


def _spans(table: PhraseTable[str], sentence: Sentence) -> list[tuple[int, int, str]]:
    return [(h.start, h.end, h.payload) for h in table.find(Atoms(sentence))]


def test_words_stand_by_surface_and_by_lemma() -> None:
    atoms = Atoms(_sentence("The posts came under fire."))
    assert atoms.places["came"] == atoms.places["come"] == [2]
    assert atoms.places["posts"] == atoms.places["post"] == [1]
    assert atoms.pairs["came under"] == atoms.pairs["come under"] == [2]
    assert atoms.pairs["post come"] == [1]
    assert "fire" in atoms.places


def test_the_longest_phrase_is_found_and_the_single_word_where_none_is_longer() -> None:
    table: PhraseTable[str] = PhraseTable()
    for phrase in ("fire", "come under fire", "come under heavy fire", "post"):
        table.add(phrase, phrase)
    sentence = _sentence("The posts came under heavy fire, and the fire went on.")
    assert _spans(table, sentence) == [
        (1, 2, "post"),
        (2, 6, "come under heavy fire"),
        (9, 10, "fire"),
    ]
    assert table.get("come under fire") == "come under fire"
    assert table.get("come under") is None
    assert table.get("fire") == "fire"


def test_case_counts_where_the_entry_says_so() -> None:
    table: PhraseTable[str] = PhraseTable()
    table.add("US", "state", case_sensitive=True)
    sentence = _sentence("The US told us so.")
    assert _spans(table, sentence) == [(1, 2, "state")]


def test_tables_that_share_their_beginnings_find_each_its_own() -> None:
    beginnings = Beginnings()
    events: PhraseTable[str] = PhraseTable(beginnings)
    things: PhraseTable[str] = PhraseTable(beginnings)
    events.extend([("come under fire", "shelling"), ("fire", "gunfire")])
    things.extend([("post", "position"), ("fire", "blaze"), ("come under", "nothing")])
    sentence = _sentence("The posts came under fire.")
    atoms = Atoms(sentence)
    assert [(h.start, h.end, h.payload) for h in events.find(atoms)] == [(2, 5, "shelling")]
    assert [h.payload for h in things.find(atoms)] == ["position", "nothing", "blaze"]
    assert events.find(atoms) is events.find(atoms)  # asked for often, searched once
