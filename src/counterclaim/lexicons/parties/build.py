"""From the sources to the knowledge base: settle case and ambiguity, check, pack.

`python -m counterclaim.lexicons.parties.build` writes `parties.json` next to the sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.core.party import Deixis, Dyad, NameKind, Party, PartyName
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.parties import sources
from counterclaim.lexicons.parties.index import Knowledge, fold
from counterclaim.lexicons.parties.sources import Ambiguity, RawName, RawParty

HERE = Path(__file__).parent
PACKED = HERE / "parties.json"
_SPECIAL = "dyads deixis institutions ambiguous generic masks examples"
SPECIAL = frozenset(f"{name}.yaml" for name in _SPECIAL.split())
BODIES = "bodies"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,2}s?")
# Kinds whose phrases are written with capitals and are ordinary words without them.
_CAPITALISED: frozenset[NameKind] = frozenset(
    ("seat", "branch", "service", "parliament", "institution", "media", "deictic")
)
_SHORT_KINDS: frozenset[NameKind] = frozenset(
    ("branch", "service", "media", "institution", "abbreviation", "armed_forces", "ministry")
)


class _Rules:
    """Case and ambiguity, as `ambiguous.yaml` and the kinds of names say."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.well_known: set[str] = set()
        self.common: set[str] = set()
        self.sided: set[str] = set()
        self.phrases: dict[str, Ambiguity] = {}
        for path in paths:
            loaded = load_yaml(path) or {}
            self.well_known.update(loaded.get("well_known", ()))
            self.common.update(loaded.get("common_words", ()))
            self.sided.update(loaded.get("sided_words", ()))
            self.phrases.update(sources.read_ambiguous(path, loaded.get("phrases") or ()))

    def cased(self, name: RawName, party: str) -> bool:
        """Whether the case of a phrase counts."""
        phrase = name.phrase
        if party == "media":
            return True
        if name.kind == "abbreviation" or fold(phrase) in self.common:
            return True
        if " " not in phrase and (len(phrase) <= 4 or phrase.isupper()):
            return True
        return name.kind in _CAPITALISED and phrase != phrase.lower()

    def deictic(self, name: RawName) -> bool:
        """Whether a phrase means its party only in the mouth of its sides.

        So do sided phrases without any proper noun: "rebel militia", "occupation forces".
        """
        if name.kind == "deictic":
            return True
        phrase = name.phrase
        return bool(name.sides) and (phrase == phrase.lower() or fold(phrase) in self.sided)

    def weak(self, name: RawName) -> bool:
        """Whether a phrase is an abbreviation that may mean anything."""
        return (
            name.kind in _SHORT_KINDS
            and _ACRONYM.fullmatch(name.phrase) is not None
            and name.phrase not in self.well_known
        )


def build(folders: Sequence[Path] = ()) -> Knowledge:
    """The knowledge base of the package's sources and of further folders of the same form."""
    roots = [HERE, *folders]
    raws = _collect(roots)
    dyads = tuple(d for p in _named(roots, "dyads.yaml") for d in sources.read_dyads(p))
    rules = _Rules(_named(roots, "ambiguous.yaml"))
    _check_codes(raws, dyads)
    _add_common_titles(raws, rules)
    generic = [g for p in _named(roots, "generic.yaml") for g in sources.read_generic(p)]
    _add_generic(raws, generic)
    names = _merge(raws)
    _check_collisions(names, rules)
    near = _neighbours(raws, dyads)
    parties = tuple(
        _party(raw, [_settle(n, raw, rules, near) for n in names[raw.code]])
        for raw in sorted(raws.values(), key=lambda r: r.code)
    )
    masks = [sources.read_masks(p) for p in _named(roots, "masks.yaml")]
    return Knowledge(
        parties=parties,
        dyads=tuple(sorted(dyads, key=lambda d: (d.parties, d.since))),
        deixis=_deixis(roots),
        institutions=_institutions(roots),
        masks=tuple(m for phrases, _ in masks for m in phrases),
        mask_endings=tuple(e for _, endings in masks for e in endings),
    )


def _named(roots: Sequence[Path], name: str) -> list[Path]:
    return [root / name for root in roots if (root / name).exists()]


def _collect(roots: Sequence[Path]) -> dict[str, RawParty]:
    raws: dict[str, RawParty] = {}
    for root in roots:
        found = [r for p in _named([root], "states.tsv") for r in sources.read_states(p)]
        for path in sorted(root.rglob("*.yaml")):
            if path.name not in SPECIAL and path.parent.name != BODIES:
                found += sources.read_entries(path)
        for raw in found:
            if raw.code in raws:
                raise LexiconError(
                    f"{raw.where}, entry {raw.code}: the code is taken in {raws[raw.code].where}.",
                    remedy="Choose another code. ISO alpha-3 codes are for states only.",
                )
            raws[raw.code] = raw
        for path in sorted((root / BODIES).glob("*.yaml")):
            for code, bodies in sources.read_bodies(path).items():
                if code not in raws:
                    raise sources.broken(path, code, "no party has this code")
                raws[code].names += bodies
    return raws


def _check_codes(raws: dict[str, RawParty], dyads: Sequence[Dyad]) -> None:
    for raw in raws.values():
        sides = [s for name in raw.names for s in name.sides]
        single = [raw.part_of, raw.counts_as, raw.merged_into, raw.wing_of]
        for code in [*single, *raw.allies, *raw.countries, *sides]:
            if code and code not in raws:
                raise LexiconError(
                    f"{raw.where}, entry {raw.code}: it refers to {code}, which no party has.",
                    remedy="Correct the code, or add the party.",
                )
    for dyad in dyads:
        for code in [*dyad.parties, *dyad.countries]:
            if code not in raws:
                raise LexiconError(
                    f"dyads.yaml, entry {dyad.parties}: no party has the code {code}.",
                    remedy="Correct the code, or add the party.",
                )


def _add_common_titles(raws: dict[str, RawParty], rules: _Rules) -> None:
    """Enter the phrases that `ambiguous.yaml` gives a kind for at each of their readings."""
    for declared in rules.phrases.values():
        if declared.kind is None:
            continue
        for code in declared.readings:
            if code not in raws:
                raise LexiconError(
                    f'ambiguous.yaml, entry "{declared.phrase}": no party has the code {code}.',
                    remedy="Correct the code, or add the party.",
                )
            sides = (code,) if declared.kind == "self" else ()
            raws[code].names.append(RawName(declared.phrase, declared.kind, sides))


def _add_generic(raws: dict[str, RawParty], generic: Sequence[sources.Generic]) -> None:
    """Enter what texts call the missions of an organisation by at the organisation."""
    for group in generic:
        if group.of not in raws:
            raise LexiconError(
                f"generic.yaml, entry {group.of}: no party has this code.",
                remedy="Correct the code, or add the party.",
            )
        own = {fold(n.phrase) for raw in raws.values() for n in raw.names}
        named = [RawName(p, "name", missions="else") for p in group.phrases]
        named += [RawName(p, "name", missions="only") for p in group.alone]
        raws[group.of].names += [n for n in named if fold(n.phrase) not in own]


def _merge(raws: dict[str, RawParty]) -> dict[str, list[RawName]]:
    """Each party's names without repetition; sides of one phrase are put together."""
    merged: dict[str, list[RawName]] = {}
    for raw in raws.values():
        seen: dict[str, RawName] = {}
        for name in raw.names:
            key = fold(name.phrase)
            had = seen.get(key)
            if had is None:
                seen[key] = name
            elif had.kind == name.kind and name.sides:
                sides = tuple(dict.fromkeys((*had.sides, *name.sides)))
                seen[key] = had._replace(sides=sides)
        merged[raw.code] = list(seen.values())
    _drop_shared(raws, merged)
    return merged


def _drop_shared(raws: dict[str, RawParty], merged: dict[str, list[RawName]]) -> None:
    """A phrase of an entity that counts as another one is not repeated at that other one."""
    for code, raw in raws.items():
        if raw.counts_as:
            own = {fold(n.phrase) for n in merged[code]}
            merged[raw.counts_as] = [n for n in merged[raw.counts_as] if fold(n.phrase) not in own]


def _check_collisions(names: dict[str, list[RawName]], rules: _Rules) -> None:
    owners: dict[str, list[str]] = {}
    for code, own in names.items():
        for name in own:
            owners.setdefault(fold(name.phrase), []).append(code)
    for phrase, codes in owners.items():
        declared = rules.phrases.get(phrase)
        if len(codes) > 1 and (declared is None or set(codes) - set(declared.readings)):
            raise LexiconError(
                f'The phrase "{phrase}" names {" and ".join(codes)}.',
                remedy="Declare it in ambiguous.yaml with all its readings, or drop one.",
            )
    for phrase, declared in rules.phrases.items():
        missing = set(declared.readings) - set(owners.get(phrase, ()))
        if missing:
            raise LexiconError(
                f'ambiguous.yaml, entry "{phrase}": it is no name of {sorted(missing)}.',
                remedy="Add the phrase to that party, or drop the reading.",
            )


def _neighbours(raws: dict[str, RawParty], dyads: Sequence[Dyad]) -> dict[str, set[str]]:
    """For each party the codes whose presence makes it likely: itself, foes, friends, theatre."""
    near = {
        code: {code, raw.part_of, raw.counts_as, *raw.allies, *raw.countries} - {""}
        for code, raw in raws.items()
    }
    for dyad in dyads:
        one, two = dyad.parties
        near[one].add(two)
        near[two].add(one)
    return near


def _settle(name: RawName, raw: RawParty, rules: _Rules, near: dict[str, set[str]]) -> PartyName:
    declared = rules.phrases.get(fold(name.phrase))
    ambiguous = declared is not None or bool(name.missions) or rules.weak(name)
    needs: tuple[str, ...] = ()
    if declared is not None:
        needs = declared.readings.get(raw.code, ()) or _telling(raw.code, declared, near)
    elif ambiguous and not name.missions:
        needs = tuple(sorted(near[raw.code]))
    return PartyName(
        phrase=name.phrase,
        code=raw.counts_as or raw.code,
        party=raw.code,
        kind=name.kind,
        sides=name.sides,
        case_sensitive=rules.cased(name, raw.kind),
        ambiguous=ambiguous,
        needs=needs,
        default=bool(name.missions) or declared is not None and declared.default == raw.code,
        unless=declared.unless if declared is not None else (),
        deictic=rules.deictic(name),
        missions=name.missions,
    )


def _telling(code: str, declared: Ambiguity, near: dict[str, set[str]]) -> tuple[str, ...]:
    """The neighbours that speak for this reading and for no other."""
    others: set[str] = set()
    for other in declared.readings:
        if other != code:
            others |= near[other]
    return tuple(sorted((near[code] - others) | {code}))


def _party(raw: RawParty, names: list[PartyName]) -> Party:
    return Party(
        code=raw.code,
        name=raw.name,
        kind=raw.kind,
        inter=raw.inter,
        names=tuple(names),
        counts_as=raw.counts_as,
        part_of=raw.part_of,
        armed_wing_of=raw.wing_of,
        allies=raw.allies,
        countries=raw.countries,
        since=raw.since,
        until=raw.until,
        merged_into=raw.merged_into,
        merged_from=raw.merged_from,
        note=raw.note,
    )


def _deixis(roots: Sequence[Path]) -> Deixis:
    groups: dict[str, tuple[str, ...]] = {}
    for path in _named(roots, "deixis.yaml"):
        for group, words in msgspec.structs.asdict(sources.read_deixis(path)).items():
            groups[group] = tuple(dict.fromkeys((*groups.get(group, ()), *words)))
    return Deixis(**groups)


def _institutions(roots: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for path in _named(roots, "institutions.yaml"):
        for group, words in sources.read_institutions(path).items():
            groups[group] = tuple(dict.fromkeys((*groups.get(group, ()), *words)))
    return groups


def pack(knowledge: Knowledge) -> bytes:
    """The knowledge base as JSON, the same bytes for the same sources."""
    return msgspec.json.encode(knowledge) + b"\n"


if __name__ == "__main__":
    PACKED.write_bytes(pack(build()))
