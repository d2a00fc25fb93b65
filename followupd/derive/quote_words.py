"""How mail programs introduce what they quote, in the languages that they speak. Words alone, for `quote_marks`."""

from __future__ import annotations

import re

_WROTE = (
    "wrote|writes|escribió|escribio|escribía|escribe|ha escrito|va escriure|schrieb|schreibt|geschrieben|"
    "schreef|schrijft|geschreven|a écrit|a ecrit|écrivait|écrit|ha scritto|scrive|scriveva|escreveu|escrevia|"
    "skrev|skreiv|skrifaði|kirjoitti|kirjutas|rakstīja|rašė|parašė|napisał|napisała|napisał(a)|napisał/a|pisze|"
    "nadesłał|napsal|napsala|napsal(a)|píše|napísal|napísala|napísal(a)|napisao|napisala|написал|написала|"
    "написал(а)|пишет|писал|писал(а)|написав|пише|написа|yazdı|yazdi|yazmış|a scris|írta|irta|έγραψε|menulis|"
    "đã viết|เขียนว่า|כתב|כתבה|כתב/ה|כתב(ה)|כתב‏/ה|كتب|كتبت|نوشت|ने लिखा"
)
_WROTE_JOINED = (
    "書きました|のメール|のメッセージ|さんは書|より|写道|寫道|写到|寫到|编写|撰寫|작성|썼습니다|님의 메시지|님이 쓴 글"
)
"""Written without a space before it."""


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words.split("|")), key=len, reverse=True))


WROTE = re.compile(rf"(?<!\w)(?:{_any(_WROTE)})(?!\w)|{_any(_WROTE_JOINED)}", re.IGNORECASE)
"""Somebody wrote."""
BY_ME = re.compile(
    r"\bi (?:wrote|sent)\b|\b(?:schrieb|schreibe) ich\b|geschrieben habe|\bj'ai écrit|\bschreef ik\b"
    r"|\bskrev (?:jag|jeg|eg)\b|\bescribí\b|\bho scritto\b|\bescrevi\b",
    re.IGNORECASE,
)
"""The writer speaks of themselves: no program does."""
LEAD = re.compile(
    r"(?:on|am|le|el|il|in data|il giorno|em|no dia|op|den|på|w dniu|dnia|dne|dňa|v|в|во|у|на|ti|ma|la|în|pe|a|az|on|u"
    r"|dana|στις|την|vào|lúc|pada|tanggal|tarihinde|kl|ב|ב־|בתאריך|في|بتاريخ|در|"
    r"在|于|於|el dia|data|datum)"
    r"(?:[\s,]|(?=\d))",
    re.IGNORECASE,
)
"""A word before the date."""
SHARED_LINE = re.compile(r"(?:^|(?<=[\s.!?-]))(?:On|Am|Le|El|Il|Em|Op|Den)\s(?:[^\W\d]{2,12}[.,]{0,2}\s){0,2}\d")
"""Where such a line begins behind words of the writer."""
_MONTH = (
    "jan|feb|fév|fev|mar|mär|mrz|maa|apr|avr|abr|ápr|may|mai|maj|mei|mag|máj|jun|juin|giu|jul|juil|lug|júl|aug|août"
    "|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic|des|gen|ene|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар"
    "|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|led|úno|bře|dub|kvě|čer|srp|zář"
    "|říj|pro|tam|hel|huh|tou|kes|hei|elo|syy|lok|jou|ιαν|φεβ|μαρ|απρ|μαΐ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
)
DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}\.?\s(?:de\s)?(?:{_MONTH})\w{{0,9}}|(?<!\w)(?:{_MONTH})\w{{0,9}}\.?\s\d{{1,2}}(?!\d)",
    re.IGNORECASE,
)
"""A day and a month's name, or what looks like one."""
DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[:.h]\d\d(?!\d)|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|"
    r"\d\s*[年月日년월일]|\d\s*h\s*\d\d\b"
)
"""A year, a time, or a date in figures."""
TIMED = re.compile(r"\d{1,2}[:.h]\d\d(?!\d)|\d\s*[時时点點시]")
CALENDAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\s*[年년]|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")

_QUOTED_BELOW = (
    "original message|reply message|original appointment|original email|original mail|replied message|"
    "ursprüngliche nachricht|originalnachricht|original-nachricht|antwort nachricht|original nachricht|"
    "ursprünglicher termin|message d'origine|message original|message initial|mensaje original|"
    "messaggio originale|messaggio di origine|mensagem original|oorspronkelijk bericht|origineel bericht|"
    "ursprungligt meddelande|ursprungligt mail|originalmeddelande|opprinnelig melding|original melding|"
    "oprindelig meddelelse|oprindelig besked|original meddelelse|alkuperäinen viesti|wiadomość oryginalna|"
    "oryginalna wiadomość|treść oryginalnej wiadomości|původní zpráva|původní e-mail|pôvodná správa|"
    "eredeti üzenet|исходное сообщение|исходное письмо|оригинальное сообщение|пересылаемое сообщение|"
    "оригінальне повідомлення|вихідне повідомлення|orijinal mesaj|özgün ileti|orijinal ileti|mesaj original|"
    "mesajul original|αρχικό μήνυμα|izvorna poruka|originalna poruka|izvirno sporočilo|thư gốc|tin nhắn gốc|"
    "pesan asli|הודעה מקורית|الرسالة الأصلية|پیام اصلی|"
    "元のメッセージ|オリジナルメッセージ|原始邮件|原始郵件|邮件原件|原郵件|回复的原邮件|원본 메시지|"
    "원본 메일|원본메시지|missatge original"
)
_FORWARDED_BELOW = (
    "forwarded message|forwarded mail|forwarded by|forwarded email|begin forwarded message|"
    "start of forwarded message|weitergeleitete nachricht|weitergeleitete mail|weitergeleitet von|"
    "anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|message transféré|"
    "message transmis|début du message réexpédié|début du message transféré|mensaje reenviado|"
    "inicio del mensaje reenviado|comienzo del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|"
    "inizio del messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|"
    "início da mensagem reencaminhada|doorgestuurd bericht|begin doorgestuurd bericht|"
    "vidarebefordrat meddelande|vidarebefordrat brev|början på vidarebefordrat brev|"
    "start på videresendt melding|videresendt melding|videresendt besked|videresendt meddelelse|"
    "start på videresendt besked|edelleenlähetetty viesti|välitetty viesti|välitetty viesti alkaa|"
    "wiadomość przekazana|przekazana wiadomość|początek przekazanej wiadomości|přeposlaná zpráva|"
    "začátek přeposlané zprávy|preposlaná správa|továbbított üzenet|továbbított levél|пересланное сообщение|"
    "пересылаемое сообщение|начало переадресованного сообщения|начало пересылаемого сообщения|"
    "переслане повідомлення|iletilen mesaj|yönlendirilmiş ileti|iletilen ileti|mesaj redirecționat|"
    "προωθημένο μήνυμα|proslijeđena poruka|posredovano sporočilo|thư đã chuyển tiếp|pesan terusan|הודעה שהועברה|"
    "رسالة محولة|転送メッセージ|転送されたメッセージ|转发邮件信息|轉寄郵件|"
    "转发的邮件|轉寄的郵件|전달된 메시지|전달된 메일|missatge reenviat|"
    "original message processed by david"
)
BELOW = frozenset(word.casefold() for word in f"{_QUOTED_BELOW}|{_FORWARDED_BELOW}".split("|"))
"""What stands between dashes above a quote or a forwarded message."""

_LABELS = {
    "from": (
        "from von de da van från fra lähettäjä od от від kimden gönderen feladó από de_la expeditor từ người_gửi dari"
        " saatja šalje pošiljatelj отправитель remitente mittente remetente absender expéditeur afzender avsändare"
        " nadawca odesílatel odosielateľ 差出人 送信者 送信元 发件人 發件人 寄件者 보낸사람 보낸_사람 보낸이 מאת من"
    ),
    "sent": (
        "sent gesendet gesendet_am envoyé envoyé_le enviado enviado_el enviado_em enviada enviada_em inviato inviata"
        " inviato_il verzonden verstuurd skickat skickat_den sendt lähetetty wysłano wysłane odesláno odoslané odoslal"
        " отправлено отправлен послано надіслано відправлено gönderilme_tarihi gönderildi gönderme_tarihi elküldve"
        " küldve στάλθηκε trimis đã_gửi terkirim poslano saadetud message_du 送信日時 送信 发送时间 發送時間 寄件日期"
        " 傳送時間 发送日期 보낸날짜 보낸_날짜 보낸시간 נשלח أُرسلت تاريخ_الإرسال"
    ),
    "date": (
        "date datum fecha data dato päivämäärä päiväys pvm dátum дата tarih ημερομηνία dată ngày tanggal date_d'envoi"
        " 日付 日期 时间 時間 날짜 תאריך التاريخ"
    ),
    "to": (
        "to an à a para aan till til vastaanottaja do komu кому kime alıcı címzett προς către đến kepada za per"
        " destinataire destinatario destinatário 宛先 收件人 收件者 받는사람 받는_사람 받는이 אל إلى"
    ),
    "cc": (
        "cc kopie copie copie_à copia kopia kopi kopio dw в_копии копия копія bilgi másolat κοιν cci bcc antwort_an"
        " reply-to organization organisation attachments anlagen 抄送 副本 참조 副送"
    ),
    "subject": (
        "subject betreff objet asunto oggetto assunto onderwerp ämne emne aihe temat předmět predmet тема konu tárgy"
        " θέμα subiect chủ_đề tiêu_đề perihal subyek sujet zadeva naslov teema assumpte 件名 主题 主題 主旨 제목 נושא"
        " الموضوع"
    ),
}
LABELS = {word.replace("_", " "): role for role, words in _LABELS.items() for word in words.split()}
"""The names of header lines, in lower case, and what they stand for."""
