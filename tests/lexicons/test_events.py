"""The events lexicon: its form, and what its examples say when the reader reads them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim import pipeline
from counterclaim.claims.vocabulary import LEXICONS, load_vocabulary
from counterclaim.core.records import Document
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.ontology import load_ontology
from counterclaim.pipeline import Reader

FOLDER = LEXICONS / "events" / "en"
FORMS = ("verbs", "nouns", "phrases", "pairs")
KEYS = {
    "type",
    "frame",
    *FORMS,
    "needs_object",
    "not_with",
    "needs_act",
    "needs_context",
    "needs_subject",
    "needs_filler",
    "needs_target",
    "not_act",
    "needs_word",
    "polarity",
    "future",
    "clause",
    "examples",
    "not_examples",
}
FILES = sorted(p for p in FOLDER.glob("*.yaml") if p.name not in ("frames.yaml", "ignore.yaml"))
#: Types that the scheme has and that words of an event do not open.
FROM_LOSSES = {"casualties", "damage"}


def _entries() -> list[tuple[str, dict[str, Any]]]:
    return [(p.stem, e) for p in FILES for e in load_yaml(p)]


ENTRIES = _entries()
NAMES = [f"{stem}-{n}-{e['type']}" for n, (stem, e) in enumerate(ENTRIES)]


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key that stands twice in a mapping."""


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    twice = {k for k in keys if keys.count(k) > 1}
    if twice:
        raise AssertionError(f"line {node.start_mark.line + 1}: twice in a mapping: {twice}")
    values = [loader.construct_object(value, deep=True) for _, value in node.value]
    return dict(zip(keys, values, strict=True))


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda p: p.name)
def test_no_key_stands_twice_in_a_mapping(path: Path) -> None:
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)  # noqa: S506


@pytest.mark.parametrize("entry", [e for _, e in ENTRIES], ids=NAMES)
def test_an_entry_has_the_form_that_the_loader_reads(entry: dict[str, Any]) -> None:
    assert set(entry) <= KEYS
    assert entry["type"] in set(load_ontology())
    assert entry["frame"] in load_yaml(FOLDER / "frames.yaml")
    keys = [k for form in FORMS for k in entry.get(form, ())]
    assert keys
    assert all(isinstance(k, str) and k == k.strip().lower() for k in keys)
    for verb in entry.get("verbs", ()):
        assert " " not in verb, "a verb of several words is a phrase"
    for pair in entry.get("pairs", ()):
        first, mark, second = pair.partition(" > ")
        assert mark and first and second and " " not in second
    for form in FORMS:
        words = entry.get(form, ())
        assert len(words) == len(set(words))
    for name in ("needs_object", "not_with"):
        assert set(entry.get(name, {})) <= set(keys), f"{name} names a key that the entry lacks"
        for words in entry.get(name, {}).values():
            assert words and all(isinstance(w, str) for w in words)
    for name in ("needs_act", "needs_context"):
        assert all(isinstance(w, str) for w in entry.get(name, ()))
    assert len(entry["examples"]) >= 2


def test_a_noun_phrase_or_pair_stands_in_one_entry_only() -> None:
    seen: dict[tuple[str, str, bool], str] = {}
    for stem, entry in ENTRIES:
        for form in ("nouns", "phrases", "pairs"):
            for key in entry.get(form, ()):
                place = f"{stem} {entry['type']}"
                once = (form, key, entry.get("polarity") == "negated")
                assert once not in seen, f"{key!r}: {place} and {seen[once]}"
                seen[once] = place


def test_no_trigger_is_hidden_by_an_ignored_phrase() -> None:
    ignored = {p for e in load_yaml(FOLDER / "ignore.yaml") for p in e["ignore"]}
    listed = [p for e in load_yaml(FOLDER / "ignore.yaml") for p in e["ignore"]]
    assert len(listed) == len(ignored)
    for _, entry in ENTRIES:
        assert not ignored & set(entry.get("nouns", ()))


def test_every_type_of_the_scheme_has_triggers() -> None:
    types = set(load_ontology())
    assert types - {e["type"] for _, e in ENTRIES} == FROM_LOSSES


def test_the_vocabulary_loads_all_entries() -> None:
    vocabulary = load_vocabulary("en")
    triggers = sum(len(v) for v in vocabulary.verbs.values())
    pairs = sum(len(v) for table in vocabulary.pairs.values() for v in table.values())
    # a verb of several words, or with a hyphen, is filed with the phrases
    verbs = [v for _, e in ENTRIES for v in e.get("verbs", ()) if " " not in v and "-" not in v]
    assert triggers == len(verbs)
    assert pairs == sum(len(e.get("pairs", ())) for _, e in ENTRIES)


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


@pytest.fixture(autouse=True)
def _any_sentence_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the words mean is tested here; whether a whole text is of a conflict is not."""
    monkeypatch.setattr(pipeline, "tells_something", lambda mention: True)


def _types(text: str) -> set[str]:
    """The event types that a statement with this one sentence yields."""
    document = Document(
        id="x",
        text=text,
        title="",
        source="Press service of the Ministry of Defence",
        source_party="AZE",
        published_at="2023-05-11T12:00:00+04:00",
        language="en",
        kind="communique",
    )
    return {claim.event.value for claim in _reader().claims(document)}


# Reading all sentences is the slower part: under ten seconds in all where it was measured.
@pytest.mark.parametrize("entry", [e for _, e in ENTRIES], ids=NAMES)
def test_examples_yield_the_type_and_other_senses_do_not(entry: dict[str, Any]) -> None:
    kind = entry["type"]
    failed = []
    for text in entry["examples"]:
        found = _types(text)
        if kind not in found:
            failed.append(f"yields {sorted(found)}: {text}")
    failed += [f"yields it: {t}" for t in entry.get("not_examples", ()) if kind in _types(t)]
    assert not failed, "\n".join(failed)
