"""Where the packaged indexes lie: in the wheel, or in the user's cache, built on first use."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from counterclaim.core.errors import SetupError
from counterclaim.resolve.place.index import PlaceIndex
from counterclaim.resolve.place.sources import (
    Progress,
    base_version,
    tables_hash,
    write_base,
    write_tables,
)

#: Names another index in place of the packaged base.
ENVIRONMENT = "COUNTERCLAIM_GAZETTEER"
_MONTH = 30 * 86400


def open_base(progress: Progress | None = None) -> PlaceIndex:
    """The base index; a user's own index where the environment names one."""
    named = os.environ.get(ENVIRONMENT, "")
    if named:
        return PlaceIndex(Path(named))
    shipped = _shipped("base.ccg")
    if shipped is not None:
        return shipped
    return _cached(f"base-{base_version()}.ccg", lambda path: write_base(path, progress))


def open_tables() -> PlaceIndex:
    """The index of the packaged tables."""
    version = tables_hash()
    shipped = _shipped("tables.ccg")
    if shipped is not None and shipped.meta.get("version") == version:
        return shipped
    return _cached(f"tables-{version}.ccg", write_tables)


def _shipped(name: str) -> PlaceIndex | None:
    """An index that the build put into the package; None where it is absent or of another form."""
    with as_file(files("counterclaim.resolve.place") / "data" / name) as path:
        if not path.is_file():
            return None
        try:
            return PlaceIndex(path)
        except SetupError:
            return None


def _cached(name: str, write: Callable[[Path], None]) -> PlaceIndex:
    """An index of the user's cache, built where it is absent or broken.

    Two processes may build at once: each writes aside, and the last whole file wins.
    """
    path = cache_folder() / name
    if path.is_file():
        try:
            return PlaceIndex(path)
        except SetupError:
            pass
    _forget_old(path)
    try:
        write(path)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="counterclaim-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / name
        write(path)
    return PlaceIndex(path)


def _forget_old(path: Path) -> None:
    """Removes indexes of the same name and another version that nobody built for a month."""
    prefix = path.name.partition("-")[0]
    now = time.time()
    try:
        for other in path.parent.glob(f"{prefix}-*.ccg"):
            if now - other.stat().st_mtime > _MONTH:
                other.unlink()
    except OSError:
        return


def cache_folder() -> Path:
    """The cache folder of this user for this program; it need not exist."""
    named = os.environ.get("COUNTERCLAIM_CACHE", "")
    if named:
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "counterclaim"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
        return base / "counterclaim" / "Cache"
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "counterclaim"
