"""The numbers of the network: vectors of words in context, and scores of their labels.

Each function does what the layers of the same name in thinc do, in the same order of the same
operations but for the parser's constants, so that scores agree but for their last digits. The
pieces of a maxout stand one behind another here instead of side by side: the largest of them is
then one operation on whole rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from counterclaim.core.errors import SetupError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

#: Rows of nothing between sentences, as many as the convolutions reach.
PAD = 4
_EPSILON = np.float32(1e-08)


def read_arrays(path: Path) -> list[dict[str, Floats]]:
    """The arrays of the nodes of a model that have any, in thinc's order."""
    try:
        content = msgspec.msgpack.decode(path.read_bytes())
        return [{k: _array(v) for k, v in node.items()} for node in content["params"] if node]
    except (OSError, msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
        raise SetupError(
            f"The model {path} cannot be read: {error}.", remedy="Install the package again."
        ) from error


def _array(coded: Any) -> Floats:
    return np.frombuffer(coded[b"data"], dtype=coded[b"type"]).reshape(coded[b"shape"])


class Maxout:
    """The largest of three linear functions, then scaled to mean 0 and variance 1."""

    def __init__(self, linear: dict[str, Floats], norm: dict[str, Floats]) -> None:
        weights, bias = linear["W"], linear["b"]
        self._size = weights.shape[0]
        rows = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
        self._weights = np.ascontiguousarray(rows).T
        self._bias = np.ascontiguousarray(bias.T).reshape(-1)
        self._scale, self._shift = norm["G"], norm["b"]

    def __call__(self, rows: Floats, scratch: Floats) -> Floats:
        """The vectors of `rows`; `scratch` is as large as the pieces of all of them."""
        return self._largest(np.matmul(rows, self._weights, out=scratch))

    def apart(self, rows: Floats) -> Floats:
        """The vectors of `rows`, each by a product of its own.

        In a product of many rows the last digit can depend on where a row stands in it.
        """
        return self._largest((rows[:, None] @ self._weights)[:, 0])

    def _largest(self, pieces: Floats) -> Floats:
        size = self._size
        pieces += self._bias
        best: Floats = np.maximum(pieces[:, :size], pieces[:, size : 2 * size])
        np.maximum(best, pieces[:, 2 * size :], out=best)
        mean = np.add.reduce(best, axis=1, keepdims=True)
        mean /= np.float32(size)
        best -= mean
        variance = np.add.reduce(best * best, axis=1, keepdims=True)
        variance /= np.float32(size)
        variance += _EPSILON
        best *= variance ** np.float32(-0.5)
        best *= self._scale
        best += self._shift
        return best


class Encoder:
    """Vectors of words by themselves, and in the context of their sentence."""

    def __init__(self, arrays: Sequence[dict[str, Floats]], tables: int) -> None:
        self.tables = [node["E"] for node in arrays[:tables]]
        pairs = [*zip(arrays[tables::2], arrays[tables + 1 :: 2], strict=True)]
        self._mix, *self._layers = [Maxout(linear, norm) for linear, norm in pairs]
        self.width = self.tables[0].shape[1]

    def embed(self, keys: Sequence[npt.NDArray[np.uint64]]) -> Floats:
        """Vectors of words by the rows that each of their features has in its table."""
        width = self.width
        features = np.zeros((len(keys[0]), width * len(self.tables)), dtype=np.float32)
        for n, (table, rows) in enumerate(zip(self.tables, keys, strict=True)):
            part = features[:, n * width : (n + 1) * width]
            for column in range(rows.shape[1]):
                part += table[rows[:, column]]
        return self._mix.apart(features)

    def encode(self, vectors: Floats) -> Floats:
        """Vectors in context; between the sentences, before and behind them, `PAD` rows of 0."""
        width = self.width
        window = np.zeros((len(vectors), 3 * width), dtype=np.float32)
        scratch = np.empty_like(window)
        for layer in self._layers:
            window[1:, :width] = vectors[:-1]
            window[:, width : 2 * width] = vectors
            window[:-1, 2 * width :] = vectors[1:]
            vectors = vectors + layer(window, scratch)
        return vectors


class Labels:
    """Several linear layers over the same vectors, in one product: the best label of each."""

    def __init__(self, layers: Sequence[dict[str, Floats]]) -> None:
        self._weights = np.concatenate([layer["W"] for layer in layers]).T
        self._bias = np.concatenate([layer["b"] for layer in layers])
        ends = np.cumsum([len(layer["b"]) for layer in layers]).tolist()
        self._parts = list(zip([0, *ends[:-1]], ends, strict=True))

    def __call__(self, vectors: Floats) -> list[list[int]]:
        """For each layer the labels of all words."""
        scores = vectors @ self._weights
        scores += self._bias
        return [scores[:, a:b].argmax(axis=1).tolist() for a, b in self._parts]


class Steps:
    """The scores of the parser's moves, from the words that a state shows."""

    def __init__(self, arrays: Sequence[dict[str, Floats]]) -> None:
        lower, upper, linear = arrays
        features, hidden, pieces, width = lower["W"].shape
        self.features, self._hidden = features, hidden
        weights = lower["W"].transpose(0, 2, 1, 3).reshape(features * pieces * hidden, width)
        # The words pass two linear layers, which are one; what is added to their sum in any case
        # stands with the first place. A column of ones takes all constants into the product.
        constant = weights @ linear["b"]
        bias = np.ascontiguousarray(lower["b"].T).reshape(-1)
        constant[: len(bias)] += bias
        self._weights = np.concatenate([weights @ linear["W"], constant[:, None]], axis=1).T
        pad = lower["pad"][0].transpose(0, 2, 1)
        self._pad = np.array(pad).reshape(-1)
        self._pad[: len(bias)] += bias
        self._upper, self._upper_bias = upper["W"].T, upper["b"]
        self._places = np.arange(features)
        self._scratch: Floats = np.empty((0, features * pieces * hidden), dtype=np.float32)

    def prepare(self, vectors: Floats) -> Floats:
        """What each word adds at each place of a state; the last rows are those of no word.

        The array is the same one at each call: to get the memory for it anew took longer than
        half of the product.
        """
        words = len(vectors)
        if len(self._scratch) <= words:
            self._scratch = np.empty((words + 1, self._weights.shape[1]), dtype=np.float32)
        added = self._scratch[: words + 1]
        inputs = np.ones((words, vectors.shape[1] + 1), dtype=np.float32)
        inputs[:, :-1] = vectors
        np.matmul(inputs, self._weights, out=added[:words])
        added[words] = self._pad
        return added.reshape((words + 1) * self.features, -1)

    def __call__(self, added: Floats, shown: Sequence[int]) -> Floats:
        """The scores of all moves in states that show these words, one state behind another.

        No word is the last of those that were prepared.
        """
        rows = np.array(shown, dtype=np.intp).reshape(-1, self.features)
        rows *= self.features
        rows += self._places
        sums = np.add.reduce(added.take(rows, axis=0), axis=1)
        size = self._hidden
        best = np.maximum(sums[:, :size], sums[:, size : 2 * size])
        np.maximum(best, sums[:, 2 * size :], out=best)
        scores: Floats = best @ self._upper
        scores += self._upper_bias
        return scores
