"""What Word, LibreOffice, browsers and spreadsheets copy, as Markdown that prints the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandesk.gui.widgets.pasted_html import markdown_of_html
from plandesk.reports.annual_plan import layout
from plandesk.reports.annual_plan_data import PlanSection
from tests.reports.conftest import plan
from tests.reports.reading import failures, squeezed, structure

WORD = """Version:1.0\r
StartHTML:0000000105\r
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=Generator content="Microsoft Word 15"><title>Secret file name</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ p.MsoNormal {margin:0in; font-size:11.0pt;} --></style></head>
<body lang=EN-CA style='tab-interval:.5in'><!--StartFragment-->
<h1>Our <b>plan</b><o:p></o:p></h1>
<p class=MsoNormal>In <st1:City w:st="on"><st1:place w:st="on">Harrow</st1:place></st1:City> we
<b style='mso-bidi-font-weight:normal'>listen</b><b> first</b>, and <i>then</i>&nbsp;act.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Walk the
beat<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><![if
!supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span></span><![endif]>by day</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span>&nbsp; </span></span><![endif]>Third</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>4.</span>Fourth</p>
<p class=MsoQuote>They were there.</p>
<table class=MsoTableGrid border=1><tr><td width=300><p class=MsoNormal><b>Who</b></p></td>
<td><p>How | many</p></td></tr><tr><td><p>Schools</p></td><td><p>12</p><p>or more</p></td></tr></table>
<p class=MsoNormal><a href="https://example.org/a b">our page</a>, <a href="file:///C:/x.doc">a file</a>,
<a href="javascript:alert(1)">run</a>, 5 * 3, *typed*<!--[if gte vml 1]><v:shape>x</v:shape><![endif]--><img
src="http://example.org/spy.png" alt="spy"></p>
<p class=MsoNormal>1. Typed by hand</p>
<!--EndFragment--></body></html>"""

WORD_AS_MARKDOWN = """# Our plan

In Harrow we **listen first**, and *then* act.

- Walk the beat
  - by day

3. Third
4. Fourth

> They were there.

| Who | How \\| many |
|---|---|
| Schools | 12 or more |

[our page](https://example.org/a%20b), a file, run, 5 * 3, \\*typed\\*

1\\. Typed by hand"""


def test_word():
    assert markdown_of_html(WORD) == WORD_AS_MARKDOWN


def test_what_came_from_word_prints_as_it_was_there():
    pdf = layout(plan(sections=(PlanSection("text", "Overview", WORD_AS_MARKDOWN),)))
    assert failures(pdf) == []
    tree = structure(pdf).all("Div")[0]
    assert [node.text().strip() for node in tree.all("H3")] == ["Our plan"]
    assert [node.attributes["/ListNumbering"] for node in tree.all("L")][-1] == "/Decimal"
    assert [node.text().strip() for node in tree.all("Lbl")] == ["3.", "4."]
    assert len(tree.all("Table")) == len(tree.all("BlockQuote")) == len(tree.all("Link")) == 1
    assert squeezed("5 * 3, *typed*1. Typed by hand") in squeezed(tree.text())


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (  # LibreOffice: a nested list stands beside its item
            "<meta http-equiv='content-type'><style>@page { size: 21cm }</style><h2 class='western'>Aims</h2>"
            "<ul><li><p style='margin-bottom: 0cm'>one</p></li><ul><li><p>two <b>x</b></p></li></ul>"
            "<li><p>three</p></li></ul><p><font face='Liberation Serif'>End</font></p>",
            "## Aims\n\n- one\n  - two **x**\n- three\n\nEnd",
        ),
        (  # Google Docs wraps all in a bold that is none
            "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'><p dir='ltr'>"
            "<span style='font-weight:700'>Bold</span><span style='font-style:italic'> soft</span></p></b>",
            "**Bold** *soft*",
        ),
        (
            "<ol start=4><li>a<ul><li>b</li></ul></li><li>c<p>more</p></li></ol>",
            "4. a\n   - b\n5. c\n\n   more",
        ),
        ("<blockquote><p>q1</p><p>q2</p></blockquote>after", "> q1\n>\n> q2\n\nafter"),
        ("<div>a<br>b</div><div>c</div>", "a\nb\n\nc"),
        ("one <b>word</b>", "one **word**"),
        ("<p><b>bold <i>both</i></b></p>", "**bold** ***both***"),
        ("<h3><strong>Title</strong><br>goes on</h3>", "### Title goes on"),
        ("<table><tr><td>A frame | only</td></tr></table>", "A frame | only"),
        (  # a spreadsheet
            "<table><col width=64><tr><td colspan=2>Year</td></tr><tr><td></td></tr><tr><td>1</td><td>2</td>"
            "</tr></table>",
            "| Year |  |\n|---|---|\n| 1 | 2 |",
        ),
        (
            "<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>",
            "| ain | b |\n|---|---|",
        ),
        ("<p>• typed bullet</p><p>• another</p>", "- typed bullet\n- another"),
        ("<p># not a heading</p><p>- nor an item</p>", "\\# not a heading\n\n\\- nor an item"),
        ("<p>snake_case _under_ [x](y)</p>", "snake_case \\_under\\_ [x]\\(y)"),
        ("<pre>a  b\n  c</pre>", "a b\nc"),
        ("<script>alert(1)</script><style>p{}</style><p>Seen</p>", "Seen"),
        ("<p>H<sub>2</sub>O <u>under</u> <s>struck</s> <code>x=1</code></p>", "H2O under struck x=1"),
        ("", ""),
    ],
)
def test_from_elsewhere(html, said):
    assert markdown_of_html(html) == said


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<ul>",
        "<ol start=9999999999>",
        "<li>",
        "</li>",
        "</ul>",
        "<table>",
        "<tr>",
    ]
    + [
        "<td colspan=x>",
        "</td>",
        "</tr>",
        "</table>",
        "<h1>",
        "</h7>",
        "<blockquote>",
        "</blockquote>",
        "<a href=http:>",
    ]
    + [
        "<![if x]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<style>",
        "</style>",
        "&#xD800;",
        "&nbsp",
        "<br/>",
        "1. ",
        "*",
        "|",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS | st.text(max_size=4), max_size=25).map("".join))
def test_nothing_that_is_pasted_breaks_it(html):
    assert isinstance(markdown_of_html(html), str)
