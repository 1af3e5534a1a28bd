"""The commands on a real PostgreSQL server: they do and say what they do and say on a file."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Call, Done
from tests.cli.interrupting import added_until_interrupted
from tests.store import conftest as of_store

SAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "samples"
ARM, AZE = "sample-arm-0230", "sample-aze-0140"
SOURCE = "Ministry of Defence of the Republic of Armenia"

server, database = of_store.server, of_store.database
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def address(database: Callable[[], str], start: Start) -> str:
    """A database to which the samples were added."""
    made = database()
    out, err = start("add", "--db", made, SAMPLES).communicate()
    assert out == b"", err
    assert b"4 documents added, 17 claims, 0 failures; the record holds 17 claims" in err
    return made


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, address: str, start: Start) -> str:
    """A file to which the same was added."""
    made = str(tmp_path_factory.mktemp("record") / "samples.db")
    start("add", "--db", made, SAMPLES, "-q").communicate()
    return made


def plain(done: Done, *names: str) -> Done:
    """What was said, without what no two runs share: times, ids of judgements, record's names."""

    def less(words: str) -> str:
        for name in names:
            words = words.replace(name, "RECORD")
        words = re.sub(r"\S*postgresql://\S+", "RECORD", words)
        words = re.sub(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\S*?\+00:00", "TIME", words)
        words = re.sub(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d", "TIME", words)
        return " ".join(re.sub(r"j-[0-9a-f]{16}", "JUDGEMENT", words).split())

    return Done(done.status, less(done.out), less(done.err))


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


ASKED: tuple[tuple[str, ...], ...] = (
    ("add", "--json", str(SAMPLES)),
    ("incidents",),
    ("incidents", "--json"),
    ("incidents", "--party", "ARM", "--status", "denied", "--json"),
    ("incidents", "--status", "contested", "--order", "claims", "--json"),
    ("incidents", "--place", "Basarkechar", "--json"),
    ("incidents", "--place", "Vardennis", "--json"),
    ("incidents", "--box", "45,39,47,41", "--limit", "2", "--json"),
    ("incidents", "--event", "mine_laying", "--json"),
    ("incidents", "--from", "2022-09-13T16:00", "--to", "2022-09-13T17:00", "--json"),
    ("incidents", "--text", '"absolute falsehood"', "--json"),
    ("incidents", "--party", "armenia"),
    ("incidents", "--event", "sheling"),
    ("search", "falsehood killed", "--json"),
    ("search", "submarine"),
    ("search", "*"),
    ("compare", ARM, AZE),
    ("compare", ARM, AZE, "--json"),
    ("compare", ARM, "SAMPLE-AZE.txt"),
    ("history", ARM),
    ("history", AZE, "--json"),
    ("history", "nothing"),
    ("show", "i-0"),
    ("link",),
    ("link", "--json"),
)


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_a_question_has_one_answer(
    address: str, path: str, call: Call, arguments: tuple[str, ...]
) -> None:
    here = call(*arguments, "--db", address)
    assert plain(here) == plain(call(*arguments, "--db", path), path)
    assert here.out or here.err or here.status


def test_every_incident_is_shown_alike(address: str, path: str, call: Call) -> None:
    for incident in lines(call("incidents", "--json", "--db", path).out):
        for more in ((), ("--json",), ("--quotes", "--collapse", "highest")):
            shown = [call("show", incident["id"], *more, "--db", at) for at in (address, path)]
            assert shown[0] == shown[1]
            assert incident["id"] in shown[0].out


def test_judgements_are_kept_and_contradicted_alike(
    path: str, database: Callable[[], str], call: Call, tmp_path: Path
) -> None:
    records = [str(tmp_path / "judged.db"), database()]
    for to in records:
        done = call("record", "copy", path, to)
        assert (done.status, done.err) == (0, "4 documents copied\n")
    (largest,) = lines(
        call("incidents", "--order", "claims", "--limit", "1", "--json", "--db", path).out
    )
    one, two, three, *_ = (claim["id"] for claim in largest["claims"])
    acts = (
        (0, ("different", one, two, "--reason", "two nights")),
        (0, ("same", one, three)),
        (1, ("same", two, three)),
        (0, ("unsure", one, two)),
        (0, ("not-a-claim", two, "--reason", "rhetoric")),
        (1, ("same", two, three)),
        (0, ("correct", one, "losses", '[["ARM", "killed", "any", 4, 9]]')),
        (2, ("correct", one, "count", "[3, 1]")),
        (2, ("correct", one, "speaker", "Armenia")),
        (0, ("reliability", SOURCE, "B")),
        (0, ("credibility", one, "6")),
        (1, ("same", one, "c-none")),
    )
    for status, act in acts:
        said = [plain(call("judge", *act, "--by", "x", "--db", at), at) for at in records]
        assert said[0] == said[1]
        assert said[0].status == status, said[0]
    for _ in range(2):
        for arguments in (("incidents", "--json"), ("history", one, "--json"), ("show", one),
                          ("show", two), ("history", SOURCE), ("link", "--json")):  # fmt: skip
            said = [plain(call(*arguments, "--db", at), at) for at in records]
            assert said[0] == said[1]
        assert {call("link", "--rebuild", "--db", at).status for at in records} == {0}


def test_a_copy_needs_a_record_and_room(
    address: str, path: str, database: Callable[[], str], call: Call, tmp_path: Path
) -> None:
    back = str(tmp_path / "back.db")
    assert call("record", "copy", address, back).status == 0
    shown = [call("incidents", "--json", "--db", at).out for at in (back, path)]
    assert shown[0] == shown[1] != ""
    for source, to, told in (
        (path, address, "is not empty"),
        (path, path, "is not empty"),
        (str(tmp_path / "none.db"), str(tmp_path / "new.db"), "no record at"),
        (database(), str(tmp_path / "new.db"), "no record in"),
    ):
        done = call("record", "copy", source, to)
        assert (done.status, told in done.err) == (1, True), done.err
    assert not (tmp_path / "new.db").exists()


def test_an_interrupted_run_goes_on_where_it_was(
    database: Callable[[], str], address: str, call: Call, start: Start
) -> None:
    cut = database()
    done = set(added_until_interrupted(start, SAMPLES, cut))
    again = lines(call("add", str(SAMPLES), "--db", cut, "--json").out)
    assert {x["document"] for x in again if x["outcome"] == "known"} == done
    shown = [call("incidents", "--db", at).out for at in (cut, address)]
    assert shown[0] == shown[1]


NOWHERE = "postgresql://ada:secret@127.0.0.1"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("", "Make it with createdb"),
        ("mysql://ada@127.0.0.1/none", "is no kind of record"),
        (f"{NOWHERE}:1/none", "See that it runs"),
        (f"{NOWHERE}:1/none?passwort=x", "postgresql://USER:PASSWORD@HOST"),
        (f"{NOWHERE}:port/none", "postgresql://USER:PASSWORD@HOST"),
    ],
)
def test_a_wrong_address_is_told(address: str, call: Call, wrong: str, told: str) -> None:
    wrong = wrong or address.replace("/cc_test_", "/cc_no_such_")
    for arguments in (("add", str(SAMPLES), "-q"), ("incidents",), ("link", "--rebuild")):
        done = call(*arguments, "--db", wrong)
        assert (done.status, done.out, told in done.err) == (1, "", True), done.err
        assert "secret" not in done.err


def test_a_rebuild_that_is_interrupted_changes_nothing(
    address: str, path: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.store.rebuilding import Rebuilding

    real = Rebuilding.run

    def cut(self: Rebuilding) -> None:
        real(self)
        raise KeyboardInterrupt

    for at in (address, path):
        before = [call(*a, "--db", at).out for a in (("incidents", "--json"), ("history", ARM))]
        with monkeypatch.context() as patch:
            patch.setattr(Rebuilding, "run", cut)
            done = call("link", "--rebuild", "--db", at)
        assert (done.status, done.err) == (130, "interrupted; all links are as they were before\n")
        after = [call(*a, "--db", at).out for a in (("incidents", "--json"), ("history", ARM))]
        assert before == after
        assert call("link", "--rebuild", "--db", at).status == 0
