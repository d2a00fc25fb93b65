"""Phrases of a polite no. Folded, as `sentences` writes them; the syntax is that of `phrases`."""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases
from followupd.derive.words import table

_NAMES = {
    "WEARE": "(i am|we are|am|are|we re|my team is|our team is|our company is|the team is|the board is|our board is)",
    "SOFT": "[just|really|simply|currently|actually|honestly|at all|sorry|afraid|however|unfortunately|still|presently|now]",
    "WEWILL": "(i will|we will|i would|we would|i am|we are|i have|we have|will|i have decided|we have decided|decided|i am going|we are going|i think i will|i think we will|i am afraid i will|i must|we must|we shall|gonna|going|have chosen)",
    "THING": "[(this|it|that|your|the|these|any|such|such a|a|an|another|any kind of|this kind of|this type of|that kind of)] [new|kind|particular|proposed|further|additional] (offer|offers|offering|opportunity|proposal|proposition|position|role|job|product|products|service|services|solution|solutions|tool|invitation|partnership|collaboration|cooperation|call|demo|meeting|deal|project|idea|programme|program|quote|one|time|round|pitch|software|platform|system|purchase|sponsorship|investment)",
    "PURSUE": "(pursue|proceed|continue|go ahead|go forward|go further|move forward|move ahead|move on|take part|participate|invest|buy|purchase|sign|renew|accept|engage|work together|cooperate|collaborate|take this further|take it further|take this forward|take this any further|take you up|join|sponsor|change|switch|extend|commit|do this|do it|attend)",
    "PURSUING": "(pursuing|proceeding|continuing|going ahead|going forward|going further|moving forward|moving ahead|taking part|participating|investing|buying|purchasing|signing|renewing|accepting|working together|taking this further|taking it further|taking this forward|taking it forward|sponsoring|inviting you|progressing|offering you|considering you|extending)",
    "OTHER": "(someone else|somebody else|another|a different|other|a competing|a local|a competitor|an other|an internal|one of your competitors|an alternative|a competitor of yours)",
    "NOW": "[at this time|at this point|at this stage|at the moment|for now|right now|this time|at present|for the moment|this year|on this occasion|today|this round|this season|for the time being]",
    "SIE": "[ich|wir|daran|davon|dafur|derzeit|aktuell|momentan|leider|im moment|zurzeit|zur zeit|gerade|hier|im augenblick|also|aber|doch|jetzt|uns|mich]",
    "FRADV": "[malheureusement|actuellement|pour l instant|pour le moment|finalement|a ce jour|en ce moment|toutefois|donc|cependant]",
    "ESADV": "[por ahora|de momento|por el momento|actualmente|ahora|ahora mismo|finalmente|en este momento|lamentablemente]",
    "ITADV": "[al momento|per ora|attualmente|purtroppo|per adesso|in questo momento|davvero]",
}

DECLINED = Phrases(
    """
= interested interest interesting something area topic
WEARE SOFT not SOFT [be] [that|very] interested NOW ([at all] >|in (this|it|that|them) NOW ([at all] >)|in [doing|having|buying|using|taking|pursuing|trying|joining|exploring|setting up|receiving] THING|in (buying|working|pursuing|purchasing|moving|proceeding|switching|changing|continuing|investing|joining|participating|meeting|talking|it|this))
< SOFT not interested NOW (>|in (this|it|that|them|THING))
(i|we) (have|had|see) no interest (NOW >|in (this|it|that|THING|pursuing|buying|working|moving))
< no interest NOW (>|from (our|my) (side|end|part))
there is no interest [on|from] (our|my|>)
(is|this is) not (something|of interest|an area|a topic) [that] (>|to us|to me|we are interested|i am interested|for us|for me|we need|we want)
(is|are|was) not of interest [to|for]
(is|are) not something [that] (we|i) (are|am|need|want|would|have|plan|intend|do|can)
(no longer|not any more) interested (NOW >|in (this|it|that|THING|buying|working|pursuing|moving))
(we have|i have) lost interest
do not (think|believe|feel|see|suppose) [that] [how] (this|it|that|your THING) (is|would be|will be|could be|can be) (something [that] [for us|for me|(we|i) (are|am|would|need|want|have|could|can)]|anything [that|for]|of interest|for us|for me|relevant|right for|a match|a priority|what we|useful for|the right|worth)
= see feel find have
(do|can|could) not [really|currently|quite|actually|yet|honestly] (see|feel|find) [that|how|where] (a|any|much|the|enough|this being a|this as a|it as a) [good|real|strong|great|immediate|obvious] (fit|need|use|use case|value|match|benefit|demand|place for|room for|case for)
(do|can|could) not [really|currently|quite|actually|honestly] see (us|me|ourselves|myself|my team|our team) (needing|using|going|doing|buying|moving|taking|changing|investing|switching|getting|adopting|joining)
= work
< [sadly|unfortunately|i am afraid|sorry] [,|but] [this|it|that] (does not|will not|is not going to|would not|simply does not) [really|quite|just] work for (us|our (team|company)) NOW >
= miss out
(will|to|must|would|gonna) [have to|need to|probably|rather|just] (sit (this|that|it) [one|round|time] out|give (this|that|it) [one] a miss|opt out of this|bow out)
= stay stick remain staying sticking staying stayed
(stay|stick|remain|staying|sticking) with (our|my|the) (current|existing|present|incumbent|what)
= else
(chose|picked|selected|hired|chosen|found) (someone|somebody) else
= keep leave
(prefer|rather) [to] (keep|leave) (things|everything|it|this) (as they are|as it is|the way (it is|they are))
= budget
(budget|funding) * (is|has been|was) [already|all|fully|completely] (spent|used up|allocated|exhausted|committed|gone)
= signed partnered committed
(signed|partnered|teamed|committed) [up] with (OTHER|your competitor|your competition)
= house ourselves internally
(opted|decided|chosen|chose|going|plan|planning|prefer|preferred|elected) [instead] to (build|do|handle|keep|develop|run|manage|solve|produce|make|create) [this|it|that|things|everything|our own|something] [ourselves|internally|in house|on our own] (ourselves|internally|in house|house|>)
= priority
not [currently|really|exactly] (a|one of our|our|on our|among our|high on our) [high|top|big|main] (priority|priorities) [list] [NOW] for (us|our team|our company)
not [currently] (one of our|on our|among our) [top|main] (priorities|priority list|roadmap)
= set good sorted covered okay fine
(thanks|thank you) * [,] but [i think|i believe] (we are|i am|we re) [all|already|pretty|quite|fully] (set|good|sorted|covered|okay|fine) [NOW|here|on that front|as we are|as it is|thanks] >
(we are|i am) [all|already|fully|pretty] (set|sorted|covered) (for now|for the moment|at the moment|right now|on that front|in that area|in this area|as we are|for this year)
(we are|i am) [all|already|fully] (set|sorted|covered) , (but|thanks but|thank you but)
= thanks thank
< no [,] [but] (thanks|thank you) [so much|very much|again|anyway|though|for asking] (>|for the offer|for your offer|kim)
(thanks|thank you) [,] but no [,] (thanks|thank you|>)
= no
(it is|that is|this is|that would be|it will be|it would be|is|be) a [clear|hard|firm|polite|no|definite|def] no (>|from (me|us|our|my)|for (me|us|now|this)|at this)
afraid (it is|that is|the answer is|my answer is|our answer is|it has to be|it will be|it is a) [a] no
(answer|decision) [to this|here|from us|from me] (is|has to be|must be|remains|will be) [a] no >
(i am|we are|will|must|i|we) [going to] [have to|need to] say no (NOW >|to (this|that|it|your|the))
(it|this|that|it 's) [will be|would be] [is|has to be] a no from
(we|i) (have|there is) no [further|current|immediate|real] (need|use|demand|requirement|requirements) (NOW >|for (this|it|that|your|THING|such|any|another))
(we|i) have no plans to (buy|purchase|change|switch|proceed|invest|expand)
(i am|we are|are|i|we) no longer (looking|considering|pursuing|need|require|hiring|recruiting) [for|to] (this|it|that|THING|your|any|new|a|an|>)
there is [simply|just|currently|unfortunately] no (budget|money|funding) [NOW|for (this|it|that|THING|such|in)]
there is [simply|just|currently|unfortunately] no need (NOW >|for (this|it|that|THING|such|your|another|a)|on our|at our|#)
< [unfortunately|sorry|sadly] [,] no budget [NOW|for (this|it|that|such|THING)] (>|so no)
(no budget) * so no >
so [it is|that is] [a] no [then|thanks|thank you] >
= pass
WEWILL [to] [have to|need to|likely|probably|respectfully|politely|just|simply|gladly|like to|want to|prefer to|rather] [to] pass (NOW >|on (this|it|that|THING) [one|opportunity|offer|time] NOW (>|at)|up (this|the|your))
(i am|we are) (going to|afraid i will|afraid we will|afraid i have to|afraid we have to) [have to] pass (NOW >|on (this|it|that|THING) [one|opportunity|offer] NOW >)
(have|need|need us|like|wish|prefer|choose|chosen|elected|decided|want) to [respectfully|politely] pass (NOW >|on (this|it|that|THING) [one|opportunity|offer] NOW >|, )
< pass for (now|this time|us)
(it is|this is|that is) a pass (from|for)
= passing
(we are|i am|we will be|i will be) passing (NOW >|on (this|it|that|THING) >)
= decline declining
(i|we|must|to|will|respectfully|politely|would|kindly|unfortunately|regretfully|gratefully) [am|are|have|regret|afraid|wish|need|going|like|forced|afraid i|afraid we|must|have|obliged|hereby] [to|will] [have to|must] [respectfully|politely|regretfully|gratefully|kindly] decline (>|your|this|the|it|that|THING|at this|with|for|to)
(i am|we are|will be|i must be) [respectfully|politely|regretfully] declining (your|this|the|>)
= decided opted chosen choose chose elected
(decided|opted|chosen|choose|chose|elected) [instead|now|in the end|ultimately] [to] (go|going|work|continue|proceed|sign|partner|stay|stick|move forward|move ahead|gone) [ahead|forward] with (our current|our existing|the existing|the incumbent|what we have|one of the other|OTHER)
(decided|opted) (against|on OTHER|for OTHER)
(decided|opted|chosen|elected) [that] [it is|it was] [best] [instead|in the end|ultimately] not to [be] (PURSUE|PURSUING|go|work|hire|take|offer|use|move|book|place|run|make|have|get|order|renew|expand|replace|start|launch)
(decided|opted|chosen|elected) to not (PURSUE|go|hire|take|offer|use|move)
(we have|we|i have|i) [now|already|since] (chosen|selected|picked|chose|opted for|decided on) OTHER (vendor|supplier|provider|partner|company|candidate|applicant|option|solution|agency|offer|team|firm|tool|product|proposal|>)
= go going went gone goes
(going|go|went|gone) [ahead|forward] with (someone else|somebody else|someone local|our existing|our current|the incumbent|(another|a different|an other|a competing|a local|an alternative) [new] (vendor|supplier|provider|partner|company|candidate|applicant|option|solution|agency|offer|team|firm|consultant|contractor|tool|product|proposal|quote|bid|speaker|platform|one))
not [be] going [to] [ahead|forward|further] with (this|it|your|that|these) THING
not [be] going to PURSUE [with] [this|it|your|that|these|any] THING NOW (>|with (this|it|your|you))
not be (going|taking (this|it)) [any] (ahead|forward|further)
not [be] able to (pursue|proceed|move forward|move ahead|take (this|it) [any] further|take (this|it) forward|engage|invest|sponsor|work together|take you up|offer you|continue (with|our))
= selected filled candidate candidates successful unsuccessful applicants
(selected|chosen|offered|hired|decided|proceed|proceeding|move|moving|moved|go|going|gone|went|continue|continuing) [to|forward|ahead|the|on|position|role|job|in favour of|in favor of] * [with|for|on|to] (OTHER|another|other) [internal|external|more] (candidate|candidates|applicants?)
(position|role|job|vacancy|post) [you] * (has|have|was|is) [now|since|already|meanwhile] [been] filled
[you|your application|application] (have|has|were|was|are|is) not [been] [selected|successful|shortlisted|chosen] (>|for|on|in|at|this)
(were|was|have been|has been|are|is) unsuccessful (>|on|in|at|this)
= able
(will not|are not|am not|cannot) [be] able to (pursue|proceed|move forward|move ahead|take (this|it) [any] further|take (this|it) forward|engage|invest|sponsor|work together|take you up|offer you)
= proceed proceeding move moving pursue pursuing forward further offer offering
(will not|are not|am not|not|cannot|can not|would not|no longer) [be] [able] [going] [to] [be] [currently|able to|in a position to] PURSUING (with (THING|your|this|it|you|the|an)|NOW >|for|>)
(i|we) (will not|are not going to|am not going to|can not|would rather not|shall not|do not want to|do not wish to|are not able to|are unable to|am not able to|do not plan to|do not intend to|have no intention to) [currently|to] (pursue|proceed|move forward|move ahead|go forward|go ahead|take this further|take it further|take this forward) (with|this|it|>|NOW >)
not [be] (taking|moving|bringing) [your|the] [application|candidacy|you|this|it|proposal|offer|things|discussion|conversation|process] (further|forward)
(can not|unable to|not able to|not be able to|not in a position to) (offer|make) you (a|an|the|this|any)
= accept
(can not|unable to|not able to|not be able to|will not|not in a position to) accept (your|the|this|it|THING)
= fit
do not (think|feel|believe) [that] [this|it|we|that|your THING] (is|are|would be|will be) (a|the) [very|really|quite] [good|great|right|perfect|ideal|strong|best] fit
(not|is not|are not|was not|not quite|not really|not exactly) [be] (a|the|an) [very|really|quite] [good|great|right|perfect|ideal|strong|best] fit (>|for (us|me|our|my|what|this|the|now)|right now|at)
(do not|does not|did not) [really|quite] fit [with] [our|my|into our] (needs|strategy|plans|budget|focus|requirements|roadmap|portfolio|schedule)
= need needs
(i|we) (do not|will not|no longer) [really|currently|actually|have any|have a|have] [any] need (NOW >|(this|it) NOW >|(for|of) it|[for|of] (your services?|your products?|such|any of|additional|another|THING))
not (what|something) (we|i) (need|are looking for|am looking for|want)
= looking considering
(i am|we are|are|am) not [currently|actively|really] (looking|considering|in the market|hiring|recruiting|taking on|evaluating|buying) [for|to|at] [any|a|an|new|this|it|more|additional|another|other|THING|on] (>|NOW >|suppliers?|vendors?|partners?|solutions?|tools?|services?|products?|clients?|opportunities|roles?|jobs?|positions?|changes?|change|investments?|buy|expand|switch)
= budget afford
(do|does|did) not [currently|really|actually|unfortunately] have [the|a|any|enough] budget
(budget|funding) (is|was|has) [been] [not] (cut|cancelled|gone|denied|refused|rejected|not approved|not been approved)
(can not|could not|can simply not|unable to|not able to) afford (>|this|it|that|your|the|THING)
= set
all set with (our|my|the) [current|existing]
= direction
(go|going|gone|went|moving|move) in (a different|another) direction
= already
(we|i) already (have|use|work with|found) (a|an|another|one|someone|our|everything) [long standing|good|great|trusted|existing|similar] (vendor|supplier|partner|provider|solution|tool|agency|product|system|else|candidate|advisor|>)
= switching changing switch change replacing
(not|no) [currently|actively|really|planning|intending|going|intend|plan|to] [planning|looking|to be] [to] (switching|changing|switch|change|replacing) [anything|provider|providers|supplier|suppliers|vendor|vendors|tools|systems] [NOW] >
= happy satisfied content pleased
(happy|satisfied|content|pleased|fine) with (our|my|the|what) [current|existing|present|we] (have|provider|supplier|vendor|solution|setup|tool|partner|system|agency|provider|arrangement|software|product|set up)
= us me
< [sorry|unfortunately] [,] (not for us|not for me|not my thing|not our thing) >
(it is|this is|that is|is) [just|simply|really|probably|afraid] not [really|quite] for (us|me) >
(it is|this is|that is) not [really|quite|something] [for (us|me)] >
not the right (thing|fit|product|match|opportunity|role|solution|partner|choice) for (us|me)
not right for (us|me) (>|NOW >)
= unfortunately afraid regret sorry
(regret|sorry) to (inform|tell|let) you [know] [that] [we|i|your|this|you] * (not|decided against|another|unable|unsuccessful|filled|declined|rejected)
= rejected
(has|have|was|is) [been] rejected
= interesse bedarf
(kein|keinerlei|nicht|null) [weiteres|grosses|akutes|weiter] interesse [mehr|SIE|an (diesem|dem|der|ihrem|ihrer|deinem|deiner|einer|einem|weiteren|einer zusammenarbeit|diesem|diesen)]
(nicht) (mehr) [weiter] interessiert
(wir|ich|uns|leider|derzeit|aktuell|momentan|haben|sehen|sehe) [leider|derzeit|aktuell|da|dafur|hier|wir|ich] (keinen|kein) [weiteren|akuten|konkreten|aktuellen] bedarf (>|mehr|an|fur|dafur|dafuer)
< (keinen|kein) [weiteren|akuten|konkreten|aktuellen] bedarf >
(keinen|kein) [weiteren|akuten|konkreten|aktuellen] bedarf (#|mehr #|an (ihr|ihre|ihrem|ihrer|dein)|fur (so|ihr|ihre|derartige|solche))
= interessiert
(bin|sind|waren|ware) SIE [daran|doch] nicht [daran|mehr|weiter|wirklich] interessiert
= interessant relevant spannend passend richtige
(ist|ware|waren|sind) * [fur uns|fur mich] [leider|derzeit|aktuell|momentan|gerade] nicht [wirklich|so|besonders] (interessant|relevant|passend|das richtige|von interesse)
(fur uns|fur mich) [leider|derzeit|aktuell|momentan|gerade] (nicht|kein) [wirklich|so] (interessant|relevant|passend|das richtige|thema)
= versorgt aufgestellt ausgestattet eingedeckt bedient abgedeckt
(bin|sind) [wir|ich] [damit|hier|da|in diesem bereich|derzeit|aktuell|schon|bereits|schon|leider] [schon|bereits] (gut|bestens|sehr gut|ausreichend|bereits|schon|anderweitig|komplett) (versorgt|aufgestellt|ausgestattet|eingedeckt|bedient|abgedeckt) >
(bin|sind) [wir|ich] (schon|bereits) [gut|bestens|anderweitig] (versorgt|aufgestellt|ausgestattet|eingedeckt|bedient) >
= passen
(muss|mussen|werde|werden) [ich|wir] [da|hier|leider|diesmal|daher] [da|hier|leider|diesmal|dankend] passen (>|,)
= gebrauch
(keinen|nicht) * gebrauch machen
= zufrieden wechsel wechseln
(mit) (unserem|unserer|unseren|dem|meinem) [jetzigen|aktuellen|bisherigen|bestehenden|derzeitigen|jetziger|aktueller] (dienstleister|anbieter|partner|lieferanten|losung|system|agentur|software|tool|aktuellen|jetzigen|bestehenden) [sehr|ganz|rundum|absolut|vollig] zufrieden
(zufrieden) mit (unserem|unserer|dem) (jetzigen|aktuellen|bisherigen|bestehenden|derzeitigen|jetziger|aktueller|dienstleister|anbieter|partner|lieferanten)
(kein|keinen) * (wechsel) (>|geplant|vor)
(wollen|mochten|werden|planen) [wir|ich|derzeit|aktuell|daher] nicht [zu] wechseln
= nein
< [leider] nein [,|leider|aber] (danke|vielen dank|herzlichen dank|besten dank|lieber nicht) >
(danke|dank) [,] [aber] nein [,] (danke|>)
(leider|ein|klares|klar|deshalb|daher|also|somit|mit) nein (sagen|zu sagen|>)
= nichts
(ist|ware|leider|das) nichts fur (uns|mich)
= annehmen
(mochte|mochten|werde|werden|kann|konnen) * nicht annehmen
= ablehnen abzulehnen lehnen absagen abzusagen absage
(muss|mussen|mochte|mochten|werde|werden|wollen|leider|dankend|hoflich) [ich|wir|das|es|ihr|ihnen|dir|euch|angebot|leider|ihre|einladung|anfrage|dein|deine|daher|das angebot|die einladung|die anfrage] * (ablehnen|absagen|dankend ablehnen)
lehnen wir [leider|hoflich|dankend|daher] [ihr|das|dein] [angebot] [leider|dankend] (ab|>)
= entschieden
(anders|dagegen|gegen (das|ihr|dein|die|ihre|deine|eine|ein|euer)|fur (einen|eine|ein|jemand|jemanden|etwas) [anderen|andere|anderes|mitbewerber|wettbewerber|andern]|fur [einen] (mitbewerber|wettbewerber)) [angebot|anbieter|losung|kandidaten|kandidatin|bewerber|bewerberin|dienstleister|partner|partnerin|agentur|zusammenarbeit|produkt|system|weg] entschieden
(entschieden) [,] (nicht|das nicht|dies nicht|es nicht|damit nicht|das projekt nicht|keine|keinen|das angebot nicht|es doch nicht|doch nicht)
= anderweitig
anderweitig (entschieden|orientiert|gelost|versorgt)
= thema
(kein|nicht das) thema (fur uns|bei uns)
= abstand
(nehmen|nehme|genommen) * abstand (>|davon)
= budget mittel geld
(kein|keine|nicht das|nicht genug|keinerlei) [passendes|freies|weiteres] (budget|mittel|geld) (>|mehr|dafur|dafuer|hierfur|fur|da|zur|ubrig|frei|ist|haben|,|und|eingeplant|vorgesehen)
= passt
(passt) [es|das] [fur|zu|bei] [uns|mir|mich] [leider|derzeit|aktuell|so|momentan|einfach|doch|gerade|im moment|zurzeit] [leider|so|einfach] nicht (>|zu|fur|in|ins|so|recht|mehr)
(das|es) passt [leider|derzeit|aktuell|einfach|doch|so] nicht (>|zu uns|fur uns|fur mich|zu mir|in unser|in unsere|ins)
= brauchen benotigen brauche benotige
(brauchen|benotigen|brauche|benotige) [wir|ich] [das|es|sie|so etwas|dies|ihre dienste|ihr produkt] [leider|derzeit|aktuell|im moment|momentan] nicht (mehr|>)
= verzichten
(verzichten|verzichte) [wir|ich|darauf|lieber|daher|leider|gerne|dankend|hierauf|diesmal]
= bleiben bleibe
(bleiben|bleibe) [wir|ich] [daher|lieber|vorerst|erstmal|aber] bei (unserer|unserem|der|dem|unseren) (bisherigen|jetzigen|bestehenden|aktuellen|bewahrten)
= budget
budget * (ist|sind) [leider|bereits|schon|fur dieses jahr] [schon|bereits|leider|komplett] (verplant|ausgeschopft|aufgebraucht|erschopft|vergeben)
= frage
(kommt|kame) [das|es|dies] [fur (uns|mich)|leider|derzeit|aktuell|daher|momentan] [leider|derzeit|aktuell|momentan] nicht in frage
= prioritat
(fur uns) [leider|derzeit|aktuell|momentan] (keine|nicht die) [hohe|grosse] prioritat
(keine|nicht die) [hohe|grosse] prioritat fur uns
= interesse nutzen
(sehe|sehen) [ich|wir|darin|fur uns|hier|da] [darin|fur uns|hier|da|leider|derzeit|aktuell] [leider|derzeit|aktuell] (keinen|wenig) [grossen|echten|wirklichen] (bedarf|nutzen|mehrwert|sinn)
= verfolgen weiterfuhren fortsetzen weiterverfolgen fortfuhren
nicht (weiterverfolgen|weiter verfolgen|weiterfuhren|fortfuhren|fortsetzen)
= berucksichtigen berucksichtigt
(leider) * nicht (berucksichtigen|berucksichtigt)
= besetzt vergeben
(stelle|position|auftrag|platz|posten) [ist|wurde|sind|wurden|bereits|schon|inzwischen|mittlerweile|leider]  [bereits|schon|inzwischen|mittlerweile|leider|anderweitig] [anderweitig] (besetzt|vergeben)
= interesse interesses interessee interesses interessees interet
(ne|n) [suis|sommes|serai|serons] FRADV [suis|sommes|etes] pas FRADV [vraiment|du tout] (interesse|interessee|interesses|interessees) (>|par)
< (pas|non) [,] FRADV (interesse|interessee|interesses|interessees) >
(ne|n) (suis|sommes) plus (interesse|interessee|interesses|interessees)
= merci
< non [,] [mais] merci (>|,|beaucoup|a vous|pour)
merci [,] mais non [,] (merci|>)
= decliner refuser
(preferons|prefere|devons|dois|souhaitons|souhaite|oblige|obligee|obliges|contraint|contrainte|contraints|me permets|regret|vois|regrette|allons|vais|voyons) [donc|malheureusement|finalement|helas] [de|a|d|dans l obligation|devoir|dans l obligation de|malheureusement|poliment] [devoir] (decliner|refuser) (>|votre|cette|l|ton|ta|la|le|poliment)
= suite
(ne|n) (donnons|donnerons|donnerai|donne|souhaitons|souhaite|pouvons|pourrons|peux|pourrai|allons|vais|desirons|pouvoir) [malheureusement] pas [pouvoir|malheureusement] [donner] [une] [suite] [favorable] [donner|a] (suite|votre)
pas [y] (donner|donne) [une] suite
= tour passons passe
(vais|allons|prefere|preferons|dois|devons) [donc|plutot] passer (mon|notre) tour
< (je|nous|on) (passe|passons) (mon|notre) tour
= poursuivre continuer aller avancer renouveler
(preferons|prefere|prefererions|prefererais|allons|vais) [donc] ne pas (poursuivre|continuer|aller plus loin|avancer|renouveler|changer)
(ne) (souhaitons|souhaite|allons|vais|pouvons|peux|voulons) pas (poursuivre|continuer|aller plus loin|avancer|renouveler) (>|avec|dans|sur|cette|la|plus|votre)
= satisfaits satisfait satisfaite satisfaites equipes equipe equipees pourvus
(sommes|suis) (deja|tres|pleinement|actuellement) [deja|tres|pleinement] (satisfaits|satisfait|satisfaite|satisfaites|equipes|equipe|equipees|pourvus) (>|de (notre|nos|mon)|par (notre|nos)|avec (notre|nos)|pour|en)
= interet pertinent priorite
(ne) (presente|represente|voyons|vois|trouve|trouvons) pas [d|l|un|de|reel] [reel|grand] interet [pour nous|a]
(n) est pas (pertinent|interessant|adapte) pour (nous|moi)
= retenu retenue retenir retenus
(ne|n) [a|ont|avons|avez|pas|pouvons] * (pas) * (retenu|retenue|retenir|retenus) (>|votre|pour|l)
(retenu|choisi|opte pour|prefere|selectionne) (un autre|une autre|d autres)
= decide choisi opte opter decision parti partis
(decide|choisi|fait le choix|pris la decision|prefere|preferons) de ne pas [y|nous|vous] (donner|poursuivre|continuer|aller|retenir|participer|renouveler|investir|accepter|changer|travailler|proceder|avancer|signer|acheter|commander|engager|prendre|retenir)
= actualite priorite priorites programme
(est|sera|figure) pas [actuellement|vraiment|pour l instant] (d actualite|(une priorite|prioritaire) pour (nous|notre)|dans nos priorites|au programme|a l ordre du jour|dans nos projets)
= restons reste conservons gardons
(restons|reste|conservons|gardons) [donc|finalement] [avec|chez|sur] notre (fournisseur|prestataire|solution|partenaire|outil|systeme) (actuel|actuelle)
= budget
budget * est [deja|malheureusement] (epuise|alloue|boucle|consomme)
= travaillons travaille collaborons disposons
(travaillons|travaille|collaborons) deja avec (un|une|notre|nos|d autres|quelqu)
disposons deja (de|d)
= avons
avons deja (un|une|notre) (prestataire|fournisseur|partenaire|solution|outil|agence) (>|pour (cela|ca|ce|cette)|et)
(decide|choisi|opte|parti|partis|opter|decision) [de] [pour|de travailler avec|de partir sur|sur|avec|travailler|partir] [avec|sur] (un autre|une autre|quelqu un d autre|un concurrent|d autres)
= besoin budget
(n|ne) (avons|ai|a|avez) FRADV (pas|plus|aucun) FRADV [vraiment|le|de|d] (besoin|budget) (>|de|pour|d|actuellement|en)
(pas|plus|aucun) (de|le) (budget) (>|pour|cette|actuellement|prevu|disponible)
< (pas|aucun|plus) [de] (besoin|budget) [pour l instant|actuellement|cette annee|pour cela|pour ca] >
= correspond convient
(ne) (correspond|convient) [malheureusement] pas (a (nos|mes|notre|ce)|nous|>)
= interesa interesados interesado interesada interesadas interes
no (me|nos) interesa (ESADV >|mucho|realmente|el tema|la oferta|la propuesta|su oferta|tu propuesta|>)
no (estoy|estamos) ESADV (interesado|interesada|interesados|interesadas) (>|en|ESADV >)
= gracias
< no [,] [pero|muchas] (gracias|muchas gracias) (>|por|pero|,)
gracias [,] pero no [,] (gracias|>)
= declinar rechazar
(debo|debemos|tengo que|tenemos que|vamos a|voy a|prefiero|preferimos|quisiera|lamento|permiteme|queremos|quiero) [tener que] (declinar|rechazar) (>|la|su|tu|esta|el|vuestra)
= decantado inclinado
(nos hemos|me he|hemos) (decantado|inclinado) por (otro|otra|otros|otras|alguien)
= quedamos seguimos continuamos seguiremos continuaremos
(nos quedamos|seguimos|continuamos|seguiremos|continuaremos) con (nuestro|el|nuestra) (proveedor|socio|sistema|solucion|agencia) [actual]
= presupuesto
presupuesto * (esta|ya esta) [ya] (agotado|gastado|comprometido|cerrado)
= podra
(esta vez|lamentablemente|me temo que|al final|finalmente|desgraciadamente|de momento|por ahora) no (podra ser|va a poder ser|puede ser|sera posible)
= prioridad
no es [ahora|ahora mismo|de momento|actualmente] [una|la] prioridad (para nosotros|nuestra)
= trabajamos contamos tenemos
ya (trabajamos|contamos|tenemos|trabajo|cuento) [con] (un|una|otro|otra|nuestro) (proveedor|socio|solucion|herramienta|agencia|empresa) (>|para (esto|eso|ello|este))
= decidido optado elegido opto optamos
(hemos|he|se ha|han) (decidido|optado|elegido|escogido) [por|trabajar con|ir con|seguir con|continuar con|a] (otro|otra|otros|otras|alguien mas)
(hemos|he|se ha) decidido no (seguir|continuar|avanzar|participar|contratar|comprar|proceder|invertir|renovar|aceptar)
(optamos|decidimos) [por] (otro|otra|no seguir|no continuar|no avanzar)
= proveedor aceptarla aceptarlo aceptar
(seguir|continuar|quedarnos) con (nuestro|el|mi) proveedor
no (voy a|vamos a|puedo|podemos) (aceptarla|aceptarlo|aceptar (la|su|tu|esta|vuestra))
= presupuesto necesitamos necesito
no (tenemos|tengo|hay|disponemos|contamos) [de|con|el|un|ningun|suficiente] [el] presupuesto
< sin presupuesto
no (lo|la|los) (necesitamos|necesito) (>|ESADV >)
no (necesitamos|necesito) (sus servicios|su producto|este servicio|nada|sus productos)
= contentos satisfechos contento satisfecho satisfecha cubierto cubiertos cubierta
(estamos|estoy) (muy|ya|bastante) [bien] (contentos|satisfechos|contento|satisfecho|satisfecha|cubiertos) (con (nuestro|nuestra|nuestros|el actual|la actual|lo que|el que|la que|mi|el proveedor|quien)|>)
ya (lo|la) tenemos [todo|bien] (cubierto|cubierta|resuelto|solucionado)
= pasar paso pasamos
(vamos a|voy a|prefiero|preferimos|tengo que|tenemos que) pasar (>|esta vez|de (esto|esta|la|momento))
< esta vez (paso|pasamos) >
= encaja
no (nos|me) (encaja|conviene) (>|ESADV >|en|con)
no encaja (con|en) (nuestras|nuestra|nuestros|lo|nuestro|mis)
= adelante
no (vamos a|voy a|podemos|puedo|queremos|seguiremos|seguir|iremos) [seguir|ir|continuar] adelante
= interessato interessata interessati interessate interessa interesse
non (sono|siamo) ITADV (interessato|interessata|interessati|interessate) (>|a|al|alla|in|ITADV >)
non (mi|ci) interessa (>|ITADV >|la|il|questa|questo|la sua|la vostra)
non (ho|abbiamo|c e) [alcun|nessun] interesse (>|a|per|ITADV >)
= grazie
< no [,] [ma] grazie (>|mille|per|,)
grazie [,] [ma|mille] [ma] no [,] (grazie|>)
= deciso scelto
(abbiamo|ho|e stato) (deciso|scelto|optato) [per|di (lavorare|andare|procedere|proseguire|continuare) con] (un altro|un altra|un|altri|altro|qualcun altro) [altro]
(abbiamo|ho) (deciso|scelto) di non (procedere|proseguire|andare|partecipare|accettare|continuare|acquistare|investire)
= priorita
non e [al momento|attualmente|ora|per ora] una [nostra] priorita per noi
= restiamo rimaniamo continuiamo
(restiamo|rimaniamo|continuiamo) con il nostro (fornitore|partner|sistema) [attuale]
= budget
budget * e [gia] (esaurito|finito|impegnato)
= avanti
(deciso|preferiamo|preferisco|intendiamo) [di] non andare (avanti|oltre)
= posto coperti soddisfatti contenti fornitore
(siamo|sono) (gia|molto|gia molto|al momento gia) (a posto|coperti|soddisfatti|contenti|forniti|organizzati) (>|cosi|con|del|di)
= fa
non fa (per noi|per me|al caso nostro)
= declinare rifiutare
(devo|dobbiamo|preferisco|preferiamo|vorrei|costretto a|costretti a|costretta a) (declinare|rifiutare)
= budget bisogno
non (abbiamo|ho|c e|disponiamo) [il|del|un|di|alcun|abbastanza] (budget|bisogno) (>|di|per|a)
= interessado interessada interessados interessadas interesse
nao (estou|estamos) [mais|no momento|de momento|neste momento|realmente] (interessado|interessada|interessados|interessadas)
nao (tenho|temos|ha) [mais|qualquer|nenhum] interesse
= obrigado obrigada
< nao [,] [mas|muito] (obrigado|obrigada)
(obrigado|obrigada) [,] mas nao [,] (obrigado|obrigada|>)
= decidimos decidi optamos
(decidimos|decidi|optamos|optei) [por|ir com|trabalhar com|seguir com|avancar com] (outro|outra|outros|outras|nao|por outro|por outra)
= satisfeitos satisfeito satisfeita fornecedor fornecedores
(estamos|estou) (muito|ja|bastante) (satisfeitos|satisfeito|satisfeita|servidos) (com|>)
ja (temos|tenho|trabalhamos com) (um|o nosso|nosso) (fornecedor|parceiro)
= prioridade
nao e [de momento|neste momento|agora|atualmente] [uma|a nossa] prioridade para (nos|a nossa)
= ficamos continuamos seguimos
(ficamos|continuamos|seguimos|vamos ficar|vamos continuar) com o nosso (fornecedor|parceiro|sistema) [atual]
= avancar prosseguir seguir
(preferimos|prefiro|decidimos|optamos por|nao vamos|nao iremos) [nao] (avancar|prosseguir|seguir em frente)
= faz
nao faz sentido (para nos|para mim)
= recusar orcamento verba
(tenho de|temos de|tenho que|temos que|vou|vamos|preciso|prefiro) recusar
= interesse geinteresseerd belangstelling
geen (interesse|belangstelling) (>|in|voor|meer|op dit moment)
niet [langer|meer|echt] geinteresseerd
= nee bedankt dank
< nee [,] [maar] (bedankt|dank je|dank u|dankjewel|dank)
(bedankt|dank|dankjewel) [,] maar nee
= voorzien tevreden
(zijn|ben) [wij|we|ik] [al|reeds|hiervan|daarin] (al|reeds|goed|ruim) [goed|ruim] voorzien
(tevreden) (met|over) (onze|mijn|ons|de) (huidige|bestaande|leverancier|partner)
= prioriteit
geen [hoge] prioriteit (voor ons|bij ons)
(voor ons|bij ons) [nu|momenteel] geen [hoge] prioriteit
= blijven blijf
(blijven|blijf) [wij|we|ik] [liever|voorlopig] (bij|met) (onze|ons) (huidige|bestaande)
= past slaan sla
(past) [het|dit|dat] [helaas|nu|op dit moment|momenteel] niet (bij ons|binnen|in ons)
(slaan|sla) [we|wij|ik|dit|het|deze] [we|dit|het|deze|keer|helaas|voorbij] over >
= gekozen besloten
(gekozen|besloten|kiezen|gaan) [voor|om] [met|voor] (een andere|een ander|iemand anders|anderen|niet (verder|door|in))
voor (een andere|een ander|iemand anders) * gekozen
= budget behoefte afwijzen afslaan
geen (budget|behoefte) (>|voor|aan|meer|op|hiervoor)
(moet|moeten|wil|willen) [ik|we|wij|dit|het|helaas|je|uw|aanbod|uitnodiging] * (afwijzen|afslaan)
""",
    _NAMES,
)

CONTRAST = table(
    """
but however though although yet whereas while hingegen dagegen wohl instead rather aber jedoch sondern allerdings dafur stattdessen mais cependant
toutefois pourtant par pero sino aunque ma pero bensi tuttavia mas porem maar echter wel
"""
)
"""What follows one of these may take a no back."""

KIND = table(
    """
thank thanks appreciate appreciated wish best luck sorry keep stay touch hope kind wishing touched grateful
success regards danke dank alles gute viel erfolg gluck kontakt freue merci bonne bonnes continuation courage
contact gracias suerte exito contacto grazie lascia auguri fortuna obrigado obrigada sorte sucesso bedankt
succes
"""
)
"""What is said to soften a no, and does not take it back."""

DECLINING = table(
    """
decline declining cancel absagen ablehnen abzusagen absage decliner refuser declinar rechazar cancelar declinare
rifiutare recusar afzeggen afwijzen
"""
)
SETTINGS = table(
    """
date day time slot week month venue place room location restaurant format name title topic hotel train flight
"""
)
"""Another one of these is no other partner."""

DATES = table(
    """
termin treffen besprechung meeting call slot appointment rendez rdv reunion cita llamada riunione appuntamento
reuniao consulta afspraak vergadering tomorrow today morgen heute demain manana domani amanha
"""
)
"""Beside one of `DECLINING` these say that somebody cannot come then."""
