"""No input makes loading raise, and what is loaded is what was written."""

from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.core.errors import Failure
from counterclaim.core.records import Document
from counterclaim.ingest import LoadOptions, load_documents, remarks
from counterclaim.ingest.frontmatter import split_front_matter
from counterclaim.read.language import foreign_parts, identify, screen

HEADS = st.sampled_from(["", "---\n", "---\ntitle: x\n---\n", '{"', '{"text": "', "\ufeff", "# "])


@given(st.binary(max_size=600), st.sampled_from([b"", b"---\n", b'{"', b"%PDF", b"\xff\xfe"]))
def test_any_bytes_give_documents_or_failures(data: bytes, head: bytes) -> None:
    found = list(load_documents(["-"], io.BytesIO(head + data), LoadOptions(limit=500)))
    assert found
    for item in found:
        assert isinstance(item, Document | Failure)
        if isinstance(item, Document):
            remarks(item)
        else:
            assert item.item
            assert item.reason


@given(HEADS, st.text(max_size=400))
def test_the_text_is_the_end_of_what_was_given(head: str, text: str) -> None:
    fields, rest = split_front_matter(head + text)
    assert (head + text).endswith(rest)
    assert fields or rest == head + text


@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.dictionaries(
                st.sampled_from(["id", "text", "title", "published", "lang", "source_party"]),
                st.one_of(st.none(), st.integers(), st.text(max_size=30), st.just("2022-09-13")),
            ),
        )
    )
)
def test_json_lines_give_one_item_a_line(lines: list[str | dict[str, object]]) -> None:
    kept = [json.dumps(line) for line in lines]
    data = '{"text": "Fire."}\n' + "\n".join(kept)
    found = list(load_documents(["-"], io.BytesIO(data.encode("utf-8", "surrogatepass"))))
    assert len(found) == len(kept) + 1


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_language_or_is_refused(text: str) -> None:
    assert identify(text).language
    for part in foreign_parts(text):
        assert text[part.start : part.end].strip()
    document = Document(id="d", text=text)
    screened = screen(document)
    assert isinstance(screened, Failure) or screened.text == text
