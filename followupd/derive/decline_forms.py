"""Ways to say no, put together from who decides, what they do, and what it is about.

Folded, as `sentences` writes them; the syntax is that of `phrases`. Whole phrases stand in `decline_words`.
"""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases

_NAMES = {
    # English
    "BOARD": "(management|leadership|procurement|finance|(our|the|my) [hiring|selection|programme|program|review|editorial|management|executive|investment] (board|committee|team|management|company|boss|ceo|cfo|director|directors|panel|jury|editors|reviewers|partners|department|faculty|leadership|council|trustees|family|wife|husband|client|group))",
    "OTHER": "(another|a different|someone else|somebody else|someone internal|someone local|someone closer|a competitor|a competing|other|others|one of your competitors|a rival|an internal|the other|an in house|a cheaper|an alternative|an existing|our existing|our current|our incumbent|the incumbent|your competitor|your competitors)",
    "SAME": "(what we (have|use|know|already|currently|are using)|the status quo|our (current|existing|present|incumbent|usual|own|old|long standing|longstanding|regular|trusted|internal)|the (current|existing|present|incumbent) (solution|provider|supplier|vendor|setup|system|tool|partner|agency|process)|where we are|things as they are|as we are|things the way)",
    "OFFER": "(offer|proposal|application|invitation|project|idea|request|pitch|paper|manuscript|submission|bid|quote|tender|service|services|product|programme|program|opportunity|solution|abstract|candidacy|candidature|collaboration|partnership|plan|suggestion|deal|talk|article|grant|software|tool|demo|position|offering|role|matter|nomination|funding|renewal|contract|plans|purchase|course|subscription|license|licence|property|house|flat)",
    "YOUR": "(your|the|this|that|any|a|an|such|another|these|further|new|additional|more|it|you|anything|anyone|our|outside|external|unsolicited)",
    "FORIT": "(>|for (it|this|that|these|those|your|such|any|anything|something|the|another|an|a|additional|further|new|external|more|extra|us)|in (it|this|that|your)|at (this|present|our|the)|on (our|my)|of (this|that|your|such)|right|here|currently|this|to)",
    # German
    "WIR": "(wir|ich|man|bei uns|die geschaftsleitung|die geschaftsfuhrung|der vorstand|die leitung|das gremium|der beirat|der ausschuss|die jury|das team|unser team|unser chef|mein chef|meine chefin|unsere chefin|die kommission|der kunde|unser kunde|die fakultat|der rat|unser einkauf)",
    "DEOTHER": "(einen anderen|eine andere|ein anderes|jemand anderen|jemand anderes|andere|anderen|anders|anderweitig|einen mitbewerber|einen wettbewerber|ein konkurrenzangebot|die konkurrenz|einen konkurrenten|einen weiteren|eine interne|einen internen|eine alternative|einen kollegen|ihren mitbewerber|einen lokalen|einen gunstigeren)",
    "DEOFFER": "(angebot|anfrage|bewerbung|vorschlag|einladung|anliegen|projekt|idee|antrag|beitrag|auftrag|manuskript|artikel|konzept|produkt|leistung|dienst|dienste|dienstleistung|vorhaben|wunsch|bitte|kooperation|zusammenarbeit|gesuch|offerte|software|losung|tool|vortrag|kurs)",
    "DEYOUR": "(ihr|ihre|ihrem|ihrer|ihren|dein|deine|deinem|deiner|deinen|euer|eure|das|die|den|der|dem|dieses|diese|diesen|diesem|es|dies|sie|eine|einen|ein)",
    # French
    "NOUS": "(nous|je|on|la direction|le conseil|le comite|la commission|mon chef|ma chef|ma direction|l equipe|notre equipe|le jury|mon patron|notre direction|le bureau|notre comite|mon responsable)",
    "FROTHER": "(un autre|une autre|d autres|quelqu un d autre|un concurrent|une concurrente|un de vos concurrents|un prestataire local|une solution interne|une alternative|l autre|notre prestataire|notre fournisseur|notre solution)",
    "FROFFER": "(offre|proposition|candidature|invitation|projet|idee|demande|dossier|article|manuscrit|devis|contrat|collaboration|partenariat|service|services|solution|produit|prestation|contribution|soumission)",
    "FRYOUR": "(votre|vos|ta|ton|tes|cette|ce|cet|la|le|l|les|une|un|sa|y|en)",
    # Spanish
    "ESOTHER": "(otro|otra|otros|otras|alguien mas|un competidor|la competencia|una alternativa|un proveedor local|una solucion interna|el que ya|quien ya|lo que ya|la que ya|nuestro proveedor|el actual|los actuales)",
    "ESOFFER": "(oferta|propuesta|candidatura|invitacion|proyecto|idea|solicitud|peticion|articulo|manuscrito|presupuesto|contrato|colaboracion|servicio|servicios|producto|solucion|ponencia|contribucion)",
    "ESYOUR": "(su|sus|tu|tus|vuestra|vuestro|esta|este|la|el|lo|los|las|una|un|ninguna|ningun)",
    "ESWE": "(el comite|la direccion|la junta|el consejo|mi jefe|mi jefa|el jurado|la comision|el equipo|nuestro equipo|la gerencia|el tribunal|nuestro comite|nuestra direccion)",
}

DECLINE_FORMS = Phrases(
    """
= decided chosen chose elected opted resolved concluded agreed voted determined decision choosing
(decided|chosen|chose|elected|opted|resolved|concluded|agreed|voted|determined|decision [is|was|has been] [made]) [unanimously|internally|finally|now] [that] [we|i] [will|would|are|is|it is] (not|against|no longer) [to] [be] (proceed|proceeding|pursue|pursuing|renew|renewing|buy|buying|purchase|continue|continuing|go|going|move|moving|take|taking|change|changing|switch|switching|hire|hiring|add|adding|invest|investing|outsource|outsourcing|offer|accept|participate|join|sign|engage|use|extend|adopt|implement|fund|support|publish|bid|attend|expand|partner|work|follow|replace|upgrade|order|subscribe|make an offer|sponsor|be part|carry|advance|commit|partake|spend|award|apply)
(decided|chosen|chose|elected|opted|resolved|concluded|agreed|voted|determined) [that] [this|it] (is|was|would be) not (worth|for us|right|needed|necessary)
(decided|chosen|chose|elected|opted|resolved|agreed|voted|determined|are|am|going) [just|simply|rather] [to] (stay|stick|remain|continue|keep|carry on|sticking|staying|continuing|remaining|keeping|go on) (with|as|at) SAME
(decided|chosen|chose|elected|opted|resolved|agreed) [to] (go|work|sign|partner|continue|proceed|for|on|partnering|move ahead|move forward) [ahead] [with|for] OTHER
(decided|chosen|chose|elected|opted|resolved|agreed|voted) to (decline|pass|drop|forgo|forego|do without|part ways|leave it|call it off|withdraw|end|discontinue|step back|opt out|shelve|build|handle it|do it|do this|reject|turn down) (>|on|it|this|the|your|at|from|in house|ourselves|our own|that)
(decided|opted|voted|chose) against (>|it|this|that|your|the|going|using|buying|proceeding|moving|doing|continuing|taking|a|changing|switching|hiring|another|any)
= stay stick remain sticking staying remaining keep keeping continuing continue
(we|i) (will|would|are|am|prefer|plan|intend|want|need|have) [rather|just|to|going to|be|happy to|going|simply] [to] (stay|stick|remain|keep|staying|sticking|remaining|keeping|continuing|continue) [on|to] (with|to|as) SAME
= went going gone signed signing settled selected picked awarded hired appointed engaged contracted chose chosen choosing choose go ended contract
(we|i|(management|leadership|procurement)|(our|the) (board|committee|team|management)) [have|has|had|are|am|will|will be|did|in the end|eventually|ultimately|actually|finally|since] [now|already|just|eventually|ultimately|instead|finally|recently] [ended up|end up|decided on|be] (signed|signing|sign|settled|settling|went|going|go|gone|selected|selecting|picked|picking|awarded|hired|hiring|appointed|engaged|contracted|contracting|chose|choosing|chosen|opted|choose|bought|buying) [up|the contract|the job|the work|it|the project|a contract] [with|for|to|on|by|from] OTHER [cheaper|bigger|local|smaller|more experienced|internal|external] (supplier|provider|vendor|partner|agency|company|firm|candidate|applicant|bidder|contractor|consultant|offer|proposal|solution|tool|product|option|direction|approach|route|way|service|software|team|person|>|for|in|who|from|on|whose|this|closer|offering|with more|of yours|last|yesterday|after)
(contract|job|work|project|commission|mandate|grant|tender|bid) ~ (went|goes|gone|awarded|given) [to] (another|a different|someone else|somebody else|a competitor|others|one of your competitors|a rival|an internal|the other|an in house|a cheaper|our existing|our current|our incumbent|your competitors?)
= position role job vacancy post slot place spot opening seat tender contract programme program quota list class course room flat apartment
(position|role|job|vacancy|post|slot|place|spot|opening|seat|tender|contract|flat|apartment|places|spots|slots|seats) ~ (been|is|was|are|were) (filled|taken|given away|given to|awarded|allocated|assigned|let|gone|sold) (>|already|in|by|to|for|last|this|internally|elsewhere|with)
(position|role|job|vacancy|post|place|spot|opening|tender) ~ (is|was|are) no longer (available|open|vacant)
(programme|program|course|list|quota|room|class|intake) (is|are) [already|now|unfortunately|completely] (full|fully booked|closed) (>|for)
= position able unable can could accept take support fund sponsor offer accommodate justify afford commit supervise publish join participate contribute invest consider pursue proceed endorse help
(not|hardly) [currently|really|now|presently] in [a|any] position to (accept|take|support|offer|fund|sponsor|participate|commit|supervise|join|help|contribute|invest|consider|pursue|proceed|accommodate|buy|purchase|engage|hire|assist|make|publish|provide|work|give|agree|continue|move|entertain|review|mentor|collaborate|lend|do|endorse|recommend)
(can not|could not|will not|unable to|not able to|not be|would not|would not be|are not|am not|can not be|no longer) [currently|now|therefore|unfortunately|be able to|be|able to|at this time|to] (accept|accepting|take on|taking on|take up|taking up|support|supporting|fund|funding|sponsor|sponsoring|accommodate|offer|offering|supervise|supervising|publish|publishing|pursue|pursuing|consider|considering|invest in|investing in|participate in|join|joining|adopt|adopting|renew|renewing|extend|purchase|purchasing|buy|buying|commission|continuing|continue with|endorse|proceed with|entertain|work with) YOUR * (OFFER|supplier|suppliers|vendor|vendors|agency|provider|providers|partner|students?|commitments?|investments?|partners|sponsorships?|work|business|clients?|pages|platform|mentees|interns|candidates?|orders?|board|venture)
(can not|could not|not|hard to|difficult to) (justify|afford) (it|this|that|the (cost|expense|price|spend|investment|budget|money)|such|your|another|any|>)
(can not|will not|would not|not) [be able to] (commit|say yes|agree) to (this|it|that|your|any|the|such|another) [OFFER|>|commitment]
= budget budgets funding funds money need use appetite interest room demand requirement requirements vacancy vacancies openings opening case plans intention wish desire
(we|i|our|my|there|company|team|department) ~ (have|has|see|is|are) [really|just|simply|currently|unfortunately|absolutely|at present] (no|not any|not the|little|zero|not enough|no real|no current) [real|current|further|immediate|longer any|business|such|spare|remaining|more|great|actual|practical|any] (budget|funding|funds|money|appetite|interest|use|demand|requirement|requirements|vacancy|vacancies|openings?|business case|plans|intention|wish|desire) FORIT
(we|i|company|team|department) ~ (have|see|has) [really|just|simply|currently|absolutely] (no|little|zero|not the) [real|current|further|immediate|actual|practical] need (>|for|of|at|right|here)
(do|does) not [currently|really|actually] (see|have) [any|a|the|enough|sufficient|much] [real|current|further|immediate|business|spare] (budget|funding|funds|need|use|appetite|demand|vacancies|openings|use case|business case|interest) FORIT
there is [really|currently|simply|just|unfortunately] (no|little|not much|not any) [real|current|further|immediate] need (>|for (it|this|that|your|such|us|another|a|any) |on our|at our|in our|here)
(no budget|no funding|no funds|no money) (>|for|left|this|available|to spare)
(budget|funding|funds|money) ~ (is|are|was|has|have) ~ (cut|frozen|gone|spent|slashed|not available|exhausted|all used) (>|for|this|until)
(does|do|is) not [in|within|fit] [in|within|into] (our|the|my) budget
(over|beyond|above|exceeds|exceed|outside|out of|outside of) (our|my) [price|current|annual] (budget|price range|means|scope|remit|focus|mandate|area|league|field)
= fit match right need value overlap suitable synergy use case reason benefit sense
(do|did|can|could) not [really|honestly|quite|see|think|believe|feel|find] [really] (think|believe|feel|see|find|consider|convinced) [that|how] [there is|this is|it is|that is|we are|you are|i am|we have|we would be|this would be|it would be|there would be|us|this|it|as] ~ (fit|match|right (for|one|thing)|synergy|need|value|overlap|suitable|use for|use case|benefit|working|work for|good idea) (>|here|for|between|with|in|to|at|there|on|of)
(is|are|was|were|would be|be) not [really|quite|exactly|such|necessarily|the|a|an|what] [the|a|an|really|quite] [good|great|right|best|strong|perfect|ideal|natural] (fit|match|suitable|what we|what i) (>|for|with|at|need|are|want|had|am|were)
(would|will|does|do) not (make|add|bring) [any|much|enough|business|economic] (sense|value) (for us|for me|to us|in our|>)
(see|saw|find|found) (no|little|not much) [real|added|clear|great|immediate] (value|benefit|fit|match|reason|point|synergy|overlap|advantage|sense) (>|in|for|to|with|between)
= turned rejected declined vetoed refused said voted approve select accept choose back endorse rejects opposed selected accepted successful shortlisted approved retained funded unsuccessful picked
BOARD [has|have|had] [just|now|unanimously|regrettably|unfortunately|sadly|already] (turned [it|this|your|the] [OFFER] down|turned down|rejected|declined|vetoed|refused|voted against|voted down|opposed|shot down|said no|says no|decided against) (>|your|this|it|the (OFFER)|that)
BOARD [has|have|had] [just|now] (turned|voted) [your|the|this|it|that] [OFFER] down
BOARD ~ (did|has|have|does|could|will|would) not (approve|select|accept|choose|back|endorse|approved|selected|accepted|chosen|funded|fund|support|shortlist|go for|like|want) (your|it|this|the|you|to)
(your|the|this) [OFFER|name] [OFFER] [unfortunately|regrettably] (was|were|has been|have been|is|are|could|has) [unfortunately|regrettably|sadly] not [be|been] (selected|accepted|chosen|successful|shortlisted|approved|retained|funded|picked|among|considered|taken)
(your|the|this) [OFFER|name] [OFFER] (was|were|has been|have been|is) [unfortunately|regrettably|sadly] (rejected|declined|turned down|unsuccessful|refused)
(you|your OFFER) (were|was|have|has) [unfortunately|regrettably] not [been] (selected|successful|shortlisted|chosen|accepted)
= pass skip count bow decline no rather prefer thanks sit refuse afraid regret yes
(have to|must|going to|will|would|i would|need to|obliged to|forced to|rather|allow me to|better|prefer to|should|shall) [probably|regretfully|respectfully|politely|reluctantly|unfortunately|sadly|just|again|therefore|kindly] (pass|bow out|decline|say no|give (this|it) a miss|sit this [one] out|skip this [one]|refuse|turn (this|it|you|your offer|your proposal) down|withdraw|stay out of it) (>|from|here|at this|this time|for now|on this (one|time|occasion|opportunity)|on (it|(this|the|your) (offer|opportunity|invitation|proposal))|once)
(have to|must|going to|will|would|i would|need to|obliged to|forced to|rather|allow me to|better|prefer to|should|shall) [probably|regretfully|respectfully|politely|reluctantly|unfortunately|sadly|just|again|therefore|kindly] (decline|refuse|say no to|turn down) (this|your|the|it|an) [kind|generous] (OFFER|>)
count (me|us) out
(hard|easy) pass (>|from|for)
(is|be|it is) [still|unfortunately|sadly|therefore|probably] [a] no (from|for) (me|us|our)
(answer|response|reply) [from (us|me)] (is|has to be|will be|must be|remains) [unfortunately|sadly|still|a] [a] (no|negative)
(would|will|do|can|i|we) [rather] not (say yes|be (tempted|convinced|persuaded|sold)|convinced|sold|persuaded)
(would|we|i) (rather not|prefer not to|prefer to not) (proceed|go|continue|pursue|move|take|do this|get involved|participate|join|engage|commit|change|invest|be involved|buy|>)
(nothing|not something|not one) [that] (we|i) [are|am|would|could|can|will|really|currently|need|want|plan|intend|have] [be|to] (need|want|interested|looking|pursue|consider|require|keen|do|use|do here|able to)
= thing cup
not [really|quite|exactly] (my|our) (thing|cup of tea|area|bag|style|field|business|scene)
= happy covered set house ourselves ourself inhouse already sorted supplied
(we|i) ~ (already|currently|now) (have|use|work with|got|employ|rely on|buy from|run|subscribe to) [a|an|our|some|another|someone|somebody|people|one|something|two|several] [good|similar|great|long standing|different|trusted|comparable|existing|in house|other|very] * (supplier|suppliers|provider|vendor|partner|agency|solution|tool|system|accountant|lawyer|team|person|specialist|consultant|contractor|service|software|someone|somebody|something) (>|for|in|who|that|doing|to|with|place|on|like|and)
(we|i) [already] (do|handle|keep|build|manage|run|develop|make|produce) (this|it|that|all of this|all of that|everything|these things|all that|such things|such work) (ourselves|in house|internally|on our own)
(we are|i am) [already|all|pretty|very|perfectly|quite|more than|currently|well|really] (all set|covered|sorted|well covered|well served|well supplied|well looked after) (>|here|with our|with what|in (this|that)|on (this|that)|for now|by our|at present)
(we are|i am) [already|all|pretty|very|perfectly|quite|more than|currently|well|really] (happy|satisfied|content) with (our|what we|my|the (solution|provider|supplier|vendor|setup|system|tool|partner|agency|one) we)
(we are|i am) not [currently|actively|really|presently|even] (looking|seeking|searching|hiring|recruiting|investing|outsourcing|taking on|accepting|buying|shopping|planning|considering|in the market) (>|for|to|new|any|external|right|at|into|in|on|a|your|this|another)
= match appeal resonate align suit fits relevant aligned roadmap radar agenda outsource
(does|do|did|would|will) not [really|quite|fully|currently|actually] (match|appeal|resonate|align|suit|meet|fit|speak) [with|to|in|into] (our|us|my|me)
not [really|quite|currently|immediately] (relevant|applicable|of (interest|use|relevance)|aligned|on our (roadmap|radar|agenda|list)) (to|for|with|us|>)
(we|i) (do|would) not [currently|usually|generally|normally] (invest in|buy|outsource|take on|accept|publish|work with|use|do|deal with|sponsor|fund|hire|need) (this|that|such|external|outside|agencies|freelancers|contractors|unsolicited|these|it|any of|that kind|third party|your) [>|kind|type|sort|work|tools|services|vendors|offers|things|sector|field|area|product|service]
= beschlossen entschieden entschlossen entscheiden entschluss entscheidung ausgesprochen gestimmt votiert
(beschlossen|entschieden|entschlossen|entschluss gefasst) [,] [es|das|dies|das thema|diesmal|vorerst|dieses jahr|hier] [bei|mit|das|die|den|ihr|ihre] [DEOFFER] (davon abzusehen|darauf zu verzichten|dagegen|bei (unserem|unserer) * zu bleiben|beim * zu bleiben|(nicht|keine|keinen|nichts) * (zu (verfolgen|realisieren|verlangern|wechseln|investieren|kaufen|beauftragen|bestellen|erneuern|andern|buchen)|weiterzumachen|weiterzufuhren|weiterzuverfolgen|fortzusetzen|anzunehmen|umzusetzen))
(dagegen|gegen (ihr|ihre|das|die|den|dein|deine|eine|einen|diese|dieses|ein|euch|sie|es)) ~ (entschieden|ausgesprochen|gestimmt|votiert|entscheiden|entschlossen|beschlossen)
(fur|zugunsten) DEOTHER ~ (entschieden|ausgesprochen|entscheiden|entschlossen|beauftragt|optiert|den vorzug)
(entschieden|entscheiden) [uns|mich|wir|haben] [fur|zugunsten] DEOTHER
(entscheidung) [ist|fiel] [leider] (gegen|auf|zugunsten|fur) (sie|ihr|ihre|dich|dein|DEOTHER|euch)
= anderen andere anderes jemand anderweitig mitbewerber wettbewerber konkurrenz
(haben|habe|hat|werden|wollen|sind) [wir|ich|uns|inzwischen|bereits|schon|nun|leider] [inzwischen|bereits|schon|nun|leider] [mit|auf|an|fur|zu|bei] DEOTHER ~ (beauftragt|gewahlt|genommen|ausgewahlt|zugesagt|vergeben|unterschrieben|gefunden|engagiert|eingestellt|abgeschlossen|gegangen|gewechselt|beauftragen|zusammenarbeiten|gekauft|bestellt|gebunden|festgelegt|arbeiten)
(auftrag|projekt|stelle|platz|zuschlag) ~ [an|fur] DEOTHER ~ (vergeben|gegangen|erteilt|gegeben)
= stelle position platz wohnung auftrag zimmer posten kurs plaetze platze stellen programm
(stelle|position|platz|wohnung|auftrag|zimmer|posten|platze|stellen) (ist|sind|wurde|wurden|haben wir) [leider|inzwischen|mittlerweile|bereits|schon|jetzt|nun] [leider|inzwischen|mittlerweile|bereits|schon|anderweitig|intern] [anderweitig|intern] (vergeben|besetzt|weg|verkauft|vermietet|nachbesetzt|belegt) (>|worden)
= annehmen nachkommen entsprechen zusagen unterstutzen realisieren umsetzen mitmachen ubernehmen berucksichtigen fordern finanzieren betreuen beauftragen anzunehmen umzusetzen weiterzuverfolgen abzusehen verzichten zustimmen eingehen folgen weiterverfolgen teilnehmen genehmigen bewilligen einsteigen weitermachen verlangern fortsetzen
(DEYOUR|wir|ich|hier|dem|da|dabei|darauf|daran|leider|diesmal|derzeit|aktuell) [DEOFFER|wir|ich] [wir|ich|so] [leider|so|derzeit|aktuell|diesmal|momentan|daher|jedoch|in dieser form] [leider|daher|jedoch] nicht [weiter|naher|langer|mehr] (annehmen|nachkommen|entsprechen|unterstutzen|realisieren|umsetzen|mitmachen|ubernehmen|berucksichtigen|fordern|finanzieren|betreuen|beauftragen|eingehen|folgen|weiterverfolgen|genehmigen|bewilligen|einsteigen|zustimmen|verlangern|fortsetzen|zusagen) (konnen|kann|werden|mochten|mochte|wollen|>)
nicht [weiter] (umzusetzen|weiterzuverfolgen|anzunehmen|weiterzufuhren|fortzusetzen|mitzumachen|einzusteigen|zu verlangern|zu wechseln|teilzunehmen|zu investieren|zu kaufen|zu beauftragen|zu bestellen|weiterzumachen|zu verfolgen|zu erneuern|darauf einzugehen|auszubauen|zu realisieren)
(muss|mussen|mochte|mochten|werde|werden|wollen|will) [ich|wir|ihnen|dir|daher|leider|deshalb] [leider|daher|hier|darauf|diesmal] [auf] [ihr|dein|das|die|ihre|eine] [DEOFFER] (verzichten|absagen|ablehnen|passen|abwinken|ausschlagen|zuruckweisen)
(sehen|sehe|nehmen|nehme) [wir|ich] [daher|leider|vorerst|nun|lieber|davon|deshalb] [davon|hiervon|von] * (ab|abstand) (>|,)
(davon|hiervon) [leider|daher|vorerst] (abzusehen|absehen|abstand)
(darauf|hierauf|auf DEYOUR DEOFFER) (zu verzichten|verzichten)
= zusage verwendung bedarf budget interesse nutzen mittel geld platz moglichkeit einsatz stelle gelder mehrwert forderung unterstutzung kauf anlass grund
(wir|ich|man|bei uns|unser team|unsere firma) [haben|habe|sehen|sehe|gibt es|hat|finde|finden|besteht|ist] [derzeit|aktuell|leider|momentan|dafur|da|hier|hierfur|im moment|einfach|uberhaupt|schlicht|dieses jahr] [leider|dafur|hierfur|da] (keine|keinen|kein|keinerlei|nicht genug|nicht die|wenig|kaum) [finanziellen|weiteren|konkreten|aktuellen|echten|freien|grossen|weitere|freie|passende|ausreichenden|entsprechenden|eigenes|zusatzlichen] (zusage|verwendung|bedarf|budget|interesse|nutzen|mittel|geld|gelder|platz|moglichkeit|einsatzmoglichkeit|stelle|mehrwert|anlass|spielraum)
(haben|habe|finde|finden|sehe|sehen|gibt) (wir|ich|es bei uns|es hier|es fur uns|es dafur) ~ (keine|keinen|kein|keinerlei|nicht genug|nicht die|wenig|kaum) [finanziellen|weiteren|konkreten|aktuellen|echten|freien|grossen|weitere|freie|passende] (verwendung|bedarf|budget|interesse|nutzen|mittel|geld|gelder|platz|moglichkeit|einsatzmoglichkeit|stelle|mehrwert|anlass)
(keine|keinen|kein) (zusage|forderung|unterstutzung|stelle|platz|auftrag|angebot) (geben|machen|anbieten|zusagen|gewahren|erteilen|in aussicht)
(fehlt|fehlen|mangelt) [es] [uns|mir|hier|da] [an|dafur|dazu|hierfur|schlicht|leider|einfach|momentan|derzeit|aktuell|ganz klar|uns] [schlicht|leider|einfach] (das|die|der|am|an|den) [notige|finanziellen|notigen|passende|konkrete] (geld|budget|mittel|bedarf|nutzen|interesse|kapazitaten|mitteln)
= richtige nichts thema mein unser unsere suchen
(nicht [so|ganz|wirklich] (das richtige|das passende|mein ding|unser ding|meins|unsers|unser thema|mein thema|unser fall|mein fall|unsere baustelle|unser geschaft|das was wir suchen)|kein thema (fur|bei)) [fur] (uns|mich|>|hier|bei uns)
(nichts|nix) (fur|fuer) (uns|mich|unser|unsere|unseren|meine) (>|haus|team|firma|kunden|zwecke|betrieb)
(suchen|suche|stellen|stelle|planen|nehmen) [wir|ich|derzeit|aktuell|momentan|leider|gerade|zurzeit|im moment] [derzeit|aktuell|momentan|leider|gerade] (keine|keinen|kein|niemanden|nicht|nichts) [neue|neuen|weiteren|weitere|externen|externe|neuer] (>|ein|neuen|an|mehr|anbieter|dienstleister|partner|mitarbeiter|lieferanten|auf|autoren|kunden|bewerber|studenten|doktoranden|agentur|leute|personal|praktikanten|derartige|in diese|verstarkung|losung|investoren|tool)
= teuer kostspielig aufwendig preis budget rahmen
(ist|sind|ware|waren|war) [uns|mir|das|fur uns|leider|schlicht|einfach|dann|doch] [uns|mir|leider|schlicht|einfach|doch|deutlich] [deutlich|leider|schlicht|einfach] (zu teuer|zu kostspielig|zu aufwendig|zu gross|nicht bezahlbar|nicht finanzierbar|nicht drin)
(ubersteigt|sprengt|uberschreitet) [leider|bei weitem|deutlich] (unser|unsere|unseren|mein|das) [verfugbares|budget|mittel|rahmen|moglichkeiten|finanziellen|etat]
= abgelehnt angenommen ausgewahlt aufgenommen genehmigt bewilligt zugelassen zuruckgewiesen ausgeschieden berucksichtigt gestrichen gestorben
(ihr|ihre|dein|deine|euer|eure|der|das) DEOFFER [wurde|wurden|ist|hat|konnte|sind] [leider|von der|von|diesmal|bedauerlicherweise] * nicht [zur|zum|fur|in] * (angenommen|ausgewahlt|aufgenommen|genehmigt|bewilligt|zugelassen|berucksichtigt|uberzeugt|ausgesucht)
(ihr|ihre|dein|deine|euer|eure|ihren|deinen|euren) DEOFFER ~ (abgelehnt|zuruckgewiesen|abgewiesen)
(vorstand|geschaftsleitung|geschaftsfuhrung|gremium|jury|chef|chefin|leitung|kommission|ausschuss|beirat|einkauf|controlling|team|rat) (hat|haben) [das|es|dies|den|die|ihr|ihre|dein|deine|uns|leider] ~ (abgelehnt|verworfen|gestoppt|gestrichen|abgesagt|kassiert|nein gesagt|zuruckgewiesen)
(projekt|vorhaben|thema|das) (ist|wurde|hat sich) [fur uns|damit|leider|somit|nun|inzwischen] [damit|leider] (gestrichen|gestorben|vom tisch|erledigt|abgehakt|eingestellt|begraben|auf eis)
= versorgt aufgestellt bedient zufrieden intern selbst inhouse dienstleister
(sind|bin) [wir|ich|da|hier|bereits|schon|mit|damit|in dem bereich|aktuell] [da|hier|bereits|schon|damit|aktuell] [bereits|schon|sehr|bestens|gut|rundum|ganz] [bestens|gut] (versorgt|aufgestellt|bedient|eingedeckt|ausgestattet|gut betreut) (>|mit (unserem|unserer|unseren|einem|einer)|was|bei|durch|von|in)
(machen|losen|erledigen|betreiben|entwickeln) [wir] (das|es|dies|so etwas|alles) [bereits|schon|lieber|komplett|alles] (intern|selbst|inhouse|in house|mit eigenen|hausintern)
(haben|habe|arbeiten|arbeite) [wir|ich] [dafur|da|hier|hierfur|in dem bereich|schon|bereits|seit jahren] [schon|bereits|seit langem] [mit] (jemanden|einen|eine|unseren|unsere|einer|einem) [festen|guten|eigenen|anderen|langjahrigen|feste|bewahrten] (dienstleister|anbieter|partner|agentur|lieferanten|steuerberater|losung|tool|berater|partnerin|fachmann|kraft|system|jemanden)
= decide choisi prefere opte resolu tranche decision arbitre vote
(avons|ai|a|ont|est) ~ (decide|choisi|prefere|opte|resolu|tranche|pris la decision|fait le choix|vote) [finalement|plutot|donc|ensemble|collectivement|hier] (de ne (pas|plus) [y|vous|nous|le|la] (donner|poursuivre|continuer|aller|retenir|participer|renouveler|investir|accepter|changer|travailler|proceder|avancer|signer|acheter|commander|engager|prendre|lancer|faire appel|externaliser|recruter|reconduire|faire|souscrire)|d en rester|de rester|de conserver|d abandonner|de renoncer|de garder|de continuer (avec|sans)|contre|de decliner|de refuser|d arreter|en defaveur|de faire autrement|de s en tenir|de nous en tenir|de nous passer|de tout faire en interne)
(avons|ai|a|ont|est) ~ (decide|choisi|prefere|opte|retenu|signe|selectionne|mandate|engage|confie|attribue|parti|partis|tourne|tournes|travaille) [finalement|plutot|donc] [pour|de|avec|sur|a|vers|de travailler avec|de partir avec|le projet a|le marche a|la mission a] FROTHER
(irons|partons|partirons|allons|travaillerons|passerons) [plutot|donc|finalement] [partir|travailler] (avec|par|chez|sur) FROTHER
(rester|restons|resterons|restera|en rester|en resterons|en restons) [donc|finalement] (la|avec (notre|nos|ce que|l)|chez notre|sur notre|sur ce que)
= poste place offre mission contrat appartement marche places postes logement
(poste|place|mission|contrat|appartement|marche|places|postes|logement|offre) ~ (est|a|ont|sont|vient d etre|viennent d etre) [deja|malheureusement|entre temps|depuis|finalement] [ete|deja] [deja|malheureusement] (pourvu|pourvue|pourvus|prise|prises|pris|attribue|attribuee|loue|vendu|occupe|comble|close|cloture) (>|entre|en interne|depuis|par|a|la)
= utilite usage besoin budget moyens interet place fonds debouche credits financement temps
(n|ne) [y|en|nous] (ai|avons|a|voyons|vois|ressentons|disposons|prevoyons|trouvons|trouve|aurons|eprouvons) [malheureusement|actuellement|vraiment|guere] (pas|plus|aucun|aucune|guere|ni) [malheureusement|actuellement|vraiment|reellement|assez|pour l instant|encore|l|d|le|la|de|les|du] [l|d|le|la|de|les|du|veritable|reel|un] (utilite|usage|besoin|budget|moyens|interet|fonds|debouche|credits|financement|emploi)
(budget|moyens|prix|tarif|tarifs|montant) * (ne nous permet|ne permet|ne nous permettent|depasse|depassent|est gele|est trop)
(c est|est|sont|reste|serait) [malheureusement|vraiment|bien|un peu|hors] (trop cher|trop chers|trop onereux|hors budget|hors de (notre|nos|mon)|trop eleve|au dessus de nos)
(depasse|depassent|excede) [largement|malheureusement] (notre|nos|mon|mes) (budget|moyens)
= pas non
pas (fait|faite|destine|adapte) pour (moi|nous) (#|, (desole|desolee|merci|mais merci|malheureusement|navre))
(n|ce n) est [vraiment|malheureusement|decidement] pas [vraiment|trop|du tout] pour (moi|nous) [desole|merci|cette fois|malheureusement] (#|, (desole|desolee|merci|mais merci|malheureusement|navre|navree|dommage|cette fois))
(n|ce n) est [vraiment|malheureusement] pas [vraiment|trop|du tout|exactement] (notre|mon|dans (notre|nos|mon|mes)|ce (que|qu|dont) (nous|on|je)) [truc|domaine|perimetre|cherchons|recherchons|coeur de metier|champ|cordes|plans|secteur|tasse de the|projets]
(c est|ce sera|sera|reponse est|sera donc|c est donc) [donc|malheureusement|un|helas|pour moi|pour nous|toujours|encore] [un] non (>|pour|de|cette|merci|malheureusement)
(sans|ce sera sans) (moi|nous) (>|cette|sur|pour)
(ne|n) (me|nous|m) (branche|tente|parle|convient|convainc|seduit|interesse|concerne|emballe|enchante|correspond|inspire|a convaincu|a convaincus|apporterait|apporte|sera) [malheureusement] (pas|plus|guere|rien) [trop|vraiment|du tout|plus|d aucune]
= retenu retenue retenus accepte acceptee acceptes selectionne selectionnee approuve approuvee valide validee refuse refusee rejete rejetee ecarte ecartee convaincu
(votre|vos|ta|ton|cette|ce|la|le|l) FROFFER [n] (a|ont|est|sera) [malheureusement|pas|donc] [malheureusement|pas|donc] [pas|ete] [ete|pas|pu] [etre|finalement] (retenu|retenue|retenus|accepte|acceptee|selectionne|selectionnee|approuve|approuvee|valide|validee|convaincu|refuse|refusee|rejete|rejetee|ecarte|ecartee)
(la direction|le conseil|le comite|la commission|mon chef|ma chef|l equipe|le jury|mon patron|notre direction|ma direction|le bureau|notre comite) [a|ont|n a|s] [malheureusement|finalement|deja|pas] [finalement|pas|est] (refuse|rejete|dit non|oppose|opposee|ecarte|retenu|valide|accepte|souhaite|donne|tranche contre|prefere) [votre|cette|le|la|l|ce|a|les|de ne|un|une|d|en|>]
= mesure accepter donner repondre participer soutenir financer accueillir encadrer publier engager prendre favorablement favorable retenir investir
(ne|n) (pouvons|puis|peux|pourrons|pourrai|sommes|suis|serai|serons|pourra|saurions|saurais) [helas|malheureusement] (pas|plus|malheureusement pas) [malheureusement|en mesure de|en mesure d|y|en position de|actuellement|en capacite de|pour l instant] (accepter|donner|repondre favorablement|soutenir|financer|accueillir|encadrer|publier|engager|investir|retenir|nous engager|m engager|prendre en charge|y repondre favorablement|vous engager|participer (a|au)|vous prendre|prendre) [FRYOUR|suite|de|favorablement|>] [FROFFER]
(reponse|avis|retour) (defavorable|negative|negatif)
= recrutons cherchons recherchons embauchons investissons interne memes externalisons prenons achetons souhaitons
(ne|n) (recrutons|cherchons|recherchons|embauchons|investissons|externalisons|prenons|achetons|financons|publions|sponsorisons|faisons|travaillons) [actuellement|malheureusement|en ce moment] (pas|plus|personne|aucun|aucune) (>|de|d|actuellement|pour|dans|en|avec|a|le|la|nouveaux|ce)
(gerons|faisons|traitons|realisons|developpons|gere|fait) [deja|tout|cela|ca|tout cela|ces sujets|tout ca] [deja|tout] (en interne|nous memes|nous meme|par nous memes)
= deja
(avons|ai|a|utilisons|disposons d|disposons de|travaillons avec|travaille avec|passons par|collaborons avec) deja [d] [tout] (ce qu il (nous|me) faut|ce qu il faut|quelqu un|une personne|une agence|un outil|un logiciel|un systeme|un fournisseur|un prestataire|un comptable|un avocat|un cabinet|notre prestataire|notre fournisseur|nos partenaires|nos fournisseurs|un partenaire|une solution|un contrat) (>|pour|qui|dans|sur|avec|depuis|en|et|de)
(sommes|suis) (deja|tres bien|bien|pleinement|deja bien|suffisamment) [tres|bien|suffisamment] (equipes|equipe|equipee|pourvus|servis|couverts|accompagnes|accompagne|fournis|engages)
= renoncer renoncons renonce abstenir abandonner declinons decline refuse refusons regret regrette passons
< (nous|je) (renoncons|renonce|declinons|decline|refusons|refuse|passons notre tour|passe mon tour|m abstiens) [donc|malheureusement|poliment] (>|a|votre|cette|l|la|ta)
(devons|dois|preferons|prefere|vais|allons|oblige de|contraint de|contrainte de|obligee de|contraints de) [donc|malheureusement|helas] (renoncer|nous abstenir|m abstenir|abandonner|vous dire non|dire non|repondre (par la negative|negativement)|vous repondre negativement)
(regret|regrette|regrettons|desole|desolee|desoles|navre) de (ne pas|ne) pouvoir (accepter|donner|repondre|participer|y|vous|retenir|soutenir)
= decidido optado elegido escogido resuelto preferido decantado decidimos optamos elegimos escogimos decidi opte decision decantamos firmado contratado inclinamos
(hemos|he|han|ha|habiamos) ~ (decidido|optado|elegido|escogido|resuelto|preferido|acordado|decantado) [finalmente|al final|internamente] [por] (no (seguir|continuar|avanzar|participar|contratar|comprar|proceder|invertir|renovar|aceptar|hacer|cambiar|dar|llevar|sumarnos|externalizar|publicar|retomar|firmar|trabajar|ampliar)|en contra|quedarnos|seguir con|continuar con|mantener|mantenernos|dejarlo|rechazar|declinar|prescindir|renunciar|hacerlo (nosotros|internamente)|abandonar|descartar)
(hemos|he|han|ha|nos|me) ~ (decidido|optado|elegido|escogido|preferido|firmado|contratado|decantado|inclinado|adjudicado|seleccionado|quedado|decantamos|inclinamos|optamos) [ya|finalmente|al final] [por|con|a|trabajar con|el proyecto a|el contrato a] ESOTHER
(decidimos|optamos|elegimos|escogimos|preferimos|contratamos|firmamos) [finalmente|al final|por] [por|con|a] (no (seguir|continuar|avanzar|participar|contratar|comprar|renovar|aceptar|cambiar)|ESOTHER|quedarnos con|seguir con|continuar con)
(decision) (es|ha sido|fue) [de] (no|negativa|descartar|rechazar)
= vacante plaza puesto posicion piso plazas oferta
(vacante|plaza|puesto|posicion|piso|plazas|vacantes) ~ (esta|ha sido|fue|se ha|estan|han sido) (cubierta|cubierto|ocupada|ocupado|asignada|asignado|adjudicada|adjudicado|alquilado|vendido|cubiertas|ocupadas|cerrada|dada|dado)
(vacante|plaza|puesto|posicion) [ya] (esta|fue|ha sido) [ya] (cubierta|cubierto|ocupada|ocupado|asignada|adjudicada)
= necesidad presupuesto interes fondos hueco medios dinero uso sitio recursos
(no|ni) [nos|me] (tenemos|tengo|hay|vemos|veo|disponemos|contamos|queda|sobra|existe) [actualmente|ahora|de momento|por ahora|hoy] [con|de|el|la|ninguna|ningun|una|un|suficiente|suficientes|mucho] [el|la] [suficiente|mucho|verdadera] (necesidad|presupuesto|interes|fondos|hueco|medios|dinero|uso|recursos|partida) (>|de|para|en|por|suficiente|este|a|disponible|economicos)
= es son encaja convence
no (es|seria|son) [exactamente|realmente|precisamente|muy] (lo nuestro|lo mio|para nosotros|para mi|lo que (buscamos|busco|necesitamos|necesito|andamos|queremos)|nuestro (campo|estilo|sector|ambito|tema)|de nuestro interes|de interes para) [desgraciadamente] (#|, [pero] (gracias|lo siento|lamentablemente|aunque gracias)|buscando|ahora|en|pero gracias)
no (nos|me) (convence|encaja|cuadra|interesa|resulta|conviene|seduce|atrae|llama|sirve|aporta|compensa) [mucho|demasiado|nada|del todo|lo suficiente|interesante|util|la atencion|realmente|ahora] (>|lo|la|el|en|por|de|esta|este|su|tu)
= ya
ya (tenemos|tengo|contamos con|cuento con|disponemos de|hay|trabajamos con) [a] (quien|alguien|otra persona|otra empresa|otro proveedor|todo cubierto|todo resuelto|una persona|gente|todo lo que necesitamos|una agencia|una gestoria|un proveedor|un equipo|una solucion|una herramienta|un sistema|un abogado|un asesor|nuestro proveedor|nuestra agencia|nuestros proveedores) (>|que|para|en|nos|se|con|de|interno|propio)
ya (estamos|estoy|lo tenemos|la tenemos) [muy|bien|mas que] [bien] (cubiertos|servidos|servido|atendidos|satisfechos|cubierto|resuelto)
(lo|la|todo|esto|eso) (hacemos|gestionamos|llevamos|desarrollamos) [todo|ya|nosotros] (internamente|nosotros mismos|en casa|de forma interna|con nuestro)
= paso pasamos declino rechazo renuncio desisto descarto
< [yo|pues|mejor|esta vez|creo que|aqui] (paso|pasamos) [,] [de momento|pero|esta vez|muchas] (gracias|#|de esto|de la (oferta|propuesta)|por ahora)
< [yo|nosotros|con pesar|lamentablemente|por tanto|debo] (declino|declinamos|rechazo|rechazamos|renuncio|renunciamos|desisto|desistimos|descartamos) [amablemente|cordialmente|por tanto] (ESYOUR|a|de|>)
(va|vamos) a (ser que no|decir que no|dejarlo (estar|aqui|pasar)|descartarlo|prescindir|tener que (decir que no|rechazar|declinar|pasar))
(lo|mejor) (dejamos|dejarlo) (estar|aqui)
no (cuente|cuentes|cuenten|conteis) (conmigo|con nosotros)
= seleccionada seleccionado aceptada aceptado elegida elegido aprobada aprobado admitida admitido rechazada rechazado desestimada desestimado descartada descartado rechazo seleccionado
(su|tu|vuestra|vuestro|la|el|esta|este) ESOFFER ~ no (ha sido|fue|ha resultado|ha podido ser|sera|resulto|quedo) [finalmente] (seleccionada|seleccionado|aceptada|aceptado|elegida|elegido|aprobada|aprobado|admitida|admitido)
(su|tu|vuestra|vuestro|la|el|esta|este) ESOFFER (ha sido|fue|quedo|queda) [finalmente|lamentablemente] (rechazada|rechazado|desestimada|desestimado|descartada|descartado)
no (ha|has|han) sido (seleccionado|seleccionada|elegido|elegida|aceptado|aceptada|admitido)
ESWE [ya|no] (ha|han|lo ha) [finalmente|ya|decidido] (rechazado|desestimado|descartado|decidido no|dicho que no|no|denegado|aprobado|votado en contra|aceptado) [la|el|su|tu|esta|seguir|hacerlo|>]
ESWE (rechazo|descarto|desestimo|no aprobo|no acepto|dijo que no|denego) (ESYOUR ESOFFER|>|a su|a la)
= podemos puedo podremos posible condiciones aceptar atender asumir
(no|ni) [nos|me] (podemos|puedo|podremos|podre|es posible|sera posible|estamos en condiciones de|estoy en condiciones de|voy a poder|vamos a poder|sera posible|resulta posible) [ahora|actualmente|de momento|por ahora] (aceptar|atender|asumir|ofrecer|apoyar|financiar|comprometerme|comprometernos|patrocinar|publicar|contratar|acoger|permitirnos|permitirnoslo|participar en|decir que si|acceder a|colaborar) [ESYOUR|>|a|en|nuevos|mas|el]
no (buscamos|contratamos|estamos (buscando|contratando|interesados)|invertimos|trabajamos con|aceptamos|externalizamos|necesitamos) [ahora|actualmente|de momento|a] (>|a nadie|nadie|nuevos|nuevas|mas|personal|nada|proveedores|agencias|este|ese|externos|ningun|ninguna|en este|su|tu)
= caro presupuesto fuera
(es|resulta|sale|seria|queda) [demasiado|muy] (caro para nosotros|demasiado caro|fuera de (nuestro|nuestras|mi)|por encima de (nuestro|nuestras|mi))
(se nos|se me|nos|se) (va|sale|escapa) [fuera] de (presupuesto|nuestro presupuesto|las manos|precio)
= deciso scelto optato preferito rifiutato posto respinta accettata selezionata
(abbiamo|ho|ha|hanno|e stato) ~ (deciso|scelto|optato|preferito) [di|per|infine] (non (procedere|proseguire|andare|partecipare|accettare|continuare|acquistare|investire|rinnovare|dare|cambiare|aderire)|restare|rimanere|tenere|rinunciare|un altro|un altra|altri|qualcun altro|un concorrente|una soluzione interna|lasciar perdere)
(abbiamo|ho) ~ (firmato|affidato|assegnato|assunto|preso) [con|l incarico a|il lavoro a|il posto a] (un altro|un altra|altri|qualcun altro|un concorrente)
(posto|posizione|ruolo) [e|e gia|e stato|e stata] [gia|stato|stata] (coperto|coperta|occupato|occupata|assegnato|assegnata)
(la sua|la tua|la vostra|il suo|il tuo) (proposta|candidatura|offerta|richiesta|articolo|progetto) (non e stata|non e stato|e stata|e stato) [purtroppo] (accettata|accettato|selezionata|selezionato|respinta|respinto|rifiutata|rifiutato|approvata)
= possiamo posso serve interno bisogno interessa necessita cerchiamo
non (possiamo|posso|potremo|siamo in grado di|sono in grado di) [purtroppo|al momento] (accettare|sostenere|finanziare|offrire|assumere|aderire|partecipare|dare seguito|accogliere)
non (ci|mi) (serve|servono|occorre|convince|convincono|interessa|interessano|conviene)
(facciamo|gestiamo|sviluppiamo) (tutto|gia tutto|questo|gia) (internamente|in casa|da soli|noi)
non (cerchiamo|stiamo cercando|assumiamo|vediamo|abbiamo|ne abbiamo|sentiamo) [al momento|attualmente|alcuna|la] (>|nuovi|nessuno|fornitori|necessita|bisogno|esigenza|personale|utilita)
= decidimos optamos escolhemos escolhi optei decidi preferimos ficamos vaga proposta candidatura
(decidimos|optamos|escolhemos|escolhi|optei|decidi|preferimos|preferi|acabamos|contratamos|assinamos) [por|com|trabalhar com|ficar com|ir com|avancar com|por escolher] [por|com] (nao (avancar|prosseguir|seguir|aceitar|renovar|continuar|participar|mudar|investir)|outro|outra|outros|outras|um concorrente|manter|ficar com|o atual)
(vaga|posicao|lugar|cargo) [ja] (foi|esta|ja foi) [preenchida|preenchido] (preenchida|preenchido|ocupada|ocupado|atribuida)
(proposta|candidatura|oferta|pedido|artigo|projeto|projecto) (nao foi|foi) [infelizmente] (aceite|aceita|aceito|selecionada|selecionado|aprovada|recusada|recusado|rejeitada|rejeitado)
= podemos posso precisamos preciso procuramos interessa
nao (podemos|posso|poderemos|conseguimos|consigo|nos e possivel) [infelizmente|neste momento] (aceitar|apoiar|financiar|oferecer|assumir|participar|dar seguimento|avancar)
nao (precisamos|preciso|procuramos|estamos a procura|nos serve|nos convem|nos convence|vemos|e para nos|e para mim) [de|neste momento|ninguem|disso|desse|isso] (>|servico|servicos|fornecedores|ninguem|necessidade|vantagem|utilidade)
ja (temos|tenho|trabalhamos com) (quem|alguem|outro|outra|uma empresa|uma solucao|uma agencia|um contabilista)
= besloten gekozen kiezen gekozen gegaan vergeven vervuld ingevuld afgewezen gunnen
(hebben|heb|is|heeft|zijn|ben) [we|wij|ik|inmiddels|helaas|uiteindelijk] ~ [voor|met|om] (een andere|een ander|iemand anders|anderen|een concurrent|ons huidige|onze huidige) ~ (gekozen|gegaan|besloten|gegund|ingeschakeld|gesloten|getekend|aangenomen)
besloten [om] [er|hier|hiermee|dit|het] [hier|voorlopig] (niet|geen|ervan|bij onze|bij ons)
(vacature|functie|plek|positie|plaats|baan) (is|zijn) [inmiddels|helaas|al|reeds] (vervuld|ingevuld|vergeven|bezet)
(kunnen|kan|zullen|zal|willen|wil) [we|wij|ik|uw|je|het|dit|hier|helaas] [aanbod|voorstel|verzoek|uitnodiging|helaas] [helaas] niet [op] (aannemen|accepteren|ingaan|honoreren|financieren|ondersteunen|meedoen)
(uw|je|jouw) (voorstel|aanbod|sollicitatie|aanvraag|offerte|artikel) (is|werd) [helaas|door] ~ (afgewezen|niet|niet gekozen|niet geselecteerd)
= nodig bezig nodig niets niks
(hebben|heb) [we|wij|ik] [dit|het|dat|hier|deze] [momenteel|op dit moment|helaas] (niet|niets|geen) [echt|meer] (nodig|aan)
(is|lijkt) [helaas] (niets|niks|niet) voor (ons|mij) (>|bedrijf)
(doen|regelen|maken) [we|wij] (dit|dat|alles|het) (zelf|intern)
""",
    _NAMES,
)
