"""Making style sheets and scripts smaller: comments and space go, and nothing else does."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rekindle.web.build import minified_css, minified_js


def test_comments_and_space_go_and_strings_stay() -> None:
    css = """
    /* a "quoted comment */ a :hover, b > c { content: "  ; } /* kept */  " ; color : red; }
    @media (min-width: 60em) and (hover) { a { margin: calc(1px + 2px) -1px } }
    """
    assert minified_css(css) == (
        'a :hover,b > c{content:"  ; } /* kept */  ";color :red}'
        "@media (min-width:60em) and (hover){a{margin:calc(1px + 2px) -1px}}\n"
    )


@given(
    st.lists(
        st.sampled_from(['"a  b"', "'c ; d'", '"/*"', "a", " ", "\n", "{", "}", ";", ":", ",", "(", ")"]), max_size=30
    )
)
def test_no_string_in_a_style_sheet_is_ever_touched(pieces: list[str]) -> None:
    strings = [piece for piece in pieces if piece[0] in "\"'"]
    smaller = minified_css("".join(pieces))
    assert re.findall(r"\"[^\"]*\"|'[^']*'", smaller) == strings
    assert len(smaller) <= len("".join(pieces)) + 1


def test_a_script_keeps_all_that_runs() -> None:
    script = '// why\nconst a = "// not a comment";\n\n\n  // why\n  /** why */\nlet b = 1; // beside\n'
    assert minified_js(script) == 'const a = "// not a comment";\nlet b = 1; // beside\n'
