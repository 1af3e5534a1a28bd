"""Write `names.json` beside a trained pipeline: `python training/names.py [--data DATA] [FOLDER]`.

It holds what `counterclaim.read.plain.names` needs: the vector of each kind of name, which is the
mean of the most frequent ones in the training data, weighted by the roots of their numbers, and
words that are no names.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from plain import MODEL

from counterclaim.lexicons.parties import load_parties
from counterclaim.read.plain import names
from counterclaim.read.plain.pipeline import Plain, load_plain

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "ud_english"
LEXICONS = ROOT / "src" / "counterclaim" / "lexicons"
#: How many names a mean is of.
MOST = 2000
#: Written with a capital, but no names of anyone.
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)


def counted(train: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Words of the training data: in small letters; with a capital as names, and as others."""
    import spacy
    from spacy.tokens import DocBin

    small: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for doc in DocBin().from_disk(train).get_docs(spacy.blank("en").vocab):
        for token in doc:
            if token.text.islower():
                small[token.text] += 1
            elif token.text[:1].isupper():
                (proper if token.pos_ == "PROPN" else other)[token.text] += 1
    return small, proper, other


def common(small: Iterable[str], proper: Counter[str], other: Counter[str]) -> set[str]:
    """Words that are no names: written small, named in a lexicon, or mostly something else."""
    words = {*small, *CALENDAR.split()}
    words |= {w.lower() for w, count in other.items() if count > proper[w]}
    for file in sorted(LEXICONS.glob("*/en/**/*.yaml")):
        words |= set(re.findall(r"(?<!\w)[a-z]+(?!\w)", file.read_text(encoding="utf-8")))
    return {w for w in words if re.fullmatch(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", w)}


def names_of(folder: Path, train: Path) -> names.Names:
    """What `names.json` holds for the pipeline in `folder`, trained on `train`."""
    small, proper, other = counted(train)
    words = common(small, proper, other)
    kind_of = names.Kinds(load_parties(), words)
    seen = proper + other
    found: dict[str, list[str]] = {}
    for word in sorted(seen, key=lambda w: (-seen[w], w)):
        kind = kind_of(word)
        if kind is not None and (kind != "name" or proper[word]):
            found.setdefault(kind, []).append(word)
    plain = _without_names(folder)
    vectors: dict[str, list[float]] = {}
    for kind in sorted(found):
        most = found[kind][:MOST]
        each = plain._vectors_of([(word, None) for word in most]).astype(np.float64)
        mean = np.average(each, axis=0, weights=[seen[word] ** 0.5 for word in most])
        # To so many digits that other machines write the same.
        vectors[kind] = [round(float(number), 4) for number in mean]
    return names.Names(words=" ".join(sorted(words)), vectors=vectors)


def _without_names(folder: Path) -> Plain:
    """The pipeline as it was trained."""
    with TemporaryDirectory() as place:
        copy = Path(place) / "model"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(names.FILE))
        plain = load_plain(copy)
    assert plain is not None
    return plain


def write_names(folder: Path, data: Path) -> None:
    """Write the file of the pipeline in `folder`."""
    made = names_of(folder, data / "train.spacy")
    (folder / names.FILE).write_bytes(msgspec.json.encode(made) + b"\n")


def main() -> int:
    """Write the file."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path, nargs="?", default=MODEL)
    ask.add_argument("--data", type=Path, default=SHARED, help="the folder of train.spacy")
    chosen = ask.parse_args()
    write_names(chosen.folder, chosen.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
