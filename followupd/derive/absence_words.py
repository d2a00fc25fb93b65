"""Words that titles of one's own absence are made of, and those that say that it is none, or somebody else's."""

from __future__ import annotations

from followupd.derive.words import fold, table


def _phrases(lines: str) -> frozenset[tuple[str, ...]]:
    """Phrases, one a line or separated by commas, as folded words."""
    spread = (one.split() for line in lines.splitlines() for one in fold(line).split(","))
    return frozenset(tuple(one) for one in spread if one)


TIME_OFF = _phrases(
    """
vacation, vacations, vacay, holiday, holidays, honeymoon, sabbatical, staycation, furlough, leave
urlaub, ferien, betriebsferien, elternzeit, mutterschutz, flitterwochen, resturlaub, sabbatjahr, bruckentag
vacances, conge, conges, rtt, vacaciones, ano sabatico, luna de miel, permiso de maternidad, permiso de paternidad
vacanza, vacanze, ferie, aspettativa, congedo, luna di miele, ferias, licenca maternidade, licenca paternidade, folga
vakantie, verlof, zomervakantie, kerstvakantie, wintervakantie, vrije dag, vrije dagen
sommarsemester, julsemester, foraldraledig, foraldraledighet, pappaledig, mammaledig, ledighet
sommerferie, juleferie, vinterferie, barsel, barselsorlov, orlov, permisjon, foreldrepermisjon
urlop, wakacje, urlop wypoczynkowy, urlop macierzynski, dzien wolny, dni wolne, wolne
loma, kesaloma, talviloma, vuosiloma, dovolena, szabadsag
отпуск, відпустка, 休暇, 有給休暇, 夏季休暇, 年假, 휴가
"""
)
"""Time off; beside it stands when or where."""

ELSEWHERE = _phrases(
    """
ooo, oof, o.o.o, pto, out of office, out of the office, out of town, on vacation, on holiday, on holidays, on leave
on pto, away, away from office, away from the office, day off, days off, week off, weeks off, morning off, afternoon off
time off, off work, off, not working, not available, unavailable, annual leave, parental leave, maternity leave
paternity leave, sick, family leave, sick leave, sick day, personal leave, personal day, unpaid leave
paid leave, compassionate leave
medical leave, study leave, absence, absent, leave of absence, paid time off
abwesend, abwesenheit, im urlaub, in urlaub, auf urlaub, nicht im buro, nicht da, ausser haus, nicht erreichbar, frei
in elternzeit, in den ferien, krank, krankgeschrieben, urlaubstag, freier tag
absente, en vacances, en conge, en conges, hors du bureau, pas au bureau, conge maladie, conge parental, arret maladie
conge maternite, conge paternite, conges annuels, conges payes, jour de conge, jours de conge, indisponible
de vacaciones, fuera de la oficina, fuera de oficina, ausente, ausencia, de permiso, dia libre, dias libres, de baja
no disponible, baja medica
in ferie, in vacanza, fuori ufficio, fuori sede, assente, assenza, in malattia, giorno libero, giorni liberi
de ferias, fora do escritorio, ausencia, dia de folga, em ferias, indisponivel
afwezig, op vakantie, met verlof, niet op kantoor, afwezigheid, met vakantie, ouderschapsverlof, zwangerschapsverlof
franvarande, franvaro, pa semester, ej pa kontoret, inte pa kontoret, borta, sjuk, sjukskriven, semester
fravaerende, fravaer, pa ferie, ikke pa kontoret, ute av kontoret, ferie, syg, syk, fridag, feriedag, borte
nieobecny, nieobecna, nieobecnosc, na urlopie, poza biurem, na wakacjach, zwolnienie lekarskie, chory, chora
poissa, lomalla, poissaolo, vapaapaiva, 不在, 休み
"""
)
"""Somebody is elsewhere; who that is stands before it, unless it is the one whose calendar it is."""

WEAK = table(
    """
off away leave frei sick krank absent absente ausente borta borte syg syk sjuk folga wolne orlov loma unavailable
absence poissa assente
"""
)
"""Words of an absence that stand in other titles too: beside them only what stands beside an absence."""

COMPOUNDS = ("urlaub", "vakantie", "semesterledig")
"""Words that end so are time off: "Sommerurlaub"."""

AMBIGUOUS = {"semester": "sv"}
"""Words that mean time off in one language; for users of others they count only where they stand alone."""

QUALIFIERS = table(
    """
my our i am i'm im we are we're is a an the annual summer winter spring autumn fall family half full whole day days
week weeks long short paid unpaid planned extended big ski skiing beach christmas xmas easter new year year's years
all entire private personal still first second part block blocker blocked autoreply automatic
mein meine unser unsere ich bin wir sind ganzer halber tag ganztagig jahres sommer winter herbst fruhjahr weihnachts
oster familien geplanter langer kurzer privat
mes mon nos je suis nous sommes en d'ete d'hiver grandes petites demi journee toute la les
mis mi nuestras estoy estamos verano invierno navidad medio dia el las
sono siamo le mie mijn ik ben min mina jag ar jeg er mit mine moj jestem estou minhas
"""
)
"""What stands before an absence of one's own."""

OTHERS = table(
    """
team everyone everybody staff company office colleague colleagues boss manager assistant partner's mum mom dad kids kid
wife husband nanny cleaner school class client customer kollege kollegin kollegen chef alle schule kita kinder frau
mann mutter vater equipe bureau ecole enfants collegue oficina equipo colegio ninos companero collega squadra scuola
bambini
"""
)
"""Others than the one whose calendar it is, where they stand before an absence."""

TRAVEL = table(
    "travel travelling traveling trip flight train drive reise reisen flug fahrt voyage trajet vol viaje vuelo"
)
"""On the way to it."""

WITH = table("with w w/ mit avec con com met med z ze s incl including")
"""What follows is company, not who is away."""

PLACE = table("in at to nach auf an am a au aux en na no naar op i til do w por em")
"""What follows is a place, even where it is also a name."""

NOT_YET = table(
    """
before after from back until till return returning returns post pre vor nach bis ab zuruck ruckkehr avant apres
jusqu'a retour antes despues hasta vuelta regreso prima dopo rientro voor na tot terug efter innan fore for przed po
last letzter dernier ultimo laatste
"""
)
"""Before an absence: it is not about the absence itself."""

NO_ABSENCE = table(
    """
party parties card cards sale sales gift gifts shopping concert show movie film inn market season budget fund policy
policies request requests approve approval pending planning planner plan plans planen planung urlaubsplanung
urlaubsantrag antrag urlaubsvertretung vertretung ubergabe handover cover covering coverage prep reminder message note
calendar schedule spreadsheet sheet form photos pictures pics slides club house home rental insurance visa packing
bank public federal national state statutory legal school schools regional observed observance religious
feiertag feiertage gesetzlich gesetzlicher schulferien ferie? ferienbeginn ferienende scolaire scolaires zone
escolares escolar scolastiche scolastica schoolvakantie fete feries festivo festivos feriado feriados
festivita feestdag helgdag helligdag thanksgiving memorial labor labour presidents juneteenth independence
birthday geburtstag anniversaire cumpleanos compleanno aniversario verjaardag fodelsedag fodselsdag urodziny
demande validation solde demander solicitar solicitud richiesta aanvraag ansokan wniosek
balance accrual tracker entitlement carryover allowance quiz swap bonus pay
"""
)
"""Where one of these stands, it is no absence of one's own."""
