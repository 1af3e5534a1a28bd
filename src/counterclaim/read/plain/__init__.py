"""The English model of the package without spaCy: the same analyses from the same weights.

Loading spaCy takes most of a start (0.8 of 2.5 s), and its components pass their results on through
Python objects, token by token. What the shipped pipeline computes is little: a tokeniser of a few
rules, a small convolution, four linear layers and the steps of a greedy parser. This package does
that with numpy. It serves the shipped model only; a pipeline that a user names runs in spaCy.

The weights are read from spaCy's own files; `plain.json` beside them, written by
`training/plain.py`, holds what else those keep in forms that only spaCy reads. A test compares all
analyses with spaCy's. One thing is otherwise than in spaCy: with `names.json` in the folder, all
names of a kind have one vector (`counterclaim.read.plain.names`).
"""

from counterclaim.read.plain.pipeline import Plain, load_plain

__all__ = ["Plain", "load_plain"]
