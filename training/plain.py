"""Write `plain.json` beside a trained pipeline: `python training/plain.py [FOLDER]`.

It holds what `counterclaim.read.plain` needs of the pipeline besides the weights.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.read.plain.arcs import Moves
from counterclaim.read.plain.lemmas import NONE, Tree
from counterclaim.read.plain.pipeline import FILE, Parts
from counterclaim.read.plain.tokens import Rules, Word

MODEL = Path(__file__).resolve().parents[1] / "src/counterclaim/read/models/en_ud_small"


def parts_of(folder: Path) -> Parts:
    """What `plain.json` holds of the pipeline in `folder`."""
    import spacy
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.symbols import IDS

    nlp: Any = spacy.load(folder)
    morphs, lemmas = nlp.get_pipe("morphologizer"), nlp.get_pipe("trainable_lemmatizer")
    tables = [n for n in nlp.get_pipe("tok2vec").model.walk() if n.name == "hashembed"]
    meta = nlp.meta
    positions = [morphs.cfg["labels_pos"].get(label, 0) for label in morphs.labels]
    return Parts(
        made_by=f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}",
        symbols=dict(sorted(IDS.items())),
        norms=dict(sorted(BASE_NORMS.items())),
        seeds=[table.attrs["seed"] for table in tables],
        rules=_rules(nlp),
        tags=list(nlp.get_pipe("tagger").labels),
        pos=[nlp.vocab.strings[position] for position in positions],
        trees=[_tree(tree, nlp.vocab.strings) for tree in _nodes(lemmas.trees)],
        tree_labels=list(lemmas.labels),
        moves=_moves(nlp.get_pipe("parser")),
    )


def _rules(nlp: Any) -> Rules:
    source = msgspec.msgpack.decode(nlp.tokenizer.to_bytes(exclude=["vocab"]))
    orth, norm = nlp.vocab.strings["ORTH"], nlp.vocab.strings["NORM"]
    special: dict[str, list[Word]] = {
        piece: [(word[orth], word.get(norm)) for word in words]
        for piece, words in sorted(source["exceptions"].items())
    }
    cutter = nlp.tokenizer
    bare = type(cutter)(
        nlp.vocab,
        prefix_search=cutter.prefix_search,
        suffix_search=cutter.suffix_search,
        infix_finditer=cutter.infix_finditer,
        url_match=cutter.url_match,
    )
    joined = {
        piece: [token.text for token in bare(piece)]
        for piece in special
        if " " in piece
        or cutter.find_prefix(piece)
        or cutter.find_suffix(piece)
        or cutter.find_infix(piece)
    }
    return Rules(
        prefix=source["prefix_search"],
        suffix=source["suffix_search"],
        infix=source["infix_finditer"],
        url=source["url_match"],
        special=special,
        joined=joined,
    )


def _nodes(trees: Any) -> list[dict[str, int]]:
    return [trees[number] for number in range(len(trees))]


def _tree(node: dict[str, int], strings: Any) -> Tree:
    if "orig" in node:
        return Tree(keeps=False, old=strings[node["orig"]], new=strings[node["subst"]])
    first, last = node["prefix_tree"], node["suffix_tree"]
    assert NONE == 2**32 - 1
    return Tree(
        keeps=True, before=node["prefix_len"], behind=node["suffix_len"], first=first, last=last
    )


def _moves(parser: Any) -> Moves:
    names = [name.partition("-") for name in parser.move_names]
    return Moves(kinds=["SDLRB".index(kind) for kind, _, _ in names], labels=[n[2] for n in names])


def write_plain(folder: Path) -> None:
    """Write the file of the pipeline in `folder`."""
    (folder / FILE).write_bytes(msgspec.json.encode(parts_of(folder)) + b"\n")


def main() -> int:
    """Write the file."""
    write_plain(Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
