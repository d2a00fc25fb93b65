"""The accounts part of the config: mailboxes, calendars and how to get in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from followupd.config.fields import FolderName, LineText, Name
from followupd.config.section import Section, key
from followupd.config.whereabouts import CalendarUrl, FilePath, Secret, ServerUrl, SubscriptionName, TopicName
from followupd.config.wording import wrong


class FoldersSection(Section):
    """Folders that are not found by themselves."""

    inbox: FolderName | None = key("Where mail arrives.", None)
    drafts: FolderName | None = key("Where drafts are placed.", None)
    sent: FolderName | None = key("Where sent mail is kept.", None)
    trash: FolderName | None = key("Where deleted mail goes; its mail is not read as history.", None)
    junk: FolderName | None = key("Where unwanted mail goes; it is not read as history.", None)


_FOLDERS = key("Folders by their purpose; found by themselves if absent.", {})


class MaildirSection(Section):
    """A mailbox in local files."""

    type: Literal["maildir"] = key("A Maildir: sub-folders as plain directories or Maildir++.")
    path: FilePath = key("The folder that the mail is in.")
    folders: FoldersSection = _FOLDERS


class ImapSection(Section):
    """A mailbox on an IMAP server."""

    type: Literal["imap"] = key("An IMAP server.")
    host: LineText = key("The server's name.")
    port: int = key("The server's port: 993 for implicit TLS, 143 for STARTTLS.", 993, ge=1, le=65535)
    tls: Literal["implicit", "starttls", "none"] = key(
        "implicit: from the start; starttls: after asking; none: for a server on this machine.", "implicit"
    )
    username: LineText = key("The name to log in with.")
    password: Secret = key("Where the password is kept.")
    folders: FoldersSection = _FOLDERS


class GmailSection(Section):
    """A mailbox at Gmail."""

    type: Literal["gmail"] = key("Gmail, by its API; needs the account's `google` section.")
    signature: Literal["me", "alias"] = key(
        "me: drafts end with me.signature; alias: below it stands the one that Gmail keeps for their address.",
        "me",
    )


class IcsSection(Section):
    """A calendar in iCalendar files."""

    type: Literal["ics"] = key("iCalendar files.")
    path: FilePath | None = key("A file, or a directory of .ics files.", None)
    url: CalendarUrl | None = key("Where to fetch it from, instead of `path`.", None)

    @model_validator(mode="after")
    def _path_or_url(self) -> IcsSection:
        if (self.path is None) == (self.url is None):
            what = "path is missing" if self.path is None else "has both path and url"
            raise wrong(what, "path: ~/calendar.ics, or url: https://…")
        return self


class CalDavSection(Section):
    """Calendars on a CalDAV server."""

    type: Literal["caldav"] = key("A CalDAV server.")
    url: ServerUrl = key("The server, the user's home or one calendar.")
    username: LineText = key("The name to log in with.")
    password: Secret = key("Where the password is kept.")


class GoogleCalendarsSection(Section):
    """Calendars at Google."""

    type: Literal["google"] = key("Google Calendar; needs the account's `google` section.")
    ids: list[LineText] = key("Calendar ids; `primary` is the main one.", ["primary"], min_length=1)


class ApiRootsSection(Section):
    """Other servers than Google's, for trials and gateways; every call, batch and upload follows."""

    gmail: ServerUrl | None = key("In place of https://gmail.googleapis.com.", None)
    calendar: ServerUrl | None = key("In place of https://www.googleapis.com, for calendars.", None)
    people: ServerUrl | None = key("In place of https://people.googleapis.com.", None)
    pubsub: ServerUrl | None = key("In place of https://pubsub.googleapis.com.", None)
    oauth: ServerUrl | None = key("In place of https://oauth2.googleapis.com.", None)


class PushSection(Section):
    """Gmail's word of new mail, by Pub/Sub; followupd polls as well, and needs none of it."""

    topic: TopicName = key("The topic that Gmail publishes to.")
    subscription: SubscriptionName = key("The subscription to that topic, for this account alone.")


class GoogleSection(Section):
    """How to get in at Google."""

    client_secret: Secret = key("Where the OAuth client's JSON is kept.")
    token: Secret = key("Where `followupd auth` keeps the token (authorised-user JSON).")
    contacts: bool = key("Whether names, and which addresses are one person's, are looked up in the contacts.", False)
    push: PushSection | None = key("Where Gmail tells of new mail, so that it is read at once.", None)
    api_roots: ApiRootsSection = key("Other servers than Google's, for trials and gateways.", {})


MailSection = Annotated[MaildirSection | ImapSection | GmailSection, Field(discriminator="type")]
CalendarSection = Annotated[IcsSection | CalDavSection | GoogleCalendarsSection, Field(discriminator="type")]


class AccountSection(Section):
    """One account: a mailbox, calendars, or both."""

    name: Name = key("What you call it.")
    mail: MailSection | None = key("The mailbox: history is read from it, drafts are placed in it.", None)
    calendars: list[CalendarSection] = key("The calendars; they are only read.", [])
    google: GoogleSection | None = key("How to get in at Google, for gmail and google.", None)

    @model_validator(mode="after")
    def _google_has_its_section(self) -> AccountSection:
        uses = isinstance(self.mail, GmailSection) or any(
            isinstance(calendar, GoogleCalendarsSection) for calendar in self.calendars
        )
        if uses and self.google is None:
            raise wrong("google is missing", "google: {client_secret: {file: …}, token: {file: …}}")
        if self.google is not None and self.google.push is not None and not isinstance(self.mail, GmailSection):
            raise wrong("google.push is for mail at Gmail alone", "mail: {type: gmail}, or leave push out")
        return self
