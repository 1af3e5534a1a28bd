"""How the source is laid out: no module is too long to be read in one sitting."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 500


def test_no_module_is_too_long() -> None:
    modules = list((ROOT / "src").rglob("*.py"))
    lengths = {str(m.relative_to(ROOT)): len(m.read_text().splitlines()) for m in modules}
    assert modules
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}
