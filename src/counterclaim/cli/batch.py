"""Reading many documents: in order, in one process or several, each failure by itself."""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.core.errors import Failure, SetupError
from counterclaim.core.loading import collection_paused
from counterclaim.core.records import Document, Result

if TYPE_CHECKING:
    from concurrent.futures import Future

    from counterclaim.pipeline import Reader

Named = tuple[Document | Failure, str]
Outcome = tuple[Result | Failure, str]

#: Documents handed out ahead, for each process; more would fill the memory, fewer keep it waiting.
_AHEAD = 8
#: Documents up to this length leave little behind that would have to be collected.
_SHORT = 100_000


class _Worker:
    """The reader of this process, made once, and the index that it was asked to use."""

    reader: Reader | None = None
    gazetteer: Path | None = None
    is_warm: bool = False


def _start_worker(gazetteer: Path | None) -> None:
    # The parent process alone answers Ctrl-C, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_gazetteer(gazetteer)


def use_gazetteer(path: Path | None) -> None:
    """From now on read with the index at `path`, or with the packaged one."""
    if _Worker.gazetteer != path:
        _Worker.reader, _Worker.gazetteer, _Worker.is_warm = None, path, False


def _reader() -> Reader:
    if _Worker.reader is None:
        from counterclaim.pipeline import Reader
        from counterclaim.resolve.place import Gazetteer

        index = _Worker.gazetteer
        _Worker.reader = Reader(gazetteer=Gazetteer.open(index) if index else None)
    return _Worker.reader


def read_one(document: Document) -> Result | Failure:
    """The claims of a document; whatever goes wrong with it is its failure alone."""
    if _Worker.is_warm or len(document.text) > _SHORT:
        return _read(document)
    # The first document makes the process load its lexicons. The collector would walk them again
    # and again meanwhile, and at times later: a fifth of the start.
    with collection_paused():
        result = _read(document)
        gc.freeze()
    _Worker.is_warm = True
    return result


def _read(document: Document) -> Result | Failure:
    reader = _reader()
    try:
        result = reader.read(document)
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one document must not cost the batch
        return Failure(
            item=document.id,
            kind="internal",
            reason=f"could not be read: {type(error).__name__}: {error}.",
            remedy="This is a fault of counterclaim; please report it with the document.",
        )
    return result.failures[0] if result.failures else result


def read_all(items: Iterable[Named], jobs: int = 1) -> Iterator[Outcome]:
    """Read each document, keeping the order; failures of loading pass through."""
    if jobs == 1:
        for document, name in items:
            yield (read_one(document) if isinstance(document, Document) else document), name
        return
    yield from _in_parallel(items, jobs)


def _in_parallel(items: Iterable[Named], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Forking a process that has threads is unsafe.
    context = get_context("spawn")
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_start_worker, initargs=(_Worker.gazetteer,)
    )
    waiting: deque[tuple[Future[Result | Failure] | Failure, str]] = deque()
    try:
        for document, name in items:
            waiting.append(
                (pool.submit(read_one, document), name)
                if isinstance(document, Document)
                else (document, name)
            )
            if len(waiting) >= _AHEAD * jobs:
                yield _ready(waiting)
        while waiting:
            yield _ready(waiting)
    except BrokenProcessPool as error:
        raise SetupError(
            "A reading process died.", remedy="Try fewer --jobs, or find the document with one."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ready(waiting: deque[tuple[Any, str]]) -> Outcome:
    first, name = waiting.popleft()
    return (first if isinstance(first, Failure) else first.result()), name


@contextmanager
def progress(wanted: bool) -> Iterator[Any]:
    """A count of documents on standard error, on a terminal only; call it once a document."""
    if not wanted or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} documents"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        yield lambda: bar.advance(task)
