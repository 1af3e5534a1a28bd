"""The weapons and objects lexicons: the packaged form, the examples, and hard readings."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.errors import LexiconError
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.weapons import build, index, load_objects, load_weapons
from counterclaim.lexicons.weapons.records import MEANS, TARGET_KINDS, THINGS

FOLDER = build.FOLDER


def _examples() -> list[tuple[str, dict[str, str]]]:
    groups: list[dict[str, Any]] = [
        *load_yaml(FOLDER / "generic.yaml"),
        *load_yaml(FOLDER / "designations.yaml"),
        load_yaml(FOLDER / "calibres.yaml"),
    ]
    return [(e["text"], e["finds"]) for group in groups for e in group["examples"]]


def _found(text: str) -> dict[str, str]:
    return {text[h.start : h.end]: h.means for h in load_weapons().find(text)}


@pytest.mark.parametrize("name", build.TARGETS)
def test_the_packaged_form_agrees_with_the_yaml(name: str) -> None:
    assert (FOLDER / name).read_bytes() == build.encode(build.TARGETS[name]()), (
        "Run python -m counterclaim.lexicons.weapons.build"
    )


@pytest.mark.parametrize(("text", "finds"), _examples(), ids=lambda x: str(x)[:40])
def test_examples_of_the_lexicon(text: str, finds: dict[str, str]) -> None:
    found = _found(text)
    assert finds.items() <= found.items()
    if not finds:
        assert not found


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("fire from weapons of various calibers, including mortars", ["mortar"]),
        ("heavy weapons, grenade launchers and mortars",
         ["unspecified_heavy", "grenade", "mortar"]),
        ("artillery, large-caliber weapons and combat UAVs",
         ["artillery", "unspecified_heavy", "drone"]),
        ("a 73mm recoilless gun round", ["anti_tank"]),
        ("82-mm mines fell", ["mortar"]),
        ("60-, 82- and 120-mm mortars", ["mortar"]),
        ("BM21 and BM 21 launchers", ["mlrs", "mlrs"]),
        ("T72, T-72s and T 72B3 hulls", ["tank", "tank", "tank"]),
        ("a T\u201190M", ["tank"]),
        ("S-300 missiles", ["air_defence"]),
        ("an RPG-7 grenade launcher", ["anti_tank"]),
        ("an anti-tank mine", ["mine"]),
        ("a self-propelled howitzer", ["artillery"]),
        ("two Mi-24s and a Ka-52", ["helicopter", "helicopter"]),
        ("a shell from a Bohdana", ["artillery"]),
        ("Hwasong-18 and KN-25", ["missile", "mlrs"]),
        ("guided rockets", ["missile"]),
        ("white phosphorus", ["unspecified_heavy"]),
        ("a sea drone", ["drone"]),
        ("an FPV", ["drone"]),
        ("anti-aircraft missile systems", ["air_defence"]),
        ("armored personnel carriers and armoured personnel carriers",
         ["unspecified_heavy", "unspecified_heavy"]),
        ("a roadside bomb", ["ied"]),
        ("Molotov cocktails", ["grenade"]),
        ("PMN-E mines", ["mine", "mine"]),
    ],
)  # fmt: skip
def test_weapons_named(text: str, means: list[str]) -> None:
    assert [h.means for h in load_weapons().find(text)] == means


@pytest.mark.parametrize(
    "text",
    [
        "The Qassam Brigades issued a statement.",
        "An arrow pointed north; a patriot spoke of the heron.",
        "A spike in prices, a mirage, a leopard and an apache dance.",
        "A 50-year-old man walked 30 mm of rain later.",
        "The coal mine, the think tank and the bullet train.",
        "The M4 highway and the grad student.",
        "The technical committee met.",
        "Motor rifle brigade officers met Bishop Tutu in Milan.",
        "He is an 82-year-old; the fund grew 120 million.",
        "The shell company was registered in Java.",
    ],
)
def test_what_is_no_weapon(text: str) -> None:
    assert load_weapons().find(text) == []


def test_at_least_four_hundred_designations_over_all_means() -> None:
    groups = load_yaml(FOLDER / "designations.yaml")
    names = {n for g in groups for entry in g["names"] for n in build.expand(entry)}
    assert len(names) >= 2500
    covered = {e.means for e in load_weapons().entries if e.designation}
    assert covered == MEANS - {"ied"}


def test_entries_keep_the_schema() -> None:
    for entry in load_weapons().entries:
        assert entry.means in MEANS | {""}
        assert entry.object in THINGS
        assert entry.target_kind in TARGET_KINDS | {""}
        assert entry.case_sensitive or not entry.designation


def test_phrases_and_blockers_share_nothing() -> None:
    weapons = load_weapons()
    named = {phrase.lower() for phrase, *_ in weapons.phrases()}
    assert named.isdisjoint(phrase.lower() for phrase, _ in weapons.blockers())


def test_what_a_weapon_is_when_it_is_hit() -> None:
    by_phrase = {e.phrase: e for e in load_weapons().entries}
    assert by_phrase["T-72"].object == "tank" and by_phrase["T-72"].target_kind == "vehicle"
    assert by_phrase["howitzer"].object == "artillery"
    assert by_phrase["howitzer"].target_kind == "military"
    assert by_phrase["helicopter"].target_kind == "aircraft"
    assert by_phrase["rocket"].target_kind == ""
    assert by_phrase["frigate"].object == "ship"


@pytest.mark.parametrize(
    ("noun", "kind", "target_kind", "what"),
    [
        ("serviceman", "armed", ("military",), "military"),
        ("servicemen", "armed", ("military",), "military"),
        ("manpower", "armed", ("military",), "military"),
        ("strongholds", "object", ("military",), "infrastructure"),
        ("firing points", "object", ("military",), "infrastructure"),
        ("headquarters", "object", ("military",), "infrastructure"),
        ("villagers", "people", ("civilian",), "civilian"),
        ("children", "people", ("civilian",), "civilian"),
        ("shepherd", "people", ("civilian",), "civilian"),
        ("apartment block", "object", ("civilian",), "building"),
        ("churches", "object", ("civilian",), "building"),
        ("dam", "object", ("infrastructure",), "infrastructure"),
        ("supply roads", "object", ("infrastructure",), "infrastructure"),
        ("civilian infrastructure", "object", ("civilian", "infrastructure"), "infrastructure"),
        ("military airfield", "object", ("military", "infrastructure"), "infrastructure"),
        ("hospital", "object", ("medical",), "building"),
        ("ambulance", "object", ("medical", "vehicle"), "vehicle"),
        ("medics", "people", ("medical",), "any"),
        ("TV crew", "media", ("press",), "civilian"),
        ("peacekeepers", "monitor", ("monitor",), "any"),
        ("UN vehicle", "object", ("monitor", "vehicle"), "vehicle"),
        ("bus", "object", ("civilian", "vehicle"), "vehicle"),
        ("cargo ship", "object", ("ship",), "ship"),
        ("combat equipment", "object", ("military",), "equipment"),
        ("victims", "people", (), "any"),
        ("international community", "object", (), ""),
    ],
)
def test_nouns(noun: str, kind: str, target_kind: tuple[str, ...], what: str) -> None:
    found = load_objects().lookup(noun)
    assert found is not None
    assert (found.kind, found.target_kind, found.what) == (kind, target_kind, what)


def test_every_group_of_nouns_has_an_example_that_holds_one_of_them() -> None:
    groups = load_yaml(FOLDER / "objects.yaml")
    assert sum(len(group["words"]) for group in groups) >= 1500
    for group in groups:
        forms = {form.lower() for word in group["words"] for form in build.words_of(word)}
        for example in group["examples"]:
            assert any(form in example.lower() for form in forms), example


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("child", "children"), ("serviceman", "servicemen"), ("battery", "batteries"),
     ("bus", "buses"), ("human", "humans"), ("convoy", "convoys"), ("church", "churches"),
     ("guardswoman", "guardswomen"), ("apartment block", "apartment blocks"),
     ("passer-by", "passers-by"), ("check-post", "check-posts")],
)  # fmt: skip
def test_plurals(singular: str, plural: str) -> None:
    assert build.plural(singular) == plural


def test_variants_of_a_designation() -> None:
    assert build.name_variants("T-72") == ["T-72", "T72", "T 72"]
    assert build.name_variants("A-50 aircraft")[:2] == ["A-50 aircraft", "A50 aircraft"]
    assert "A 50 aircraft" not in build.name_variants("A-50 aircraft")
    assert build.name_variants("Tochka-U") == ["Tochka-U", "Tochka U"]
    assert build.name_variants("2S19") == ["2S19"]
    assert list(build.expand("Su-{24,25}")) == ["Su-24", "Su-25"]


def test_one_phrase_cannot_mean_two_weapons(tmp_path: Path) -> None:
    for name in ("generic.yaml", "designations.yaml", "calibres.yaml"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    with (tmp_path / "generic.yaml").open("a", encoding="utf-8") as file:
        file.write("\n- {means: naval, object: ship, target: true, words: [howitzer]}\n")
    with pytest.raises(LexiconError, match="howitzer"):
        build.compile_weapons(tmp_path)


def test_a_missing_or_broken_package_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "FOLDER", tmp_path)
    load_weapons.cache_clear()
    with pytest.raises(LexiconError, match="weapons.json"):
        load_weapons()
    (tmp_path / "weapons.json").write_text('{"groups": 3}', encoding="utf-8")
    with pytest.raises(LexiconError, match="weapons.json"):
        load_weapons()


def test_loads_fast() -> None:
    load_weapons()
    load_objects()
    best = 9.0
    for _ in range(5):
        load_weapons.cache_clear()
        load_objects.cache_clear()
        start = time.perf_counter()
        assert load_weapons().entries
        load_objects()
        best = min(best, time.perf_counter() - start)
    assert best < 0.1  # 15 ms measured; the bound leaves room for a slow machine


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    hits = load_weapons().find(text)
    for left, right in zip(hits, hits[1:], strict=False):
        assert left.end <= right.start
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)


def test_a_long_text_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "60-, 82- and 120-mm and 12 mm , 3 mm and " * count
        start = time.perf_counter()
        load_weapons().find(text)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(4000) < 40 * max(seconds(400), 0.005)
