"""How many real replies are cut right: `python tests/corpora/replies.py [-v]` on the folder `FOLLOWUPD_CORPORA`.

The text that was found is compared with the one expected after stripping both. Files without an expected text count
for nothing but that something is left of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from followupd.derive.mimeparts import read_mail
from followupd.derive.quoting import written_text

_DEFAULT = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"


def folder() -> Path:
    """Where the replies are, or would be."""
    return Path(os.environ.get("FOLLOWUPD_CORPORA", _DEFAULT)) / "replies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One reply: what was expected, where that is known, and what was found."""

    file: str
    expected: str | None
    found: str

    @property
    def is_right(self) -> bool:
        return self.found.strip() == self.expected.strip() if self.expected is not None else bool(self.found.strip())


def cuts() -> Iterator[Cut]:
    """Every reply, in the order of the names."""
    expected = json.loads((folder() / "expected.json").read_text())
    for path in sorted((folder() / "mails").iterdir()):
        found = written_text(read_mail(path.read_bytes()))
        yield Cut(file=path.name, expected=expected.get(path.name), found=found)


def main() -> None:
    if not (folder() / "expected.json").exists():
        sys.exit(f"no replies in {folder()}: set FOLLOWUPD_CORPORA")
    found = list(cuts())
    known = [cut for cut in found if cut.expected is not None]
    others = [cut for cut in found if cut.expected is None]
    print(f"replies: {len(found)} mails")
    print(f"  text right        {sum(cut.is_right for cut in known)}/{len(known)}")
    print(f"  something left    {sum(cut.is_right for cut in others)}/{len(others)} of those without an expected text")
    for cut in found if "-v" in sys.argv[1:] else ():
        if not cut.is_right:
            print(f"  {cut.file}: found {cut.found[-200:]!r}")


if __name__ == "__main__":
    main()
