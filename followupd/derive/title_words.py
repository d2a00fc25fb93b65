"""Words that titles are made of beside names and matters, in the usual languages."""

from __future__ import annotations

from followupd.derive.words import table

CANCELLED = table(
    """
cancelled canceled abgesagt absage storniert entfallt annule annulee cancelado cancelada anulado anulada
annullato annullata cancellato cancellata geannuleerd afgelast installt instalt avbokat avbokad aflyst avlyst
peruttu peruutettu odwolane odwolany odwolana odwolano anulowane anulowano отменено отменена отменен отмена
скасовано скасована zruseno zrusene torolve lemondva elmarad anulat anulata iptal ακυρωθηκε otkazano odpovedano
キャンセル キャンセル済み キャンセルされました 中止 已取消 取消 취소됨 취소 ملغى ملغي בוטל מבוטל dibatalkan
ยกเลิก
"""
)
"""What calendars write before a title, with a colon or in brackets, when it does not take place."""

PREFIXES = table(
    """
re aw fw fwd wg sv vs tr rv rif antw ynt odp invitation invite einladung invitacion convite invito uitnodiging
inbjudan invitasjon kutsu zaproszenie приглашение 招待 邀请 accepted declined tentative angenommen zugesagt
accepte aceptado accettato geaccepteerd updated update aktualisiert rescheduled moved verschoben new neu
aktualisierte mise a jour actualizada actualizado aggiornato ext extern external int intern internal confirmed
bestatigt confirme confirmado reminder
"""
)
"""What mail programs and calendars put before a title."""

WITH = table("with w w/ mit avec con com met med z ze z. s se с со cu ile kanssa")
"""What follows is who."""

CONNECTORS = table(
    """
and und et y e en og och oraz i и & + x × with w w/ mit avec con com met med between zwischen entre tra the a
an der die das den dem le la les el los las il lo of von de del di du at in im to zu for fur pour para per our
your my mein unser mon ma mes nos mi vs | / - – — <> ↔
"""
)
"""Words that say nothing by themselves, between names."""

ABOUT = table(
    "about on re regarding zu uber wegen betr betreff sur concernant sobre acerca su riguardo over om o об for fur"
)
"""What follows is the matter."""

KINDS = table(
    """
meeting meet meetup call phone phonecall video videocall video-call telephone telefonat telefon anruf telko
telco conference conf zoom teams microsoft google webex skype whatsapp signal facetime hangout jitsi online
remote virtual chat talk coffee kaffee kaffe koffie cafe caffe te tea tee lunch mittagessen mittag dinner
abendessen breakfast fruhstuck brunch drink drinks beer beers bier wine wein dejeuner diner petit-dejeuner the
comida cena almuerzo desayuno cerveza pranzo colazione almoco jantar borrel pint pints walk spaziergang intro
intros introduction introductory kennenlernen kennenlerngesprach vorstellung vorstellungsgesprach gesprach
besprechung treffen termin meeting-termin austausch jour fixe jourfixe abstimmung unterredung verabredung 1:1
1-1 1on1 1-on-1 one-on-one one-to-one 1-2-1 121 o3 sync sync-up syncup catchup catch-up catch up check-in
checkin check touchbase touch base standup stand-up weekly biweekly bi-weekly monthly quarterly daily
wochentlich monatlich hebdo hebdomadaire mensuel semanal mensual interview entretien entrevista colloquio
gesprek reunion rendez-vous rdv appel visio point visioconference echange rencontre cita llamada videollamada
encuentro charla platica junta cafecito reuniao encontro chamada conversa riunione incontro chiamata
appuntamento vergadering afspraak overleg bellen kennismaking mote samtale samtal mode puhelu palaveri
tapaaminen spotkanie rozmowa kawa встреча звонок созвон кофе обед session sessions discovery demo quick short
brief kurz kurzer kurzes schnell rapide rapido appointment hello hi hold tentative tbc tbd invitation new
untitled event no title ohne titel sans titre busy minute minutes min mins minuten hour hours stunde stunden h
hr hrs personal room raum link join follow-up followup follow slot time ミーティング 会議 打ち合わせ 面談
ランチ コーヒー 会议 通话 회의 미팅
"""
)
"""What kind of meeting it is: nothing that it was about."""

RHYTHMS = table(
    """
weekly biweekly bi-weekly monthly quarterly daily wochentlich monatlich hebdo hebdomadaire mensuel semanal mensual
quick short brief kurz kurzer kurzes schnell rapide rapido new the no title ohne titel sans titre untitled event
busy minute minutes min mins minuten hour hours stunde stunden h hr hrs personal room raum link hello hi slot time
hold tentative tbc tbd
"""
)
"""Those of `KINDS` that say how often or how long: with a single word, no meeting with anybody."""

TASKS = table(
    """
no not kein keine without ohne sans sin prepare preparing prep preparation cancel reschedule remind reminder
email e-mail mail write text message schedule book booking plan confirm confirmation follow follow-up followup
todo to-do task deadline travel drive driving flight fly train bus taxi commute maybe perhaps buy gift find ask
send birthday hold tentative tbc tbd placeholder block blocker option deploy submit pay invoice vorbereitung
vorbereiten erinnerung absagen verschieben schreiben mailen planen buchen fahrt anfahrt ruckfahrt reise flug
zug geburtstag nachbereitung kaufen geschenk evtl eventuell vielleicht preparer rappel annuler ecrire relancer
trajet vol anniversaire acheter peut-etre preparar recordar recordatorio escribir cancelar viaje vuelo
cumpleanos comprar quizas tal-vez reagendar confirmar preparazione preparare promemoria compleanno
"""
)
"""Titles that begin so are plans and tasks, not meetings."""

DATES = table(
    """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
february march april june july august september october november december jan feb mar apr jun jul aug sep sept
oct nov dec montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so januar februar
marz juni juli oktober dezember mai lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars
avril juin juillet aout septembre octobre novembre decembre lunes martes miercoles jueves viernes sabado
domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre am pm uhr
today heute tomorrow morgen week woche kw
"""
)
"""Names of days and months, and what stands with them."""

PLACES = table(
    """
zoom teams phone online remote virtual video call telefon telephone tbc tbd tba meet google webex skype office
person in-person onsite on-site offline buro bureau
"""
)
"""What stands in brackets behind a name and is no company."""

STOPPERS = table(
    """
about re regarding on at in @ for to from discuss zu wegen im am bei um uhr sur chez a à au sobre en para over
om op bij zum zur uber vor nach before after bevor von der tba tbc tomorrow today
"""
)
"""Where a name in a title ends."""

UNSURE = table("maybe perhaps tbc tbd vielleicht evtl eventuell peut-etre quizas tal-vez forse tentative")
"""Wherever one of these stands, the meeting is not sure."""

OCCASIONS = table(
    """
workshop workshops kick-off kickoff webinar training seminar presentation discussion briefing debrief debriefing
roundtable prasentation vortrag atelier formation seminaire presentation taller seminario presentacion formacion
laboratorio presentazione workshopje
"""
)
"""Kinds of gathering that say nothing alone, but belong to a matter: "Falcon workshop"."""

VAGUE = table(
    """
sales client customer team project business status update updates partner one two three four five six first
second third fourth fifth next last final part number nr another kunde kunden projekt geschaftlich ein eins zwei
drei vier erstes erster zweites zweiter drittes nachstes teil client cliente equipe equipo projet proyecto premier
premiere deuxieme troisieme prochain dos tres primera primero segunda segundo proxima proximo seconda secondo
"""
)
"""What stands with a kind of meeting and says no more than that."""

GATHERING = table(
    """
meeting call sync catch-up catchup chat besprechung gesprach termin treffen reunion appel llamada riunione chiamata
overleg vergadering
"""
)
"""Kinds of meeting that are cut off behind a matter: "Budget meeting"."""

PAIRING = table("and und et y e en og och oraz i & + x × vs | / - – — <> ↔")
"""What ties a name to another, or to the matter."""

DISCUSS = table("discuss discussing besprechen diskutieren discuter discutir comentar discutere bespreken")
"""What follows is the matter, though it is put as a task."""

PLACEHOLDERS = table("hold holding placeholder blocker block")
"""What stands before a meeting that was not agreed yet."""

ORDERS = table(
    """
prepare preparing prep cancel reschedule remind reminder todo to-do ask tell find buy send pay submit decide check
vorbereiten vorbereitung erinnerung absagen verschieben schreiben fragen kaufen preparer rappel annuler relancer
acheter demander preparar recordar cancelar comprar preguntar
"""
)
"""Titles that begin so are somebody's own task."""

DELICATE = table(
    """
termination terminate terminating dismissal dismiss fire firing layoff layoffs redundancy salary complaint
complaints confidential secret lawsuit private kundigung kundigen entlassung gehalt beschwerde vertraulich privat
licenciement resiliation salaire plainte confidentiel despido rescision salario queja confidencial prospect
"""
)
"""A title with one of these is not repeated to anybody."""

JUDGING = table("cold warm hot dead weak bad poor low no tight small big difficult schwieriger kalter wenig kein")
JUDGED = table("lead leads prospects budget fit chance chances priority interest client customer kunde kontakt")
"""One of `JUDGING` before one of `JUDGED` is what one side thinks of the other."""
