"""What stands beneath the words of a letter: device lines, closings, list footers and lawyers' lines. Words alone."""

from __future__ import annotations

import re


def _either(*words: str) -> str:
    """A group of alternatives, in rows with `|` between them."""
    return f"(?:{'|'.join(words)})"


_DEVICE = _either(
    r"i-?phon\w*|i-?pad\w*|i-?pod|ios|android|black-?berry|samsung|galaxy|huawei|xiaomi|redmi|nokia|lumia|pixel",
    r"oneplus|oppo|vivo|motorola|moto|sony|xperia|htc|lg|nexus|honor|realme|wiko|windows|outlook|yahoo|gmail|gmx",
    r"web\.de|mail\.ru|yandex|proton\w*|thunderbird|spark|airmail|mailbird|typeapp|blue ?mail|acompli|sparrow",
    r"aol|superhuman|hey|zoho|k-9|fairemail|tuta\w*|newton|edison|mailspring|apple watch|mac|macbook|mobile?",
    r"handy|smartphone|telefoo?n|téléphone|tel[eé]fono|móvil|celular|telemóvel|tablet|phone|device|verizon",
    r"vodafone|orange|t-mobile|телефон\w*|смартфон\w*|мобильн\w*|mail for",
)
_SENT = _either(
    r"sent (?:from|via|with|by|using|on)|sent on the go|get outlook|enviat des|sent frá",
    r"gesendet (?:von|mit|über|aus)|(?:verschickt|verfasst|geschrieben) (?:von|mit)|von unterwegs",
    r"diese (?:nachricht|e-?mail|mail) wurde (?:von|mit)|von meinem|holen sie sich outlook|outlook für",
    r"envoy[ée]e? (?:de|depuis|à partir|avec|via|par)|télécharge[rz] outlook|obtenir outlook",
    r"provenance : courrier|enviado (?:desde|de|do|da|con|com|a partir|pelo|via)|obt[eé]n(?:er)? outlook",
    r"obter o outlook|inviato (?:da|dal|dall'|con|tramite)|ottieni outlook|scarica outlook",
    r"ver(?:zonden|stuurd) (?:van|vanaf|vanuit|via|met)|download outlook|outlook voor|skickat från",
    r"skickades från|hämta outlook|sendt (?:fra|via)|hent outlook|få outlook|skaff deg outlook|lähetetty",
    r"hanki outlook|wysłan[eoy] (?:z|ze|za)|pobierz outlook|odesláno (?:z|ze|pomocí)|odoslané (?:z|zo|pomocou)",
    r"získa(?:t|jte) outlook|stáhnout outlook|отправлено (?:с|из|со|через)|послано с",
    r"(?:надіслано|відправлено) (?:з|із)|(?:скачать|получить) outlook|изпратено от|στάλθηκε από|αποστολή από",
    r"trimis (?:de pe|din|de la)|(?:el)?küldve|poslano (?:s|z|iz)|poslato sa|saadetud|nosūtīts no|išsiųsta iš",
    r"được gửi từ|gửi từ|di(?:kirim|hantar) dari|ส่งจาก|נשלח מ|أُ?رسلت? من|ارسال شده از|发自|從我的",
    r"从我的|傳送自|來自|发送自|나의",
    r"내",
)
_SENT_BEHIND = _either(
    r"gesendet|verschickt|versendet|verzonden|verstuurd|gönderildi|(?:から)?送信|发送",
    r"傳送|寄出|에서 보냄|에서 전송|küldve",
    r"lähetetty",
)
SENT_FROM = re.compile(
    rf"[\s_*(\[<>-]*(?:{_SENT}(?!\w)[^,.;:!?]{{0,30}}?\b{_DEVICE}(?!\w)"
    rf"|(?:(?:von|vom|vanaf|van|mit|via)\s[^,.;:!?]{{0,20}})?\b{_DEVICE}[^,.;:!?]{{0,24}}?{_SENT_BEHIND}[.!。]?\s*$"
    rf"|{_SENT}\s?.{{0,4}}(?:iphone|ipad|手机|手機|信箱)"
    r"|发自.{1,20}$|由.{1,20}发送$|.{1,20}(?:から|より)送信[。.]?$|(?:从|從)?我的.{1,16}发送$|.{1,24}에서 보냄[.]?$)",
    re.IGNORECASE,
)
"""A device or an app told it."""
SENT_FROM_ANY = re.compile(
    _either(
        r"sent from (?:my|a|an|the)|envoyé de mon|gesendet von meinem|enviado desde mi|enviado do meu",
        r"inviato dal mio|verzonden vanaf mijn|skickat från min|sendt fra min",
    )
    + r"\s[\w' -]{2,40}$",
    re.IGNORECASE,
)
"""The same of a thing that nobody knows, where it is all that the line says."""

_CLOSINGS = _either(
    r"(?:with |my |the |very |warm(?:est)? |kind(?:est)? |best |many )*(?:regards|wishes)",
    r"(?:all (?:the|my) )?best|cheers|thanks(?: again| so much| a lot| in advance)?|many thanks|thank you|thx|br",
    r"rgds|yours(?: sincerely| truly| faithfully)?|sincerely(?: yours)?|cordially|take care|talk soon",
    r"(?:mit )?(?:den )?(?:(?:freundliche|herzliche|beste|liebe|viele|schöne|sonnige)[mnr]? )*gr[üu](?:ß|ss)e?n?",
    r"mfg|vg|lg|hochachtungsvoll|danke|(?:bien )?(?:à vous|cordialement)|(?:sincères |meilleures )?salutations",
    r"amicalement|merci|bonne journée|atentamente|un abrazo|(?:un |muchos )?(?:cordial )?saludos?(?: cordiales)?",
    r"abrazos|gracias|cordialmente|grazie|(?:cordiali |distinti |un caro |tanti )?saluti|un saluto",
    r"(?:com os )?(?:melhores )?cumprimentos|atenciosamente|abraços?|obrigad[oa]",
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg",
    r"(?:med )?(?:vänliga?|bästa|venlig|vennlig|bedste|beste) (?:hälsning(?:ar)?|hils\w*)|hälsningar|hilsen|mvh",
    r"kh|vh|(?:ystävällisin |parhain )?terveisin|pozdrawiam|z poważaniem|s pozdravem|s úctou|с уважением",
    r"с наилучшими пожеланиями|з повагою|saygılarımla|sevgiler|iyi çalışmalar|üdvözlettel|με εκτίμηση|cu stimă",
)
CLOSING = re.compile(
    rf"[\s*_]*{_CLOSINGS}"
    r"(?:[ ,](?:and|und|et|y|e|og|och) .{0,20})?\s*[,.!:–-]*[\s*_]*$",
    re.IGNORECASE,
)
"""A closing on a line of its own."""
CONTACT = re.compile(
    r"\+?\(?\d[\d\s()./–-]{6,24}\d|https?://|\bwww\.|@[^\s@<>]{1,60}\.[a-z]{2,}"
    r"|^\s*(?:tel|phone|mobile?|cell|fax|m|t|p|direct|handy)\b\s?[.:]",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"\s*\*{0,2}p\.?\s?p?\.?\s?s\b[.:,)\s–—-]", re.IGNORECASE)

LIST_FOOTER = re.compile(
    r"mailing list|listinfo|unsubscrib|googlegroups|list archive|abmelden|désabonn|désinscri|cancelar la suscripci"
    r"|subscription|avregistrer|afmelden|groups\.io|yahoogroups|mailman",
    re.IGNORECASE,
)
_CONFIDENTIAL = _either(
    r"confiden|privileged|vertraulich|riservat|vertrouwelijk|konfidentiell|sekretess|fortrolig|luottamuksell",
    r"poufn|důvěrn|dôvern|конфиденц|конфіденц|gizli|bizalmas|εμπιστευτικ|機密",
    r"机密|保密|기밀|rechtlich geschützt|sigilos",
    r"reservad",
)
_LETTER = _either(
    r"e-?mail|message|nachricht|mensaje|messaggio|mensagem|courriel|bericht|meddel|melding|viesti|wiadomo|zpráv",
    r"správ|сообщен|письм|повідомлен|mesaj|ileti|üzenet|μήνυμα|メール|邮件|郵件|메일|communication|transmission",
)
_READER = _either(
    r"intended|recipient|addressee|empfänger|adressat|destinat[aá]|bestemd|geadresseerde|mottag|modtager",
    r"mottaker|vastaanottaj|adres[aá]t|príjemc|получател|адресат|отримувач|alıcı|címzett",
    r"παραλήπτη|受信者|収件|收件|수신",
)
DISCLAIMER = tuple(re.compile(words, re.IGNORECASE) for words in (_CONFIDENTIAL, _LETTER, _READER))
"""All three in one paragraph: a lawyer wrote it."""
_HEADS = _either(
    r"confidentiality(?: notice| note)?|disclaimer|legal (?:notice|disclaimer)|privacy notice|important notice",
    r"haftungsausschluss|vertraulichkeitshinweis|avis de confidentialité",
    r"aviso (?:legal|de confidencialidade?|de privacidad)|avviso di riservatezza|klauzula poufności",
)
DISCLAIMER_HEAD = re.compile(
    rf"[\s*_=-]*{_HEADS}\s*[*_]*\s*(?:[:.–-]|$)"
    r"|[\s*_]*(?:please |p )?(?:consider|think about) (?:the|our) environment before"
    r"|[\s*_]*(?:virus-?free|virenfrei)\b.{0,40}(?:avast|avg)",
    re.IGNORECASE,
)
BANNER = re.compile(
    r"[\s*_\[(]*(?:caution|warning|external(?: e-?mail| sender)?|achtung|vorsicht|attention|extern(?:e e-?mail)?)"
    r"[\s\])*_]*[:!]?.{0,40}(?:originated|outside|external|extern|außerhalb|extérieur|do not click)"
    r"|\s*you don['’]?t often get e?mail from |\[external\]\s*$",
    re.IGNORECASE,
)
"""What a gateway puts above a letter from elsewhere."""
