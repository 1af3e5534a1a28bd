from __future__ import annotations

import re
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import pytest

from counterclaim.core.errors import LexiconError
from counterclaim.core.party import NAME_KINDS, PARTY_KINDS, PartyName
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.parties import (
    Knowledge,
    PartyIndex,
    load_institutions,
    load_parties,
)
from counterclaim.lexicons.parties.build import HERE, PACKED, build, pack
from counterclaim.lexicons.parties.index import fold

INDEX = load_parties()
STATES = {c: p for c, p in INDEX.by_code.items() if p.kind in ("state", "territory")}
OTHERS = {c: p for c, p in INDEX.by_code.items() if c not in STATES}

# Marked names are known to us on one side only; every other pair has them on both or on neither.
ONE_SIDED = {
    ("AFG", "PAK"), ("AMISOM", "SHABAAB"), ("BOKO", "CMR"), ("BOKO", "TCD"), ("CUB", "USA"),
    ("ETH", "SHABAAB"), ("FANO", "OLA"), ("FDLR", "M23"), ("GAZA", "ISR"), ("GBR", "RUS"),
    ("HEZ", "SYR"), ("IRN", "SAU"), ("ISIS", "RUS"), ("ISR", "LBN"),
    ("ISWAP", "MNJTF"), ("ISWAP", "NER"), ("M23", "WAZALENDO"), ("NAS", "SSD"), ("PSE", "SETTLER"),
    ("TALIBAN", "USA"),
}  # fmt: skip


def names_of(code: str, *kinds: str) -> list[PartyName]:
    return [n for n in INDEX.by_code[code].names if n.kind in kinds]


def entries(name: str) -> Any:
    return load_yaml(HERE / name)


# --- the packed form --------------------------------------------------------------------------


def test_packed_form_equals_the_sources() -> None:
    assert PACKED.read_bytes() == pack(build())


def test_loading_is_fast() -> None:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        PartyIndex(msgspec.json.decode(PACKED.read_bytes(), type=Knowledge))
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.06


def test_index_is_loaded_once() -> None:
    assert load_parties() is load_parties()


# --- coverage ---------------------------------------------------------------------------------


def test_all_iso_codes_and_kosovo_are_there() -> None:
    pycountry = pytest.importorskip("pycountry", reason="pycountry comes with the dev extra")
    assert set(STATES) == {c.alpha_3 for c in pycountry.countries} | {"XKX"}


def test_iso_names_name_their_state() -> None:
    pycountry = pytest.importorskip("pycountry", reason="pycountry comes with the dev extra")
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, "").removeprefix("the ")
            if name:
                codes = {n.code for n in INDEX.readings(name)}
                assert country.alpha_3 in codes, f"{name} is no name of {country.alpha_3}"


def test_codes_of_others_are_no_iso_codes_in_use() -> None:
    pycountry = pytest.importorskip("pycountry", reason="pycountry comes with the dev extra")
    assert not set(OTHERS) & {c.alpha_3 for c in pycountry.countries}


def test_states_have_what_news_calls_them_by() -> None:
    for code, party in STATES.items():
        if party.kind != "state":
            continue
        assert names_of(code, "capital") or code in {"MCO", "SMR"}, code
        assert names_of(code, "demonym") or code == "VAT", code
        armed = names_of(code, "armed_forces")
        assert not names_of(code, "ministry") or armed, f"{code} has a ministry and no forces"


def test_there_are_enough_parties_besides_states() -> None:
    assert len(OTHERS) >= 220
    kinds = {p.kind for p in OTHERS.values()}
    assert kinds >= {"de_facto_authority", "armed_group", "mission", "ngo", "monitor"}


GOLD_CODES = (
    "ARM AZE ART RUS UKR TUR USA FRA EGY ISR LBN HEZ SDN SAF RSF SDC KOR PRK IND PAK CHN TWN IRL"
    " OSCE UNIFIL UN EU EUMA CSTO MEDIA UNKNOWN"
).split()


@pytest.mark.parametrize("code", GOLD_CODES)
def test_codes_of_the_gold_scheme_are_known(code: str) -> None:
    assert code in INDEX.by_code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Armenian", "ARM"), ("Armenians", "ARM"), ("Azeri", "AZE"), ("Azerbaijanis", "AZE"),
        ("Kyrgyz", "KGZ"), ("Lao", "LAO"), ("Britons", "GBR"), ("Danes", "DNK"), ("Dane", "DNK"),
        ("Frenchman", "FRA"), ("Poles", "POL"),
        ("U.K.", "GBR"), ("UAE", "ARE"), ("Burma", "MMR"), ("Ivory Coast", "CIV"),
        ("Islamabad", "PAK"), ("Whitehall", "GBR"), ("Pentagon", "USA"), ("Foggy Bottom", "USA"),
        ("Bankova", "UKR"), ("Zhongnanhai", "CHN"), ("Blue House", "KOR"), ("Knesset", "ISR"),
        ("Verkhovna Rada", "UKR"), ("Milli Majlis", "AZE"), ("Shin Bet", "ISR"), ("SBU", "UKR"),
        ("CENTCOM", "USA"), ("IRGC", "IRN"), ("CRPF", "IND"), ("Rosgvardia", "RUS"),
        ("Kenyan Ministry of Defence", "KEN"), ("Kenyan Ministry of Defense", "KEN"),
        ("Royal Thai Army", "THA"), ("Wagner Group", "WAGNER"), ("Ansar Allah", "HOUTHI"),
        ("Polisario Front", "POLISARIO"), ("Gulf Clan", "AGC"), ("UNDOF", "UNDOF"),
        ("B'Tselem", "BTSELEM"),
        ("Al-Quds Brigades", "PIJ"), ("Peshmerga", "KRG"), ("New People's Army", "NPA"),
    ],
)  # fmt: skip
def test_common_names_resolve_alone(phrase: str, code: str) -> None:
    name = INDEX.resolve(phrase)
    assert name is not None and name.code == code


# --- examples ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "example", entries("examples.yaml"), ids=lambda e: f"{e['phrase']}-{e['means']}"
)
def test_examples_resolve(example: dict[str, Any]) -> None:
    name = INDEX.resolve(example["phrase"], example.get("context", ()), example.get("speaker", ""))
    assert (name.code if name else None) == example["means"]


def _contains(text: str, words: tuple[str, ...]) -> bool:
    padded = f" {text.lower()} "
    return any(f" {word.lower()} " in padded for word in words)


def test_examples_of_deixis_resolve() -> None:
    for group, value in entries("deixis.yaml").items():
        words = getattr(INDEX.deixis, group)
        for example in value.get("examples", ()):
            assert _contains(example["text"], words), example
            if group == "own":
                assert example["means"] == example["speaker"]
            elif group in ("opponent", "pejorative"):
                means = INDEX.opponent(example["speaker"], example["context"])
                assert means == example["means"], example
            else:
                dyad = INDEX.dyad(*example["context"])
                assert dyad is not None and set(dyad.parties) == set(example["means"])


def test_examples_of_institutions_are_a_party_and_a_head() -> None:
    for group, value in entries("institutions.yaml").items():
        for example in value.get("examples", ()):
            text = example["text"].removeprefix("the ")
            heads = [w for w in INDEX.institutions[group] if _contains(text, (w,))]
            assert heads, example
            rest = re.sub(max(heads, key=len), "", text, flags=re.IGNORECASE)
            rest = rest.replace(" of ", " ").strip()
            name = INDEX.resolve(rest)
            assert name is not None and name.code == example["party"], example


# --- consistency ------------------------------------------------------------------------------


def test_records_are_well_formed() -> None:
    for code, party in INDEX.by_code.items():
        assert party.code == code
        assert party.kind in PARTY_KINDS
        assert 1 <= party.inter <= 8
        assert party.names
        linked = [party.counts_as, party.part_of, party.armed_wing_of, *party.allies]
        assert all(c in INDEX.by_code for c in linked if c), code
        assert all(c in STATES for c in party.countries), code
        for name in party.names:
            assert name.kind in NAME_KINDS
            assert name.party == code and name.code == party.coded
            assert all(c in INDEX.by_code for c in (*name.sides, *name.needs, *name.unless))
            assert name.phrase == name.phrase.strip() and "  " not in name.phrase


def test_a_phrase_of_two_parties_is_marked() -> None:
    readings: dict[str, list[PartyName]] = defaultdict(list)
    for name in INDEX.party_names():
        readings[fold(name.phrase)].append(name)
    for phrase, names in readings.items():
        if len({n.code for n in names}) > 1:
            assert all(n.ambiguous for n in names), phrase
        assert sum(n.default for n in names) <= 1, phrase


def test_no_name_is_a_mask_or_a_deictic_word() -> None:
    masks = {fold(m) for m in INDEX.masks}
    deictic = {fold(w) for w in (*INDEX.deixis.own, *INDEX.deixis.opponent, *INDEX.deixis.both)}
    for name in INDEX.party_names():
        assert name.kind == "media" or name.code == "MEDIA" or fold(name.phrase) not in masks
        assert name.case_sensitive or name.deictic or fold(name.phrase) not in deictic


def test_masks_are_listed_once() -> None:
    assert "-backed" in INDEX.mask_endings
    assert len(set(INDEX.mask_endings)) == len(INDEX.mask_endings)
    assert len(INDEX.masks) > 100
    assert len({fold(m) for m in INDEX.masks}) == len(INDEX.masks)


def test_groups_of_deixis_do_not_overlap() -> None:
    groups = [INDEX.deixis.own, INDEX.deixis.opponent, INDEX.deixis.pejorative, INDEX.deixis.both]
    words = [fold(w) for group in groups for w in group]
    assert len(words) == len(set(words))


def test_institutions_are_grouped() -> None:
    groups = load_institutions()
    assert set(groups) >= {"armed_forces", "ministry", "posts", "media", "unnamed_sources"}
    assert all(len(set(words)) == len(words) > 10 for words in groups.values())


# --- adversaries, even-handed -----------------------------------------------------------------


def test_dyads_name_known_parties_once() -> None:
    seen = [d.parties for d in INDEX.dyads]
    assert len(seen) == len(set(seen)) >= 80
    for dyad in INDEX.dyads:
        one, two = dyad.parties
        assert one < two
        assert one in INDEX.by_code and two in INDEX.by_code
        assert all(c in STATES for c in dyad.countries)
        assert 1800 < dyad.since <= (dyad.until or 2100)


def test_order_in_a_dyad_carries_no_meaning() -> None:
    for dyad in INDEX.dyads:
        one, two = dyad.parties
        assert INDEX.opponent(one, [two]) == two
        assert INDEX.opponent(two, [one]) == one
        assert INDEX.dyad(one, two) is INDEX.dyad(two, one)


def test_adversaries_follow_the_years() -> None:
    assert "ART" in INDEX.adversaries("AZE", 2022)
    assert "ART" not in INDEX.adversaries("AZE", 2024)
    assert "HTS" in INDEX.adversaries("SYR")
    assert INDEX.adversaries("UNICEF") == ()


def test_opponent_is_the_first_adversary_at_hand() -> None:
    assert INDEX.opponent("AZE", ["RUS", "ART", "ARM"]) == "ART"
    assert INDEX.opponent("AZE", ["RUS", "TUR"]) is None
    assert INDEX.opponent("SAF", ["SDN", "RSF"]) == "RSF"


def test_both_sides_of_a_dyad_have_forces_or_bodies() -> None:
    for dyad in INDEX.dyads:
        for code in dyad.parties:
            party = INDEX.by_code[code]
            if party.kind == "state":
                assert names_of(code, "armed_forces"), code
            categories = {INDEX.category(n) for n in party.names}
            assert categories & {"armed", "official", "organisation"}, code


def test_marked_names_are_known_on_both_sides_or_listed() -> None:
    def marked(code: str, side: str) -> bool:
        return any(side in n.sides for n in names_of(code, "rival"))

    one_sided = {
        d.parties for d in INDEX.dyads if marked(*d.parties) != marked(*reversed(d.parties))
    }
    assert one_sided == ONE_SIDED


def test_categories() -> None:
    def category(phrase: str) -> str:
        name = INDEX.readings(phrase)[0]
        return INDEX.category(name)

    assert category("Kenya") == "state"
    assert category("Kenyan") == "people"
    assert category("KDF") == "armed"
    assert category("Kenyan Ministry of Defence") == "official"
    assert category("Hezbollah") == "armed"
    assert category("UNIFIL") == "organisation"
    assert category("Zionist army") == "armed"
    assert category("Zionist entity") == "state"


# --- case and apostrophes ---------------------------------------------------------------------


def test_case_counts_where_the_word_is_another_one() -> None:
    for phrase, code in (("US", "USA"), ("Turkey", "TUR"), ("WHO", "UN"), ("Polish", "POL")):
        assert [n.code for n in INDEX.readings(phrase)] == [code]
        assert INDEX.readings(phrase.lower()) == ()


def test_curly_apostrophes_are_read() -> None:
    assert INDEX.resolve("People\u2019s Liberation Army") is not None


def test_unknown_phrases_name_nobody() -> None:
    assert INDEX.readings("Ruritania") == ()
    assert INDEX.resolve("Ruritania", ["ARM"], "AZE") is None


# --- folders of users -------------------------------------------------------------------------

RURITANIA = """
- code: RLF
  kind: armed_group
  inter: 2
  in: [SMR]
  names: [Ruritanian Liberation Front]
  abbr: [RLFX]
  rival: {SMR: [Ruritanian bandits]}
"""


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_user_adds_parties_and_dyads(tmp_path: Path) -> None:
    dyads = "- {theatre: Ruritania, countries: [SMR], pairs: [[SMR, RLF, 2020]]}\n"
    bodies = "SMR: {forces: [Guard of the Rock]}\n"
    folder = folder_with(tmp_path, mine=RURITANIA, dyads=dyads)
    (folder / "bodies").mkdir()
    (folder / "bodies" / "mine.yaml").write_text(bodies, encoding="utf-8")
    index = load_parties(folder)
    name = index.resolve("Ruritanian Liberation Front")
    assert name is not None and name.code == "RLF"
    body = index.resolve("Guard of the Rock")
    assert body is not None and body.code == "SMR"
    assert index.opponent("SMR", ["RLF"]) == "RLF"
    assert set(index.by_code) == {*INDEX.by_code, "RLF"}


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_PARTIES", str(folder_with(tmp_path, mine=RURITANIA)))
    assert "RLF" in load_parties().by_code


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("code: RLF", "code: rlf"), "2 to 12 capitals"),
        (("code: RLF", "code: KEN"), "the code is taken"),
        (("kind: armed_group", "kind: gang"), "kind is gang"),
        (("inter: 2", "inter: 9"), "inter"),
        (("in: [SMR]", "in: [XXQ]"), "refers to XXQ"),
        (("SMR: [Ruritanian", "XXQ: [Ruritanian"), "refers to XXQ"),
        (("abbr:", "abbreviation:"), "key abbreviation is unknown"),
        (("[RLFX]", "[true]"), "no list of phrases"),
        (("[RLFX]", "RLFX"), "no list of phrases"),
        (("[Ruritanian Liberation Front]", "[Kenya]"), 'The phrase "kenya" names'),
        (("names: [Ruritanian Liberation Front]", "note: x"), "no names"),
    ],
)
def test_broken_entries_name_file_entry_and_remedy(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    folder = folder_with(tmp_path, mine=RURITANIA.replace(*change))
    with pytest.raises(LexiconError) as caught:
        load_parties(folder)
    message = str(caught.value)
    assert words.replace("no list", "not a list") in message
    assert caught.value.remedy


def test_a_broken_dyad_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, dyads="- {theatre: X, pairs: [[KEN, KEN, 2020]]}\n")
    with pytest.raises(LexiconError, match="KEN"):
        load_parties(folder)
    folder = folder_with(tmp_path, dyads="- {theatre: X, pairs: [[KEN, XXQ, 2020]]}\n")
    load_parties.__globals__["_load"].cache_clear()
    with pytest.raises(LexiconError, match="XXQ"):
        load_parties(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="does not exist"):
        load_parties(tmp_path / "none")


# --- the reference page -----------------------------------------------------------------------

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "parties.md"


def fenced(language: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_the_pages_entry_loads(tmp_path: Path) -> None:
    index = load_parties(folder_with(tmp_path, mine=fenced("yaml")[0]))
    name = index.resolve("mountain gangs", speaker="ITA")
    assert name is not None and name.code == "RLF"


def test_the_pages_calls_give_what_it_says() -> None:
    scope = {"index": INDEX}
    calls = re.findall(r"^(index\S.*?)\s+# (None|'.*?')", fenced("python")[0], flags=re.MULTILINE)
    assert len(calls) >= 5
    for call, value in calls:
        assert repr(eval(call, scope)) == value
