"""From the text of sentences to their words with tags, lemmas and syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np

from counterclaim.core.errors import SetupError
from counterclaim.read.analysis import Analysis, with_comma
from counterclaim.read.plain import arcs
from counterclaim.read.plain.lemmas import Lemmas, Tree
from counterclaim.read.plain.names import load_names
from counterclaim.read.plain.network import PAD, Encoder, Floats, Labels, Steps, read_arrays
from counterclaim.read.plain.tokens import Rules, Spaced, Tokenizer, Word
from counterclaim.read.plain.words import Numbers, columns, rows_of

FILE = "plain.json"
#: Words of which vectors are kept; when there are more, all are forgotten.
_KEPT = 30_000
#: Words that are parsed together. More would save no steps, and what is kept for each of them
#: (12 KB) would no longer fit into a processor's cache.
_TOGETHER = 1000


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What `plain.json` holds of a pipeline beside its weights."""

    made_by: str
    symbols: dict[str, int]
    norms: dict[str, str]
    seeds: list[int]
    rules: Rules
    tags: list[str]
    pos: list[str]
    trees: list[Tree]
    tree_labels: list[int]
    moves: arcs.Moves


class Plain:
    """The shipped pipeline, in numpy."""

    def __init__(self, folder: Path, parts: Parts) -> None:
        self.made_by = parts.made_by
        self._lock = Lock()
        self._tokenizer = Tokenizer(parts.rules)
        self._tags, self._pos = parts.tags, parts.pos
        self._lemmas = Lemmas(parts.trees, parts.tree_labels)
        self._numbers = Numbers(parts.symbols, parts.norms)
        self._seeds = parts.seeds
        self._encoder = Encoder(read_arrays(folder / "tok2vec" / "model"), len(parts.seeds))
        layers = ("tagger", "morphologizer", "trainable_lemmatizer")
        self._labels = Labels([read_arrays(folder / name / "model")[0] for name in layers])
        self._steps = Steps(read_arrays(folder / "parser" / "model"))
        self._moves = list(zip(parts.moves.kinds, parts.moves.labels, strict=True))
        #: Which moves are of each kind.
        self._masks = np.array([[k == kind for k in parts.moves.kinds] for kind in range(5)])
        self._names = load_names(folder)
        self._known: dict[Word, int] = {}
        self._vectors: Floats = np.zeros((1024, self._encoder.width), dtype=np.float32)

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """The analyses of sentences, each of which is parsed as one."""
        with self._lock:
            return self._analyse([_Sentence(self._tokenizer.words(text), text) for text in texts])

    def _analyse(self, sentences: Sequence[_Sentence]) -> list[Analysis]:
        sizes = [len(s.words) for s in sentences]
        places, rows = _laid_out(sizes)
        vectors = np.zeros((rows, self._encoder.width), dtype=np.float32)
        vectors[places] = self._vectors_of([word for s in sentences for word in s.words])
        encoded = self._encoder.encode(vectors)[places]
        tags, pos, lemmas = self._labels(encoded)
        made = []
        end = 0
        for sentence, (found, named) in zip(sentences, self._parse(encoded, sizes), strict=True):
            start, end = end, end + len(found)
            texts = [text for text, _ in sentence.words]
            heads, deps = arcs.tree(found, named, texts)
            analysis = Analysis(
                texts=texts,
                offsets=sentence.offsets(),
                tags=[self._tags[n] for n in tags[start:end]],
                pos=[self._pos[n] for n in pos[start:end]],
                lemmas=list(map(self._lemmas, texts, lemmas[start:end])),
                heads=heads,
                deps=deps,
                comma=sentence.comma,
                opened=sentence.opened,
            )
            made.append(analysis)
        return made

    def _vectors_of(self, words: Sequence[Word]) -> Floats:
        """The vectors of words by themselves, which are kept."""
        if len(self._known) > _KEPT:
            self._known.clear()
            self._numbers.forget(4 * _KEPT)
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            first = len(known)
            last = first + len(new)
            if last > len(self._vectors):
                grown = np.zeros((2 * last, self._encoder.width), dtype=np.float32)
                grown[:first] = self._vectors[:first]
                self._vectors = grown
            features = columns(self._numbers.of(text, norm) for text, norm in new)
            keys = [
                rows_of(numbers, seed, len(table))
                for numbers, seed, table in zip(
                    features, self._seeds, self._encoder.tables, strict=True
                )
            ]
            self._vectors[first:last] = self._encoder.embed(keys)
            self._even_out(new, first)
            known.update(zip(new, range(first, last), strict=True))
        return self._vectors[[known[word] for word in words]]

    def _even_out(self, words: Sequence[Word], row: int) -> None:
        """Give the names among `words`, whose vectors begin at `row`, those of their kinds."""
        if self._names is None:
            return
        kind_of, vectors = self._names
        for at, (text, _) in enumerate(words, row):
            kind = kind_of(text)
            if kind is not None:
                self._vectors[at] = vectors[kind]

    def _parse(self, encoded: Floats, sizes: Sequence[int]) -> list[tuple[list[int], list[str]]]:
        """The heads and labels of each sentence, -1 for the head of a root."""
        ends = list(accumulate(sizes, initial=0))
        parsed: list[tuple[list[int], list[str]]] = [([], [])] * len(sizes)
        for batch in _by_length(sizes):
            rows = [row for n in batch for row in range(ends[n], ends[n + 1])]
            words = arcs.Words(len(rows))
            states = []
            at = 0
            for n in batch:
                states.append(arcs.State(words, at, at := at + sizes[n]))
            self._read_on(encoded[rows], states)
            for n, state in zip(batch, states, strict=True):
                parsed[n] = words.of(state.first, state.end)
        return parsed

    def _read_on(self, encoded: Floats, states: list[arcs.State]) -> None:
        """Read sentences to their ends, one move of each at a time."""
        added = self._steps.prepare(encoded)
        moves = self._moves
        going = [state for state in states if state.goes_on()]
        while going:
            shown: list[int] = []
            for state in going:
                state.show(shown)
            scores = self._steps(added, shown)
            left = []
            for number, move in enumerate(scores.argmax(axis=1).tolist()):
                state = going[number]
                kind, label = moves[move]
                if state.allows(kind):
                    state.move(kind, label)
                else:
                    self._advance(state, scores[number])
                if state.goes_on():
                    left.append(state)
            going = left

    def _advance(self, state: arcs.State, scores: Floats) -> None:
        """Make the best move that a state allows, of equal ones the first.

        The move that begins a sentence is none of them: sentences are cut before.
        """
        allowed = [state.allows(kind) for kind in range(5)]
        if not any(allowed):
            state.give_up()
            return
        best = int(np.where(self._masks[allowed].any(axis=0), scores, -np.inf).argmax())
        state.move(*self._moves[best])


class _Sentence:
    """The words of a sentence as the parser is shown them."""

    def __init__(self, spaced: Sequence[Spaced], text: str) -> None:
        self.words = [word for word, _ in spaced]
        self.spaces = [space for _, space in spaced]
        self.comma = self.opened = len(self.words)
        opening = with_comma(text, [word for word, _ in self.words], self.spaces)
        if opening is not None:
            # As in spaCy, words that are given have no norms of their own.
            self.words = [(word, None) for word in opening.words]
            self.spaces = opening.spaces
            self.comma, self.opened = opening.comma, opening.opened

    def offsets(self) -> list[int]:
        """Where the words begin."""
        sizes = (
            len(word) + space for (word, _), space in zip(self.words, self.spaces, strict=True)
        )
        return list(accumulate(sizes, initial=0))[:-1]


def _laid_out(sizes: Sequence[int]) -> tuple[list[int], int]:
    """The rows that words have where sentences stand apart, and how many rows there are."""
    places: list[int] = []
    at = PAD
    for size in sizes:
        places += range(at, at + size)
        at += size + PAD
    return places, at


def _by_length(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Batches of sentences of like length, which end at about the same step."""
    batch: list[int] = []
    words = 0
    for number in sorted((n for n, size in enumerate(sizes) if size), key=sizes.__getitem__):
        if batch and words + sizes[number] > _TOGETHER:
            yield batch
            batch, words = [], 0
        batch.append(number)
        words += sizes[number]
    if batch:
        yield batch


@lru_cache(maxsize=2)
def load_plain(folder: Path) -> Plain | None:
    """The pipeline of a folder; None where it has no `plain.json` and is for spaCy to load."""
    file = folder / FILE
    if not file.is_file():
        return None
    try:
        parts = msgspec.json.decode(file.read_bytes(), type=Parts)
    except (OSError, msgspec.DecodeError) as error:
        raise SetupError(
            f"The model {file} cannot be read: {error}.", remedy="Install the package again."
        ) from error
    return Plain(folder, parts)
