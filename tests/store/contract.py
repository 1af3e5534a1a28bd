"""What every record must do, whatever database it is in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.store.builders import READER, Clock, claim, document, result, sides

from counterclaim.core.errors import InputError, JudgementError, RecordError
from counterclaim.core.links import Judgement
from counterclaim.core.records import Result
from counterclaim.core.values import MadeBy
from counterclaim.store import Filters, Grade, Line, Record

Target = str | Path
NEWER = MadeBy(stage="claims", version="1.1")


def judgement(
    name: str, verdict: str, left: str, right: str | None = None, **more: object
) -> Judgement:
    return msgspec.convert(
        {"id": name, "verdict": verdict, "left": left, "right": right, "by": "Ada",
         "at": "2031-04-01T12:00:00+00:00", "reason": "I read both", **more},
        Judgement,
    )  # fmt: skip


def links(record: Record) -> tuple[object, ...]:
    """All incidents and relations of now, in a form that compares."""
    lines = record.incidents(Filters(limit=1000)).incidents
    views = [record.incident(line.id) for line in lines]
    relations = {r for view in views for r in view.relations}
    return (
        sorted((v.incident.id, v.incident.claims, v.start, v.end) for v in views),
        sorted(relations, key=repr),
        sorted({e for v in views for e in v.edges}, key=repr),
        lines,
        [
            record.incidents(msgspec.convert({"status": status, "limit": 1000}, Filters))
            for status in ("asserts", "denies", "silent", "contested", "agreed", "one-sided")
        ],
    )


class RecordContract:
    """Run by each kind of database: its module has a fixture `make` that makes empty targets.

    `filled` is one record for all tests that only ask; see conftest.
    """

    def test_what_is_added_is_there(self, record: Record) -> None:
        given = sides()
        added = list(record.add(given))
        assert [a.outcome for a in added] == ["added"] * 5
        assert all(a.incidents for a in added)
        for one, it in zip(added, given, strict=True):
            assert record.document(it.document.id) == it.document
            assert record.document(one.uid) == it.document
            assert record.reading(one.uid) == it
            (held,) = record.claims(it.claims[0].id)
            assert held.claim == it.claims[0]
            assert held.is_current and held.document == it.document.id
        stats = record.stats()
        assert (stats.documents, stats.claims, stats.orphaned) == (5, 5, ())

    def test_both_sides_of_one_night_are_one_incident(self, filled: Record) -> None:
        of_night = filled.incident(sides()[0].claims[0].id)
        assert {d.id for d in of_night.documents} >= {"arm-1", "aze-1"}
        assert {"deny"} <= {r.kind for r in of_night.relations}
        elsewhere = filled.incident(sides()[3].claims[0].id)
        assert [d.id for d in elsewhere.documents] == ["arm-2"]

    def test_adding_again_changes_nothing(self, record: Record) -> None:
        list(record.add(sides()))
        before = links(record), record.stats()
        assert {a.outcome for a in record.add(sides())} == {"known"}
        assert (links(record), record.stats()) == before
        assert record.has(sides()[0].document, READER)
        assert not record.has(sides()[0].document, NEWER)

    def test_a_rebuild_finds_the_same(self, record: Record) -> None:
        list(record.add(sides()))
        before = links(record)
        past = record.history(sides()[0].claims[0].id)
        rebuilt = record.rebuild()
        assert links(record) == before
        assert record.history(sides()[0].claims[0].id) == past
        assert rebuilt.claims == 5 and rebuilt.incidents == len(before[3])  # type: ignore[arg-type]

    def test_loading_at_once_finds_the_same(self, record: Record, other: Target) -> None:
        list(record.add(sides()))
        with Record.open(other, clock=Clock()) as loaded:
            assert loaded.load(sides()) == 5
            assert loaded.load(sides()) == 0
            assert links(loaded) == links(record)

    def test_a_copy_holds_all_that_the_record_ever_held(
        self, record: Record, other: Target, tmp_path: Path
    ) -> None:
        list(record.add([*sides(), result("ş", "Şelale: AZE shelled Kesh.")]))
        arm, far = sides()[0].claims[0].id, sides()[3].claims[0].id
        record.judge(judgement("j1", "same", arm, far))
        record.judge(judgement("j2", "correct", arm, field="event", value="raid"))
        file = tmp_path / "copy.db"
        assert record.copy_to(file) == 6
        with Record.open(file, clock=Clock()) as between:
            assert between.copy_to(other) == 6
            with pytest.raises(RecordError, match="not empty"):
                record.copy_to(file)
        with Record.open(other, clock=Clock()) as copy:
            assert links(copy) == links(record)
            assert copy.history(arm) == record.history(arm)
            assert copy.judgements() == record.judgements()
            assert copy.search("selale kesh") == record.search("selale kesh") != []
            copy.rebuild()
            assert links(copy) == links(record)
            assert {a.outcome for a in copy.add(sides())} == {"known"}

    def test_the_order_does_not_matter(self, record: Record, other: Target) -> None:
        list(record.add(sides()))
        with Record.open(other, clock=Clock()) as mixed:
            list(mixed.add(reversed(sides())))
            assert links(mixed) == links(record)

    def test_a_newer_reader_adds_a_reading_and_keeps_the_old(self, record: Record) -> None:
        (first,) = record.add([result("a", "AZE shelled Kesh on 2 March.")])
        given = document("a", "AZE shelled Kesh on 2 March.")
        again = claim(given, "AZE shelled Kesh", made_by=NEWER, town="Kesh")
        (reread,) = record.add([Result(document=given, claims=(again,))])
        assert reread.outcome == "reread" and reread.uid == first.uid
        old_id = result("a", "AZE shelled Kesh on 2 March.").claims[0].id
        old, new = (record.claims(i)[0] for i in (old_id, again.id))
        assert (old.is_current, new.is_current) == (False, True)
        assert record.stats().claims_ever == 2 and record.stats().claims == 1
        assert record.incident(old_id).incident.claims == (again.id,)
        assert [p.act for p in record.history(old_id)][-1] == "joined"
        assert {"succeeded", "superseded"} <= {p.act for p in record.history(old_id)}
        (older,) = record.add([result("a", "AZE shelled Kesh on 2 March.")])
        assert older.outcome == "known"

    def test_an_older_reader_does_not_take_over(self, record: Record) -> None:
        given = document("a", "AZE shelled Kesh on 2 March.")
        list(record.add([Result(document=given, claims=(claim(given, made_by=NEWER),))]))
        older = claim(given, "AZE shelled Kesh")
        (added,) = record.add([Result(document=given, claims=(older,))])
        assert added.outcome == "older"
        assert not record.claims(older.id)[0].is_current
        assert record.stats().claims == 1

    def test_a_changed_text_is_a_revision_beside_the_old(self, record: Record) -> None:
        first = result("a", "AZE shelled Kesh on 2 March, 2 dead.", killed=2)
        later = result(
            "a", "AZE shelled Kesh on 2 March, 3 dead.", killed=3, retrieved_at="2031-03-05"
        )
        list(record.add([first]))
        (added,) = record.add([later])
        assert added.outcome == "revised"
        assert [d.text for _, d, _ in record.revisions("a")] == [
            first.document.text,
            later.document.text,
        ]
        assert record.document("a") == later.document
        assert record.incident(added.incidents[0]).claims[0].account.losses[0][3] == 3

    def test_the_later_revision_counts_in_any_order(self, record: Record, other: Target) -> None:
        first = result("a", "AZE shelled Kesh.", retrieved_at="2031-03-04")
        later = result("a", "AZE shelled Kesh again.", retrieved_at="2031-03-05T01:00:00+04:00")
        list(record.add([first, later]))
        with Record.open(other, clock=Clock()) as mixed:
            assert [a.outcome for a in mixed.add([later, first])] == ["added", "older"]
            assert links(mixed) == links(record)

    def test_judgements_join_and_part(self, record: Record) -> None:
        list(record.add(sides()))
        arm, far = sides()[0].claims[0].id, sides()[3].claims[0].id
        deny = sides()[1].claims[0].id
        before = links(record)
        record.judge(judgement("j1", "same", arm, far))
        assert far in record.incident(arm).incident.claims
        record.judge(judgement("j2", "different", arm, deny, at="2031-04-02T00:00:00+00:00"))
        assert deny not in record.incident(arm).incident.claims
        held = links(record)
        record.rebuild()
        assert links(record) == held
        record.judge(judgement("j3", "unsure", arm, far, at="2031-04-03T00:00:00+00:00"))
        record.judge(judgement("j4", "unsure", deny, arm, at="2031-04-03T00:00:00+00:00"))
        assert links(record) == before
        assert {"judged same", "judged unsure"} <= {p.act for p in record.history(far)}

    def test_who_denies_from_another_incident_is_not_silent(
        self, record: Record, other: Target
    ) -> None:
        """A denial that persons parted from others stays a denial of what it denies."""
        again = result("wire", "AZE units shelled positions at Kesh on 2 March.", speaker="ARM",
                       source="Wire", published_at="2031-03-04")  # fmt: skip
        told = [*(r for r in sides() if r.document.id in ("arm-1", "aze-1")), again]
        list(record.add(told))
        fire, denial, relay = (r.claims[0].id for r in told)

        def standing(claim: str) -> dict[str, str]:
            name = record.incident(claim).incident.id
            lines = record.incidents(Filters(limit=1000)).incidents
            return dict(next(line.standing for line in lines if line.id == name))

        assert record.incident(fire).incident.claims == tuple(sorted((fire, denial, relay)))
        record.judge(judgement("j1", "different", denial, relay))
        view = record.incident(fire)
        assert view.incident.claims == tuple(sorted((fire, relay)))
        assert [(x.held.claim.id, x.relation.kind) for x in view.elsewhere] == [(denial, "deny")]
        assert [x.held.claim.id for x in record.incident(denial).elsewhere] == [fire]
        assert standing(fire) == standing(denial) == {"ARM": "asserts", "AZE": "denies"}
        silent = Filters(party="AZE", status="silent")
        assert record.incidents(silent).incidents == ()
        before = links(record)
        record.rebuild()
        assert links(record) == before
        with Record.open(other, clock=Clock()) as turned:
            list(turned.add(reversed(told)))
            turned.judge(judgement("j1", "different", denial, relay))
            assert links(turned) == before
        record.judge(judgement("j2", "different", fire, denial))
        assert record.incident(fire).elsewhere == ()
        assert standing(fire) == {"ARM": "asserts", "AZE": "silent"}
        assert standing(denial) == {"ARM": "silent", "AZE": "denies"}
        assert len(record.incidents(silent).incidents) == 1

    def test_contradictory_judgements_are_refused(self, record: Record) -> None:
        list(record.add(sides()))
        a, b, c = (sides()[i].claims[0].id for i in (0, 2, 3))
        record.judge(judgement("j1", "same", a, b))
        record.judge(judgement("j2", "same", b, c))
        before = links(record), record.judgements()
        with pytest.raises(JudgementError, match="j1.*j2|j2.*j1") as refused:
            record.judge(judgement("j3", "different", a, c))
        assert f"judge unsure {a} {b}" in refused.value.remedy
        assert "j3" in refused.value.message and "not kept" in refused.value.message
        assert (links(record), record.judgements()) == before

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            (judgement("x", "same", "c-none", "c-nobody"), "no claim c-none"),
            (judgement("x", "same", "LEFT"), "two claims"),
            (judgement("x", "same", "LEFT", "LEFT"), "against itself"),
            (judgement("x", "correct", "LEFT", field="colour", value="red"), "no field"),
            (judgement("x", "correct", "LEFT", field="event", value="picnic"), "picnic"),
            (judgement("x", "correct", "LEFT", field="means", value=["spoon"]), "spoon"),
            (judgement("x", "correct", "LEFT", field="start", value="soon"), "cannot hold"),
            (judgement("x", "correct", "LEFT", field="end", value="2030-01-01"), "begin"),
            (judgement("x", "correct", "LEFT", field="losses", value=[["A"]]), "cannot hold"),
            (judgement("x", "correct", "LEFT", field="count", value=[3, 1]), "3 to 1"),
            (judgement("x", "correct", "LEFT", field="count", value=[-1, None]), "-1 to None"),
            (judgement("x", "correct", "LEFT", field="losses",
                       value=[["ARM", "killed", "any", 9, 4]]), "9 to 4"),
            (judgement("x", "not a claim", "LEFT", "LEFT"), "one claim"),
            (judgement("x", "not a claim", "LEFT", by=" "), "nobody"),
            (judgement("x", "not a claim", "LEFT", field="event"), "its field"),
        ],
    )
    def test_a_judgement_must_make_sense(self, filled: Record, given: Judgement, told: str) -> None:
        real = sides()[0].claims[0].id
        named = {n: real for n in ("left", "right") if getattr(given, n) == "LEFT"}
        with pytest.raises(JudgementError, match=told):
            filled.judge(msgspec.structs.replace(given, **named))
        assert filled.judgements() == ()

    def test_a_judgement_twice_is_one_and_none_is_changed(self, record: Record) -> None:
        list(record.add(sides()))
        arm = sides()[0].claims[0].id
        record.judge(judgement("j1", "not a claim", arm))
        assert record.judge(judgement("j1", "not a claim", arm)) == ()
        with pytest.raises(JudgementError, match="another judgement"):
            record.judge(judgement("j1", "not a claim", arm, by="Bo"))

    def test_what_is_no_claim_is_in_no_incident(self, record: Record) -> None:
        list(record.add(sides()))
        arm = sides()[0].claims[0].id
        before = links(record)
        record.judge(judgement("j1", "not a claim", arm))
        assert record.stats().claims == 4
        assert arm not in {c for v in links(record)[0] for c in v[1]}  # type: ignore[attr-defined]
        held = links(record)
        record.rebuild()
        assert links(record) == held
        record.judge(judgement("j2", "unsure", arm, at="2031-04-02T00:00:00+00:00"))
        assert links(record) == before

    def test_a_corrected_value_counts_and_the_reader_s_is_kept(self, record: Record) -> None:
        list(record.add(sides()))
        far = sides()[3].claims[0].id
        record.judge(judgement("j1", "correct", far, field="start", value="2031-03-02"))
        record.judge(judgement("j2", "correct", far, field="event", value="raid"))
        (held,) = record.claims(far)
        assert held.claim == sides()[3].claims[0]
        assert (held.account.event, held.account.start) == ("raid", "2031-03-02")
        steps = [(p.field, p.old, p.new, p.by) for p in record.history(far) if p.act == "changed"]
        assert ("event", "gunfire", "raid", "Ada") in steps
        assert record.incidents(Filters(event="raid")).incidents[0].claims == 1
        held_links = links(record)
        record.rebuild()
        assert links(record) == held_links

    def test_judgements_follow_to_the_next_reading(self, record: Record) -> None:
        list(record.add(sides()))
        arm, far = sides()[0].claims[0].id, sides()[3].claims[0].id
        record.judge(judgement("j1", "same", arm, far))
        given = sides()[3].document
        again = claim(given, "AZE units fired at the town of Odra", event="gunfire",
                      town="Odra", day="2031-03-09", made_by=NEWER)  # fmt: skip
        (added,) = record.add([Result(document=given, claims=(again,))])
        assert added.orphaned == ()
        assert again.id in record.incident(arm).incident.claims
        assert record.judgements()[0].right == again.id
        held = links(record)
        record.rebuild()
        assert links(record) == held

    def test_judgements_without_a_successor_are_kept_and_told(self, record: Record) -> None:
        list(record.add(sides()))
        arm, far = sides()[0].claims[0].id, sides()[3].claims[0].id
        record.judge(judgement("j1", "same", arm, far))
        given = sides()[3].document
        (added,) = record.add(
            [Result(document=given, claims=(claim(given, event="threat", made_by=NEWER,
                                                  town=None),))]
        )  # fmt: skip
        assert added.orphaned == ("j1",)
        assert record.stats().orphaned == ("j1",)
        assert len(record.judgements()) == 1
        with pytest.raises(JudgementError, match="earlier reading"):
            record.judge(judgement("j2", "not a claim", far))

    def test_grades_are_kept_apart_and_never_changed(self, record: Record) -> None:
        list(record.add(sides()))
        arm = sides()[0].claims[0].id
        for grade, by in (("C", "Ada"), ("B", "Bo")):
            record.grade(Grade(scale="reliability", subject="ARM ministry", grade=grade, by=by,
                               at="2031-04-01T00:00:00+00:00"))  # fmt: skip
        record.grade(Grade(scale="credibility", subject=arm, grade="2", by="Ada",
                           at="2031-04-01T00:00:00+00:00", reason="a video"))  # fmt: skip
        grades = record.incident(arm).grades
        assert {(g.scale, g.grade) for g in grades} == {("reliability", "B"), ("credibility", "2")}
        steps = record.history("ARM ministry")
        assert [(p.old, p.new, p.by) for p in steps] == [(None, "C", "Ada"), ("C", "B", "Bo")]
        for scale, subject, grade in (
            ("reliability", "ARM ministry", "G"),
            ("reliability", "ARM ministry", "2"),
            ("credibility", arm, "7"),
            ("credibility", "c-none", "2"),
            ("reliability", "nobody", "A"),
        ):
            with pytest.raises(JudgementError):
                record.grade(
                    msgspec.convert({"scale": scale, "subject": subject, "grade": grade,
                                     "by": "Ada", "at": ""}, Grade)
                )  # fmt: skip

    @pytest.mark.parametrize(
        ("asked", "documents"),
        [
            ({}, {"arm-1", "aze-1", "aze-2", "arm-2", "velm"}),
            ({"since": "2031-03-06"}, {"arm-2"}),
            ({"until": "2031-03-02"}, {"arm-1", "aze-1", "aze-2"}),
            ({"since": "2031-03-05T10:00", "until": "2031-03-05"}, {"velm"}),
            ({"event": "gunfire"}, {"arm-2"}),
            ({"place": "ODRA"}, {"arm-2"}),
            ({"place": "Nowhere"}, set()),
            ({"box": (45.0, 40.0, 46.0, 41.0)}, {"arm-1", "aze-1", "aze-2"}),
            ({"box": (179.0, -1.0, -179.0, 1.0)}, {"velm"}),
            ({"box": (-180.0, -90.0, 180.0, 90.0)}, {"arm-1", "aze-1", "aze-2", "arm-2", "velm"}),
            ({"box": (38.3, 40.0, 38.4, 60.0)}, set()),
            ({"party": "AZE", "status": "silent"}, {"arm-2", "velm"}),
            ({"party": "AZE", "status": "denies"}, {"aze-1"}),
            ({"status": "denies"}, {"aze-1"}),
            ({"party": "XXX"}, set()),
            ({"text": "mortars"}, {"arm-1", "aze-2"}),
            ({"text": '"two drones" velm'}, {"velm"}),
            ({"text": '"drones two"'}, set()),
        ],
    )
    def test_filters(self, filled: Record, asked: dict[str, object], documents: set[str]) -> None:
        page = filled.incidents(msgspec.convert(asked, Filters))
        found = {line.id for line in page.incidents}
        meant = {held.incident for name in documents for held in filled.claims_of(name)}
        assert found == meant

    def test_pages_hold_all_once(self, filled: Record) -> None:
        everything = filled.incidents().incidents
        seen: list[Line] = []
        after = None
        while True:
            page = filled.incidents(Filters(limit=1, after=after))
            seen += page.incidents
            after = page.after
            if after is None:
                break
        assert tuple(seen) == everything
        assert [line.start for line in everything] == sorted(
            (line.start for line in everything), reverse=True
        )

    @pytest.mark.parametrize(
        "asked",
        [{"limit": 0}, {"limit": 5000}, {"since": "soon"}, {"after": "x"}, {"text": "!?"},
         {"place": "--"}, {"box": (1, 2, 3, 1)}, {"box": (200, 0, 201, 1)}],
    )  # fmt: skip
    def test_senseless_filters_are_refused(self, filled: Record, asked: dict[str, object]) -> None:
        with pytest.raises(InputError):
            filled.incidents(msgspec.convert(asked, Filters))

    def test_search(self, record: Record) -> None:
        list(record.add(sides()))
        given = result("ş", "Şelale dağı'nda AZE shelled Kesh.", title="Élan", published_at=None)
        list(record.add([given]))
        assert [h.document for h in record.search("odra")] == ["arm-2"]
        (hit,) = record.search('selale "elan selale"')
        assert hit.document == "ş" and hit.claims == (given.claims[0].id,) or hit.claims == ()
        assert "elale" in hit.excerpt and hit.is_current
        assert [h.document for h in record.search("kesh shelled")][-1] == "ş"
        assert record.search("mortar nowhere") == []
        with pytest.raises(InputError):
            record.search("…")

    @pytest.mark.parametrize(
        "words",
        ['"', "AND", "kesh OR", "NEAR(a b)", "kesh*", "-kesh", "words: kesh", "'; DROP TABLE x",
         "a & b | !c", "(", "kesh:*", "\\", "^kesh", '"kesh', "%", "_"],
    )  # fmt: skip
    def test_whatever_is_typed_is_only_words(self, filled: Record, words: str) -> None:
        try:
            found = filled.search(words)
        except InputError:
            return
        assert all("kesh" in h.excerpt.casefold() for h in found if "kesh" in words)

    def test_a_very_long_text_is_kept_and_found(self, record: Record) -> None:
        words = " ".join(f"w{n}" for n in range(300_000))
        list(record.add([Result(document=document("long", f"opening {words}"))]))
        assert [h.document for h in record.search("opening w17")] == ["long"]
        assert record.document("long").text.endswith("w299999")

    def test_ids_of_claims_are_not_given_twice(self, record: Record) -> None:
        list(record.add(sides()))
        taken = sides()[0].claims[0]
        other = document("b", taken.quotes[0].quote)
        stolen = msgspec.structs.replace(claim(other), id=taken.id)
        before = record.stats()
        (added,) = record.add([Result(document=other, claims=(stolen,))])
        assert added.outcome == "refused" and added.failure is not None
        assert taken.id in added.failure.reason
        twice = claim(other)
        (added,) = record.add([Result(document=other, claims=(twice, twice))])
        assert added.outcome == "refused"
        assert record.stats() == before

    def test_a_zero_character_is_refused(self, record: Record) -> None:
        results = [Result(document=document("z", "a\x00b")), *sides()[:1]]
        assert [a.outcome for a in record.add(results)] == ["refused", "added"]

    def test_what_is_not_there(self, filled: Record) -> None:
        for ask in (filled.incident, filled.document, filled.history):
            with pytest.raises(InputError, match="nothing-of-it"):
                ask("nothing-of-it")
        assert filled.claims("nothing-of-it") == []

    def test_history_tells_when_and_by_what(self, filled: Record) -> None:
        arm = sides()[0].claims[0].id
        steps = filled.history(arm)
        assert steps[0].act == "read" and steps[0].made_by == READER
        assert steps[0].at.startswith("2031-04-01T00:00:0")
        assert [s.at for s in steps] == sorted(s.at for s in steps)
        incident = filled.incident(arm).incident.id
        assert {"incident", "joined"} <= {s.act for s in filled.history(incident)}
        assert [s.act for s in filled.history("arm-1")] == ["added", "read"]

    def test_an_incident_is_found_by_ids_that_it_had(self, record: Record) -> None:
        given = sides()
        list(record.add([given[0]]))
        before = record.incidents().incidents[0].id
        earlier = result("a-0", "On 2 March AZE units shelled our positions at Kesh, 3 dead.",
                         killed=3)  # fmt: skip
        ids = sorted([earlier.claims[0].id, given[0].claims[0].id])
        list(record.add([earlier]))
        view = record.incident(before)
        assert set(view.incident.claims) == set(ids)
        assert view.asked == before
        if view.incident.id != before:
            assert before in view.former
