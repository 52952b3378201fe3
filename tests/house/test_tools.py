"""The tools around the program: the interface words are found, and a figure is judged as it was meant."""

import sys
from pathlib import Path

import pytest

from bench.figure import against, table, within
from bench.measuring import cpu_of, cpu_of_child, median_of
from bench.registry import all_rows, row
from bench.rows.static import first_visit
from rekindle.web.build import build
from scripts.words import extract

TEMPLATE = """
{% trans %}
From a block.
{% endtrans %}
<a>{{ _("From a page") }}</a> {# Translators: on the door #} {{ ngettext("%(num)s step", "%(num)s steps", 2) }}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A package with words in a module, in a page, and in a folder of parts."""
    parts = tmp_path / "web" / "templates" / "_parts"
    parts.mkdir(parents=True)
    (parts.parent / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (parts / "part.html").write_text("{{ _('From a part, “quoted”') }}", encoding="utf-8")
    (tmp_path / "said.py").write_text("print(gettext('From a module'), _('From a page'))", encoding="utf-8")
    return tmp_path


def test_every_word_of_the_interface_is_in_the_catalogue(source: Path) -> None:
    catalogue = extract(source).decode()
    for words in ("From a block.\\n", "From a page", "%(num)s steps", "From a part, “quoted”", "From a module"):
        assert words in catalogue
    assert catalogue.count('msgid "From a page"') == 1


def test_the_catalogue_changes_only_when_the_words_do(source: Path) -> None:
    before = extract(source)
    page = source / "web" / "templates" / "page.html"
    page.write_text("\n\n<hr>" + page.read_text(encoding="utf-8"), encoding="utf-8")
    assert extract(source) == before
    page.write_text(page.read_text(encoding="utf-8") + "{{ _('One more') }}", encoding="utf-8")
    assert extract(source) != before


def test_a_page_that_does_not_parse_is_an_error_and_not_left_out(source: Path) -> None:
    (source / "web" / "templates" / "broken.html").write_text("{% if %}", encoding="utf-8")
    with pytest.raises(Exception, match="Expected an expression"):
        extract(source)


def test_a_figure_holds_up_to_its_limit() -> None:
    assert within("size", 45, "kB", limit=45).holds
    assert not within("size", 45.1, "kB", limit=45).holds
    assert against("time", 3, "s", floor=2, floor_what="bare", limit=1.5).holds
    assert not against("time", 3.1, "s", floor=2, floor_what="bare", limit=1.5).holds


def test_the_table_tells_figure_floor_ratio_and_budget() -> None:
    shown = table(
        [against("time", 3.5, "s", floor=2, floor_what="bare", limit=1.5), within("size", 7, "kB", limit=45)]
    )
    head, _rule, first, second = ([cell.strip() for cell in line.split("|")[1:-1]] for line in shown.splitlines())
    assert head == ["what", "figure", "floor or peer", "ratio", "budget", "holds"]
    assert first == ["time", "3.5 s", "2 s (bare)", "1.75", "<= 1.5 x", "NO"]
    assert second == ["size", "7 kB", "", "", "<= 45 kB", "yes"]


def test_the_work_of_this_process_and_of_a_child_is_measured() -> None:
    busy = "x = sum(range(3_000_000))"
    assert cpu_of(lambda: exec(busy)) > 0.005  # noqa: S102 - our own three words
    assert cpu_of_child((sys.executable, "-c", busy)) > 0.005


def test_the_median_of_several_runs_leaves_out_the_first() -> None:
    runs = iter((99.0, 3.0, 1.0, 2.0))
    assert median_of(lambda: next(runs), times=3) == 2.0


def test_two_rows_do_not_share_a_name() -> None:
    taken = next(iter(all_rows().values()))
    with pytest.raises(ValueError, match=taken.__name__):
        row(taken)


def test_a_first_visit_takes_in_what_its_style_sheet_asks_for() -> None:
    build()
    kinds = {Path(name).suffix for name in first_visit()}
    assert {".css", ".js", ".woff2", ".svg"} <= kinds
