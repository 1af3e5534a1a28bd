"""The shipped model without spaCy: the same words, tags, lemmas and trees as spaCy finds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.core.errors import SetupError
from counterclaim.read import Parser
from counterclaim.read.analysis import Analysis
from counterclaim.read.plain import Plain, load_plain, pipeline
from counterclaim.read.plain.arcs import LEFT, REDUCE, RIGHT, SHIFT, State, Words, tree
from counterclaim.read.plain.lemmas import NONE, Lemmas, Tree
from counterclaim.read.plain.words import hash_string, rows_of, shape_of
from counterclaim.read.sentences import cut_sentences
from counterclaim.read.spacy_pipeline import SpacyPipeline
from counterclaim.read.syntax import MODEL

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tests" / "golden" / "documents", ROOT / "src" / "counterclaim" / "samples")
PIECES = st.sampled_from(
    "can't U.S. Ph.D. it's IT'S ’s 10a.m. (: '' http://a.org/x?y=1 x@y.org 5km 30% $5 e.g. I'm "
    "not-for -- — … ... C++ #1 :-) <3 (8 ; ] « » 12:30 km² ½ ١٢ Ⓐ 日本 case mark nsubj PERSON "
    "10-15 and/or d'état O'Brien cannot gonna Nov. No. At 17:40 units".split()
)
GAPS = st.sampled_from(["", " ", " ", " ", "  ", "\t", "\n", "\x1c", "\u00a0", "\u200b"])


@pytest.fixture(scope="module")
def plain() -> Plain:
    found = load_plain(MODEL)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model as it was trained, which reads each name by itself."""
    folder = tmp_path_factory.mktemp("models") / "trained"
    shutil.copytree(MODEL, folder, ignore=shutil.ignore_patterns("names.json"))
    return folder


@pytest.fixture(scope="module")
def bare(trained: Path) -> Plain:
    found = load_plain(trained)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def spacy() -> SpacyPipeline:
    return SpacyPipeline(str(MODEL))


def _sentences() -> list[str]:
    texts = [p.read_text(encoding="utf-8") for f in FOLDERS for p in sorted(f.iterdir())]
    assert len(texts) > 10
    return [text[c.start : c.end] for text in texts for c in cut_sentences(text)]


def test_the_analyses_are_those_of_spacy(bare: Plain, spacy: SpacyPipeline) -> None:
    sentences = _sentences()
    for first in range(0, len(sentences), 64):
        batch = sentences[first : first + 64]
        assert bare.analyse(batch) == spacy.analyse(batch)


_TEXTS = st.lists(st.tuples(PIECES, GAPS), max_size=25)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_odd_texts_are_read_as_spacy_reads_them(
    bare: Plain, spacy: SpacyPipeline, parts: list[tuple[str, str]]
) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    assert bare.analyse([text]) == spacy.analyse([text])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_the_words_are_the_text(plain: Plain, text: str) -> None:
    (found,) = plain.analyse([text])
    for word, offset in zip(found.texts, found.offsets, strict=True):
        assert found.comma < len(found.texts) or text.startswith(word, offset)


def test_the_file_beside_the_model_is_that_of_the_model(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(MODEL, copy)
    (copy / "plain.json").unlink()
    tool = ROOT / "training" / "plain.py"
    subprocess.run([sys.executable, str(tool), str(copy)], check=True)
    assert (copy / "plain.json").read_bytes() == (MODEL / "plain.json").read_bytes()


def test_spacy_is_not_loaded() -> None:
    code = (
        "from counterclaim.core.records import Document\n"
        "from counterclaim.read import Parser\n"
        "import sys\n"
        "reading = Parser().read(Document(id='d', text='Shells fell.', language='en'))\n"
        "assert reading.sentences[0].tokens[1].lemma == 'fall'\n"
        "assert not {'spacy', 'thinc'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_word_has_one_vector_in_all_documents(plain: Plain) -> None:
    fresh = load_plain.__wrapped__(MODEL)
    assert fresh is not None
    said = ["Nothing else was said of the drones that were seen over the Harran heights."]
    assert fresh.analyse(said) == plain.analyse(said)
    text = ["Drones struck the Harran heights."]
    assert fresh.analyse(text) == plain.analyse(text)
    for word in ("Harran", "drones", "Drones", "the"):
        one, other = (p._vectors[p._known[word, None]] for p in (fresh, plain) if p._known)
        assert (one == other).all()


def test_words_are_forgotten_before_they_fill_the_memory(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_KEPT", 50)
    fresh = load_plain.__wrapped__(MODEL)
    assert fresh is not None
    for n in range(30):
        text = [f"Unit{n} shelled hill{n} and place{n}."]
        assert fresh.analyse(text) == plain.analyse(text)
        assert len(fresh._known) < 70


def test_threads_may_share_it(plain: Plain) -> None:
    texts = [f"At 17:{n} unit {n} shelled Hill{n} near Place{n}." for n in range(10, 58)]
    expected = [plain.analyse([text]) for text in texts]
    fresh = load_plain.__wrapped__(MODEL)
    assert fresh is not None
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: fresh.analyse([text]), texts)) == expected


def test_nothing_to_read(plain: Plain) -> None:
    assert plain.analyse([]) == []
    (found,) = plain.analyse([""])
    assert found == Analysis([], [], [], [], [], [], [], 0, 0)


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    assert load_plain(tmp_path) is None
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / "parser" / "model").write_bytes(b"\x81\xa1a")
    with pytest.raises(SetupError, match="parser/model"):
        load_plain(folder)
    (folder / "plain.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SetupError, match="plain.json"):
        load_plain(folder)


def test_a_pipeline_of_ones_own_runs_in_spacy(tmp_path: Path, trained: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / "plain.json").unlink()
    text = "At 17:40 Harran units opened fire. Nobody was hurt."
    from counterclaim.core.records import Document

    document = Document(id="d", text=text, language="en")
    assert Parser(folder).read(document) == Parser(trained).read(document)


def test_numbers_are_those_of_spacy(spacy: SpacyPipeline) -> None:
    strings = spacy.nlp.vocab.strings
    for text in ("a", "shelled", "ministry", "twelve bytes", "Xxxxx'x", "—", "日本", "x" * 300):
        assert hash_string(text) == strings.add(text)
    operations = spacy.nlp.get_pipe("tok2vec").model.ops
    numbers = [0, 1, 450, hash_string("shelled"), 2**64 - 1]
    import numpy as np

    expected = operations.hash(np.array(numbers, dtype="uint64"), 8) % 5000
    assert rows_of(numbers, 8, 5000).tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("text", "shape"),
    [("Harran", "Xxxxx"), ("T-72", "X-dd"), ("12:30", "dd:dd"), ("x" * 100, "LONG"), ("…", "…")],
)
def test_shapes(text: str, shape: str) -> None:
    assert shape_of(text) == shape


def test_a_tree_that_does_not_fit_leaves_the_form() -> None:
    fits = Tree(keeps=True, behind=2, last=1)
    lemmas = Lemmas([fits, Tree(keeps=False, old="ed", new="")], [0])
    assert lemmas("shelled", 0) == "shell"
    assert lemmas("shells", 0) == "shells"
    assert lemmas("d", 0) == "d"
    assert NONE not in (0, 1)


def _shown(state: State) -> list[int]:
    shown: list[int] = []
    state.show(shown)
    return shown


def test_a_word_without_a_head_is_put_back_once() -> None:
    words = Words(5)  # of two sentences, the second of three words
    state = State(words, 2, 5)
    assert state.goes_on()  # with the first word on the stack
    state.move(SHIFT, "")
    state.move(REDUCE, "")  # the second word has no head: it is to be read again
    assert _shown(state)[:4] == [3, 4, 2, words.none]
    assert [kind for kind in range(5) if state.allows(kind)] == [LEFT, RIGHT]
    state.move(RIGHT, "obj")
    assert _shown(state)[1:] == [words.none, 3, 2, *[words.none] * 4]
    state.move(LEFT, "det")  # takes the word from its first head
    assert words.of(2, 5) == ([-1, 2, -1], ["", "det", ""])
    assert _shown(state) == [4, words.none, 2, *[words.none] * 2, 3, words.none, words.none]
    state.move(RIGHT, "conj")
    assert not state.goes_on()
    assert tree(*words.of(2, 5), ["a", "b", "c"]) == ([0, 2, 0], ["ROOT", "det", "conj"])


def test_a_marked_label_finds_its_head() -> None:
    heads, labels = [2, 2, -1, 2], ["obj||xcomp", "nsubj", "", "xcomp"]
    assert tree(heads, labels, ["what", "they", "want", "do"]) == (
        [3, 2, 2, 2],
        ["obj", "nsubj", "ROOT", "xcomp"],
    )
    labels[3] = "advcl"
    assert tree(heads, labels, ["what", "they", "want", "do"])[0] == [2, 2, 2, 2]
