"""Measure what the README states: `python tools/figures.py [--only NAME] [--write]`.

Each measurement runs where its data are: the gold set and the benchmarks beside the checkout
(`../shared`), the sets of other conflicts in `evals/`. What cannot run is listed as not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "dev"
WIDE = ROOT / "evals" / "wide"
BLIND = ROOT / "evals" / "blind"
UNSEEN = ROOT / "evals" / "unseen"
TIMEX = SHARED / "data" / "timex" / "tbaq.jsonl"
GEO = SHARED / "data" / "geoparsing"
SAMPLES = ROOT / "src" / "counterclaim" / "samples"
_START, _END = "<!-- figures -->", "<!-- end figures -->"


class Figure(NamedTuple):
    """A line of the table: what was measured, the value, and what was asked for."""

    what: str
    value: str
    asked: str = ""


def gold() -> Iterator[Figure]:
    """Scores on the development gold set."""
    yield from _scored(GOLD, "development gold set", asked=True)


def blind() -> Iterator[Figure]:
    """Scores on incidents of other conflicts, by now read in development."""
    yield from _scored(BLIND, "other conflicts, read in development", asked=False)


def unseen() -> Iterator[Figure]:
    """Scores on documents of other conflicts whose errors nobody read."""
    yield from _scored(UNSEEN, "other conflicts, unseen in development", asked=False)


def _scored(folder: Path, name: str, *, asked: bool) -> Iterator[Figure]:
    s = json.loads(_run("evaluate", str(folder), "--json"))
    pairs = s["claims"]
    paired = max(1, round(pairs["p"] * pairs["predicted"] / 100))
    low: dict[str, str] = (
        {"claims": "80", "slots": "72", "attribution": "95", "polarity": "≤ 2%", "swapped": "≤ 1%"}
        if asked
        else {}
    )
    zero = "0" if asked else ""
    yield Figure(
        f"{name}, {s['documents']} documents: claims F1",
        f"{s['claims']['f1']}",
        low.get("claims", ""),
    )
    yield Figure("— all slots F1", f"{s['overall']['f1']}", low.get("slots", ""))
    yield Figure(
        "— attribution (speaker and stance right)",
        f"{s['attribution']}%",
        low.get("attribution", ""),
    )
    for key, words in (("polarity_errors", "polarity"), ("swapped_roles", "swapped")):
        value = f"{s[key]} of {paired} ({100 * s[key] / paired:.1f}%)"
        yield Figure(f"— {key.replace('_', ' ')}, of paired claims", value, low.get(words, ""))
    for key in ("speaker_as_actor", "ungrounded_claims", "claims_in_empty_documents"):
        yield Figure(f"— {key.replace('_', ' ')}", f"{s[key]}", zero)


def incidents() -> Iterator[Figure]:
    """How far the scores on the development gold set hang on which incidents are in it."""
    from claim_weights import FOLDS, left_out

    found = left_out(GOLD)
    for what, (low, high) in (
        ("claims F1", found.interval.claims),
        ("all slots F1", found.interval.overall),
    ):
        yield Figure(
            f"development gold set, {what}, 90 of 100 times that incidents are drawn anew",
            f"{low} to {high}",
        )
    for what, s in (
        ("by hand", found.by_hand),
        (f"chosen on other incidents, {FOLDS} folds", found.left_out),
        ("all alike", found.alike),
    ):
        value = f"{s.claims.f1} / {s.overall.f1} / {s.attribution}%"
        yield Figure(f"— claims, all slots, attribution, weights of the discourse {what}", value)


def swap() -> Iterator[Figure]:
    """The party swap, of three pairs: the documents that know both of a pair."""
    pairs = {"ARM:AZE": GOLD, "KHM:THA": WIDE, "IND:PAK": WIDE}
    for pair, folder in pairs.items():
        report = json.loads(_run("evaluate", str(folder), "--swap", pair, "--json"))
        value = f"{report['same']} of {report['claims']}"
        yield Figure(
            f"party swap {pair}, {folder.name}: claims the same, exchanged",
            value,
            "all but lexical facts",
        )
        yield Figure(
            "— others that hang on facts of a party which stands on one side only",
            f"{report['facts']}",
        )
        yield Figure("— others, faults of the reader", f"{report['faults']}", "0")
        value = f"{report['mirrored']}"
        yield Figure("— claims the same with those facts exchanged as well", value)


def speed() -> Iterator[Figure]:
    """Documents a second on one core, after start-up, in five processes one after another.

    What else a machine does only slows a run, so the best one tells most of the program and the
    median most of the machine: on a shared one, runs of one program were 14 to 28 a second.
    """
    asked = [sys.executable, str(Path(__file__).resolve()), "--rate"]
    runs = [subprocess.run(asked, capture_output=True, text=True, check=True) for _ in range(5)]
    rates = sorted(float(run.stdout) for run in runs)
    value = f"{rates[-1]:.0f} documents/s of CPU time at best, {rates[2]:.0f} in the median run"
    yield Figure("speed, one core, documents of 300 words", value, "25")


def rate() -> float:
    """Documents a second of CPU time: the prose of all sets here, cut into pages of 300 words.

    The first forty pages are read before and not measured, and a text with a paragraph in another
    language, so that what loads on first use is there: rules, lexicons, the model of languages.
    """
    from counterclaim.cli.batch import read_one
    from counterclaim.core.records import Document
    from counterclaim.ingest import load_documents

    sets = [*sorted(ROOT.glob("evals/*/documents.jsonl")), GOLD / "documents.jsonl"]
    known = [path for path in sets if path.exists() and path.parent.name != "empty"]
    text = "\n\n".join(d.text for d in load_documents(known) if isinstance(d, Document))
    words = text.split(" ")
    cut = [" ".join(words[i : i + 300]) for i in range(0, len(words), 300)]
    pages = [
        Document(id=f"d{i}", text=page, published_at="2022-09-13", source_party="ARM")
        for i, page in enumerate(cut)
    ]
    for page in (*pages[:40], Document(id="strange", text=f"{cut[0]}\n\n{_RUSSIAN}")):
        read_one(page)
    start = time.process_time()
    for page in pages[40:]:
        read_one(page)
    return len(pages[40:]) / (time.process_time() - start)


_RUSSIAN = "На этом участке границы вчера вечером было спокойно, сообщило министерство в заявлении."


def start_up() -> Iterator[Figure]:
    """Wall time of reading one document, and peak memory of reading many."""
    one = str(sorted(SAMPLES.glob("*.txt"))[0])
    _timed("read", one)
    best = min(_timed("read", one)[0] for _ in range(3))
    yield Figure("start-up: `counterclaim read` on one document", f"{best:.1f} s", "2.5 s")
    many = GOLD / "documents.jsonl"
    _, peak = _timed("read", str(many if many.exists() else SAMPLES), "--json")
    yield Figure("peak memory of `counterclaim read`", f"{peak:.0f} MB", "600 MB")


def _timed(*arguments: str) -> tuple[float, float]:
    """Seconds and megabytes that a run of the command takes."""
    start = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-m", "counterclaim", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def timex() -> Iterator[Figure]:
    """Expressions of time, TimeBank and AQUAINT."""
    from counterclaim.evaluate.timex import evaluate, load

    counts = evaluate(load(TIMEX)).figures()
    yield Figure("TBAQ: value F1 over exact spans", f"{counts['value F1, strict span']:.1f}", "75")


def places() -> Iterator[Figure]:
    """Place resolution on news, spans given."""
    from counterclaim.evaluate.geoparsing import figures, load, outcomes
    from counterclaim.resolve.place import Gazetteer

    gazetteer = Gazetteer.load()
    for name, title, asked in (("lgl", "LGL", "78"), ("geowebnews", "GeoWebNews", "75")):
        found = figures(list(outcomes(load(GEO / f"{name}.jsonl"), gazetteer)))
        what = f"{title}: accuracy within 161 km, {found.mentions} mentions, spans given"
        yield Figure(what, f"{found.accuracy}", asked)


def muc() -> Iterator[Figure]:
    """Real wire reports: no crash, no claim whose words are not in the text."""
    from counterclaim.cli.batch import read_one
    from counterclaim.core.errors import Failure
    from counterclaim.core.records import Document

    reports = json.loads((SHARED / "data" / "muc4" / "dev.json").read_text(encoding="utf-8"))
    failed = claims = loose = 0
    for report in reports:
        document = Document(id=report["docid"], text=report["text"])
        result = read_one(document)
        if isinstance(result, Failure):
            failed += 1
            print(f"  {result}", file=sys.stderr)
            continue
        claims += len(result.claims)
        loose += sum(not all(map(document.holds, c.quotes)) for c in result.claims)
    value = f"{failed} failures, {loose} ungrounded of {claims} claims"
    yield Figure(f"{len(reports)} MUC-4 DEV reports", value, "0, 0")


def relations() -> Iterator[Figure]:
    """Linked pairs and relations, from gold claims and from our own."""
    with tempfile.TemporaryDirectory() as folder:
        out = ("--relations", str(Path(folder) / "relations.jsonl"), "--json")
        for what, extra, asked in (
            ("gold claims", ("--gold-claims",), "75 / 62"),
            ("our own claims", (), "55 / 42"),
        ):
            told = json.loads(_run("evaluate", str(GOLD), *out, *extra))
            s, alike = told["relations"], told["look_alikes"]
            value = f"{s['linked_pairs']['f1']} / {s['all']['f1']}"
            yield Figure(f"linked pairs / relations F1, from {what}", value, asked)
            value = f"{len(alike['merged'])} of {alike['known']} pairs of incidents"
            yield Figure("— look-alikes that the gold set keeps apart, merged", value, "0")
    from link_weights import left_out

    for what, f1 in zip(("gold claims", "our own claims"), left_out(GOLD), strict=True):
        value = f"{f1[0]:.1f} / {f1[1]:.1f}"
        yield Figure(f"— from {what}, each group by weights fitted to the others", value)


_LINK = """
import json, resource, sys, time
from counterclaim.evaluate.synthetic import stories
from counterclaim.link import Linker, accounts_of
told = [a for d, claims, _ in stories(int(sys.argv[1])) for a in accounts_of(claims, d)]
start = time.perf_counter()
links = Linker().link(told)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([seconds, peak, len(links.relations), len(links.incidents)]))
"""


def link() -> Iterator[Figure]:
    """Time and memory of linking made-up claims, on one core."""
    for count, asked in ((10_000, ""), (30_000, ""), (100_000, "60 s, 1500 MB")):
        done = subprocess.run(
            [sys.executable, "-c", _LINK, str(count)], capture_output=True, text=True, check=True
        )
        seconds, peak, found, incidents = json.loads(done.stdout)
        value = f"{seconds:.1f} s, {peak:.0f} MB ({found:,} relations, {incidents:,} incidents)"
        yield Figure(f"linking {count:,} made-up claims, 5 years, 40 sectors", value, asked)


def record() -> Iterator[Figure]:
    """Times of a record of 100,000 claims: adding a document, listing and showing incidents."""
    asked = [sys.executable, str(ROOT / "tools" / "record_figures.py")]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    for name, what, limit in (
        ("add", "adding a document, of 40", "300 ms"),
        ("list", "a page of `incidents`, of 11 filters", "200 ms"),
        ("show", "`show` an incident, of 20", "200 ms"),
    ):
        median, worst = told[f"{name}_median"], told[f"{name}_worst"]
        value = f"{median:.0f} ms in the median, {worst:.0f} at worst"
        yield Figure(f"record of 100,000 claims: {what}", value, limit)


MEASUREMENTS: dict[str, tuple[Callable[[], Iterator[Figure]], Path]] = {
    "gold": (gold, GOLD),
    "blind": (blind, BLIND),
    "unseen": (unseen, UNSEEN),
    "incidents": (incidents, GOLD),
    "swap": (swap, GOLD),
    "timex": (timex, TIMEX),
    "places": (places, GEO),
    "speed": (speed, ROOT),
    "start-up": (start_up, ROOT),
    "relations": (relations, GOLD),
    "link": (link, ROOT),
    "record": (record, ROOT),
    "muc": (muc, SHARED / "data" / "muc4"),
}


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONUTF8": "1"},
        check=False,
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return done.stdout


def table(only: str | None) -> list[str]:
    """The figures as lines of a Markdown table."""
    lines = ["| what | measured | asked for |", "| --- | --- | --- |"]
    for name, (measure, needs) in MEASUREMENTS.items():
        if only not in (None, name):
            continue
        if not needs.exists():
            lines.append(f"| {name} | not measured: its data are not here | |")
            continue
        lines += [f"| {f.what} | {f.value} | {f.asked} |" for f in measure()]
    return lines


def _write(lines: list[str]) -> None:
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(_START)
    _, _, tail = rest.partition(_END)
    with tempfile.NamedTemporaryFile("w", dir=ROOT, delete=False, encoding="utf-8") as new:
        new.write(f"{head}{_START}\n" + "\n".join(lines) + f"\n{_END}{tail}")
    os.replace(new.name, path)


def main() -> int:
    """Measure, print, and write into the README if asked."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", choices=[*MEASUREMENTS], help="one measurement")
    ask.add_argument("--write", action="store_true", help="put the table into the README")
    ask.add_argument("--rate", action="store_true", help=argparse.SUPPRESS)  # one run of `speed`
    chosen = ask.parse_args()
    if chosen.rate:
        print(rate())
        return 0
    lines = table(chosen.only)
    print("\n".join(lines))
    if chosen.write:
        _write(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
