"""The parser: whole text, offsets, and spaCy imported without its command line."""

from __future__ import annotations

import subprocess
import sys

from counterclaim.core.records import Document
from counterclaim.read import Parser


def test_tokens_are_at_their_offsets() -> None:
    text = "Units of the northern army shelled the village.\nNobody was hurt."
    reading = Parser().read(Document(id="d", text=text, title="A title", language="en"))
    for sentence in reading.sentences:
        for token in sentence.tokens:
            assert reading.body[token.start : token.end] == token.text
    assert [s.is_title for s in reading.sentences] == [True, False, False]


def test_spacy_cli_is_still_importable_after_a_reading() -> None:
    code = (
        "from counterclaim.core.records import Document\n"
        "from counterclaim.read import Parser\n"
        "import sys\n"
        "Parser().read(Document(id='d', text='Shells fell.', language='en'))\n"
        "assert 'spacy.cli' not in sys.modules\n"
        "import spacy.cli\n"
        "assert callable(spacy.cli.download)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
