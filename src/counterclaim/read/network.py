"""Running a spaCy pipeline over sentences as fast as one core allows, with the same results.

Two things in spaCy 3.8 cost more than the model itself. Its wheels multiply matrices with portable
C, where numpy has a kernel for each processor (three times as fast). And the greedy parser takes
Python's global lock for every hidden unit of every state; the same steps, called one by one for
all sentences together, take half the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Words that are parsed together. More would save no steps, and what is kept for each of them
#: (12 KB) would no longer fit into a processor's cache.
_WORDS = 1000


@contextmanager
def fast_products() -> Iterator[None]:
    """Pipelines loaded here multiply with numpy, unless thinc has better for this machine."""
    from thinc.api import NumpyOps, get_current_ops, use_ops

    if type(get_current_ops()) is not NumpyOps:
        yield
        return
    with use_ops("numpy", use_blis=False):
        yield


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def analyse(nlp: Language, docs: Sequence[Doc]) -> None:
    """Let all components of the pipeline annotate `docs`, on one core.

    Products this small are slower on several threads, and who reads in several processes has
    given the cores out already.
    """
    with _threads().limit(limits=1, user_api="blas"):
        for name in nlp.pipe_names:
            component: Any = nlp.get_pipe(name)
            if _is_greedy(component):
                for batch in _by_length(docs):
                    _parse(component, batch)
            else:
                for _ in component.pipe(docs, batch_size=len(docs) or 1):
                    pass


def _is_greedy(component: Any) -> bool:
    """A parser of the kind that `_parse` steps through: one state a sentence, two layers."""
    from spacy.pipeline import DependencyParser

    return (
        isinstance(component, DependencyParser)
        and component.cfg["beam_width"] == 1
        and component.model.attrs.get("has_upper", False)
    )


def _by_length(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Batches of sentences of like length, which end at about the same step."""
    batch: list[Doc] = []
    words = 0
    for doc in sorted((d for d in docs if len(d)), key=len):
        if batch and words + len(doc) > _WORDS:
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch


def _parse(parser: Any, docs: list[Doc]) -> None:
    """What `parser.greedy_parse` does, with numpy's products and one step for all states."""
    states = parser.moves.init_batch(docs)
    network = parser.model.predict(docs)
    weights = network.vec2scores.get_param("W").T
    bias = network.vec2scores.get_param("b").copy()
    bias[list(parser.model.attrs["unseen_classes"])] = -float("inf")
    going = [state for state in states if not state.is_final()]
    while going:
        scores = network.state2vec.predict(network.get_token_ids(going)) @ weights
        scores += bias
        going = parser.transition_states(going, scores)
    network.clear_memory()
    parser.set_annotations(docs, states)
