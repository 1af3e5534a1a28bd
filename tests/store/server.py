"""A PostgreSQL server of the tests' own, in a temporary folder, or the one that is named.

`COUNTERCLAIM_TEST_POSTGRES` names a running server by the address of a database in which the
tests may make others. Without it a server is made where its programs are installed; they refuse
to run as root, so root runs them as the user `postgres`.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "COUNTERCLAIM_TEST_POSTGRES"


class NoServer(Exception):
    """Why there is no server to test with."""


class Server:
    """A server that tests may stop and start."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.folder = folder

    @property
    def address(self) -> str:
        """The address of its first database."""
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def run(self, *command: str) -> None:
        """Run one of the server's programs, not as root."""
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        program = str(self.programs / command[0])
        done = subprocess.run(
            [*prefix, program, *command[1:]],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise NoServer(f"{command[0]} failed: {done.stdout[-500:]}")

    def make(self) -> None:
        """Make its folder of data."""
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        """Start it, on a socket in its own folder."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as when the machine fails."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")


def programs() -> Path:
    """Where the server's programs are; raises `NoServer`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoServer(f"PostgreSQL is not installed and {VARIABLE} names no server")
    return Path(on_path).parent


@contextlib.contextmanager
def own_server() -> Iterator[Server]:
    """A server in a temporary folder, stopped at the end; raises `NoServer`."""
    where = programs()
    # A socket's path may have some 100 characters: pytest's own folders are too deep for it.
    folder = Path(tempfile.mkdtemp(prefix="cc-pg-"))
    try:
        if os.geteuid() == 0:
            try:
                user = pwd.getpwnam("postgres")
            except KeyError:
                raise NoServer("there is no user postgres to run the server as") from None
            os.chown(folder, user.pw_uid, user.pw_gid)
        server = Server(where, folder)
        server.make()
        server.start()
        try:
            yield server
        finally:
            with contextlib.suppress(NoServer):
                server.stop()
    finally:
        for _ in range(3):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.2)
