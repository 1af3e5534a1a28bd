"""What the documentation says is so: commands, options, code, outputs, links and notices."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from counterclaim.cli.app import app
from counterclaim.ingest.frontmatter import KEYS, split_front_matter

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md")) + sorted((ROOT / "training").glob("*.md"))


def commands(command: Any, name: str = "counterclaim") -> Iterator[tuple[str, Any]]:
    """Every command of the program that does something, with its full name."""
    children = getattr(command, "commands", None)
    if children is None:
        yield name, command
        return
    for child, sub in children.items():
        yield from commands(sub, f"{name} {child}")


ALL = dict(commands(get_command(app)))


def section(name: str) -> str:
    """What the page on commands says under a command's heading."""
    parts = re.split(r"^## (.+)$", COMMANDS, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "")


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = section(name)
    assert text, f"docs/commands.md has no section '## {name}'"
    for parameter in ALL[name].params:
        if parameter.param_type_name == "argument":
            assert parameter.metavar.rstrip(".") in text
            continue
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option != "--help":
                assert re.search(rf"`{re.escape(option)}\b", text), f"{name} {option}"


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_documented_that_is_not_there(name: str) -> None:
    known = {o for p in ALL[name].params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
    rows = [line for line in section(name).splitlines() if line.startswith("| `")]
    named = {o for row in rows for o in re.findall(r"`(--?[a-z][a-z0-9-]*)", row.split("|")[1])}
    assert named <= known


def test_every_option_has_help() -> None:
    for name, command in ALL.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", "set") or parameter.name == "help", (name, parameter)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def _shell_lines() -> list[str]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in blocks(text, "console"):
            if not block.startswith("$ "):
                found += [line for line in block.splitlines() if line.strip()]
        found += re.findall(r"^    (counterclaim .+)$", text, flags=re.MULTILINE)
    return found


@pytest.mark.parametrize("line", _shell_lines())
def test_commands_in_the_documentation_exist(line: str) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{words[1]}:", makefile, flags=re.MULTILINE)
    elif words[0] == "python":
        assert (ROOT / words[1]).is_file()
    elif words[0] == "counterclaim":
        name = max((n for n in ALL if line.startswith(n)), key=len, default="")
        assert name, line
        options = {o for p in ALL[name].params for o in p.opts}
        assert {w for w in words if w.startswith("-") and w != "-"} <= options
    else:
        assert words[0] == "pip"


def test_the_python_in_the_readme_runs() -> None:
    (code,) = blocks(README, "python")
    spoken = {"ARM"}
    done = subprocess.run(
        [sys.executable, "-c", code + "\nprint({c.speaker.value for c in claims})"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(spoken)


def test_the_outputs_in_the_readme_are_those_of_today() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "readme.py"), "--check"], check=False
    )
    assert done.returncode == 0, "run: python tools/readme.py"


def test_the_front_matter_in_the_documentation_is_read() -> None:
    page = (ROOT / "docs" / "input.md").read_text(encoding="utf-8")
    (example,) = blocks(page, "text")
    fields, text = split_front_matter(example)
    assert set(fields) == {"title", "source", "source_party", "published_at"}
    assert text.startswith("At around")
    table = re.findall(r"^\| (`.+?`) \|", page, flags=re.MULTILINE)
    named = {key for row in table for key in re.findall(r"`(\w+)`", row)}
    assert {
        "title",
        "source",
        "party",
        "published",
        "retrieved",
        "url",
        "kind",
        "lang",
        "id",
    } <= named
    assert {"title", "party", "published"} <= set(KEYS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_kind_of_failure_is_explained() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src" / "counterclaim").rglob("*.py")
    )
    page = (ROOT / "docs" / "input.md").read_text(encoding="utf-8")
    for kind in set(re.findall(r'kind="([a-z_]+)",\s+reason', source)):
        assert f"`{kind}`" in page, kind


def test_data_of_others_is_attributed() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for owner in (
        "GeoNames",
        "Attribution 4.0",
        "Universal Dependencies",
        "EWT",
        "GUM",
        "CC BY-SA",
    ):
        assert owner in notice
