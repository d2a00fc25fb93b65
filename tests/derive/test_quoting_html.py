"""What somebody wrote, out of HTML mail and out of messages of several parts."""

from __future__ import annotations

import pytest

from followupd.derive.mimeparts import read_mail
from followupd.derive.quoting import written_text

HELLO = "<div>Hi Ada,<br><br>Tuesday suits me.</div>"
TEXT = "Hi Ada,\n\nTuesday suits me."


def html(body: str) -> str:
    return written_text(read_mail(f"Subject: x\nContent-Type: text/html; charset=utf-8\n\n{body}".encode()))


QUOTES = {
    "Gmail": '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Mar 2, 2026 at'
    ' 10:15 AM Ada &lt;<a href="mailto:ada@example.org">ada@example.org</a>&gt; wrote:<br></div>'
    '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc">Hello</blockquote></div>',
    "Gmail in a language nobody knows": '<div class="gmail_quote"><div class="gmail_attr">Qapla 2 3 2026 Ada:</div>'
    '<blockquote class="gmail_quote">Hello</blockquote></div>',
    "Gmail, old, without a blockquote": '<div class="gmail_quote">On 2 Mar 2026 10:15, Ada &lt;ada@example.org&gt;'
    " wrote:<br>Hello</div>",
    "Gmail, forwarded": '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message'
    " ---------<br>From: Ada</div>Hello</div>",
    "Apple": '<div><br><blockquote type="cite"><div>On 2 Mar 2026, at 10:15, Ada wrote:</div><br><div>Hello</div>'
    "</blockquote></div>",
    "Outlook": '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p'
    ' class="MsoNormal"><b>From:</b> Ada &lt;ada@example.org&gt; <br><b>Sent:</b> Monday, March 2, 2026<br>'
    "<b>To:</b> Kim<br><b>Subject:</b> Hello</p></div></div><p>Hello</p>",
    "Outlook in a language nobody knows": '<div style="border:none;border-top:solid #B5C4DF 1.0pt;'
    'padding:3.0pt 0cm 0cm 0cm"><p><b>Qaq:</b> Ada<br><b>Poh:</b> 2</p></div><p>Hello</p>',
    "Outlook on the web": '<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div'
    ' id="divRplyFwdMsg" dir="ltr"><b>From:</b> Ada<br><b>Sent:</b> Monday</div><div>Hello</div>',
    "Outlook for Mac": '<span id="OLK_SRC_BODY_SECTION"><div>From: Ada</div><div>Hello</div></span>',
    "Outlook, new": '<div id="mail-editor-reference-message-container"><div>Hello</div></div>',
    "Hotmail": '<hr id="stopSpelling">Date: Mon, 2 Mar 2026<br>From: ada@example.org<br><br>Hello',
    "Windows Mail": '<div style="border-top:1px solid"><b>Von:</b>&nbsp;<a href="mailto:a@b.example">Ada</a><br>'
    "<b>Gesendet:</b>&nbsp;\u200eMontag\u200e, \u200e2\u200e. \u200eMärz\u200e \u200e2026<br><b>An:</b>&nbsp;Kim"
    "</div><div>Hello</div>",
    "Yahoo": '<div id="ydp1yahoo_quoted_1" class="ydp1yahoo_quoted"><div>Am Montag schrieb Ada:</div><div>Hello'
    '</div></div><div class="yahoo_quoted" id="yahoo_quoted_1"><div>Hello</div></div>',
    "Thunderbird": '<div class="moz-cite-prefix">Am 02.03.26 um 10:15 schrieb Ada:<br></div>'
    '<blockquote type="cite" cite="mid:1@example.org"><p>Hello</p></blockquote>',
    "Thunderbird, forwarded": '<div class="moz-forward-container">-------- Hop --------<br>Hello</div>',
    "Proton": '<div class="protonmail_quote">On Monday, 2 March 2026, Ada wrote:<br><blockquote'
    ' class="protonmail_quote" type="cite">Hello</blockquote></div>',
    "Tutanota": '<blockquote class="tutanota_quote">Hello</blockquote>',
    "GMX": '<div name="quote" style="margin:10px 5px;border-left:2px solid #C3D9E5"><div>Gesendet: Montag</div>Hello'
    "</div>",
    "Zimbra": '<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>Ada</div><div'
    ' data-marker="__QUOTED_TEXT__">Hello</div>',
    "Yandex": '<div>02.03.2026, 10:15, "Ada" &lt;ada@example.org&gt;:</div><blockquote><p>Hello</p></blockquote>',
    "mail.ru": "Понедельник, 2 марта 2026, 10:15 +03:00 от Ada &lt;ada@example.org&gt;:<br><blockquote"
    ' style="border-left:1px solid #0857A6">Hello</blockquote>',
    "QQ": '<div style="font-size:12px">-------- 原始邮件 --------</div><div>发件人: "Ada"</div>Hello',
    "Roundcube": '<p id="reply-intro">Am 2026-03-02 10:15, schrieb Ada:</p><blockquote type="cite">Hello</blockquote>',
}


@pytest.mark.parametrize("name", QUOTES)
def test_a_quote_in_html_is_cut(name: str) -> None:
    assert html(f"<html><body>{HELLO}<br>{QUOTES[name]}</body></html>") == TEXT


@pytest.mark.parametrize("name", ["Gmail", "Apple", "Thunderbird", "Yandex", "mail.ru", "Roundcube", "GMX"])
def test_an_answer_below_a_quote_in_html_is_kept(name: str) -> None:
    assert html(f"{QUOTES[name]}<br>{HELLO}") == TEXT


def test_answers_between_quotes_in_html_are_kept() -> None:
    body = (
        '<div class="gmail_quote"><div class="gmail_attr">On 2 Mar 2026 Ada wrote:</div><blockquote'
        ' class="gmail_quote">Which day?</blockquote><div>Tuesday.</div><blockquote class="gmail_quote">Where?'
        "</blockquote><div>Here.</div></div>"
    )

    assert html(body) == "Tuesday.\n\nHere."


def test_what_the_writer_indented_is_theirs() -> None:
    indented = '<blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>at ten</div></blockquote>'

    assert html(f"<div>Tuesday</div>{indented}") == "Tuesday\n\nat ten"


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="gmail_signature" data-smartmail="gmail_signature">Kim Lee<br>unsubscribe</div>',
        '<span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Kim Lee</div>',
        "<div>--&nbsp;</div><div>Kim Lee</div>",
        '<div class="moz-signature">-- <br>Kim Lee</div>',
        '<pre class="moz-signature" cols="72">-- \nKim Lee</pre>',
        '<div class="protonmail_signature_block">Kim Lee</div>',
        '<div id="Signature"><p>Kim Lee</p><p>Acme</p></div>',
        '<div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/x">Outlook for iOS</a></div>',
        "<div><br></div><div>Sent from my iPhone</div>",
        '<div name="messageSignatureSection">Kim Lee</div>',
    ],
)
def test_a_signature_in_html_is_cut(signature: str) -> None:
    assert html(HELLO + signature) == TEXT
    assert html(HELLO + signature + QUOTES["Gmail"]) == TEXT


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>p { color: red }</style>",
        "<script>stop()</script>",
        "<title>Stop</title>",
        "<!-- stop -->",
        "<!--[if gte mso 9]><xml>stop</xml><![endif]-->",
        "<![if !mso]><![endif]>",
        '<div style="display:none">stop</div>',
        "<span style='mso-hide:all'>stop</span>",
        '<span style="font-size:0px">stop</span>',
        '<img alt="stop > here" src="x">',
        "<o:p></o:p>",
        "<head><meta charset=utf-8><style>\n<!-- p {} -->\n</style></head>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden: str) -> None:
    assert html(f"<div>Hi Ada,</div>{hidden}<div><br></div><div>Tuesday suits me.</div>") == TEXT


def test_lines_and_paragraphs_are_those_that_a_reader_sees() -> None:
    assert html("<p>One\n two</p>\n<p>three<br>four</p><div>five</div><div>six &lt; 7&nbsp;&amp; 8</div>") == (
        "One two\n\nthree\nfour\n\nfive\nsix < 7 & 8"
    )
    assert html("<ul><li>one<li>two</ul><table><tr><td>a<td>b</tr></table><pre>x\n  y</pre>") == (
        "one\ntwo\n\na b\n\nx\n  y"
    )
    assert html("2 < 3 <b>and</b> <3 </div> you") == "2 < 3 and <3 you"


def test_a_bold_passage_that_closes_too_late_hides_nothing() -> None:
    assert html("<b><blockquote>Hello</b> Ada</blockquote><div>Tuesday.</div>") == "Tuesday."


def parts(*bodies: tuple[str, str]) -> str:
    inner = "".join(f"--b\nContent-Type: {type_}\n\n{body}\n" for type_, body in bodies)
    return written_text(read_mail(f"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n{inner}--b--\n".encode()))


def test_plain_text_is_read_where_there_is_some() -> None:
    assert parts(("text/plain", "Tuesday."), ("text/html", "<p>Tuesday</p>")) == "Tuesday."


@pytest.mark.parametrize(
    "stub", ["", " \n", "Your mail client does not support HTML.", "This message needs a reader that can view HTML."]
)
def test_html_is_read_where_the_plain_text_says_nothing(stub: str) -> None:
    assert parts(("text/plain", stub), ("text/html", "<p>Tuesday.</p>")) == "Tuesday."


def test_a_mailing_list_footer_in_a_part_of_its_own_does_not_stand_for_the_mail() -> None:
    assert parts(("text/html", "<p>Tuesday.</p>"), ("text/plain", "____\nlist mailing list")) == "Tuesday."


def test_attachments_are_not_read() -> None:
    head = "text/plain\nContent-Disposition: attachment; filename=x.txt"

    assert parts(("text/plain", "Tuesday."), (head, "Stop.")) == "Tuesday."


def test_soft_line_ends_are_taken_out() -> None:
    head = "text/plain; format=flowed"

    assert parts((head, "It is \nTuesday \nthen.\n\n From here\n> Which \n> day?\n-- \nKim")) == (
        "It is Tuesday then.\n\nFrom here"
    )
    assert parts((f"{head}; delsp=yes", "Tues \nday")) == "Tuesday"


def test_a_mail_without_text_says_nothing() -> None:
    assert parts(("application/pdf", "%PDF")) == ""
