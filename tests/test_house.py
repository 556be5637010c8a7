"""The house: what lives where, and who may import whom."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "schemas": {"schemas"},
    "transforms": {"transforms", "schemas"},
    "warehouse": {"warehouse", "schemas"},
    "flows": {"flows", "transforms", "warehouse", "schemas"},
}
TOUCHES_THE_WORLD = {
    "os",
    "pathlib",
    "socket",
    "subprocess",
    "time",
    "random",
    "uuid",
}
SQL = sorted((ROOT / "warehouse").rglob("*.sql"))


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package):
    for file in (ROOT / package).rglob("*.py"):
        ours = imported(file) & set(MAY_IMPORT)
        assert ours <= MAY_IMPORT[package], file


def test_transforms_touch_nothing():
    for file in (ROOT / "transforms").rglob("*.py"):
        assert not imported(file) & TOUCHES_THE_WORLD, file
        assert not re.search(r"(?<![\w.])open\(|\burlopen\(", file.read_text(encoding="utf-8")), (
            file
        )


def test_there_are_no_other_folders():
    allowed = {*MAY_IMPORT, "tests", ".ci", ".git"}
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split()}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert not {name for name in folders - allowed - ignored if not name.endswith(".egg-info")}


@pytest.mark.parametrize("file", SQL, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_statement_begins_by_saying_what_it_does(file):
    assert re.match(r"-- [A-Z].*\n", file.read_text(encoding="utf-8"))


def test_constraints_pin_every_package_and_name_no_host():
    lines = (ROOT / "constraints.txt").read_text().split()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line) for line in lines)


def test_nothing_catches_every_exception():
    for package in MAY_IMPORT:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ExceptHandler):
                    assert node.type is not None, file
                    assert ast.unparse(node.type) not in {"Exception", "BaseException"} or any(
                        isinstance(part, ast.Raise) for part in ast.walk(node)
                    ), file
