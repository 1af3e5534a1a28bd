from __future__ import annotations

import os
from pathlib import Path

import pytest

from counterclaim.core.errors import LexiconError
from counterclaim.lexicons import files
from counterclaim.lexicons.files import load_yaml, pack

WORDS = "verbs: [shell, 'on', off]\nnumbers: {one: 1, half: 0.5}\nflag: true\n"


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packed file of the test's own, in place of the package's."""
    target = tmp_path / "packed.json"
    monkeypatch.setattr(files, "PACKED", target)
    files._packed.cache_clear()
    return target


def _no_yaml(data: bytes, path: Path) -> None:
    raise AssertionError(f"{path} is parsed, which is slow")


def test_what_is_packed_is_what_yaml_says(
    tmp_path: Path, packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "words.yaml"
    source.write_text(WORDS, encoding="utf-8")
    expected = load_yaml(source)
    assert expected == {
        "verbs": ["shell", "on", "off"],
        "numbers": {"one": 1, "half": 0.5},
        "flag": True,
    }
    pack([source], packed)
    files._packed.cache_clear()
    monkeypatch.setattr(files, "_parse", _no_yaml)
    assert load_yaml(source) == expected
    assert load_yaml(source) is not load_yaml(source)


def test_a_file_changed_since_is_read_itself(tmp_path: Path, packed: Path) -> None:
    source = tmp_path / "words.yaml"
    source.write_text("verbs: [shell]\n", encoding="utf-8")
    before = source.stat()
    pack([source], packed)
    source.write_text("verbs: [storm]\n", encoding="utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_yaml(source) == {"verbs": ["storm"]}


def test_what_json_cannot_hold_stays_yaml(tmp_path: Path, packed: Path) -> None:
    source = tmp_path / "codes.yaml"
    source.write_text("1: one\nday: 2022-09-13\n", encoding="utf-8")
    expected = load_yaml(source)
    pack([source], packed)
    files._packed.cache_clear()
    assert files._packed(packed) == {}
    assert load_yaml(source) == expected
    assert 1 in expected


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1', b"\xff\xfe", b"[]"])
def test_a_broken_packed_file_costs_time_only(tmp_path: Path, packed: Path, content: bytes) -> None:
    packed.write_bytes(content)
    source = tmp_path / "words.yaml"
    source.write_text("verbs: [shell]\n", encoding="utf-8")
    assert load_yaml(source) == {"verbs": ["shell"]}


def test_reading_writes_nothing(tmp_path: Path, packed: Path) -> None:
    source = tmp_path / "words.yaml"
    source.write_text(WORDS, encoding="utf-8")
    load_yaml(source)
    assert [p.name for p in tmp_path.iterdir()] == ["words.yaml"]


def test_packing_again_leaves_an_equal_file_alone(tmp_path: Path, packed: Path) -> None:
    source = tmp_path / "words.yaml"
    source.write_text(WORDS, encoding="utf-8")
    pack([source], packed)
    packed.chmod(0o444)
    os.utime(packed, ns=(1, 1))
    pack([source], packed)
    assert packed.stat().st_mtime_ns == 1


@pytest.mark.parametrize("content", [b"a: [", b"\xff: 1"])
def test_a_broken_lexicon_is_named(tmp_path: Path, packed: Path, content: bytes) -> None:
    source = tmp_path / "words.yaml"
    source.write_bytes(content)
    with pytest.raises(LexiconError, match=r"words\.yaml is no valid YAML"):
        load_yaml(source)
    with pytest.raises(LexiconError, match="is missing"):
        load_yaml(tmp_path / "none.yaml")
