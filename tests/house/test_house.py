"""The house rules, for every file: short modules and functions, plain names, nothing unfinished, nothing telling."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from importlinter.cli import lint_imports

from tests.house.repository import ROOT, TEXT, expect_none, files, files_ending, name_of

MODULE_LINES = 300
FUNCTION_LINES = 40
FILE_BYTES = 400_000
# Names that say nothing of what a thing does. They and the words below are put together from pieces, so that
# these tests do not find themselves.
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers"}
UNFINISHED = re.compile(
    "|".join((r"\bTO" + "DO", r"\bFIX" + "ME", r"\bXX" + r"X\b", "NotImplemented" + "Error", "To be " + "written"))
)
INDEXES = (
    *("py" + "pi.", "python" + "hosted", "npm" + "js", "arti" + "factory"),
    *("--index" + "-url", "--extra-index" + "-url", "--find" + "-links"),
)
MACHINE_PATHS = re.compile(r"(?<![\w./])/(wo" + r"rk|ro" + r"ot|home/\w+|Users/\w+)/")
PINNED = re.compile(r"[a-z0-9-]+(\[[a-z0-9,-]+\])?==\S+( ; [^;]+?)?( +--hash=sha256:[0-9a-f]{64})+$")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    found = [file for folder in folders or ("",) for file in files_ending(".py", under=folder)]
    assert found
    return found


def functions_in(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """Count from `def` to the end, without the docstring."""
    first = function.body[0]
    told = ast.get_docstring(function) is not None
    return _extent(function) - (_extent(first) if told else 0)


def _extent(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def words_of(name: str) -> set[str]:
    """Split a name in either style: `ViewHelper` and `view_helper` are both view, helper."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def texts_in(file: Path) -> Iterator[str]:
    """Give the texts of a module; what only explains it is none."""
    tree = ast.parse(file.read_text("utf-8"))
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explaining)
    return (text.value for text in texts if isinstance(text.value, str))


def test_no_practice_is_named_in_code() -> None:
    ids = {file.stem for file in files_ending(".toml", under="src/rekindle/content/en/practices")}
    assert len(ids) > 100
    read = [(file, list(texts_in(file))) for file in python_files("src")]
    read += [(file, [file.read_text("utf-8")]) for file in files_ending(".html", under="src")]
    named = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, sorted(ids))) + r")(?![\w-])")
    expect_none(
        f"{name_of(file)}: {found[0]}" for file, texts in read for text in texts if (found := named.search(text))
    )


def test_every_module_begins_by_saying_its_purpose() -> None:
    expect_none(
        name_of(file)
        for file in python_files()
        if file.stat().st_size and not _says_its_purpose(ast.parse(file.read_bytes()))
    )


def _says_its_purpose(module: ast.Module) -> bool:
    purpose = ast.get_docstring(module) or ""
    return purpose.split("\n\n")[0].endswith(".") and module.body[0].lineno == 1


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    sources = [*python_files("src", "scripts", "bench", "soak"), *files_ending(".js", under="src")]
    lengths = {name_of(file): len(file.read_bytes().splitlines()) for file in sources}
    expect_none(f"{name} has {length} lines" for name, length in lengths.items() if length > MODULE_LINES)


def test_no_function_is_longer_than_a_screen() -> None:
    expect_none(
        f"{name_of(file)}:{function.lineno} {function.name} has {lines_of(function)} lines"
        for file in python_files()
        for function in functions_in(ast.parse(file.read_bytes()))
        if lines_of(function) > FUNCTION_LINES
    )


def test_names_say_what_a_thing_does() -> None:
    expect_none(name_of(file) for file in files() if any(map(_is_empty, file.relative_to(ROOT).parts)))
    expect_none(
        f"{name_of(file)}: {node.name}"
        for file in python_files()
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.ClassDef | Function) and _is_empty(node.name)
    )


def _is_empty(name: str) -> bool:
    return not EMPTY_NAMES.isdisjoint(words_of(name))


def test_nothing_is_left_unfinished() -> None:
    expect_none(found_in_texts(UNFINISHED))


def test_no_file_names_a_package_index() -> None:
    expect_none(found_in_texts(re.compile("|".join(map(re.escape, INDEXES)))))


def test_no_file_names_a_path_of_someones_machine() -> None:
    expect_none(found_in_texts(MACHINE_PATHS))


def found_in_texts(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield where a pattern stands in the text files of the repository."""
    for file in files():
        if file.suffix in TEXT:
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
                if match := pattern.search(line):
                    yield f"{name_of(file)}:{number}: {match.group()}"


def test_no_file_is_heavy() -> None:
    expect_none(name_of(file) for file in files() if file.stat().st_size > FILE_BYTES)


def test_every_script_says_its_purpose_and_can_be_run() -> None:
    scripts = [file for file in files() if file.parent == ROOT / "scripts" and not file.suffix]
    assert scripts
    for script in scripts:
        first, second = script.read_text(encoding="utf-8").splitlines()[:2]
        assert first == "#!/bin/sh", name_of(script)
        assert re.fullmatch(r"# [A-Z].{20,}", second), name_of(script)
        assert script.stat().st_mode & 0o111 == 0o111, name_of(script)


def test_every_package_is_pinned_with_its_hashes() -> None:
    for name in ("run.txt", "test.txt"):
        entries = _entries((ROOT / "requirements" / name).read_text(encoding="utf-8"))
        assert len(entries) > 10
        expect_none(entry for entry in entries if not PINNED.match(entry))


def test_what_is_tested_is_what_runs() -> None:
    run, test = (
        {entry.split()[0] for entry in _entries((ROOT / "requirements" / name).read_text(encoding="utf-8"))}
        for name in ("run.txt", "test.txt")
    )
    assert run <= test


def _entries(requirements: str) -> list[str]:
    """Give each requirement with its hashes on one line."""
    lines = requirements.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def test_the_layers_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0
