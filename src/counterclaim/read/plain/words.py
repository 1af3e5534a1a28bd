"""What the network sees of a word: numbers of its norm, first and last letters, and shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.uint64]

_64 = 2**64 - 1
_M = 0xC6A4A7935BD1E995
_LONG = 100


def hash_string(text: str) -> int:
    """MurmurHash64A of the UTF-8 bytes, with seed 1: the number that spaCy gives a string."""
    data = text.encode("utf-8", "surrogatepass")
    size = len(data)
    whole = size - size % 8
    h = 1 ^ (size * _M & _64)
    for at in range(0, whole, 8):
        k = int.from_bytes(data[at : at + 8], "little") * _M & _64
        h = ((h ^ ((k ^ k >> 47) * _M & _64)) * _M) & _64
    if whole < size:
        h = ((h ^ int.from_bytes(data[whole:], "little")) * _M) & _64
    h = ((h ^ h >> 47) * _M) & _64
    return h ^ h >> 47


def shape_of(text: str) -> str:
    """`Xxxx`, `dd.d`: letters and digits by kind, of a longer run four."""
    if len(text) >= _LONG:
        return "LONG"
    shape: list[str] = []
    last, run = "", 0
    for char in text:
        if char.isalpha():
            kind = "X" if char.isupper() else "x"
        else:
            kind = "d" if char.isdigit() else char
        run = run + 1 if kind == last else 0
        last = kind
        if run < 4:
            shape.append(kind)
    return "".join(shape)


class Numbers:
    """The numbers of strings: of some symbols fixed ones, of others their hash."""

    def __init__(self, symbols: dict[str, int], norms: dict[str, str]) -> None:
        self._known = {"": 0, **symbols}
        self._norms = norms

    def __call__(self, text: str) -> int:
        """The number of a string."""
        number = self._known.get(text)
        if number is None:
            number = self._known[text] = hash_string(text)
        return number

    def forget(self, most: int) -> None:
        """Drop the numbers of hashed strings where there are more than so many."""
        if len(self._known) > most:
            self._known = {t: n for t, n in self._known.items() if n < 2**32}

    def of(self, text: str, norm: str | None) -> tuple[int, int, int, int]:
        """The numbers of a word's norm, first letter, last three letters, and shape."""
        if norm is None:
            norm = self._norms.get(text)
            if norm is None:
                norm = text.lower()
        return self(norm), self(text[0]), self(text[-3:]), self(shape_of(text))


def rows_of(numbers: Sequence[int], seed: int, size: int) -> Rows:
    """The four rows of an embedding table of `size` that each number has (MurmurHash3)."""
    value = np.array(numbers, dtype=np.uint64)
    first = value * np.uint64(0x87C37B91114253D5)
    first = (first << np.uint64(31)) | (first >> np.uint64(33))
    first *= np.uint64(0x4CF5AD432745937F)
    first ^= np.uint64(seed ^ 8)
    second = np.full_like(first, seed ^ 8)
    first += second
    second += first
    first, second = _mixed(first), _mixed(second)
    first += second
    second += first
    low, high = np.uint64(0xFFFFFFFF), np.uint64(32)
    keys = np.stack([first & low, first >> high, second & low, second >> high], axis=1)
    return keys % np.uint64(size)


def _mixed(h: Rows) -> Rows:
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        h = h ^ (h >> np.uint64(33))
        h = h * np.uint64(factor)
    return h ^ (h >> np.uint64(33))


def columns(rows: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, ...]]:
    """Rows of four as four columns."""
    return list(zip(*rows, strict=True)) or [(), (), (), ()]
