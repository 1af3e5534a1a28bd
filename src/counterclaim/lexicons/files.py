"""Reading the data files of the lexicons."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.core.errors import LexiconError

#: What `pack` wrote when the package was built or installed from its source; it may be absent.
PACKED = Path(__file__).parent / "packed.json"


def load_yaml(path: Path) -> Any:
    """The content of a YAML file; a broken one is an error that names the line.

    The content is taken from `packed.json` where that holds these very bytes, which is ten times
    as fast (0.3 s of a start for all lexicons). A file that was changed since is read itself.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise LexiconError(
            f"The lexicon file {path} is missing.", remedy="Install the package again."
        ) from error
    packed = _packed(PACKED).get(_key(data))
    return _parse(data, path) if packed is None else msgspec.json.decode(packed)


def pack(paths: Iterable[Path], target: Path) -> None:
    """Writes the contents of YAML files, each under the hash of its bytes, as one JSON file.

    A file whose content JSON cannot hold (dates, keys that are no strings) is left out.
    """
    packed: dict[str, msgspec.Raw] = {}
    for path in paths:
        data = path.read_bytes()
        content = _parse(data, path)
        text = msgspec.json.encode(content)
        if msgspec.json.decode(text) == content:
            packed[_key(data)] = msgspec.Raw(text)
    text = msgspec.json.encode(packed)
    if not target.is_file() or target.read_bytes() != text:
        target.write_bytes(text)


def _key(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


@cache
def _packed(path: Path) -> dict[str, msgspec.Raw]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}


def _parse(data: bytes, path: Path) -> Any:
    import yaml

    try:
        return yaml.load(data.decode("utf-8"), Loader=_loader())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"The lexicon file {path} is no valid YAML: {error}.", remedy="Mend the line named."
        ) from error


@cache
def _loader() -> Any:
    """YAML 1.1 takes `on`, `off`, `no` and `yes` for truth values: here they are words."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [r for r in found if first in "tTfF" or r[0] != "tag:yaml.org,2002:bool"]
        for first, found in base.yaml_implicit_resolvers.items()
    }
    return type("_Words", (base,), {"yaml_implicit_resolvers": resolvers})
