"""The signature that a mailbox keeps for an address, put below a letter as mail programs do (RFC 3676, 4.3)."""

from __future__ import annotations

from html import escape

from followupd.compose.text import several_lines
from followupd.domain.message import Signature

DELIMITER = "-- "
"""Parts a letter from what is below every letter: what tells two letters apart, and what was written, ends here."""


def signed_text(text: str, signature: Signature) -> str:
    """`text`, which ends with a line's end, with the signature below."""
    below = several_lines(signature.text)
    return f"{text}\n{DELIMITER}\n{below}\n" if below else text


def signed_html(page: str, signature: Signature) -> str:
    """A page (`<body>…</body>`) with the signature below; its text where its HTML is not to be had."""
    below = several_lines(signature.text)
    shown = signature.html or "<br>\n".join(map(escape, below.split("\n")))
    block = f'<div class="signature">\n<div>{DELIMITER}</div>\n<div>{shown}</div>\n</div>\n'
    body, end, rest = page.rpartition("</body>")
    return f"{body}{block}{end}{rest}" if below else page
