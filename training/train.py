"""Train the English model again: `python training/train.py [--data FOLDER] [--output FOLDER]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from names import write_names
from plain import write_plain

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "data" / "ud_english"
_SHOWN = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las")


def main() -> int:
    """Train, then print the scores on each held-out set."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument(
        "--data", type=Path, default=SHARED, help="train.spacy, dev.spacy, test_*.spacy"
    )
    ask.add_argument("--output", type=Path, default=Path("build/en_ud_small"))
    ask.add_argument("--steps", type=int, help="stop after so many steps, to try the set-up")
    chosen = ask.parse_args()
    missing = [n for n in ("train.spacy", "dev.spacy") if not (chosen.data / n).is_file()]
    if missing:
        print(f"{chosen.data} lacks {', '.join(missing)}; see training/README.md", file=sys.stderr)
        return 1

    import spacy
    from spacy.cli.evaluate import evaluate
    from spacy.cli.train import train

    overrides: dict[str, object] = {
        "paths.train": str(chosen.data / "train.spacy"),
        "paths.dev": str(chosen.data / "dev.spacy"),
    }
    if chosen.steps:
        overrides |= {"training.max_steps": chosen.steps, "training.eval_frequency": chosen.steps}
    train(HERE / "config.cfg", chosen.output, overrides=overrides)
    best = chosen.output / "model-best"
    for held_out in sorted(chosen.data.glob("test_*.spacy")):
        scores = evaluate(str(best), held_out, silent=True)
        shown = {k: round(100 * scores[k], 1) for k in _SHOWN if scores.get(k) is not None}
        print(held_out.stem, json.dumps(shown))
    write_plain(best)
    write_names(best, chosen.data)
    print(f"{best} ({spacy.load(best).meta['lang']}) can be given to Reader(model=...)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
