"""Whether a sentence is a no: who says no, how, and to what, in classes of words."""

from __future__ import annotations

from collections.abc import Sequence

from followupd.derive.grammar import Grammar, Match, Token, has
from followupd.derive.wish_lexicon import LEXICON

_NOES = Grammar(
    LEXICON,
    """
WE .. WILL|CAN|WANT|BE .. NEG ~ GO IT
WE .. CAN|WILL|WANT [NE] NEG ~ GO IT
WILL|CAN|WANT WE [PRON] ... NEG ~ GOEND [CAN|WILL|WANT] >
WE ... NEG ~ GOEND [CAN|WILL|WANT] >
WE|PRON ... NEG GOEND [CAN|WILL|WANT] >
GIVE NEG [GO] suite
NEG WE|CAN|WANT ~ GO IT
WE NEG WILL|BE [WILL] ~ GO IT
WE .. NEG THINK [CONJ] ~ GO|SUIT IT
WE THINK NEG [COMMA] CONJ ... GO|SUIT
WE NEG|CAN see this|that|it|us ~ GO|working|work|happening
this|that|it is|will NEG [be] [going] [to] happen|happening|fly [for] [us|me] #
PRON|OFFER is NEG GO
WE [BE] .. MUST|WILL|PREFER|WANT|CAN|BE [to] ~ REFUSE IT
WE [BE] .. MUST|WILL|PREFER|WANT ... REFUSE >
MUST|WILL|WANT|PREFER WE ... REFUSE [MUST] >
WE [BE|HAVE] REFUSE IT
WE do|WANT|take|mache|machen|fais|faisons|hago|hacemos NEG do|take|OFFER [ANY] OFFER #
WE .. NEG THINK ~ FIT
ANSWER ~ BE no|NEG #
WE already HAVE|use|with ~ ORG IT
MUST PRON|YOUR|DET .. REFUSE >
MUST|PREFER ~ REFUSE IT
PREFER NEG [to] .. GO IT
DECIDED [COMMA] .. NEG ... GO IT
DECIDED .. NEG [to] .. GO IT
DECIDED [to] ~ REFUSE IT
DECIDED [COMMA] .. AGAINST IT
AGAINST YOUR|PRON|DET .. DECIDED
AGAINST PRON|YOUR|OFFER ... DECIDED
AGAINST DET ~ OFFER ... DECIDED
dagegen|contra DECIDED #
WE|BOARD ... DECIDED|STAY .. WITH .. OUR|DET .. CURRENT
WE|BOARD ... STAY|DECIDED .. WITH .. CURRENT
WE ... STAY WITH OUR ORG
DECIDED ... STAY .. WITH .. OUR|DET|CURRENT .. ORG|CURRENT
STAY WE .. WITH OUR|CURRENT .. ORG|CURRENT
PREFER ... STAY .. WITH ~ ORG|CURRENT
WE .. HAPPY WITH ~ CURRENT
WE .. HAPPY WITH OUR ~ ORG
WE .. WITH OUR ~ ORG|CURRENT ~ HAPPY
WE .. HAPPY CURRENT
WE ... CHOSE .. OTHER .. ORG
WE ... CHOSE ~ OTHERONE IT
WE ... OTHERONE ~ CHOSE #
WE ... OTHER .. ORG|JOB ~ CHOSE
DECIDED ~ OTHER ~ ORG
DECIDED ~ CHOSE ... OTHER ~ ORG
DECIDED ~ OTHERONE #
JOB ~ CHOSE ~ OTHERONE
JOB ~ CHOSE ~ OTHER .. ORG
JOB .. OTHER .. ORG ~ CHOSE
JOB .. OTHERONE ~ CHOSE
OTHERONE|OTHER [ORG] got|won DET JOB
JOB ~ BE .. FILLED [already] #
PROJECT ~ BE|HAVE ~ CUT #
WE ~ CUT DET|OUR PROJECT #
TOO DEAR FORUS
FORUS|uns .. TOO DEAR
< [it|this|that] [is] TOO DEAR #
PRICED .. RANGE
WE .. HAVE NOT|NEG ~ LACK IT
WE .. NEG ~ HAVE ~ LACK IT
HAVE WE ~ NOT ~ LACK
WE .. NOT ~ LACK [HAVE] >
NEG [ME] SUIT [TIME] >
NEG [ME] SUIT IT
NE ME SUIT NEG
PRON|OFFER .. FORUS .. NEG SUIT|FIT|interessant|relevant|spannend >
PRON|OFFER SUIT .. FORUS|ME .. NEG >
NEG BE FIT >
PRON [WILL] [MUST] BE [DET] no >
PRON [WILL] [MUST] BE [DET] no [from|for] WE|us|me|FORUS
WE .. NEG NEED IT
NEED WE .. NEG [TIME] >
WE .. PROJECT|PRON ~ ICE
PROJECT .. ICE
WE [BE] ~ MUST|WILL|WANT|PREFER .. PASS >
WE [BE] ~ MUST|WILL|WANT|PREFER .. PASS on [DET|YOUR] [ANY] OFFER|PRON >
MUST WE .. PASS >
WE PASS >
[there] is NOT LACK IT
< NOT LACK IT
PRON|OFFER .. NEG [DET] FIT >
PRON|OFFER .. NEG [DET] FIT FORUS >
PRON|OFFER .. NEG [DET] FIT .. PREP .. OUR|CURRENT
YOUR ~ OFFER ... NEG ... SUIT|FIT
PRON|OFFER .. NEG [DET] FORUS #
NEG BE FORUS #
PRON|OFFER .. NEG SUIT .. PREP OUR
PRON|OFFER .. SUIT NEG .. PREP OUR
NEG SUIT .. WITH .. OUR|FIT
NEG something|anything [CONJ] WE ~ GO|do|CALLED|NEED IT
NEG WE|BE CALLED IT
PRON|OFFER|FORUS ... NEG QUEST >
PRON|OFFER .. QUEST [FORUS] >
NEG WE|HAVE ~ LACK IT
TOO DEAR for .. us|our|my|me
[it|this|that] BE TOO DEAR FORUS
WE .. SIGNED .. WITH|PREP OTHER .. #
PRON .. NEG SUIT .. OUR|FORUS
< NEG [DET] FIT #
NEG ~ something|nothing FIT #
WE .. NEG .. CALLED >
WE .. NEG .. CALLED PREP ~ PRON|YOUR|OFFER
< NEG CALLED IT
WE ... NEG SEEK ~ MOVE
SEEK ~ NEG ~ MOVE
SEEK nichts|niemanden ~ MOVE
NEG SEEK ~ MOVE
BOARD|THEY ~ REFUSE IT
BOARD ~ DECIDED .. AGAINST
BOARD|THEY ~ NEG ~ APPROVE
BOARD ~ REFUSE DET|YOUR|PRON
YOUR|DET OFFER ~ NEG ... TAKEN
YOUR|DET OFFER ~ REJECTED
you .. BE|HAVE ~ NEG ~ TAKEN
WE ~ DO PRON ~ OURSELVES #
WE .. NEG ~ LEAVE OUR .. CURRENT
WE .. NEG ~ HAVE ~ LACK PREP .. GO IT
WE .. HAVE NOT ~ LACK PREP .. GO IT
MISSING ME .. LACK IT
ME MISSING .. LACK >
PRON|OFFER|DET .. NEG [BE] TAKEN #
WE ~ CUT DET .. PROJECT #
WE .. NEG ~ RENEW OUR|DET .. OFFER #
WE DO PRON NEG #
WE NEG DO PRON #
WE lehne|lehnen|sage|sagen|sehen|sehe|winke|winken ... ab >
< WE GOEND [PRON] NEG #
PRON wird nichts
wird PRON nichts
WE lassen|lasse PROJECT|PRON|DET .. fallen|bleiben|sein >
TOO DEAR PREP ... LIKE ~ our|ours|unser|unsere|unsere|notre|notres|la|nuestra|nuestro
TOO DEAR PREP DET .. LIKE
NEG .. PREP OUR .. RANGE #
WILL|CAN NEG [BE] GO IT
WE ... CHOSE .. WITH ~ OUR .. CURRENT
BOARD ~ CHOSE|DECIDED .. OTHER .. OFFER|ORG
< PREFER NEG #
already|ya|gia|ja|deja|bereits|schon HAVE .. ORG >
HAVE already|ya|gia|ja|deja|bereits|schon .. ORG >
< STAY WITH .. CURRENT
WE BE out #
WE BE raus #
""",
)


def no_in(said: str, earlier: str = "") -> Match | None:
    """The words of a no in a folded sentence that nothing in it denies, supposes, reports or narrows down.

    `earlier` is the sentence before it, which may say who "they" are.
    """
    for match in _NOES.find(said):
        if _is_meant(match, decided=has(match.tokens, "THEY") and has(_NOES.read(earlier), "BOARD")):
            return match
    return None


def is_hedged(said: str, begin: int, end: int) -> bool:
    """True where the words of a no from `begin` to `end` of a folded sentence are supposed, denied, or of a detail."""
    tokens = _NOES.read(said)
    places = [place for place, one in enumerate(tokens) if one.begin < end and one.end > begin]
    if not places:
        return False
    match = Match(tokens, places[0], places[-1] + 1)
    clause = (*match.before, *match.own, *match.after)
    return bool(
        has(tokens, "IF")
        or has(match.before, "NEG", "MAYBE", "PAST")
        or has((*match.before, *match.own), "HARD")
        or _is_of_a_thing(match)
        or has((*match.before, *match.after), "UNTIL")
        or has(match.after, "PAST")
        or _is_of_a_clause(match)
        or has(clause, "NARROW")
        or _is_denied(match)
        or (has(match.own, "DEAR") and match.after and not has(clause, "FORUS", "ME", "OUR"))
        or (has(match.own, "AGAINST", "DECIDED") and _is_of_another(tokens[match.end :]))
    )


def _is_of_another(behind: Sequence[Token]) -> bool:
    """True where they decided "against it, to hire a second expert"."""
    return has(behind[:1], "COMMA") and has(behind, "TOO", "PREP") and not has(behind, "OFFER", "YOUR", "PRON")


def _is_meant(match: Match, *, decided: bool) -> bool:
    before, own, after = match.before, match.own, match.after
    if has(match.tokens, "IF") or has(before, "NEG", "MAYBE", "PAST") or _is_denied(match):
        return False
    if has((*before, *own), "HARD") or _is_of_a_thing(match):
        return False
    if has((*before, *own), "THEY") and not decided:
        return False
    if has(own, "MAYBE", "PAST", "YET") or has((*before, *after), "UNTIL", "PAST") or _is_of_a_clause(match):
        return False
    if has(after, "YET") and not has(own, "NEITHER"):
        return False
    if has((*before, *own, *after), "NARROW"):
        return False
    if _is_not_refused(own):
        return False
    if has(own, "REFUSE") and has((*before, *own, *after), "OTHER", "OTHERONE"):
        return False
    if has(own, "WILL", "CAN") and match.begin and not has(match.tokens[: match.end], "WE", "BOARD"):
        return False
    return has((*before, *own), "WE", "BOARD", "JOB", "YOUR", *(["THEY"] if decided else [])) or all(
        one.classes for one in before
    )


def _is_of_a_clause(match: Match) -> bool:
    """True of "no interest in it, that the thing fails"."""
    behind = match.tokens[match.end :]
    behind = behind[1:] if has(behind[:1], "PRON") else behind
    return has(match.own, "LACK", "CALLED") and has(behind[:1], "COMMA") and has(behind[1:2], "CONJ")


def _is_of_a_thing(match: Match) -> bool:
    """True of "we do not need a receipt" and "wir können keinen Kaffee anbieten": of things that nobody offered."""
    own, after = match.own, match.after
    if has((*own, *after), "OFFER", "YOUR", "PRON", "ORG", "ANY"):
        return False
    if has(own, "NEED") and not all(one.classes for one in after):
        return True
    denied = next((place for place, one in enumerate(own) if "NEG" in one.classes), len(own))
    return has(own, "GOEND") and not all(one.classes for one in own[denied:])


def _is_denied(match: Match) -> bool:
    """True of "I would not say that we decline" and "it is not that we chose somebody else"."""
    told = match.tokens[: match.end]
    for place, one in enumerate(told):
        if "NEG" not in one.classes or has(told[max(0, place - 2) : place + 2], "THINK"):
            continue
        behind = told[place + 1 :]
        if has(behind[:2], "SAY") or has(behind[has(behind[:1], "COMMA") :][:1], "CONJ"):
            return True
    return False


def _is_not_refused(own: Sequence[Token]) -> bool:
    """True of "we will not decline"."""
    return any("REFUSE" in one.classes and has(own[:place], "NEG") for place, one in enumerate(own))
