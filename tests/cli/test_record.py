"""The commands on a real record, made from the bundled communiqués of both sides."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Call
from tests.cli.interrupting import added_until_interrupted

from counterclaim.core.records import Document
from counterclaim.ingest import LoadOptions, load_named

SAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "samples"
Start = Callable[..., subprocess.Popen[bytes]]


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def grouped(out: str) -> dict[str, list[str]]:
    """The claims of each incident. What an incident was called before depends on its history."""
    return {i["id"]: sorted(c["id"] for c in i["claims"]) for i in lines(out)}


def documents() -> dict[str, Document]:
    """The samples by their ids."""
    found = (document for document, _ in load_named([str(SAMPLES)], BytesIO(), LoadOptions()))
    return {d.id: d for d in found if isinstance(d, Document)}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, start: Start) -> Path:
    """A record with the samples; it is copied before a test changes it."""
    db = tmp_path_factory.mktemp("record") / "samples.db"
    out, err = start("add", "--db", db, SAMPLES).communicate()
    assert out == b"", err
    assert b"4 documents added, 17 claims, 0 failures; the record holds 17 claims" in err
    return db


@pytest.fixture
def db(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "samples.db"
    for suffix in ("", "-wal", "-shm"):
        part = filled.with_name(filled.name + suffix)
        if part.exists():
            shutil.copy(part, copy.with_name(copy.name + suffix))
    monkeypatch.setenv("COUNTERCLAIM_DB", str(copy))
    return copy


@pytest.fixture
def largest(db: Path, call: Call) -> Any:
    """The incident with the most claims, as JSON."""
    (found,) = lines(call("incidents", "--order", "claims", "--limit", "1", "--json").out)
    return found


class TestAdd:
    def test_adding_again_changes_nothing(self, db: Path, call: Call) -> None:
        before = call("incidents", "--json").out
        done = call("add", str(SAMPLES))
        assert done.status == 0
        assert "0 documents added, 4 already there, 0 claims, 0 failures" in done.err
        assert call("incidents", "--json").out == before

    def test_json_tells_what_came_of_each(self, db: Path, call: Call, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        (tmp_path / "new.txt").write_text("The enemy shelled Sotk. One soldier was killed.")
        done = call("add", str(SAMPLES), str(tmp_path), "--json", "--source-party", "ARM", "-q")
        assert done.status == 1
        outcomes = {line["document"]: line["outcome"] for line in lines(done.out)}
        assert [v for k, v in outcomes.items() if "empty" in k] == ["failed"]
        assert [v for k, v in outcomes.items() if "new" in k] == ["added"]
        assert outcomes["sample-arm-0230"] == "known"
        assert outcomes["sample-aze-0140"] == "revised", "the party given outranks the file's"
        assert "empty.txt" in done.err

    def test_bulk_gives_the_same_record(self, db: Path, call: Call, tmp_path: Path) -> None:
        one = grouped(call("incidents", "--json").out)
        other = str(tmp_path / "bulk.db")
        assert call("add", "--bulk", "--db", other, str(SAMPLES)).status == 0
        assert grouped(call("incidents", "--json", "--db", other).out) == one
        counts = [json.loads(call("link", "--json", *at).out) for at in ((), ("--db", other))]
        assert counts[0]["relations"] == counts[1]["relations"] > 0
        assert call("add", "--bulk", "--json", "--db", other, str(SAMPLES)).status == 2

    def test_an_interrupted_run_goes_on_where_it_was(
        self, db: Path, call: Call, start: Start, tmp_path: Path
    ) -> None:
        folder = tmp_path / "many"
        folder.mkdir()
        for n in range(60):
            for path in sorted(SAMPLES.glob("*.txt")):
                text = path.read_text(encoding="utf-8").replace("id: sample", f"id: s{n:02}")
                (folder / f"{n:02}-{path.name}").write_text(text, encoding="utf-8")
        cut = tmp_path / "cut.db"
        done = added_until_interrupted(start, folder, cut)
        assert 1 <= len(done) < 240
        few = [str(folder / f"00-{path.name}") for path in sorted(SAMPLES.glob("*.txt"))]
        again = call("add", *few, "--db", str(cut), "--json")
        outcomes = {line["document"]: line["outcome"] for line in lines(again.out)}
        assert {d for d, outcome in outcomes.items() if outcome == "known"} == set(done) & {
            *outcomes
        }
        assert again.status == 0


def stands(incident: Any, party: str, standing: str) -> bool:
    """Whether any position of a party is that one."""
    return any(
        p["party"] == party and standing in {x["standing"] for x in p["positions"]}
        for p in incident["parties"]
    )


def events(incident: Any) -> set[str]:
    return {claim["event"] for claim in incident["claims"]}


def words(incident: Any) -> str:
    return " ".join(quote for claim in incident["claims"] for quote in claim["quotes"])


def is_late(incident: Any) -> bool:
    return str(incident["end"]) > "2022-09-13T15:59"


class TestIncidents:
    def test_every_claim_is_in_one_incident_with_the_id_of_its_input(
        self, db: Path, call: Call
    ) -> None:
        found = lines(call("incidents", "--json").out)
        claims = [claim for incident in found for claim in incident["claims"]]
        assert len({claim["id"] for claim in claims}) == len(claims) == 17
        assert {claim["document"] for claim in claims} == set(documents())
        for incident in found:
            assert {d["id"] for d in incident["documents"]} == {
                c["document"] for c in incident["claims"]
            }

    @pytest.mark.parametrize(
        ("filters", "holds"),
        [
            (("--party", "arm", "--status", "denied"), lambda i: stands(i, "ARM", "denies")),
            (("--status", "silent"), lambda i: "silent" in {p["standing"] for p in i["parties"]}),
            (("--status", "contested"), lambda i: "contested" in i["labels"]),
            (("--status", "one-sided"), lambda i: "one-sided" in i["labels"]),
            (("--event", "mine_laying"), lambda i: "mine_laying" in events(i)),
            (("--text", "saboteurs"), lambda i: "saboteurs" in words(i)),
            (("--from", "2022-09-13T16:00", "--to", "2022-09-13T17:00"), is_late),
        ],
    )  # fmt: skip
    def test_a_filter_keeps_those_that_meet_it(
        self, db: Path, call: Call, filters: tuple[str, ...], holds: Callable[[Any], bool]
    ) -> None:
        every = {i["id"]: i for i in lines(call("incidents", "--json").out)}
        kept = {i["id"] for i in lines(call("incidents", *filters, "--json").out)}
        assert 0 < len(kept) < len(every)
        assert all(holds(every[name]) for name in kept)
        if "--from" not in filters:
            assert kept == {name for name, incident in every.items() if holds(incident)}

    def test_a_place_is_found_by_a_rivals_name(self, db: Path, call: Call) -> None:
        by_name = {
            name: {i["id"] for i in lines(call("incidents", "--place", name, "--json").out)}
            for name in ("Vardenis", "Basarkechar")
        }
        assert by_name["Vardenis"] == by_name["Basarkechar"] != set()

    @pytest.mark.parametrize("order", ["time", "claims"])
    @pytest.mark.parametrize("form", [(), ("--json",)])
    def test_what_a_limit_leaves_out_is_told(
        self, db: Path, call: Call, order: str, form: tuple[str, ...]
    ) -> None:
        every = len(lines(call("incidents", "--json").out))
        some = call("incidents", "--order", order, "--limit", str(every - 1), *form)
        assert "there are more: --limit N" in some.err
        whole = call("incidents", "--order", order, "--limit", str(every), *form)
        assert "there are more" not in whole.err

    @pytest.mark.parametrize("width", ["60", "120"])
    def test_the_table_names_each_once(
        self, db: Path, call: Call, monkeypatch: pytest.MonkeyPatch, width: str
    ) -> None:
        monkeypatch.setenv("COLUMNS", width)
        out = call("incidents").out
        ids = [i["id"] for i in lines(call("incidents", "--json").out)]
        assert re.findall(r"i-[0-9a-f]{16}", out) == ids
        assert "ARM denies" in out
        assert all(len(line) <= int(width) for line in out.splitlines())

    def test_what_is_no_filter_is_wrong_usage(self, db: Path, call: Call) -> None:
        assert call("incidents", "--status", "true").status == 2
        assert call("incidents", "--box", "1,2,3").status == 2
        assert call("incidents", "--order", "truth").status == 2
        done = call("incidents", "--from", "yesterday")
        assert (done.status, "yesterday" in done.err) == (2, True)
        for wrong in (("--from", "16.11.2021"), ("--box", "45,50,47,41"), ("--text", "*"),
                      ("--from", "2022-09-14", "--to", "2022-09-13")):  # fmt: skip
            assert call("incidents", *wrong).status == 2, wrong

    @pytest.mark.parametrize(
        ("filters", "status", "told"),
        [
            (("--party", "armenia"), 0, "is it ARM?"),
            (("--party", "XQX"), 0, "it has ARM, AZE"),
            (("--event", "sheling"), 2, "Is it shelling"),
            (("--event", "displacement"), 0, "the event type displacement"),
            (("--place", "Vardennis"), 0, "is it Vardenis"),
            (("--party", ""), 2, "--party"),
            (("--place", " "), 2, "--place"),
            (("--from", ""), 2, "--from"),
        ],
    )
    def test_a_mistyped_filter_is_told(
        self, db: Path, call: Call, filters: tuple[str, ...], status: int, told: str
    ) -> None:
        done = call("incidents", *filters, "--json")
        assert (done.status, done.out, told in done.err) == (status, "", True), done.err

    def test_where_there_is_no_record_the_remedy_is_named(self, call: Call, tmp_path: Path) -> None:
        done = call("incidents", "--db", str(tmp_path / "none.db"))
        assert done.status == 1
        assert "counterclaim add" in done.err
        assert not (tmp_path / "none.db").exists()


class TestShow:
    @pytest.mark.parametrize("width", [60, 80, 120, 200])
    def test_side_by_side_on_any_terminal(
        self, largest: Any, call: Call, monkeypatch: pytest.MonkeyPatch, width: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        out = call("show", largest["id"]).out
        assert all(len(line) <= width for line in out.splitlines())
        header = next(line.split() for line in out.splitlines() if "ARM" in line)
        both = ["ARM", "(Armenia)", "AZE", "(Azerbaijan)"]
        assert header == (both[:2] if width < 70 else both)
        for row in ("stands", "what happened", "who began", "when", "where", "means", "denies"):
            assert row in out
        assert "losses of ARM" in out
        assert "Vardenis (AZE:" in out

    def test_each_side_names_the_other_and_both_are_told_alike(
        self, largest: Any, call: Call
    ) -> None:
        values = {entry["field"]: entry for entry in largest["values"]}
        told = {
            w["value"]: (w["speakers"], w["independent"]) for w in values["initiator"]["values"]
        }
        assert told == {"ARM": (["AZE"], 1), "AZE": (["ARM"], 1)}
        assert [p["party"] for p in largest["parties"] if p["involved"]] == ["ARM", "AZE"]

    def test_quotes_stand_where_they_say(
        self, largest: Any, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "2000")
        out = call("show", largest["id"], "--quotes").out
        texts = {d.id: {"title": d.title, "text": d.text} for d in documents().values()}
        found = re.findall(r"“([^”]+)” ([\w-]+), (title|text):(\d+)-(\d+)", out)
        assert len(found) > 20
        for quote, document, part, start, end in found:
            assert texts[document][part][int(start) : int(end)] == quote
        assert not re.search("“[^”]+” sample", call("show", largest["id"]).out)

    def test_a_rule_is_printed_with_what_it_gives(self, db: Path, call: Call) -> None:
        (found, *_) = [
            i
            for i in lines(call("incidents", "--json").out)
            if any(entry["field"] == "losses" for entry in i["values"])
        ]
        out = call("show", found["id"], "--collapse", "highest").out
        assert "→ highest: 2" in out
        own = call("show", found["id"], "--collapse", "own-losses-only").out
        assert "→ own-losses-only: no value, AZE gives no figure of its own" in own
        assert "said by ARM (1 independent source)" in own
        form = json.loads(call("show", found["id"], "--collapse", "highest", "--json").out)
        (entry,) = [e for e in form["values"] if e["field"] == "losses"]
        assert entry["collapsed"]["value"] == [2, 2]
        assert call("show", found["id"], "--collapse", "mean").status == 2

    def test_by_a_claim_or_not_at_all(self, largest: Any, call: Call) -> None:
        claim = largest["claims"][0]["id"]
        assert json.loads(call("show", claim, "--json").out)["id"] == largest["id"]
        done = call("show", "i-0")
        assert (done.status, "counterclaim incidents" in done.err) == (1, True)


class TestJudge:
    def test_a_pair_is_parted_and_the_parting_survives_a_rebuild(
        self, largest: Any, call: Call
    ) -> None:
        one, other = (c["id"] for c in largest["claims"][:2])
        done = call("judge", "different", one, other, "--by", "a monitor", "--reason", "two nights")
        assert done.status == 0, done.err
        for _ in range(2):
            ids = {json.loads(call("show", c, "--json").out)["id"] for c in (one, other)}
            assert len(ids) == 2
            assert call("link", "--rebuild").status == 0
        assert "two nights" in call("history", one).out
        refused = call("judge", "same", one, one, "--by", "a monitor")
        assert refused.status == 1
        assert call("judge", "unsure", one, other, "--by", "a monitor").status == 0
        assert json.loads(call("show", one, "--json").out)["id"] == largest["id"]

    def test_a_denial_that_is_parted_from_others_is_still_one(
        self, call: Call, tmp_path: Path
    ) -> None:
        """AZE denies what ARM tells twice; a person parts the denial from the second."""
        at = ("--db", str(tmp_path / "own.db"))
        day = "near Sotk on March 2, 2031"
        for name, party, text in (
            ("arm", "ARM", f"Units of the Azerbaijani army shelled our positions {day}."),
            ("no", "AZE", f"The claim that units of the Azerbaijan Army shelled positions {day} "
             "is false."),
            ("again", "ARM", f"Azerbaijani army units shelled positions of ours {day}."),
        ):  # fmt: skip
            file = tmp_path / f"{name}.txt"
            file.write_text(text)
            assert call("add", str(file), "--source-party", party, "-q", *at).status == 0
        (before,) = lines(call("incidents", "--json", *at).out)
        (denial,) = (c["id"] for c in before["claims"] if c["stance"] == "deny")
        fire, again = (c["id"] for c in before["claims"] if c["stance"] == "assert")
        call("judge", "different", denial, again, "--by", "x", *at)
        here = json.loads(call("show", fire, "--json", *at).out)
        there = json.loads(call("show", denial, "--json", *at).out)
        assert here["id"] != there["id"]
        assert stands(here, "AZE", "denies") and stands(there, "ARM", "asserts")
        assert [(x["id"], x["incident"]) for x in here["elsewhere"]] == [(denial, there["id"])]
        shown = call("show", fire, *at).out
        assert "denies (1 elsewhere)" in shown and "Told in other incidents" in shown
        assert f"is denied by {denial}" in " ".join(call("show", denial, *at).out.split())
        call("judge", "different", denial, fire, "--by", "x", *at)
        there = json.loads(call("show", denial, "--json", *at).out)
        assert stands(there, "AZE", "denies") and not there["elsewhere"]
        assert {p["party"]: p["standing"] for p in there["parties"]}["ARM"] == "silent"

    def test_what_is_no_claim_leaves_and_can_come_back(self, largest: Any, call: Call) -> None:
        claim = largest["claims"][0]["id"]
        call("judge", "not-a-claim", claim, "--by", "x")
        every = lines(call("incidents", "--json").out)
        assert claim not in {c["id"] for i in every for c in i["claims"]}
        shown = call("show", claim)
        assert (shown.status, "to be none by x" in shown.err) == (1, True)
        assert f"counterclaim judge unsure {claim}" in shown.err
        other = largest["claims"][1]["id"]
        same = call("judge", "same", other, claim, "--by", "x")
        assert (same.status, f"judge unsure {claim}" in same.err) == (1, True)
        call("judge", "unsure", claim, "--by", "x")
        every = lines(call("incidents", "--json").out)
        assert claim in {c["id"] for i in every for c in i["claims"]}

    @pytest.mark.parametrize(
        ("field", "given", "held"),
        [
            ("actors", "AZE, TUR", ["AZE", "TUR"]),
            ("means", "", []),
            ("event", "gunfire", "gunfire"),
            ("losses", '[["ARM", "killed", "any", 4, 9]]', [["ARM", "killed", "any", 4, 9]]),
            ("count", "[3, 3]", [3, 3]),
            ("end", "null", None),
        ],
    )  # fmt: skip
    def test_a_corrected_value_counts_and_the_old_one_stays_in_the_history(
        self, largest: Any, call: Call, field: str, given: str, held: Any
    ) -> None:
        claim = [c for c in largest["claims"] if c["stance"] == "assert"][0]
        done = call("judge", "correct", claim["id"], field, given, "--by", "x", "--json")
        assert done.status == 0, done.err
        assert json.loads(done.out)["judgement"]["value"] == held
        shown = json.loads(call("show", claim["id"], "--json").out)
        (now,) = [c for c in shown["claims"] if c["id"] == claim["id"]]
        assert now[field] == held
        steps = lines(call("history", claim["id"], "--json").out)
        assert {"judged correct", "read"} <= {step["act"] for step in steps}
        assert call("judge", "correct", claim["id"], "colour", "red", "--by", "x").status == 2
        assert call("judge", "correct", claim["id"], "losses", "many", "--by", "x").status == 2

    @pytest.mark.parametrize(
        ("field", "given", "told"),
        [
            ("speaker", "Armenia", "Is it ARM (Armenia)?"),
            ("actors", "AZE,arm", "Is it ARM (Armenia)?"),
            ("targets", "xqxqx", "UNKNOWN"),
            ("losses", '[["AZEE", "killed", "any", 4, 9]]', "AZE (Azerbaijan)"),
            ("stance", "maybe", "assert, deny, concede, retract"),
        ],
    )
    def test_a_party_or_a_word_that_nobody_knows_is_refused(
        self, largest: Any, call: Call, field: str, given: str, told: str
    ) -> None:
        claim = largest["claims"][0]["id"]
        done = call("judge", "correct", claim, field, given, "--by", "x")
        assert (done.status, told in done.err) == (2, True), done.err

    def test_a_party_given_twice_counts_once(self, largest: Any, call: Call) -> None:
        claim = largest["claims"][0]["id"]
        done = call("judge", "correct", claim, "actors", "ARM,ARM", "--by", "x", "--json")
        assert json.loads(done.out)["judgement"]["value"] == ["ARM"]

    def test_grades_are_kept_apart_and_shown_where_set(self, largest: Any, call: Call) -> None:
        assert "Grades" not in call("show", largest["id"]).out
        claim = next(c for c in largest["claims"] if c["document"] == "sample-arm-0230")
        source = "Ministry of Defence of the Republic of Armenia"
        assert call("judge", "reliability", source, "c", "--by", "x").status == 0
        assert call("judge", "credibility", claim["id"], "6", "--by", "x").status == 0
        form = json.loads(call("show", largest["id"], "--json").out)
        grades = {d["id"]: d["reliability"] for d in form["documents"]}
        assert grades["sample-arm-0230"] == "C"
        assert grades["sample-aze-0140"] is None
        assert {c["id"] for c in form["claims"] if c["credibility"] == "6"} == {claim["id"]}
        assert f"C6 {claim['id']}" in call("show", largest["id"]).out
        assert call("judge", "reliability", source, "G", "--by", "x").status == 2
        assert call("judge", "credibility", claim["id"], "0", "--by", "x").status == 2
        done = call("judge", "reliability", "ministry of defense", "A", "--by", "x")
        assert (done.status, f"'{source}'" in done.err) == (1, True)


class TestOthers:
    def test_compare_gives_grounds_with_weights(self, db: Path, call: Call) -> None:
        pairs = lines(call("compare", "sample-arm-0230", "sample-aze-0140", "--json").out)
        kinds = {r["kind"] for pair in pairs for r in pair["relations"]}
        assert "deny" in kinds
        assert all(pair["reasons"] for pair in pairs)
        assert [p["score"] for p in pairs] == sorted((p["score"] for p in pairs), reverse=True)
        assert {p["a"]["document"] for p in pairs} == {"sample-arm-0230"}
        out = call("compare", "sample-arm-0230", "sample-aze-0140").out
        assert re.search(r"^deny, score 0\.\d\d, one incident$", out, flags=re.MULTILINE)
        assert re.search(r"^ +[+-]\d\.\d\d \w+", out, flags=re.MULTILINE)
        assert call("compare", "sample-arm-0230", "none").status == 1
        done = call("compare", "sample-arm-0230", "SAMPLE-AZE.txt")
        assert (done.status, "Is it sample-aze-" in done.err) == (1, True)
        done = call("compare", "sample-arm-0230", "sample-arm-0230")
        assert (done.status, "with itself" in done.err) == (2, True)

    def test_search_finds_claims_and_incidents(self, db: Path, call: Call) -> None:
        (hit,) = lines(call("search", '"absolute falsehood"', "--json").out)
        assert hit["document"] == "sample-arm-0230"
        assert hit["claims"]
        assert hit["incidents"]
        assert "absolute falsehood" in call("search", "absolute falsehood").out
        assert call("search", "submarine").status == 1

    def test_history_of_a_document(self, db: Path, call: Call) -> None:
        acts = [step["act"] for step in lines(call("history", "sample-arm-0230", "--json").out)]
        assert acts == ["added", "read"]
        assert "sample-arm-0230" in call("history", "sample-arm-0230").out
        assert call("history", "nothing").status == 1

    def test_history_of_a_revised_document_tells_what_changed(
        self, call: Call, tmp_path: Path
    ) -> None:
        path, db = tmp_path / "note.txt", str(tmp_path / "revised.db")
        for killed in ("Two", "Three"):
            path.write_text(
                "---\nid: note\nsource_party: ARM\npublished: 2022-09-13\n---\n"
                f"Azerbaijan shelled Sotk on 12 September. {killed} Armenian soldiers were killed."
            )
            assert call("add", "--db", db, str(path), "-q").status == 0
        steps = lines(call("history", "note", "--db", db, "--json").out)
        changed = {s["field"]: (s["old"], s["new"]) for s in steps if s["act"] == "changed"}
        (old, new) = changed["losses"]
        assert (old[0][3:], new[0][3:]) == ([2, 2], [3, 3])
        assert "losses: " in call("history", "note", "--db", db).out

    def test_a_place_is_found_by_a_name_that_only_its_namesake_has(
        self, call: Call, tmp_path: Path
    ) -> None:
        path, db = tmp_path / "note.txt", str(tmp_path / "place.db")
        path.write_text("Azerbaijan shelled the town of Lachin on 12 September 2022.")
        assert call("add", "--db", db, str(path), "--source-party", "ARM", "-q").status == 0
        for name in ("Лачин", "Laçın", "Berdzor"):
            assert lines(call("incidents", "--db", db, "--place", name, "--json").out), name

    def test_a_rebuild_finds_the_same(self, db: Path, call: Call) -> None:
        before = call("incidents", "--json").out
        figures = json.loads(call("link", "--json").out)
        assert (figures["documents"], figures["claims"]) == (4, 17)
        assert json.loads(call("link", "--rebuild", "--json").out)["claims"] == 17
        assert grouped(call("incidents", "--json").out) == grouped(before)
        assert json.loads(call("link", "--json").out)["relations"] == figures["relations"] > 0
        assert "claims ever    17" in call("link").out


def test_a_process_takes_the_record_from_the_environment(filled: Path, start: Start) -> None:
    out, err = start("link", "--json", COUNTERCLAIM_DB=str(filled)).communicate()
    assert json.loads(out)["claims"] == 17, err
