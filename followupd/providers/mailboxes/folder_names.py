"""What a mail folder is for, told by its name in the usual languages."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence

from followupd.domain.message import Folder

DRAFT_NAMES = (
    "drafts", "draft", "entwürfe", "entwurf", "brouillons", "brouillon", "borradores", "bozze", "concepten",
    "rascunhos", "utkast", "kladder", "luonnokset", "szkice", "kopie robocze", "koncepty", "rozpísané", "piszkozatok",
    "ciorne", "чернетки", "черновики", "taslaklar", "πρόχειρα", "esborranys", "skice", "nacrti", "juodraščiai",
    "melnraksti", "mustandid", "drög", "草稿", "草稿箱", "草稿匣", "下書き", "임시보관함", "טיוטות", "مسودات",
)  # fmt: skip
"""In the order of preference where a mailbox has several."""

_SENT = (
    "sent", "sent items", "sent messages", "sent mail", "sent-mail", "gesendet", "gesendete objekte",
    "gesendete elemente", "gesendete nachrichten", "éléments envoyés", "envoyés", "messages envoyés",
    "objets envoyés", "enviados", "elementos enviados", "correo enviado", "mensajes enviados", "inviati",
    "posta inviata", "elementi inviati", "messaggi inviati", "posta in uscita inviata", "verzonden",
    "verzonden items", "verzonden berichten", "itens enviados", "e-mails enviados", "mensagens enviadas", "skickat",
    "skickade objekt", "skickade", "sendt", "sendte elementer", "sendt post", "sendte", "sendt e-mail", "lähetetyt",
    "wysłane", "elementy wysłane", "odeslané", "odeslaná pošta", "odoslané", "elküldött elemek", "elküldött",
    "trimise", "отправленные", "надіслані", "gönderilmiş öğeler", "gönderilmiş postalar", "gönderilenler",
    "απεσταλμένα", "enviats", "poslano", "išsiųsti", "nosūtītie", "saadetud", "已发送", "已发送邮件", "已傳送",
    "寄件備份", "送信済み", "送信済みメール", "送信済みアイテム", "보낸편지함", "보낸 편지함", "נשלח", "المرسلة",
    "البريد المرسل",
)  # fmt: skip
_TRASH = (
    "trash", "deleted items", "deleted messages", "deleted", "bin", "wastebasket", "papierkorb", "gelöschte objekte",
    "gelöschte elemente", "gelöscht", "corbeille", "éléments supprimés", "papelera", "elementos eliminados",
    "eliminados", "cestino", "posta eliminata", "elementi eliminati", "prullenbak", "verwijderde items",
    "lixo", "lixeira", "itens excluídos", "itens eliminados", "papperskorgen", "papperskorg", "borttagna objekt",
    "papirkurv", "papirkurven", "slettede elementer", "slettet post", "roskakori", "poistetut", "kosz",
    "elementy usunięte", "koš", "odstraněná pošta", "kôš", "kuka", "törölt elemek", "coș de gunoi",
    "корзина", "удаленные", "удалённые", "кошик", "çöp kutusu", "silinmiş öğeler", "κάδος απορριμμάτων",
    "διαγραμμένα", "paperera", "otpad", "smeće", "šiukšliadėžė", "miskaste", "prügikast", "已删除", "已删除邮件",
    "垃圾桶", "刪除的郵件", "ゴミ箱", "削除済みアイテム", "휴지통", "אשפה", "المهملات",
)  # fmt: skip
_JUNK = (
    "junk", "junk e-mail", "junk email", "junk mail", "spam", "bulk mail", "spamverdacht", "junk-e-mail",
    "unerwünscht", "courrier indésirable", "indésirables", "pourriel", "correo no deseado", "no deseado",
    "posta indesiderata", "ongewenste e-mail", "ongewenst", "lixo eletrônico", "lixo eletrónico", "skräppost",
    "søppelpost", "uønsket post", "uønsket e-mail", "uønsket mail", "roskaposti", "wiadomości-śmieci",
    "nevyžádaná pošta", "nevyžiadaná pošta", "levélszemét", "спам", "нежелательная почта", "önemsiz e-posta",
    "ανεπιθύμητη αλληλογραφία", "correu brossa", "垃圾邮件", "垃圾郵件", "迷惑メール", "스팸", "스팸함", "ספאם",
    "بريد مزعج",
)  # fmt: skip

# Junk and trash first: what lies in "Trash/Sent" has been thrown away.
_ROLES = (
    (Folder.JUNK, frozenset(_JUNK)),
    (Folder.TRASH, frozenset(_TRASH)),
    (Folder.DRAFTS, frozenset(DRAFT_NAMES)),
    (Folder.SENT, frozenset(_SENT)),
)
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")


def decode_folder_name(name: str) -> str:
    """A folder name out of modified UTF-7 (RFC 3501, 5.1.3); one that is none stays as it is."""
    if "&" not in name:
        return name
    try:
        return _SHIFTED.sub(_unshifted, name)
    except ValueError:
        return name


def _unshifted(found: re.Match[str]) -> str:
    text = found[1].replace(",", "/")
    return base64.b64decode(text + "=" * (-len(text) % 4)).decode("utf-16-be") if text else "&"


def role_of(words: Sequence[str]) -> Folder:
    """The role of the folder whose name, from the outside in, is `words` (decoded; "[Gmail]" may be among them)."""
    lowered = [word.casefold() for word in words]
    if lowered == ["inbox"]:
        return Folder.INBOX
    for role, names in _ROLES:
        if any(word in names for word in lowered):
            return role
    return Folder.OTHER
