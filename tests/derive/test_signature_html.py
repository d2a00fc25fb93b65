"""A signature kept as HTML, made fit to pass on."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.signature_html import LONGEST, signature_of
from followupd.domain.message import Signature

ADA = """\
<div dir="ltr"><div><b style="color:rgb(17, 34, 51)">Ada Example</b></div><div>Straws &amp; more, \
<a href="https://www.example.org/" target="_blank">example.org</a></div>
<div><a href="https://cal.example.org/ada?x=1&amp;y=2">Book a call</a> | <a href="tel:+49301234">+49 30 1234</a></div>
<img src="https://ci3.example.com/logo.png" width="96" height="32" alt="Example"></div>"""


def told(source: str) -> Signature:
    found = signature_of(source)
    assert found is not None
    return found


def html(source: str) -> str:
    return told(f"Ada {source}").html.removeprefix("Ada").strip()


def test_the_text_is_what_a_reader_sees_and_where_its_links_lead() -> None:
    assert told(ADA).text.split("\n") == [
        "Ada Example",
        "Straws & more, example.org",
        "Book a call <https://cal.example.org/ada?x=1&y=2> | +49 30 1234 <tel:+49301234>",
    ]


def test_what_marks_up_text_is_kept() -> None:
    shown = told(ADA).html
    assert '<b style="color: rgb(17, 34, 51)">Ada Example</b>' in shown
    assert '<a href="https://cal.example.org/ada?x=1&amp;y=2">Book a call</a>' in shown
    assert '<img src="https://ci3.example.com/logo.png" width="96" height="32" alt="Example">' in shown


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<script>alert(1)</script>", ""),
        ("<SCRIPT src=//x.example/a.js></SCRIPT>", ""),
        ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ("<style>p{background:url(https://x.example)}</style>", ""),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href=" java\tscript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="&#106;avascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="//x.example">x</a>', "<a>x</a>"),
        ('<a href="https://x.example/&quot; onclick=alert(1)">x</a>', "<a>x</a>"),
        ("<b onclick=alert(1) onmouseover='x'>x</b>", "<b>x</b>"),
        ("<svg onload=alert(1)><a>x</a></svg>", ""),
        ("<iframe src=https://x.example>x</iframe>", ""),
        ("<form action=https://x.example>x<input name=q></form>", "x"),
        ('<link rel=stylesheet href=https://x.example/a.css><meta http-equiv=refresh content="0">', ""),
        ("<!-- <b>x</b> --><!--[if mso]>y<![endif]-->", ""),
        ("<table background=https://x.example/a.png><tr><td>x</table>", "<table><tr><td>x</td></tr></table>"),
        ('<p style="background:url(https://x.example/a.png)">x</p>', "<p>x</p>"),
        ('<p style="color:red;background-color:url(//x.example);width:expression(alert(1))">x</p>',
         '<p style="color: red">x</p>'),
        ('<p style="position:fixed;top:0;color:&quot;}">x</p>', "<p>x</p>"),
        ("<img src=http://x.example/a.png>", ""),
        ("<img src=cid:logo><img src=data:image/png;base64,AA>", ""),
        ("<img src=https://x.example/p.gif width=1 height=1>", ""),
        ("<img src=https://x.example/p.gif style='display: none'>", ""),
        ("<div style='display:none'>x<b>y</b></div>z", "z"),
        ("<span style='font-size:0px'>x</span>z", "z"),
        ("<span hidden>x</span>z", "z"),
        ("<b><i>x</b>y", "<b><i>x</i></b>y"),
        ("</b></table>x<custom-tag a=b>y</custom-tag>", "xy"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a\u202eb\x00c\ue000d\u2028e", "abcd e"),
        ('<a title=">" href=https://x.example>x</a>', '<a href="https://x.example">x</a>'),
    ],
)  # fmt: skip
def test_what_acts_hides_or_fetches_goes(source: str, kept: str) -> None:
    assert html(source) == kept


def test_pictures_are_few() -> None:
    assert html("<img src=https://x.example/a.png>" * 30).count("<img") == 10


@pytest.mark.parametrize(
    "source", ["", " &nbsp;<br><div></div>", "<img src=https://x.example/a.png>", "<p hidden>x</p>"]
)
def test_where_nothing_can_be_read_there_is_no_signature(source: str) -> None:
    assert signature_of(source) is None


def test_a_long_one_is_cut_and_one_beyond_all_measure_is_none() -> None:
    assert len(told("word " * 3_000).text) <= 2_000
    assert len(told("line<br>" * 100).text.split("\n")) <= 30
    assert signature_of("x" * (LONGEST + 1)) is None
    assert told("'" * LONGEST).html == ""


UNITS = [
    "<!--",
    "<a ",
    "<div>",
    "</",
    "<![",
    "<a href='",
    "&#",
    "&",
    "<p style='a:b;'>",
    "<a b=c ",
    "<td><b>",
    "\u0300",
    "<",
]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_ones_cost_no_more_than_their_length(unit: str) -> None:
    began = time.process_time()
    signature_of("Ada " + unit * (LONGEST // len(unit) - 4))
    assert time.process_time() - began < 1


MARKS = st.sampled_from(
    [
        *UNITS,
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=javascript:x>",
        "'",
        '"',
        ">",
        "/>",
        "<svg>",
    ]
)


@given(st.lists(st.one_of(MARKS, st.text(max_size=8)), max_size=30))
def test_whatever_comes_only_what_is_listed_goes_out(pieces: list[str]) -> None:
    found = signature_of("Ada " + "".join(pieces))
    if found is not None:
        for tag, attributes in re.findall(r"</?([^\s>]*)([^>]*)>", found.html):
            assert tag in {"a", "div", "img", "p", "td", "b"}
            assert not re.search(r"\bon\w+=|javascript:|src=\"(?!https)", attributes)
        assert found.html.count("<") == found.html.count(">")
        again = signature_of(found.html)
        assert again is None or again.html == found.html
