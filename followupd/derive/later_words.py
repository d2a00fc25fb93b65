"""Words for times to come, folded as `sentences` writes them, in the usual languages."""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases
from followupd.derive.words import table


def _numbered(*rows: str) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, 1) for word in row.split()}


MONTHS = _numbered(
    "january jan januar janner janvier janv enero ene gennaio janeiro januari",
    "february feb februar fevrier fevr febrero febbraio fevereiro fev februari",
    "march marz mars marzo marco maart mrz",
    "april avril avr abril abr aprile apr",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno giu junho jun",
    "july juli juillet juil julio luglio lug julho jul",
    "august aout agosto augustus aug",
    "september septembre septiembre setiembre settembre setembro sept sep",
    "october oktober octobre octubre ottobre ott outubro oct okt",
    "november novembre noviembre novembro nov",
    "december dezember decembre diciembre dicembre dic dezembro dec dez",
)
SEASONS = {
    word: month
    for month, row in {
        3: "spring springtime fruhling fruhjahr printemps primavera voorjaar lente",
        6: "summer sommer ete verano estate verao zomer sommers summertime",
        9: "autumn fall herbst automne otono autunno outono herfst najaar",
        12: "winter hiver invierno inverno winters",
    }.items()
    for word in row.split()
}
"""Each begins with its month in the north (as meteorologists count)."""
WEEKDAYS = _numbered(
    "monday montag lundi lunes lunedi maandag",
    "tuesday dienstag mardi martes martedi dinsdag",
    "wednesday mittwoch mercredi miercoles mercoledi woensdag",
    "thursday donnerstag jeudi jueves giovedi donderdag",
    "friday freitag vendredi viernes venerdi vrijdag",
    "saturday samstag samedi sabado sabato zaterdag",
    "sunday sonntag dimanche domingo domenica zondag",
)
UNITS = {
    word: unit
    for unit, row in {
        "day": "day days tag tage tagen jour jours dia dias giorno giorni dag dagen",
        "week": "week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken",
        "month": "month months monat monate monaten monats mois mes meses mese mesi maand maanden",
        "quarter": "quarter quarters quartal quartals quartale trimestre trimestres kwartaal kwartalen",
        "year": "year years yr jahr jahre jahren jahres an ans annee annees ano anos anno anni jaar jaren",
    }.items()
    for word in row.split()
}
NUMBERS = {
    **_numbered(
        "a an one ein eine einem einer einen un une uno una um uma een",
        "two zwei deux dos due dois duas twee couple paio",
        "three drei trois tres tre drie few several some paar einigen einige quelques unas unos algunos algunas qualche alguns algumas enkele",
        "four vier quatre cuatro quattro quatro",
        "five funf cinq cinco cinque vijf",
        "six sechs seis sei zes",
        "seven sieben sept siete sette sete zeven",
        "eight acht huit ocho otto oito",
        "nine neun neuf nueve nove negen",
        "ten zehn dix diez dieci dez tien",
        "eleven elf onze once undici",
        "twelve zwolf douze doce dodici twaalf",
    ),
    "fourteen": 14, "vierzehn": 14, "quatorze": 14, "catorce": 14, "quindici": 15, "fifteen": 15, "funfzehn": 15,
    "quinze": 15, "quince": 15, "twenty": 20, "zwanzig": 20, "vingt": 20, "veinte": 20, "thirty": 30, "dreissig": 30,
    "trente": 30, "treinta": 30,
}  # fmt: skip
"""A couple is two; a few, some, several are three."""
HALF = table("half halben halbes halbe medio media mezzo meio halve")
NEXT = table(
    """
next coming following nachste nachsten nachster nachstes nachstem kommenden kommende kommendes kommendem
kommender
prochain prochaine prochaines proxima proximo prossima prossimo prossimi volgende volgend komende komend vem
viene
entrante kommt vient
"""
)
OVERNEXT = table("ubernachste ubernachsten ubernachster ubernachstes")
"""The one after the next."""
ORDINALS = _numbered(
    "first 1st erste ersten erstes premier primer primero primo primeiro eerste",
    "second 2nd zweite zweiten zweites deuxieme second segundo secondo tweede",
    "third 3rd dritte dritten drittes troisieme tercer terzo terceiro derde",
    "fourth 4th vierte vierten viertes quatrieme cuarto quarto vierde",
)

AFTER = table("after nach apres despues dopo depois na following past once tras")
UNTIL = table(
    """
until till til before bis vor jusque jusqu avant hasta antes fino finche prima ate tot voor through
"""
)
BEFORE = table("before vor avant antes prima voor")
"""These of `UNTIL` end where the time begins."""
FROM = table("from ab partir partire vanaf starting beginning onwards des von of as")
FROM_DAY = table("dal desde")
"""Before a day, not before a month: "desde octubre" may be long ago."""
SINCE = table("since seit depuis sinds")
BETWEEN = table("between zwischen entre tra fra tussen")
INCLUSIVE = table(
    "through thru inclusive including einschliesslich einschl inklusive inkl incl inclus incluse inclus compris compreso"
    " incluido incluso inclusa inclusief"
)
"""With "until" these say that a month, too, is to its end."""
HEDGES = table("least about roughly mindestens wenigstens voraussichtlich wohl etwa circa environ minstens")
RETURNING = table(
    "back return returning zuruck retour reviens rentre vuelvo regreso torno rientro volto regresso terug"
)
"""Who is not back until a day is so on that day."""
BEING = table("am are is be was bin ist ben")
IN = table(
    """
in im on am en au a al nel em no na im um am by around about during for gegen around vers le la il op over rond
um dans within into to the ao tra fra binnen zum zur this diesen diesem dieses para pour fur per early late mid 'til ce cet cette
este
questo dit deze del do della de du d der den dem den l des of till
"""
)
EARLY = table(
    """
early beginning start anfang beginn debut inicio principios comienzos inizio primi comeco begin
"""
)
MIDDLE = table("mid middle mitte mi milieu mediados meados meta half midden medio")
LATE = table("late spat fin fim finales fine final eind einde ende end finais")
OF_YEAR = table("halfyear halbjahr semestre halfjaar")
SUMMER_END = table("rentree")
BREAKS = table(
    """
holiday holidays vacation vacations break leave ferien urlaub vacances conge conges vacaciones ferie vacanze
ferias
vakantie verlof pause sommerurlaub elternzeit sommerpause sabbatical
"""
)
FEASTS = table("feiertage feiertagen fetes fiestas feste festivita festas feestdagen festivos")
MINE = table(
    """
my our meinem meinen meiner unserem mes mon nos mis mi mie mia minhas mijn our unseren unserer nostre
"""
)
NEW_YEARS = table("neujahr jahreswechsel capodanno silvester sylvester")
EPIPHANY = table("reyes epifania befana epiphany dreikonig dreikonigstag driekoningen epiphanie")

_NAMES = {
    "AGAIN": "[again|then|once more|instead|please|back|maybe|perhaps|possibly|in person|about this|about it|this|with me|with us|to me|to us]",
    "COME": "(be back in touch|be back|come back to you|get back to you|reach out|get back|get in touch|be in touch|come back|circle back|check back|check in|touch base|follow up|write|contact|email|call|ping|try|remind|ask|message|reconnect|catch up|revisit|reconvene|regroup|resume|reschedule|talk|speak|chat|meet|connect|pick this up|pick it up|(pick|take) (this|it|things) back up|give (me|us) a (shout|ring|call|nudge|buzz|ping)|drop (me|us) a (line|note|mail)|be ready to (talk|discuss|decide|move|start|look)|discuss|look at this|look at it|look into it|revisit this|revisit it|have a call|have a chat|set up a call|set up a meeting|find a date|find a time|schedule|get together)",
}

DEFERRED = Phrases(
    """
= reach get be come circle check touch follow write contact email call ping try remind ask message reconnect catch revisit reconvene regroup resume reschedule talk speak chat meet connect pick discuss look have set find schedule give drop take
(please|you|let us|we|could|can|shall|should|would|feel free to|i|i will|happy to|glad to|love to|prefer to|rather|like to|better to|best to|do|and|maybe|perhaps) [again|all|please|also|just|rather|definitely|certainly|gladly|maybe|perhaps|then|not|only|first|kindly] COME
< [please] COME (me|us|again|back|this|to|with|in|after|then|next|once|about|at|on)
= knock bump nudge
(bump|nudge) (me|this)
= mind
mind (trying|asking|contacting|writing|calling|emailing|pinging|reminding|messaging) [to] (me|us)
= pick take moment time point
(pick|take) (the|this|our|your) (conversation|discussion|topic|thread|matter|subject) [back] up
(moment|time|point) to (talk|speak|discuss|meet|start|ask|pick|revisit)
= better postpone defer delay push move wait hold park shelve leave suit suits best works work good great ideal
(would|will|might|could|is|are) [be] [much|far|probably|a|more|also|just|really] (better|best|ideal|good|great|perfect|preferable|easier|more realistic|fine)
(should|would|could|might) (work|suit|fit) (>|better|well|for (me|us)|me|us)
(works|work|suits|suit|fits) [me|us|for me|for us] [much|far|probably] (better|best)
(better|best) (time|moment|timing|in|after|then|next)
(postpone|defer|delay|push|move|park|shelve|wait|hold off|hold|leave|table) [this|it|that|our|the|things|everything|on] [conversation|call|meeting|talk|discussion|chat] [off|back|on hold]
= interested open
(might|may|could|would|will) be (interested|open) [again]
= kommen komme kommt ruf rufen rufe ruft haken hake hak hakt fragen frag frage fragt nehmen nimm melden melde meldet meld schreiben schreib schreibt sprechen telefonieren kontaktieren anrufen nachhaken nachfragen treffen reden austauschen zuruckkommen unterhalten angehen aufgreifen probieren versuchen erinnern kommen ansprechen
(kommen|komme|komm|kommt) [wir|ich|sie] [gern|gerne|dann] * (darauf|drauf|auf das thema) [dann|gern|gerne|nochmal|wieder|im|nach|ab] [zuruck|januar|neuen]
(ruf|rufen|rufe|ruft) [sie] [mich|uns|bitte|gern|gerne] [doch|bitte|gern|gerne|einfach]
(haken|hake|hak|hakt) [sie] [bitte|gern|gerne] [dann] [im|in|nach|am|ab|anfang|mitte|ende|nachste|nachstes|kommendes] * (nach|nochmal|nochmals)
(fragen|frag|frage|fragt) [sie] [bitte|gern|gerne|doch] (mich|uns|bei mir|bei uns|bitte|gern|gerne)
(nehmen|nimm) [sie] [bitte|gern|gerne] * kontakt
(melden|melde|meldet|meld|schreiben|schreib|schreibt|sprechen|telefonieren|kontaktieren|anrufen|nachhaken|nachfragen|treffen|reden|austauschen|zuruckkommen|unterhalten|angehen|aufgreifen|probieren|versuchen|erinnern|ansprechen|kommen sie|komm)
= besser lieber gern gerne passt passen verschieben warten erst ware vertagen
(besser|lieber|gern|gerne|passt|passen|verschieben|warten|erst|vertagen|ware (gut|schon|super|ideal|prima|toll))
= recontactez recontacter recontacte revenez revenir reviens reparlons reparler reparle ecrivez rappelez rappeler relancez relancer reprendre reprenons parler discuter voir revoir contacter recontactons rappelle ecris parlons voyons relance recontactons
(recontactez|recontacter|recontacte|recontactons|revenez|revenir|reviens|reparlons|reparler|reparle|ecrivez|rappelez moi|(me|te|vous|nous|se) rappeler|rappelle moi|(se|vous|te) rappelle (en|au|apres|dans|des|debut|fin|courant|a|>)|relancez|relancer|relance|reprendre|reprenons|parler|discuter|revoir|contacter|ecris|parlons|voyons|se voir)
= reecris reecrivez recris recrivez
(reecris|reecrivez|recris|recrivez) (moi|nous)
= remettre remettons decaler decalons reportons repoussons rediscuter rediscutons rediscute reparlons recaler recalons refaire refaisons faisons recontacterai recroiser joindre rejoindre appeler appelez
(remettre|remettons|decaler|decalons|reportons|repoussons) [ca|cela|le|la|notre|l] [rendez vous|point|reunion|discussion|appel]
(rappelez|rappelle) [le] moi
(rediscuter|rediscutons|rediscute|recaler|recalons|(refaire|refaisons|faisons|faire) [un|le] point|recroiser)
< [vous pouvez] (appelez|appeler) (moi|nous)
= mieux plutot preferable reporter attendre serait convient repousser
(mieux|plutot|preferable|reporter|attendre|repousser|serait|conviendrait)
= escribame escribeme escribirme contactame contacteme contactarme hablamos hablemos hablar volver vuelva vuelve retomar retomamos retomemos llamame llameme reunirnos vernos vemos escribir contactar escriba escribe contacte llamar conversar recuerdame recuerdeme
(escribame|escribeme|escribirme|contactame|contacteme|contactarme|hablamos|hablemos|hablar|volver a (hablar|escribir|contactar)|vuelva|vuelve|retomar|retomamos|retomemos|llamame|llameme|reunirnos|vernos|nos vemos|escribir|contactar|escriba|escribe|contacte|llamar|conversar|recuerdame|recuerdeme)
= recuerdamelo recuerdemelo avisame dejarlo dejamoslo dejamos aplazarlo aplazamos posponerlo posponemos pospongamos retomarlo verlo hablarlo escribanme llamadme escribidme contactad busqueme buscame avisame aviseme preguntame pregunteme insistir insista
(recuerdamelo|recuerdemelo|avisame|dejarlo|dejamoslo|(lo|la) dejamos|aplazarlo|aplazamos|posponerlo|posponemos|pospongamos) [para|hasta]
(retomarlo|verlo|hablarlo|escribanme|llamadme|escribidme|contactad|busqueme|buscame|preguntame|pregunteme)
= mejor preferible posponer aplazar esperar seria prefiero
(mejor|preferible|posponer|aplazar|esperar|seria|prefiero)
= ricontattatemi ricontattami ricontatti risentirci risentiamoci sentiamoci sentirci riparliamone riparlarne parlarne vederci vediamoci ricontattarmi scrivimi mi scriva riprendere riprendiamo scrivetemi parliamone contattarmi contattami mi contatti incontrarci
(ricontattatemi|ricontattami|ricontatti|risentirci|risentiamoci|sentiamoci|sentirci|riparliamone|riparlarne|parlarne|vederci|vediamoci|ricontattarmi|scrivimi|mi scriva|riprendere|riprendiamo|scrivetemi|parliamone|contattarmi|contattami|mi contatti|incontrarci)
= ricordamelo ricordi ricordarmelo rimandiamo rinviamo rimandarlo rinviarlo rinviare riparliamo risentiamo sentiamo riaggiorniamo riaggiorniamoci riparlare richiami richiamami richiamatemi riscriva riscrivimi riprovi riprova aggiorniamoci
(ricordamelo|me lo ricordi|ricordarmelo|rimandiamo|rinviamo|rimandarlo|rinviarlo|rinviare)
(ne riparliamo|ci risentiamo|ci sentiamo|ci riaggiorniamo|riaggiorniamoci|aggiorniamoci|riparlare|richiami|richiamami|richiamatemi|riscriva|riscrivimi|riprovi|riprova)
= meglio preferibile rimandare aspettare sarebbe
(meglio|preferibile|rimandare|aspettare|sarebbe)
= escreva fale falar falamos contacte contate contactar retomar retomamos falarmos conversar volte voltar voltamos melhor adiar esperar seria
(escreva|fale|falar|falamos|contacte|contate|contactar|retomar|retomamos|falarmos|conversar|volte a|voltar a|voltamos|melhor|adiar|esperar|seria)
= voltarmos adiamos adiarmos deixamos deixemos fale ligue falemos voltemos marcamos marcar insista tente lembre
(voltarmos a (falar|ver)|adiamos|adiarmos|deixamos|deixemos)
(falemos|voltemos a|(ligue|lembre|tente) [me|nos]|marcamos|marcar)
= pick resume revisit restart continue
(can|could|shall|should|may|might|let us|we will|i will|happy to|would like to|like to|rather|prefer to) [we|i|you|us] [maybe|perhaps|please|then|also] (pick|resume|revisit|restart|continue|return to|come to) (this|it|that|things|the (conversation|topic|discussion|matter|talk|thread)) [up|again]
= time capacity room headspace availability available free ready open able possible realistic earliest settled calmer quieter
(have|has|get|find|make) [some|more|any|a bit more|a little|enough|the] (time|capacity|room|headspace|availability|bandwidth|air)
(be|is|are|am) [only|not] [more|a bit|probably] (available|free|ready|open|able|possible|realistic|calmer|quieter|easier|settled)
(at the earliest|earliest)
= come circle get write ask try check call reach contact bug remind nudge knock catch hit ring look
(come|circle|get|write|ask|try|check|call|reach|contact|bug|remind|nudge|knock|catch|hit|ring|look) (me|us|back|again|in|out|at) [up|back|to|with|in|again|out|on|at]
= frag frage fragen fragt hak hake haken erkundigen erkundige klopfen klopf probieren versuchen ruhren ruhr kontaktier kontaktiere anzuklopfen aufzugreifen angreifen anfangen besprechen anschauen ansehen befassen kummern entscheiden
(frag|frage|fragen|fragt|hak|hake|haken|erkundigen|erkundige|klopfen|klopf|probieren|probier|versuchen|versuch|ruhren|ruhr|kontaktier|kontaktiere) [sie|ihr] [dich|sich] [es|uns|mich|bei mir|bei uns|doch|bitte|gern|gerne] * (nochmal|nochmals|noch mal|noch einmal|wieder|erneut|im|in|nach|ab|anfang|mitte|ende)
(anzuklopfen|aufzugreifen|anfangen|besprechen|anschauen|ansehen|befassen|kummern|entscheiden|dazu kommen|dazukommen)
= luft zeit kapazitat kapazitaten ruhiger moglich verfugbar entspannter fruhestens kopf thema budget
(luft|kapazitat|kapazitaten|ruhiger|moglich|verfugbar|entspannter|fruhestens|den kopf|erreichbar)
(wieder|dann|erst|mehr) [ein] (zeit|thema|budget|aktuell|da|zuruck)
(wird|ware|ist|haben|habe|hatte) [es|das|ich|wir|dann|erst|dafur] * (zeit|ein thema|aktuell)
= revenez reviens revenir recontactez sollicitez resollicitez reecrivez rappelez relancez faites disponible disponibles libre reprendrons verrons reparlerons rediscuterons regarderons reviendrai reviendrons recontacterai reverrons ferons dispo etudierons pourrons pourrai reparle reprendra verra aurons aurai
(revenez|reviens|revenir|recontactez|sollicitez|resollicitez|reecrivez|rappelez|relancez|resolliciter|reecrire|faites moi signe|faites nous signe) [donc|plutot] [vers] [moi|nous|a|de]
(nous|je|on|en|y|vous|qu) [en|y|le|la|vous] (reprendrons|verrons|reparlerons|rediscuterons|regarderons|reviendrai|reviendrons|recontacterai|reverrons|ferons|etudierons|reparle|reprendra|verra|aurons|pourrons|pourrai|aurai|rediscute|reparlera)
(serai|serons|suis|sommes|serais|est|sera) [pas|de nouveau|a nouveau|plus|enfin] (disponible|disponibles|libre|libres|dispo|possible|envisageable)
= faudra faudrait attendre partir avant sera serait
(faudra|faudrait) [donc] (attendre|patienter|voir|revoir)
(ca|cela|ce) (sera|serait|ira|irait) [plutot|mieux|donc|possible]
(ne|n) * (pas) avant
= escribame escribeme escribanme escribidme contacteme contactame contactenos contactenme llameme llamame busqueme buscame pregunteme preguntame insista insiste pruebe prueba vuelva vuelve vuelvan vuelvas vuelvo
(escribame|escribeme|escribanme|escribidme|escribanos|contacteme|contactame|contactenos|contactenme|llameme|llamame|llamenos|busqueme|buscame|pregunteme|preguntame|insista|insiste|pruebe|prueba|vuelva|vuelve|vuelvan|vuelvas)
= retomemoslo retomamos retomarlo retomemos veamoslo veremos hablaremos hablemoslo hablamos miramos miraremos volvemos volveremos volver dejamos dejemoslo aplacemos aplacemoslo aplacemoslo pospongamoslo ocuparnos ocuparme ocuparemos disponible libre tiempo podremos podre reanudar reanudamos decidiremos
(retomemoslo|retomamos|retomarlo|retomemos|veamoslo|hablaremos|hablemoslo|hablemos|hablamos|aplacemoslo|pospongamoslo|reanudar|reanudamos|decidiremos|revisaremos|revisamos|estudiaremos)
(lo|la|le|te|les) [volvemos a|volveremos a|vamos a|dejamos|dejemos] (ver|mirar|hablar|retomar|revisar|para|veremos|miraremos|miramos|vemos|retomaremos|retomamos|hablamos|hablaremos|revisamos|escribo|llamo|aviso)
(volvemos|volveremos|volver) a (verlo|hablarlo|mirarlo|retomarlo|hablar|mirar|ver|escribir|contactar)
(tendre|tendremos|tenga|tengamos|estare|estaremos|podre|podremos) [mas|algo de|un poco de|de] (tiempo|disponible|hueco|libre|libres|ver|hablar|atender|ocupar|decir|mirar|retomar)
(hasta|antes de) * (no|podremos|podre)
= risentiamoci riaggiorniamoci vedremo riprenderemo riproviamo
(ne riparleremo|vedremo|riprenderemo|riproviamo|ci aggiorniamo|disponibile|liberi)
= kom terug contacteer opnieuw nog
(kom|komen|kunt|kun|mag) [you|je|er] [er] * (op terug|nog eens|opnieuw|weer|terugkomen)
= one something topic matter more something
(one|something|topic|matter|more|question|job) for
(hold|keep|save) (that|this|the) (thought|idea|offer|one)
= give let
(give|allow|let) (me|us) [have]
= schauen schaue sehen gehen packen nehmen greifen setzen machen geben gib gebt gebe lassen lass etwas was sache thema
(schauen|schaue|sehen|gehen|packen|nehmen|greifen|setzen|machen) [wir|ich] [uns|das|es|mir] [uns]
(geben|gib|gebt|lassen|lass) [sie|ihr] (mir|uns) [bitte|noch]
(eher|mehr|erst|wieder) (etwas|was|eine sache|ein thema) (fur|im|in|nach)
= revoyons retrouvons retrouver donnez donne laissez laisse rencontrons rencontrer recaler replanifier replanifions recontact
(revoyons|retrouvons|rencontrons|replanifions) [nous]
(donnez|donne|laissez|laisse) (moi|nous)
(recaler|replanifier|se retrouver|nous retrouver|se rencontrer)
= dame deme denos danos dadme dejame dejeme insista insistan volvamos quedamos quedemos
(dame|deme|denos|danos|dadme|dejame|dejeme|denme) [un|unos|unas|solo|hasta]
(insista|insistan|volvamos|quedamos|quedemos)
= oppakken hervatten bekijken verschuiven contact verder probeer vraag herinner
(oppakken|hervatten|opnieuw bekijken|verschuiven)
(contact [met mij|met me|met ons] (opnemen|op te nemen)|(neem|neemt|nemen) * contact|(praten|spreken) * verder|verder (praten|spreken|kijken)|probeer het|herinner (me|mij)|vraag (me|mij|het))
= mail schrijf bel contacteer benader spreken praten afspreken terugkomen terug beter liever uitstellen wachten bellen graag opnieuw
(mail|schrijf|bel|contacteer|benader|spreken|praten|afspreken|terugkomen|kom * terug|beter|liever|uitstellen|wachten|bellen|graag|opnieuw)
""",
    _NAMES,
)
"""What they or the reader would do then. A stretch of time must stand in the same sentence."""

NOT_NOW = Phrases(
    """
= week
(this week|the week) (is|has been|will be|looks) [already|just|totally|completely|really|so|too|very|a bit|pretty|quite] [a|an] [total|complete|real] (write off|crazy|packed|full|hectic|busy|bad|mad|tough|difficult|tricky|impossible|insane|nightmare|mess|booked)
(not|will not|can not|no) * this week
= woche semaine semana settimana
(diese|dieser) woche * (nicht|nichts|kein|keine|schlecht|voll|eng|knapp|schwierig|unmoglich)
cette semaine * (pas|charge|chargee|complique|compliquee|impossible|difficile)
esta semana * (no|imposible|complicada|complicado|fatal|dificil|nao|impossivel|complicado)
questa settimana * (non|impossibile|complicata|difficile|piena)
= week
deze week * (niet|geen|vol|druk|lastig)
= now moment busy swamped slammed snowed tied booked timing time overloaded stretched currently presently week capacity bandwidth underwater hectic full packed buried crazy present
(not|can not|not just) [right|just|quite|really] now
not * (right now|at the moment|now|currently|at this time|at present)
(not|no|bad|wrong|poor|terrible|tricky) [a|an|the] [very|really] [good|great|right|best|ideal|bad] (time|moment|timing)
(timing|time) is not [quite|really|very|exactly|so] (right|good|great|ideal)
(too|very|really|extremely|so|quite|super|completely|totally|incredibly|pretty|rather|a bit|currently|just|insanely|crazy|am|are) (busy|swamped|slammed|snowed under|tied up|booked|booked up|overloaded|stretched|hectic|packed|full|buried|underwater)
(no|not [have] [the|any|enough|much]) (capacity|bandwidth|time)
(fully|completely) booked
(things are|it is|my [calendar|schedule|diary] is) [too|very|really|so|quite|pretty|rather|a bit|super] (busy|hectic|crazy|full|packed)
not (possible|able|available|feasible) [right|just|at] (now|the moment|present|this time|currently)
(can not|will not) * (at the moment|right now|at present|just now|currently)
= jetzt gerade moment momentan derzeit aktuell zeit ausgebucht ausgelastet kapazitat kapazitaten viel passt augenblick
nicht (jetzt|gerade|sofort)
(jetzt|gerade|im moment|momentan|derzeit|aktuell|augenblick|zurzeit) * (nicht|kein|keine|keinen|schlecht|ungunstig|ungeschickt|unpassend)
(keine|kein|keinen|kaum|wenig) (zeit|kapazitat|kapazitaten|kopf|luft)
(ausgebucht|ausgelastet|sehr viel zu tun|zu viel zu tun|viel los|landunter|land unter|zu viel um die ohren)
(passt) [es|mir|uns|das|leider|gerade] [gerade|leider|im moment] nicht
= moment temps maintenant occupe occupee debordee deborde debordes agenda actuellement instant
(pas) [vraiment|tout de suite|trop|le|du tout|encore] [le bon] (moment|maintenant|temps|en ce moment|pour le moment|pour l instant|actuellement)
(tres|trop|completement|vraiment) (occupe|occupee|occupes|deborde|debordee|debordes|charge|chargee|pris|prise)
(deborde|debordee|debordes)
= tope arriba saturados saturado saturada desbordados desbordado desbordada ahora momento tiempo ocupado ocupada ocupados liado liada
(ahora) [mismo] [no|es imposible]
no [es|tengo|tenemos|hay|puedo|podemos] [el|un|mucho] [buen|mejor] (momento|tiempo|ahora)
(estamos|estoy|vamos|voy) [muy|totalmente|completamente] (a tope|hasta arriba|saturados|saturado|saturada|desbordados|desbordado|desbordada|de trabajo|hasta el cuello)
(muy|bastante|demasiado) (ocupado|ocupada|ocupados|ocupadas|liado|liada|liados)
= momento tempo ora adesso occupato occupata occupati impegnato impegnata impegnati periodo
(non) [e|ho|abbiamo|posso|possiamo] [il|un|molto] [buon|miglior] (momento|periodo|tempo|ora|adesso)
(molto|troppo|davvero) (occupato|occupata|occupati|impegnato|impegnata|impegnati)
= agora momento tempo ocupado ocupada ocupados
nao [e|tenho|temos|posso|podemos] [o|um|muito] [bom|melhor] (momento|tempo|agora)
agora nao
(muito|demasiado) (ocupado|ocupada|ocupados|atarefado|atarefada)
= nu moment druk tijd
niet (nu|op dit moment|meteen)
(nu|momenteel|op dit moment) * (niet|geen|slecht)
(te|erg|heel|ontzettend|zo) druk
geen (tijd|ruimte|capaciteit)
""",
    _NAMES,
)
"""That it does not suit now."""

PUT_OFF = Phrases(
    """
= park postpone defer delay push shelve leave table hold pause
(can|could|shall|should|may|might|let us|lets|would|please|to|<) [we|you|i|us] [please|maybe|perhaps|just|rather] (park|postpone|defer|delay|shelve|leave|table|pause|push) [this|it|that|things|the (conversation|topic|discussion|matter)] [off|back|on hold|aside|open|for now|there]
(put|keep) (this|it|that) on hold
hold (that|this|the) (thought|idea|one)
= verschieben vertagen ruhen parken schieben zuruckstellen liegen
(konnen|konnten|lass|lassen|sollten|wollen|wurde|mochte) [wir|uns|sie|ich] [das|es|dies|die sache|das thema] * (verschieben|vertagen|ruhen|parken|schieben|zuruckstellen|liegen)
= pick resume revisit restart
(can|could|shall|should|let us) [we|you|i] [please|maybe|perhaps] (pick|resume|revisit|restart) (this|it|that|things|the (conversation|topic|discussion|matter)) [up|again]
= remettre reporter decaler repousser attendre suspendre
(peut on|pouvons nous|pourrait on|je prefere|preferons|il faut|on peut|merci de|mieux vaut) (remettre|reporter|decaler|repousser|suspendre)
= aplazar posponer dejar dejarlo aplazarlo posponerlo dejamos aplazamos posponemos dejemos
(lo|la|los) (dejamos|aplazamos|posponemos|dejemos) para
(podemos|podriamos|prefiero|preferimos|mejor|hay que) (aplazar|posponer|dejar|dejarlo|aplazarlo|posponerlo)
= rimandare rinviare sospendere
(possiamo|potremmo|preferisco|meglio|preferiamo) (rimandare|rinviare|sospendere|rimandarlo|rinviarlo)
= adiar suspender
(podemos|poderiamos|prefiro|preferimos|melhor) (adiar|suspender)
= uitstellen parkeren
(kunnen|laten|zullen|liever) [we|wij] [dit|het] * (uitstellen|parkeren)
"""
)
"""What puts the matter off, until then."""

THEN = Phrases(
    """
= that
that (is|would be|will be) (the|a) [right|best|good|better] (moment|time|point)
= then after afterwards once back return
(then|after that|afterwards|thereafter|once (i am|we are) back|when (i am|we are) back|(on|after|upon) (my|our) return)
= danach dann anschliessend zuruck ruckkehr wieder
(danach|dann|anschliessend|wenn ich (zuruck|wieder da) bin|sobald ich (zuruck|wieder da) bin|nach meiner ruckkehr)
= moment apres ensuite retour
(a ce moment la|apres|ensuite|(a|des) (mon|notre) retour|quand je (serai|rentre|reviens))
= vuelta despues luego entonces regreso
(a (la|mi) vuelta|despues|luego|entonces|(a|tras) mi regreso|cuando (vuelva|regrese))
= dopo poi allora rientro ritorno
(dopo|poi|allora|(al|dopo il) (mio|nostro) (rientro|ritorno)|al rientro|quando torno)
= depois entao regresso volta
(depois|entao|(no|apos o) (meu|nosso) regresso|na [minha] volta|quando voltar)
= daarna dan terug terugkomst
(daarna|dan|(bij|na) (mijn|onze) terugkomst|als ik terug ben)
"""
)
"""When somebody is back who is away until a day."""

AGREED = table("happy gladly glad sure fine gern gerne volontiers plaisir encantado gusto volentieri gosto graag")
AWAY_WORDS = table(
    """
leave vacation holiday holidays away travelling traveling sabbatical office ooo urlaub ferien elternzeit dienstreise
unterwegs abwesend verreist conge conges vacances absent absente deplacement baja mutterschutz maternity parental paternity maternite paternite excedencia maternidad paternidad vacaciones viaje ausente permiso
fuera ferie vacanza viaggio assente ferias viagem vakantie verlof afwezig reis weg dienstreisen trip
"""
)
SUITING = table(
    "better best suit suits work works fine good free available back passt besser gut frei mieux mejor meglio melhor beter"
)
OUT = table("out off")
"""Words of absence behind "am"."""

BLOCKED = table(
    """
freeze frozen ends end ended over finished finishes budget season audit exam exams busy nothing stop until till
endet enden ende vorbei stopp einstellungsstopp haushaltssperre sperre eingefroren inventur abschluss nichts bis
gel gele geles gelee termine terminent fin cloture rien jusqu
congelada congelado congelados termina acaba finaliza cierre nada hasta
blocco congelate congelato finisce chiusura niente fino congelada termina acaba ate
eindigt voorbei afgelopen bevroren niets tot
"""
)
"""What stands in the way until a time; "then" may point back to that."""

WAIT = table("wait warten abwarten attendre esperar aspettare wachten")

NOTHING = table("nothing nichts rien nada nulla niente niets")

HESITATIONS = (
    "n hesitez pas", "n hesite pas", "ne pas hesiter", "do not hesitate", "zogern sie nicht", "zoger nicht",
    "no dude", "no dudes", "no duden", "non esiti", "non esitare", "non esitate", "nao hesite", "aarzel niet",
)  # fmt: skip
"""These ask for something, and deny nothing."""

AGAIN = table("again nochmal nochmals noch erneut wieder nouveau nuevo otra nuovamente novamente opnieuw weer back")

FIRST_PERSON = table(
    """
bin suis ben i we me us let's ich wir mir uns je j nous on m moi yo nosotros puedo podemos podre podremos tengo tenemos estoy
estamos
estare estaremos io noi posso possiamo sono siamo saro saremo ho abbiamo eu nos temos tenho estou estamos ik wij
we mij
ons possible moglich possible posible possibile possivel mogelijk available verfugbar disponible
"""
)
NEGATED = table(
    """
impossible impossibel imposible unmoglich impossibile impossivel onmogelijk
not no nothing never nicht kein keine nichts nie pas rien aucun non ne no nada ningun nunca nulla niente nao
niet geen niets erst only fruhestens earliest
"""
)
FILLERS = table(
    """
please maybe perhaps possibly probably better rather great good ideal fine best would will be is are it that s
then again thanks thank you so
much very many sure yes ok okay gladly happy hi hello dear kim sometime some time around any after the in of
works work for me us suits
how about what let say i d like prefer would could can we do not before early earliest a bit little soon best
regards cheers
bitte vielleicht eventuell besser lieber gern gerne ware ist gut schon toll super prima dann wieder danke vielen
dank ja evtl eher
wohl am passt mir uns es das wie um erst nicht vor fruhestens sehr mal noch einmal also
s il vous plait svp peut etre plutot mieux serait est ce bien alors merci oui volontiers d accord parfait pas
avant beaucoup
por favor quizas quiza tal vez mejor seria es bien entonces gracias si vale claro perfecto no antes muchas
per favore forse magari meglio sarebbe e bene allora grazie si certo volentieri perfetto non prima mille
talvez melhor bem entao obrigado obrigada sim claro
alstublieft misschien liever beter graag bedankt ja dan prima goed zou zijn
"""
)
"""Words beside which a time alone is still all that the sentence says."""
