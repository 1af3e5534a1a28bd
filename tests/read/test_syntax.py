"""The parser: whole text, offsets, and spaCy imported without its command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from threadpoolctl import threadpool_info

from counterclaim.core.errors import SetupError
from counterclaim.core.records import Document
from counterclaim.read import Parser
from counterclaim.read.analysis import with_comma
from counterclaim.read.spacy_pipeline import SpacyPipeline
from counterclaim.read.syntax import MODEL, _load


def test_tokens_are_at_their_offsets() -> None:
    text = "Units of the northern army shelled the village.\nNobody was hurt."
    reading = Parser().read(Document(id="d", text=text, title="A title", language="en"))
    for sentence in reading.sentences:
        for token in sentence.tokens:
            assert reading.body[token.start : token.end] == token.text
    assert [s.is_title for s in reading.sentences] == [True, False, False]


def test_spacy_cli_is_still_importable_after_a_reading() -> None:
    code = (
        "from counterclaim.read.spacy_pipeline import SpacyPipeline\n"
        "from counterclaim.read.syntax import MODEL\n"
        "import sys\n"
        "SpacyPipeline(str(MODEL)).analyse(['Shells fell.'])\n"
        "assert 'spacy.cli' not in sys.modules\n"
        "import spacy.cli\n"
        "assert callable(spacy.cli.download)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_sentence_is_cut() -> None:
    text = "It fell. Nobody was hurt. Then they left."
    for pipeline in (SpacyPipeline(str(MODEL)), _load(str(MODEL))):
        (found,) = pipeline.analyse([text])
        assert len(found.texts) == 11


def test_the_number_of_threads_is_as_before() -> None:
    Parser().read(Document(id="d", text="Shells fell.", language="en"))
    before = [lib["num_threads"] for lib in threadpool_info()]
    Parser().read(Document(id="d", text="Shells fell.", language="en"))
    assert [lib["num_threads"] for lib in threadpool_info()] == before


def test_a_pipeline_must_have_a_parser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(SetupError, match="has no parser"):
        Parser(tmp_path / "blank").made_by  # noqa: B018
    with pytest.raises(SetupError, match="cannot be loaded"):
        Parser(tmp_path / "none").made_by  # noqa: B018


def test_a_comma_is_shown_behind_an_opening_time() -> None:
    text = "At 17:40 Harran units opened fire."
    words, spaces = ["At", "17:40", "Harran", "units"], [True, True, True, True]
    opening = with_comma(text, words, spaces)
    assert opening is not None
    assert opening.words == ["At", "17:40", ",", "Harran", "units"]
    assert opening.spaces == [True, False, True, True, True]
    assert (opening.comma, opening.opened) == (2, 2)
    log = with_comma("09:15. Rockets fell.", ["09:15", ".", "Rockets"], [False, True, True])
    assert log is not None
    assert log.words == ["09:15", ",", "Rockets"]
    assert (log.comma, log.opened) == (3, 2)
    assert with_comma("They fell.", ["They", "fell"], [True, False]) is None
