"""Where output goes: standard output, or a file that is whole at every moment."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

import msgspec

from counterclaim.core.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

PIPE_CLOSED = 141
#: Width of a table that no terminal asks for.
PLAIN_WIDTH = 120


@contextlib.contextmanager
def flushed() -> Iterator[None]:
    """Flush standard output at the end; leave quietly where its reader has gone away."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Python would flush once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE_CLOSED) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise InputError(
            f"Standard output cannot be written: {error.strerror}.",
            remedy="Make room, or write to a file on another disk with --output.",
        ) from error


def emit(data: bytes) -> None:
    """Write bytes to standard output."""
    with flushed():
        sys.stdout.buffer.write(data)


def console(stream: IO[str] | None = None) -> Console:
    """A console for tables: coloured on a terminal only, and not where NO_COLOR is set."""
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            # rich would leave with status 1; `flushed` tells what happened
            raise BrokenPipeError

    out = stream or sys.stdout
    width = None if out.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return Piped(file=out, width=width, highlight=False, markup=False, emoji=False)


class AtomicFile:
    """A file that appears, whole, when all is written; until then it is `NAME.part`.

    If the work is interrupted, what was finished is kept and the file appears with it. If the
    process is killed, the part stays and a later run can resume from it. A link is followed; what
    is no regular file (a pipe, `/dev/stdout`) is written to as it is, and never replaced.
    """

    def __init__(self, path: Path, kept: bytes = b"") -> None:
        self.direct = path.exists() and not path.is_file()
        self.path = path if self.direct else path.resolve()
        self.part = self.path if self.direct else part_of(self.path)
        self._kept = kept
        self._file: IO[bytes] | None = None

    def __enter__(self) -> AtomicFile:
        if self.path.is_dir():
            raise InputError(f"{self.path} is a folder.", remedy="Name a file with --output.")
        try:
            self._file = self.part.open("wb")
            self._file.write(self._kept)
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def write(self, data: bytes) -> None:
        """Append bytes; what belongs together should be one call."""
        if self._file is None:
            return
        try:
            self._file.write(data)
            if self.direct:
                self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> InputError:
        return InputError(
            f"{self.path} cannot be written: {error.strerror}.",
            remedy="Name a file in a folder that you may write to and that has room.",
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None:
            return
        if self.direct:
            with contextlib.suppress(OSError):  # what could be written was flushed, line by line
                self._file.close()
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as full:
            raise self._unwritable(full) from full
        finally:
            with contextlib.suppress(OSError):
                self._file.close()
        if kind is None or issubclass(kind, KeyboardInterrupt | SystemExit):
            os.replace(self.part, self.path)


def part_of(path: Path) -> Path:
    """Where `path` is written before it is whole."""
    return path.with_name(path.name + ".part")


class _Line(msgspec.Struct):
    document: str
    event: str | dict[str, Any] = ""

    @property
    def is_flat(self) -> bool:
        return isinstance(self.event, str)


def finished(path: Path, flat: bool) -> tuple[set[str], bytes]:
    """The documents whose claims stand in an earlier output, and its lines.

    One in the other form than is asked for now is refused: a file holds one form.
    Of a part that a killed run left, the last document is not trusted to be whole.
    """
    part = part_of(path)
    source = part if part.exists() else path
    if not source.exists():
        return set(), b""
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_Line)
    lines: list[tuple[str, bytes]] = []
    for number, line in enumerate(source.read_bytes().splitlines(keepends=True), start=1):
        try:
            found = decoder.decode(line)
            if found.is_flat != flat:
                form = "--flat" if found.is_flat else "--json"
                raise InputError(
                    f"{path} was written with {form}.",
                    remedy=f"Resume it with {form}, or name another file with --output.",
                )
            lines.append((found.document, line))
        except msgspec.DecodeError as error:
            if source is part:
                break
            raise InputError(
                f"{path}, line {number}, is no claim: {error}.",
                remedy="Resume needs an output of --json or --flat.",
            ) from error
    if source is part and lines:
        last = lines[-1][0]
        lines = [pair for pair in lines if pair[0] != last]
    return {document for document, _ in lines}, b"".join(line for _, line in lines)
