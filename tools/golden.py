"""Golden documents: `python tools/golden.py [--write] [NAME...]`.

Reads the documents of `tests/golden/documents` and compares their claims with the reviewed ones in
`tests/golden/expected`. `--write` takes over what the reader says now, except for fields that are
listed as known errors: there the right value, which a person wrote, stays. Review the difference
before you commit it.

An expected file holds `claims` (right values), `known_errors` (what the reader gets wrong in them:
the number of the claim, the field, or `claim` where it is not found at all, and the reason), and
`spurious` (claims that should not be: event, quote, reason).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from counterclaim.claims.flat import to_flat
from counterclaim.core.errors import Failure
from counterclaim.ingest import LoadOptions, load_named
from counterclaim.pipeline import Reader

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
DOCUMENTS, EXPECTED = GOLDEN / "documents", GOLDEN / "expected"
FIELDS = (
    "speaker stance event status actors targets target_kind places start end means losses count "
    "quotes"
).split()
#: Fields whose order says nothing.
_SETS = {"actors", "targets", "target_kind", "places", "means", "losses"}

Claim = dict[str, Any]
Case = dict[str, Any]


def names() -> list[str]:
    """The names of the golden documents."""
    return sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


def read(reader: Reader, name: str) -> list[Claim]:
    """What the reader says of a document, in the flat form without ids."""
    path = DOCUMENTS / f"{name}.txt"
    ((document, _),) = load_named([str(path)], sys.stdin.buffer, LoadOptions())
    if isinstance(document, Failure):
        raise SystemExit(str(document))
    claims = [to_flat(claim) for claim in reader.read(document).claims]
    return [{field: claim[field] for field in FIELDS} for claim in claims]


def load(name: str) -> Case:
    """The reviewed claims of a document, its known errors and its spurious claims."""
    path = EXPECTED / f"{name}.yaml"
    case = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {key: case.get(key) or [] for key in ("claims", "known_errors", "spurious")}


def same(field: str, left: Any, right: Any) -> bool:
    """Whether two values of a field mean the same."""
    if field in _SETS:
        return sorted(map(repr, left)) == sorted(map(repr, right))
    return bool(left == right)


def touch(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a quote of the one side is a part of one of the other."""
    return any(a in b or b in a for a in left for b in right)


def likeness(left: Claim, right: Claim) -> int:
    """How much two claims have in common; 0 where they are not of one mention."""
    apart = left["event"] != right["event"]
    if apart and not touch(left["quotes"], right["quotes"]):
        return 0
    return sum(same(field, left[field], right[field]) for field in FIELDS) + 5 * (not apart)


def align(expected: Sequence[Claim], found: Sequence[Claim]) -> dict[int, int]:
    """Expected claims and those found, by number, the most alike first."""
    ranked = sorted(
        (-likeness(e, f), i, j) for i, e in enumerate(expected) for j, f in enumerate(found)
    )
    pairs: dict[int, int] = {}
    for score, i, j in ranked:
        if score and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def split_spurious(case: Case, found: Sequence[Claim]) -> tuple[list[Claim], list[int]]:
    """The claims found without those known to be spurious; which of these are there (numbers)."""
    kept, there = list(found), []
    for number, wrong in enumerate(case["spurious"]):
        hits = [
            c for c in kept if c["event"] == wrong["event"] and touch([wrong["quote"]], c["quotes"])
        ]
        if hits:
            kept.remove(hits[0])
            there.append(number)
    return kept, there


def differences(case: Case, found: Sequence[Claim]) -> dict[tuple[int, str], str]:
    """What differs, by number of the claim (from 1) and field, in words.

    The field `claim` stands for a whole claim; claims found in excess have numbers from 1001.
    """
    kept, _ = split_spurious(case, found)
    pairs = align(case["claims"], kept)
    words: dict[tuple[int, str], str] = {}
    for i, claim in enumerate(case["claims"]):
        if i not in pairs:
            words[i + 1, "claim"] = f"missing: {line(claim)}"
            continue
        for field in FIELDS:
            have = kept[pairs[i]][field]
            if not same(field, claim[field], have):
                words[i + 1, field] = (
                    f"claim {i + 1} ({claim['event']}): {field}\n    - {claim[field]}\n    + {have}"
                )
    for j, claim in enumerate(kept):
        if j not in pairs.values():
            words[1001 + j, "claim"] = f"in excess: {line(claim)}"
    return words


def line(claim: Claim) -> str:
    """A claim in a line."""
    who = f"{'/'.join(claim['actors']) or '?'} → {'/'.join(claim['targets']) or '?'}"
    return f"{claim['speaker']} {claim['stance']} {claim['event']} {who}: {claim['quotes'][0]!r}"


def known(case: Case) -> dict[tuple[int, str], str]:
    """Known errors by claim and field, with their reasons."""
    return {(e["claim"], e["field"]): e["reason"] for e in case["known_errors"]}


def renewed(case: Case, found: Sequence[Claim]) -> Case:
    """The case with what the reader says now, but with right values where it is known to err."""
    kept, there = split_spurious(case, found)
    pairs = align(case["claims"], kept)
    back = {j: i for i, j in pairs.items()}
    stay = {n - 1 for n, field in known(case) if field == "claim"} - set(pairs)
    order: list[tuple[Claim, int | None]] = []
    for j, claim in enumerate(kept):
        i = back.get(j)
        right = {f for n, f in known(case) if i is not None and n == i + 1 and f in FIELDS}
        old = case["claims"][i] if i is not None else {}
        order.append(({f: old[f] if f in right else claim[f] for f in FIELDS}, i))
    order += [(case["claims"][i], i) for i in sorted(stay)]
    number = {i: n for n, (_, i) in enumerate(order, start=1) if i is not None}
    errors = [
        {**e, "claim": number[e["claim"] - 1]}
        for e in case["known_errors"]
        if e["claim"] - 1 in number
    ]
    return {
        "claims": [claim for claim, _ in order],
        "known_errors": errors,
        "spurious": [case["spurious"][n] for n in there],
    }


def write(name: str, case: Case) -> None:
    """Write an expected file, in a form that a person reviews."""
    EXPECTED.mkdir(exist_ok=True)
    text = yaml.safe_dump(
        {key: value for key, value in case.items() if value or key == "claims"},
        sort_keys=False,
        default_flow_style=None,
        allow_unicode=True,
        width=100,
    )
    (EXPECTED / f"{name}.yaml").write_text(text, encoding="utf-8")


def main() -> int:
    """Compare or write; 1 where something differs that is not known."""
    parser = argparse.ArgumentParser(description="Compare or refresh the golden documents.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--write", action="store_true", help="take over what the reader says now")
    options = parser.parse_args()
    reader, failed = Reader(), False
    for name in options.names or names():
        case, found = load(name), read(reader, name)
        if options.write:
            write(name, renewed(case, found))
        new = {k: v for k, v in differences(case, found).items() if k not in known(case)}
        failed |= bool(new)
        if new:
            print(f"{name}:", *new.values(), sep="\n  ")
    return int(failed and not options.write)


if __name__ == "__main__":
    sys.exit(main())
