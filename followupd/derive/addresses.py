"""What an address alone tells: mine, a colleague's, a role's, a list's, a room's, and which company's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from followupd.derive.words import fold, matches, table
from followupd.domain.ids import Address
from followupd.domain.policy import Me

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

# Everybody can have an address there, so it says nothing about where somebody works.
_FREE_DOMAINS = table(
    """
aim.com aol.com aol.de arcor.de alice.it att.net bbox.fr bell.net bellsouth.net bigpond.com bk.ru bluewin.ch
blueyonder.co.uk bol.com.br btinternet.com centrum.cz charter.net chello.at club-internet.fr comcast.net
cox.net daum.net duck.com earthlink.net email.com email.cz email.de eircom.net fastmail.com fastmail.fm
fastmail.net fastmail.org free.fr freemail.hu freenet.de frontier.com galaxus.ch gmail.com gmail.de
googlemail.com hanmail.net hey.com home.nl hushmail.com i.ua icloud.com ig.com.br inbox.lv inbox.ru index.hu
internode.on.net interia.pl inwind.it juno.com kabelmail.de kakao.com kolabnow.com kpnmail.nl laposte.net
libero.it list.ru mac.com mail.bg mail.com mail.de mail.ee mail.ru mailbox.org mailfence.com me.com msn.com
naver.com neuf.fr nifty.com nate.com netcologne.de netzero.net ngs.ru ntlworld.com numericable.fr o2.pl
o2online.de one.com online.de online.no onet.pl op.pl optonline.net optusnet.com.au orange.fr orange.net pm.me
posteo.at posteo.de posteo.eu posteo.net posteo.org protonmail.ch protonmail.com proton.me qq.com 163.com
126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com 189.cn rambler.ru rediffmail.com
riseup.net rogers.com runbox.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sky.com sympatico.ca skynet.be
swissonline.ch sunrise.ch t-online.de talktalk.net telenet.be telia.com terra.com.br terra.es tin.it tiscali.it
tlen.pl tuta.com tuta.io tutanota.com tutanota.de tutamail.com telus.net ukr.net uol.com.br verizon.net
versanet.de videotron.ca virgilio.it virginmedia.com vodafone.de vodafone.it wanadoo.fr wanadoo.es web.de
windowslive.com wp.pl xs4all.nl ya.ru ziggo.nl zoho.com zohomail.com zoznam.sk azet.sk abv.bg disroot.org
eclipso.de eclipso.eu gmx.com passport.com rocketmail.com ymail.com privaterelay.appleid.com
"""
)
_FREE_BRANDS = table("aol gmx hotmail live outlook yahoo yandex rocketmail ymail")
"""Free mail under many endings: `yahoo.co.uk`, `gmx.net`."""

# A desk, not a person. Folded.
_ROLES = table(
    """
abuse accommodation account accounting accounts accountspayable accueil admin administracion administracao
administration administrator aide alert alerts alle all allteam anfrage anfragen announce announcements
assistenza atencionalcliente ayuda automated autoreply backoffice bestellung bestellungen bewerbung bewerbungen
billing board bonjour booking bookings bounce bounces buchhaltung buchung buero calendar career careers care
carriere carrieres ciao client clientes clients comercial commandes commerciale commercial community compliance
comptabilite comunicacion comms communications company concierge contabilidad contabilita contact contacto
contactos contactus contacts contatti contatto contato contracts customer customercare customerservice
customersupport customersuccess daemon datenschutz delivery desk devnull dispatch donotreply dpo ecommerce
editor editorial editors einkauf emploi empfang empleo enquiries enquiry equipe equipo event events everyone
everybody facturacion facturas factures fattura fatture faktura fakturering feedback finance finanzen frontdesk
gdpr general geral gestion girokonto hallo hei hej hello help helpdesk helpme hey hi hilfe hola hostmaster hr
humanresources info infodesk infomail informacion informacoes informatie information informationen informazioni
infos inquiries inquiry international investor investors invitation invitations invite invites invoice invoices
invoicing ir it itsupport job jobs kantoor karriere kariera klantenservice kontakt kontor kundenbetreuung
kundendienst kundenservice kundeservice kundtjanst lavoro legal leitung list lists listserv logistics logistik
mailer mailerdaemon mailing majordomo management marketing media meeting meetings members membership mitglieder
moderator monitoring nachrichten newsletter newsletters news nieuws noc nobody noreply noresponder
nepasrepondre nicht-antworten notice notices notification notifications notify office officemanager offers
ofertas ops operations order orders ordini oficina owner partner partners partnership partnerships payments
pedidos pers personal personalabteilung postmaster pr praxis presidencia press presse prensa privacy
procurement produccion projects promo promotions proposals publicrelations purchasing qa questions receipts
reception rechnung rechnungen recht reclamaciones recruiting recruiter recruiters recruitment recursoshumanos
redaccion redaktion redazione redaction reisen rekrutierung reklamation remove reply request requests reservas
reservation reservations reservierung returns rh root rrhh sale sales salesteam sav schedule scheduler
scheduling school secretaria secretariat secretary security segreteria sekretariat server service services
servicio shop soporte staff stampa store studio subscribe subscriptions suggestions support supporto sysadmin
system talent team technik tech techsupport tickets ticket training travel undisclosed unsubscribe updates
usenet vendite ventas ventes verkauf verkoop versand vertrieb verwaltung veranstaltung veranstaltungen vorstand
web webadmin webinar webinars webmaster webteam welcome werbung wholesale workshop workshops
"""
)
_ROLE_TAILS = table("emea apac dach usa amer latam europe germany deutschland france global group mail")
"""What stands behind a role: `sales-emea@`."""
_MACHINES = re.compile(
    r"no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|dont-?reply|nicht-?antworten|ne-?pas-?repondre|no-?responder|noresponse"
    r"|mailer-?daemon|^bounces?\b|^(?:auto|automated)[._-]|-bounces?$|^notifications?\b|^prvs=|^srs[01]="
)
_TOOLS = table(
    """
add anonymous bcc board bug bugs case cases chat claim comment comments conversation conversations convo crm deal
discussion discussions doc docs document documents dropbox forward forwards guest guests hosts in inbound incoming
issue issues item items lead leads log message messages messaging msg note notes parse posts project projects relay
replies room share sms task tasks thread threads todo todos topic topics track tracker user users visitor x
"""
) | {""}
"""Before a tag, what stands for all that use a tool: the tag alone tells who. Folded."""
_LIST_LOCALS = re.compile(
    r"^(?:list|lists|listserv|liste|lista|majordomo|mailman)[._-]|[_-](?:request|list|liste|owner|bounces?|subscribe|"
    r"unsubscribe|users|announce|discuss|devel|members)$"
)
_LIST_DOMAINS = re.compile(
    r"^(?:.*\.)?(?:googlegroups\.com|groups\.io|yahoogroups\.[a-z.]+|freelists\.org|groups\.google\.com"
    r"|simplelists\.com|topica\.com)$|^(?:lists?|listserv|mailman|groups|liste[ns]?)\."
)
_ROOM_DOMAINS = re.compile(r"^(?:resource|group|group\.v|import)\.calendar\.google\.com$|^(?:rooms?|resources?)\.")
_ROOM_LOCALS = re.compile(
    r"^(?:(?:conf|conference|meeting|mtg|board|class|zoom|video)[._-]?rooms?|rooms?|besprechungs?(?:raum|zimmer)"
    r"|konferenz(?:raum|zimmer)|seminarraum|sitzungszimmer|meetingraum|raum|salle|vergaderruimte|vergaderzaal|motesrum"
    r"|equipment)(?:[._-].+|\d+)$|^(?:mr|cr|beamer|projector)[._-]?\d+$|^(?:boardroom|meetingroom|conferenceroom|confroom)$"
)
_ROOM_NAMES = re.compile(
    r"^(?:conference|conf\.?|meeting|mtg\.?|board|zoom|video|training) ?rooms?\b"
    r"|^(?:room|raum|salle|sala|saal|zimmer) ?\S*\d"
    r"|\b(?:boardroom|besprechungs(?:raum|zimmer)|konferenz(?:raum|zimmer)|seminarraum|sitzungszimmer|meetingraum"
    r"|salle de (?:reunion|conference)|sala (?:de (?:reuni|junta|conferenc)|(?:de )?reuniones|riunion)|vergaderzaal"
    r"|vergaderruimte|motesrum|moterom|modelokale|kokoushuone)"
)
GMAIL = ("gmail.com", "googlemail.com")
"""Dots do not count there, and both are one."""
_NO_ORGANIZER = frozenset({"unknownorganizer@calendar.google.com", "invalid@nomail"})
"""What calendars write where they do not know the organizer."""


def own_address(address: Address, me: Me) -> Address | None:
    """The literal address of mine that `address` is: itself, without a `+tag`, or as Gmail reads it."""
    if address in me.addresses:
        return address
    local, _, domain = address.rpartition("@")
    if "+" not in local and domain not in GMAIL:
        return None
    plain = _mailbox(local.partition("+")[0], domain)
    return next((mine for mine in me.addresses if _mailbox(mine.local, mine.domain) == plain), None)


def mailbox_of(address: Address) -> Address:
    """The address without a `+tag`, and as Gmail reads it: what is sent to either lies in one mailbox.

    A role and a tool keep their tag: `events+kim@` and `incoming+4711@` are as likely as not another's.
    """
    local, domain = _mailbox(address.local.partition("+")[0], address.domain)
    plain = Address(f"{local}@{domain}")
    return plain if local not in _TOOLS and plain != address and not is_role(plain) else address


def _mailbox(local: str, domain: str) -> tuple[str, str]:
    return (local.replace(".", ""), GMAIL[0]) if domain in GMAIL else (local, domain)


def fits(globs: Sequence[str], address: Address) -> bool:
    """True where one of the globs fits the whole address, in either spelling of its domain."""
    return bool(globs) and any(matches(globs, one) for one in address.spellings)


@lru_cache(maxsize=4096)
def is_mine(address: Address, me: Me) -> bool:
    """True for every address that is me: literal, with a tag, or by a glob."""
    return own_address(address, me) is not None or fits(me.patterns, address)


def is_nobody(address: Address) -> bool:
    """True for what stands where a calendar does not know the organizer."""
    return address in _NO_ORGANIZER


def is_free_mail(domain: str) -> bool:
    """True where everybody can have an address, so that two of them are no colleagues."""
    brand, _, rest = domain.partition(".")
    endings = rest.split(".")
    return domain in _FREE_DOMAINS or (
        brand in _FREE_BRANDS and len(endings) <= 2 and all(len(e) <= 3 for e in endings)
    )


@lru_cache(maxsize=4096)
def is_role(address: Address) -> bool:
    """True for a desk or a machine (`info@`, `sales-emea@`, `no-reply@`) rather than one person."""
    local = fold(address.local)
    if _MACHINES.search(local):
        return True
    words = re.split(r"[._+-]", local)
    first = words[0].rstrip("0123456789")
    tails = (len(w) <= 2 or w.isdigit() or w in _ROLE_TAILS or w in _ROLES for w in words[1:])
    return local in _ROLES or (first in _ROLES and all(tails))


@lru_cache(maxsize=4096)
def is_list(address: Address) -> bool:
    """True for a mailing list by its address."""
    return _LIST_LOCALS.search(address.local) is not None or _LIST_DOMAINS.search(address.domain) is not None


@lru_cache(maxsize=4096)
def is_room(address: Address | None, name: str) -> bool:
    """True for a room, a resource or a calendar, by the ways of Google and Exchange and by usual names."""
    if address is not None and (_ROOM_DOMAINS.search(address.domain) or _ROOM_LOCALS.search(fold(address.local))):
        return True
    return _ROOM_NAMES.search(fold(name[:200])) is not None


@lru_cache(maxsize=2)
def _suffixes(*, encoded: bool) -> PublicSuffixList:
    """The list of public suffixes; `encoded`: also as IDNA writes them, which makes it slow to read."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_encoded_idn=encoded)


@lru_cache(maxsize=4096)
def organisation(domain: str) -> str:
    """The registrable domain (`mail.acme.co.uk` → `acme.co.uk`), or the domain itself where there is none."""
    if domain.count(".") < 2:
        return domain  # spares the reading of the list in nearly every case
    return _suffixes(encoded="xn--" in domain).privatesuffix(domain) or domain


@lru_cache(maxsize=4096)
def is_internal(address: Address, me: Me) -> bool:
    """True for a colleague: the same organisation as one of my written-out addresses, free mail excepted."""
    ending = address.domain.rsplit(".", 2)[-2:]
    for domain in {mine.domain for mine in me.addresses}:
        if is_free_mail(domain) or domain.rsplit(".", 2)[-2:] != ending:
            continue
        if domain == address.domain or organisation(domain) == organisation(address.domain):
            return not is_free_mail(address.domain)
    return False


@lru_cache(maxsize=4096)
def company(address: Address) -> str:
    """A guess at the company, from the domain, for lists; empty for free mail."""
    if is_free_mail(address.domain) or "." not in address.domain:
        return ""
    label = organisation(address.spellings[-1].domain).partition(".")[0]
    if label.startswith("xn--"):
        return ""
    return "-".join(part[:1].upper() + part[1:] for part in label[:60].split("-"))
