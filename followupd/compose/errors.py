"""Why a draft is not made although the planner wants it."""

from __future__ import annotations

from followupd.errors import FollowupdError


class NeedsFact(FollowupdError):
    """A draft wants what is not known; the message says so in words for people. `names` are such as `meeting.topic`."""

    def __init__(self, template: str, *names: str, where: str = "") -> None:
        self.names = names
        self.where = where  # file:line of the use, where it was one
        told = " and ".join(f"{_IN_WORDS.get(name, 'what is asked for')} ({name})" for name in names)
        super().__init__(f"the template {template} needs {told}")


_IN_WORDS = {
    "person": "one person to write to, and this is a group",
    "person.first_name": "a first name that is sure",
    "person.last_name": "a last name that is sure",
    "person.full_name": "a name that is sure",
    "person.company": "the company",
    "person.notes": "a note to be said to them: followupd note ADDRESS TEXT --say",
    "person.last_contact": "an earlier contact",
    "meeting": "a meeting",
    "meeting.title": "a title that they have seen",
    "meeting.topic": "what the meeting was about",
    "meeting.location": "the name of a place",
    "meeting.agenda": "an agenda in the invitation",
    "meeting.notes": "a note to be said: followupd note MEETING TEXT --say",
}


class BadGreeting(NeedsFact):
    """The template makes a greeting with a hole, a placeholder or an address in it; `what` says so."""

    def __init__(self, template: str, what: str, where: str) -> None:
        super().__init__(template, "person.first_name", where=where)
        self.what = what


class UnsafeDraft(FollowupdError):
    """The message, read back, is not the one that was planned, or cannot be written safely; nothing is placed."""
