"""The words in which people tell days: months, weekdays, and what stands before and behind the day of a return.

Folded as `passages.folded` does: without accents, ø as o, å as a.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from followupd.derive.passages import folded


def _numbered(rows: str) -> dict[str, int]:
    """The words of each block, with the number of the block."""
    blocks = folded(rows).split("\n\n")
    return {word: number + 1 for number, block in enumerate(blocks) for word in block.split()}


MONTHS: Mapping[str, int] = _numbered(
    """
january januar janner janvier enero gennaio janeiro januari tammikuuta tammikuun tammikuussa stycznia styczen
styczniu ledna leden января январь январе ocak

february februar feber fevrier febrero febbraio fevereiro februari helmikuuta helmikuun helmikuussa lutego luty
lutym unora unor февраля февраль феврале subat

march marz maerz mars marzo marco maart maaliskuuta maaliskuun maaliskuussa marca marzec marcu brezna brezen марта
март марте mart

april avril abril aprile huhtikuuta huhtikuun huhtikuussa kwietnia kwiecien kwietniu dubna duben апреля апрель
апреле nisan

may mai mayo maggio maio mei maj toukokuuta toukokuun toukokuussa maja maju kvetna kveten мая май мае mayis

june juni juin junio giugno junho kesakuuta kesakuun kesakuussa czerwca czerwiec czerwcu cervna cerven июня июнь
июне haziran

july juli juillet julio luglio julho heinakuuta heinakuun heinakuussa lipca lipiec lipcu cervence cervenec июля
июль июле temmuz

august aout agosto augustus augusti elokuuta elokuun elokuussa sierpnia sierpien sierpniu srpna srpen августа
август августе agustos

september septembre septiembre setiembre settembre setembro syyskuuta syyskuun syyskuussa wrzesnia wrzesien
wrzesniu zari сентября сентябрь сентябре eylul

october oktober octobre octubre ottobre outubro lokakuuta lokakuun lokakuussa pazdziernika pazdziernik
pazdzierniku rijna rijen октября октябрь октябре ekim

november novembre noviembre novembro marraskuuta marraskuun marraskuussa listopada listopad listopadu ноября
ноябрь ноябре kasim

december dezember decembre diciembre dicembre dezembro joulukuuta joulukuun joulukuussa grudnia grudzien grudniu
prosince prosinec декабря декабрь декабре aralik

"""
)

MONTHS_SHORT: Mapping[str, int] = _numbered(
    """
jan ene gen janv sty янв oca

feb febr fev fevr lut фев sub

mar mrz mrt мар

apr avr abr kwi апр nis

mai may mag

jun giu juin cze июн haz

jul lug juil lip июл tem

aug ago aou sie авг agu

sep sept set wrz сен eyl

oct okt ott paz окт eki

nov lis ноя kas

dec dez dic gru дек ara
"""
)
"""Read beside a number alone."""
WEEKDAYS: Mapping[str, int] = _numbered(
    """
monday montag lundi lunes lunedi segunda-feira maandag mandag maanantai maanantaina maanantaihin poniedzialek
poniedzialku pondeli pondelka понедельник понедельника pazartesi 月曜日 月曜 星期一 周一 월요일

tuesday dienstag mardi martes martedi terca-feira dinsdag tirsdag tisdag tiistai tiistaina tiistaihin wtorek
wtorku utery uterka вторник вторника sali 火曜日 火曜 星期二 周二 화요일

wednesday mittwoch mercredi miercoles mercoledi quarta-feira woensdag onsdag keskiviikko keskiviikkona
keskiviikkoon sroda srode srody streda stredu stredy среда среду среды carsamba 水曜日 水曜 星期三 周三 수요일

thursday donnerstag jeudi jueves giovedi quinta-feira donderdag torsdag torstai torstaina torstaihin czwartek
czwartku ctvrtek ctvrtka четверг четверга persembe 木曜日 木曜 星期四 周四 목요일

friday freitag vendredi viernes venerdi sexta-feira vrijdag fredag perjantai perjantaina perjantaihin piatek
piatku patek patku пятница пятницу пятницы cuma 金曜日 金曜 星期五 周五 금요일

saturday samstag sonnabend samedi sabado sabato zaterdag lordag lauantai lauantaina lauantaihin sobota sobote
soboty sobotu суббота субботу субботы cumartesi 土曜日 土曜 星期六 周六 토요일

sunday sonntag dimanche domingo domenica zondag sondag sunnuntai sunnuntaina sunnuntaihin niedziela niedziele
niedzieli nedele nedeli воскресенье воскресенья pazar 日曜日 日曜 星期日 周日 일요일
"""
)

TODAY = folded(
    r"today|heute|aujourd'hui|hoy|oggi|hoje|vandaag|idag|i dag|tanaan|dzis(?:iaj)?|dnes|сегодня|bugun"
    r"|本日|今日|今天|오늘"
)
TOMORROW = folded(
    r"tomorrow|morgen|demain|manana|domani|amanha|imorgon|i morgon|i morgen|huomenna|jutro|zitra|завтра|yarin"
    r"|明日|明天|내일"
)
NEXT_WEEK = folded(
    r"next week|(?:nachste|kommende)r? woche|(?:la )?semaine prochaine|(?:la )?(?:proxima semana|semana que viene)"
    r"|(?:la )?(?:prossima settimana|settimana prossima)|(?:na )?(?:proxima semana|semana que vem)|volgende week"
    r"|nasta vecka|neste uke|naeste uge|ensi viikolla|(?:w )?przyszlym tygodniu|pristi tyden|на следующеи неделе"
    r"|gelecek hafta|haftaya|来週|下周|다음 ?주"
)
END = folded(r"end|ende|fin|finales|final|fine|eind|slutet|slutten|slutningen|loppuun|konca|koniec|koncem|конца|конец")
MIDDLE = folded(r"mid|middle|mitte|mi|mediados|meta|meados|medio|half|mitten|midten|polowy|puli")

# What stands before the first day back, and behind it, by language. A day may follow up to 70 characters later.
_BACK_BEFORE = {
    "en": r"back|return(?:s|ing)?|return date|available|reachable|in (?:the|my) office|resum\w+|first day|after",
    "de": r"zurue?ck(?:kommen|kehren|sein)?|rue?ckkehr|wieder|nach",
    "fr": r"de retour|retour|reviens|reviendrai|rentre(?:rai)?|repren\w+|reprise|a nouveau|apres|joignable|disponible",
    "es": r"regres\w+|vuelv\w+|volver\w*|vuelta|reincorpor\w+|retom\w+|de nuevo|nuevamente|despues|disponible",
    "it": r"rientr\w+|ritorn\w+|torn\w+|di nuovo|nuovamente|dopo|disponibile|reperibile",
    "pt": r"regress\w+|volt\w+|retorn\w+|de volta|novamente|de novo|apos|depois|disponivel",
    "nl": r"terug\w*|weer|opnieuw|retour|bereikbaar|aanwezig",
    "sv": r"tillbaka|ater(?:kommer|vander|gar|komst)?|igen|efter|nas|pa plats",
    "da": r"tilbage|igen|retur|traeffes|efter",
    "no": r"tilbake|igjen|treffes|etter",
    "fi": r"palaan|palaa|paluu\w*|takaisin|jalleen|tavoitettavissa|toissa",
    "pl": r"wrac\w+|wroc\w*|powr[oa]\w+|ponownie|z powrotem|dostepn\w+",
    "cs": r"vrat\w+|vracim|navrat\w*|zpet|opet|znovu|zastizen\w*",
    "ru": r"вернусь|возвраща\w+|вернется|выиду|возвращени\w+|снова|буду доступ\w+",
    "ja": r"復帰(?:予定)?日?|出社予定日?|戻り|次回出社",
    "zh": r"返回|回来|恢复|返崗|复工",
    "ko": r"복귀(?:일|예정)?",
    "tr": r"don(?:ecegim|us|erim|uyorum)|tekrar|geri",
}
_BACK_BEHIND = {
    "en": r"again|back|onwards?|return",
    "de": r"wieder|zurue?ck",
    "fr": r"de retour|a nouveau|je (?:reviens|reviendrai|rentre)",
    "es": r"de nuevo|nuevamente|de vuelta|(?:me )?(?:reincorpor\w+|regres\w+)",
    "it": r"di nuovo|nuovamente|(?:saro|sono) di ritorno|rientr\w+|torn\w+",
    "pt": r"novamente|de novo|de volta|(?:estarei|volto|regress\w+)",
    "nl": r"weer|terug|opnieuw",
    "sv": r"igen|ater|tillbaka",
    "da": r"igen|tilbage",
    "no": r"igjen|tilbake",
    "fi": r"jalleen|takaisin|palaan",
    "pl": r"ponownie|z powrotem|znow\w*|wrac\w+|wroc\w*",
    "cs": r"opet|znovu|zpet",
    "ru": r"снова|вернусь|возвращаюсь|выиду",
    "ja": r"以降|に?(?:復帰|戻り|戻る|出社)|(?:から|より)(?:出社|復帰|通常|業務|対応|勤務)",
    "zh": r"(?:起|后)?(?:返回|回来|回到|恢复|复工|上班)",
    "ko": r"(?:에|부터)? ?(?:복귀|돌아|출근|업무(?:를)? 재개)",
    "tr": r"(?:tarihinde |gunu )?(?:\w+ ){0,2}(?:don\w+|olacagim)",
}
_UNTIL_BEFORE = {
    "en": r"until|till?|'til|through|thru|up to|ending|last day of (?:my )?(?:leave|holiday|vacation)",
    "de": r"bis(?: zum| einschliesslich| inkl(?:usive|\.)?)?",
    "fr": r"jusqu'(?:au|a|en|aux)?|jusque",
    "es": r"hasta",
    "it": r"fino al?|sino al?|fino all'|fino",
    "pt": r"ate",
    "nl": r"tot(?: en met)?|t/?m",
    "sv": r"till?|t\.?o\.?m\.?|fram till|till och med",
    "da": r"til(?: og med)?|indtil",
    "no": r"til(?: og med)?|t\.?o\.?m\.?|frem til|fram til",
    "fi": r"saakka|asti",
    "pl": r"do(?= (?:dnia )?$)",
    "cs": r"(?:az )?do(?= $)",
    "ru": r"до|по(?= $)",
    "zh": r"直到|直至|(?:至|到)(?= ?$)",
    "hu": r"eddig",
}
_UNTIL_BEHIND = {
    "fi": r"asti|saakka",
    "ja": r"(?:\([^()]{1,6}\) ?)?(?:いっぱい)?(?:まで|迄)",
    "ko": r"(?:\([^()]{1,6}\) ?)?까지",
    "tr": r"(?:'?\w{1,4} |tarihine )?(?:\w+ )?kadar",
    "zh": r"(?:之|以)?前|为止",
    "hu": r"-?ig",
}
NOT = re.compile(folded(r"\b(?:not|no|cannot|\w+n't|nicht|kein\w*|pas|non|niet|geen|inte|ikke|nao|nie|ne|не|без)\b"))
FROM = re.compile(
    folded(
        r"(?:from|starting|beginning|since|as of|ab|seit|vom|von|du|depuis|a partir d\w+|des|desde|del?|dal?|van"
        r"|vanaf|fran|fra|od|since|alkaen|с|от)(?: (?:the|dem|den|le|el|il|dia|o))?[ :]*$"
    )
)
"""Before a day on which an absence begins."""
CONNECTED = re.compile(
    folded(
        r"^[^\w]*(?:\([^()]{1,12}\)[ ,]*)?(?:\d{1,2}[:.h]\d\d(?: uhr| h)?[ ,]*)?(?:-|~|〜|to|and|through|thru"
        r"|und|et|y|e|och|og|ja|i|и|と|till?|until|bis(?: zum)?|(?:jusqu'|jusque )?(?:au|a)|al|hasta(?: el)?"
        r"|ate(?: ao?)?|ao?|fino al|tot(?: en met)?|t/?m|t\.?o\.?m\.?|til og med|do|по|до|から|至|到|부터)"
        r"(?: (?:the|el|le|il|o|a|dia|den|including|and including|einschliesslich))?[\s:,-]*$"
    )
)
"""Between the days of a range."""


def _alternatives(rows: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern with a group a language; scripts without spaces between words need no word boundary."""
    parts = []
    for language, words in rows.items():
        edge = "" if language in ("ja", "zh", "ko") else r"\b"
        parts.append(f"(?P<{language}> ?{edge}(?:{folded(words)}){edge})")
    return re.compile("|".join(parts))


BACK_BEFORE = _alternatives(_BACK_BEFORE)
BACK_BEHIND = _alternatives(_BACK_BEHIND)
UNTIL_BEFORE = _alternatives(_UNTIL_BEFORE)
UNTIL_BEHIND = _alternatives(_UNTIL_BEHIND)
MONTH_FIRST = frozenset({"ja", "zh", "ko", "hu"})
"""Languages that write the month before the day, in figures too."""
