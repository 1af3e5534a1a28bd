"""The pipeline run by our own loop gives what spaCy's gives, only sooner."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from counterclaim.read import network
from counterclaim.read.syntax import MODEL, _blank, _load

TEXTS = [
    "At 17:40 Harran units opened fire on the positions of the border guard near Two Wells.",
    "Two soldiers were killed and five more, among them an officer, were wounded.",
    "Yes.",
    "The ministry denied that its forces had crossed the line, calling the report a fabrication.",
    "   ",
    "The drone, which the army says it brought down, fell on a farm; nobody was hurt.",
]


def _analysis(docs: list[Doc]) -> list[list[tuple[str, str, str, str, int]]]:
    return [[(t.text, t.lemma_, t.tag_, t.dep_, t.head.i) for t in doc] for doc in docs]


def test_the_analyses_are_those_of_the_pipeline() -> None:
    plain = spacy.load(MODEL)
    expected = _analysis(list(plain.pipe(_blank(plain, text) for text in TEXTS)))
    nlp = _load(str(MODEL))
    docs = [_blank(nlp, text) for text in TEXTS]
    network.analyse(nlp, docs)
    assert _analysis(docs) == expected


def test_no_sentence_is_cut() -> None:
    nlp = _load(str(MODEL))
    docs = [_blank(nlp, "It fell. Nobody was hurt. Then they left.")]
    network.analyse(nlp, docs)
    assert [t.i for t in docs[0] if t.is_sent_start] == [0]


def test_batches_of_like_length_hold_each_sentence_once() -> None:
    nlp = spacy.blank("en")
    docs = [nlp.make_doc("word " * n) for n in (3, 700, 0, 20, 400, 1, 2000)]
    batches = list(network._by_length(docs))
    assert [[len(d) for d in b] for b in batches] == [[1, 3, 20, 400], [700], [2000]]


def test_a_pipeline_of_another_kind_runs_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    docs = [nlp.make_doc("It fell. Nobody was hurt.")]
    network.analyse(nlp, docs)
    assert [t.i for t in docs[0] if t.is_sent_start] == [0, 3]
    network.analyse(nlp, [])


def test_the_number_of_threads_is_as_before() -> None:
    nlp = _load(str(MODEL))
    before = [lib["num_threads"] for lib in threadpool_info()]
    network.analyse(nlp, [_blank(nlp, TEXTS[0])])
    assert [lib["num_threads"] for lib in threadpool_info()] == before
