"""Ways to ask for no mail any more, put together from what is done, to what, and from where.

Folded, as `sentences` writes them; the syntax is that of `phrases`. Whole phrases stand in `optout_words`.
"""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases

_NAMES = {
    # English
    "ERASE": "(erase|delete|remove|destroy|purge|wipe|scrub|expunge|clear|strike|take|drop|scratch|cross|cut|leave|get|unlist|deregister|withdraw|pull)",
    "ERASED": "(erased|deleted|removed|destroyed|purged|wiped|scrubbed|expunged|struck|taken|dropped|crossed|withdrawn|gone|off)",
    "MYDATA": "(my|our) [own|entire|personal|contact|private|email|work|company] (data|details|information|info|records?|address|email address|contact details|contact information|contact data|contact|profile|name|entry|number)",
    "YOURDATA": "(all|any|all of|every|everything|whatever) [of] [the|my|our] [personal] [data|details|information|records|copies] [that|which] [you] [may|might] [hold|have|store|keep|stored|process|collected|saved]",
    "OFF": "(from|off|off of|out of|on|in)",
    "YLIST": "(your|this|the|any|that|every|whatever|all|all your|all of your|any of your|these|those) [own|company|internal] [mailing|email|contact|contacts|distribution|marketing|sales|newsletter|prospect|prospecting|outreach|subscriber|customer|client|address] (list|lists|database|databases|crm|campaigns?|sequence|newsletters?|records|contacts|mailings|mailing|emails|distribution|books|files|distro|systems?|directory|spreadsheet|mailshots?|outreach|cadence|rolodex)",
    "MAILS": "(emails?|messages?|mail|mailings?|newsletters?|communications?|correspondence|reminders?|follow ups?|spam|pitches|solicitations?|advertising|marketing|outreach|letters|notes)",
    "WRITING": "(emailing|mailing|writing|contacting|messaging|texting|spamming|bothering|pestering|harassing|pinging|chasing|soliciting|reaching out|following up|getting in touch)",
    "WRITE": "(email|mail|write|write to|contact|message|text|bother|spam|pester|harass|chase|ping|solicit|approach|disturb|get in touch with|reach out to|get in contact with|follow up with)",
    "WRITTEN": "(emailed|mailed|contacted|messaged|texted|bothered|spammed|pestered|chased|solicited|approached|written to|disturbed)",
    "EVER": "(again|any more|any longer|any further|further|ever|ever again|in future|in the future|from now on|going forward)",
    "ASK": "(ask|asking|asked|request|requesting|requested|beg|urge|want|like|need|expect|require|instruct|demand|told|tell|telling|advise|prefer|insist)",
    # German
    "DEERASE": "(loschen|losche|losch|loscht|entfernen|entferne|entfern|entfernt|streichen|streiche|streich|streicht|tilgen|tilgt|vernichten|vernichtet|sperren|sperrt|nehmen|nehmt|nimm|tragen|tragt|werfen|werft|schmeissen|schmeisst|austragen|herausnehmen|rausnehmen|rauswerfen)",
    "DEERASED": "(geloscht|entfernt|gestrichen|getilgt|vernichtet|gesperrt|genommen|ausgetragen|herausgenommen|rausgenommen|abgemeldet)",
    "DETOERASE": "(zu loschen|zu entfernen|zu streichen|zu tilgen|zu vernichten|zu sperren|zu nehmen|auszutragen|herauszunehmen|rauszunehmen|abzumelden)",
    "DEMYDATA": "[alle|samtliche|saemtliche|all|jegliche|gespeicherten] (meine|meiner|unsere|unserer|alle|samtliche|aller|samtlicher|die|der) [bei ihnen] [zu mir|uber mich|von mir] [personenbezogenen|gespeicherten|personlichen|privaten] (daten|kontaktdaten|adresse|adressdaten|emailadresse|mailadresse|email adresse|anschrift|angaben|informationen|kontaktinformationen)",
    "DELIST": "(verteiler|verteilern|verteilerliste|liste|listen|mailingliste|adressliste|datenbank|datenbanken|newsletter|emailliste|kontaktliste|mailverteiler|emailverteiler|adressbuch|kartei|adresskartei|system|systemen|crm|bestand|adressbestand|unterlagen|kontakten|aussendungen|rundmail|rundschreiben|akten|empfangerliste|empfangerlisten|versandliste|verteilerkreis|newsletterverteiler|rundmailverteiler|abonnentenliste|einladungsliste|kundenkartei|kundenliste|interessentenliste|adressdatei|datei|empfangerkreis|kundendatenbank)",
    "DEYOUR": "(ihr|ihrem|ihrer|ihren|dem|der|den|deinem|deiner|deinen|diesem|dieser|diesen|eurem|eurer|euren|allen|samtlichen|jedem|jeder|saemtlichen)",
    "DEMAILS": "(emails?|nachrichten?|post|anfragen?|werbung|werbemails?|newsletters?|zuschriften|schreiben|mailings?|kontaktaufnahmen?|kontaktversuche?|angebote|belastigungen|nachfragen|erinnerungen|kontakt|rundmails?|rundschreiben|spam|newslettern|mailings|briefe)",
    "DEINF": "(kontaktieren|anschreiben|schreiben|mailen|anmailen|belastigen|behelligen|storen|nerven|bemailen|zuspammen|angehen|bombardieren|zuschicken|zusenden|schicken|melden)",
    "DEZU": "(zu kontaktieren|anzuschreiben|zu schreiben|zu mailen|anzumailen|zu belastigen|zu behelligen|zu storen|zu nerven|zuzuspammen|zu bombardieren|zuzuschicken|zuzusenden|zu schicken|zu melden|zu kontaktieren)",
    "DEPP": "(kontaktiert|angeschrieben|angemailt|belastigt|behelligt|gestort|beworben)",
    "DEAGAIN": "(mehr|weiter|weiterhin|wieder|nochmals|nochmal|noch einmal|erneut|langer|kunftig|zukunftig|in zukunft)",
    # French
    "FRERASE": "(effacer|effacez|efface|effaciez|supprimer|supprimez|supprime|supprimiez|detruire|detruisez|retirer|retirez|retire|retiriez|enlever|enlevez|enleve|rayer|rayez|raye|radier|radiez|oter|otez|sortir|sortez|desinscrire|desinscrivez|desinscris|desabonner|desabonnez|eliminer|eliminez)",
    "FRMYDATA": "(mes|toutes mes|nos|toutes les|toute|les|l ensemble de mes|l ensemble des|mon|ma|notre) [eventuelles] (donnees|coordonnees|informations|infos|adresse|adresse email|adresse electronique|email|fiche|contact|nom|numero)",
    "FRLIST": "(listes?|bases?|base de donnees|bases de donnees|fichiers?|mailing|mailings|newsletter|mailing list|liste de diffusion|listes de diffusion|liste d envoi|carnet d adresses|systemes?|crm|envois|registres|contacts|campagnes?|repertoire)",
    "FRYOUR": "(vos|votre|tes|ta|ton|cette|ce|la|le|toutes vos|tous vos|ces)",
    "FRMAILS": "(emails?|messages?|courriers?|newsletters?|sollicitations?|relances?|communications?|publicites?|pubs?|offres|demarchage|spams?|prospection|mailings?)",
    "FRINF": "(contacter|recontacter|solliciter|ecrire|relancer|deranger|importuner|demarcher|harceler|envoyer|spammer|embeter|appeler)",
    "FRPP": "(contacte|contactee|contactes|recontacte|recontactee|sollicite|sollicitee|sollicites|relance|relancee|derange|derangee|importune|importunee|demarche|demarchee|destinataire|inscrit|inscrite|dans)",
    # Spanish
    "ESERASE": "(borrar|borre|borren|borrad|borra|eliminar|elimine|eliminen|elimina|eliminad|suprimir|suprima|supriman|suprime|quitar|quite|quiten|quita|quitad|retirar|retire|retiren|retira|saque|saquen|sacar|saca|sacad|tache|tachar|descarten|destruyan|destruir|desaparezca|eliminase|eliminasen|eliminara|eliminaran|borrase|borrara|quitara|retirara|cancelar|cancele|cancelen)",
    "ESERASEME": "(borreme|borrame|borrenme|borradme|borrarme|eliminame|elimineme|eliminenme|eliminadme|eliminarme|quiteme|quitame|quitenme|quitadme|quitarme|saqueme|sacame|saquenme|sacadme|sacarme|retireme|retirenme|retirame|retirarme|tacheme|tachame|suprimanme|suprimame|suprimirme)",
    "ESMYDATA": "(mis|mi|todos mis|nuestros|nuestro|nuestra|los|todos los|la|toda la|cualquier) (datos|direccion|correo|email|nombre|informacion|contacto|registros?|cuenta de correo|direccion de correo)",
    "ESLIST": "(listas?|base|bases|base de datos|bases de datos|ficheros?|fichero|boletin|boletines|newsletter|registros?|sistemas?|archivos?|lista de correo|lista de envio|lista de envios|lista de distribucion|agenda|crm|campanas?|envios|contactos|mailing)",
    "ESYOUR": "(su|sus|la|las|tu|tus|vuestra|vuestro|vuestras|vuestros|esta|esa|ese|este|el|los|todas sus|todos sus)",
    "ESMAILS": "(emails?|correos?|mensajes?|mensajitos|correos electronicos|comunicaciones|publicidad|newsletters?|boletines|propuestas|envios|spam|ofertas)",
    "ESTOME": "(escribirme|escribirnos|enviarme|enviarnos|mandarme|mandarnos|contactarme|contactarnos|contactar conmigo|molestarme|molestarnos|molestar|llamarme|bombardearme|insistir|acosarme|spamearme|dirigirse a mi|ponerse en contacto)",
}

OPT_OUT_FORMS = Phrases(
    """
= not approach clients colleagues company contact customers department employees harass message never office organisation organization people pester school should solicit
(mind|about|considering|consider|suggest) not [ever] WRITING [to] (me|us|my|our)
(do|to|must|should) (not|never) [ever|please] WRITE [any of] (our|my) [entire|whole] (staff|team|office|employees|company|clients|family|people|colleagues|firm|school|department|customers|organisation|organization) (EVER|>)
= stop
(dude|bro|man|guys|folks|omg|seriously|mate|ffs|lol|enough) [,] [just|please|now|already|so] stop [it|this|now|that|already] #
= enough many
(that is|had|getting|receive|is|quite|already) [more than|quite|already|far|way] (enough|too many) [of] [your|these|the|this] MAILS (from you|>)
= staff office company team firm department school colleagues business clinic practice email emails deregister organisation organization people unlist
ERASE [please] (our|my) [entire|whole] (staff|office|company|team|firm|department|school|colleagues|business|clinic|practice|email|emails|people|organisation|organization) [please|completely] OFF YLIST
= data details information info record records address contact profile name entry number email deletion erasure exercise removal
ERASE MYDATA (>|at once|immediately|without delay|right away|permanently|completely|entirely|asap|today|within|under|pursuant|in accordance|as per)
ERASE ~ MYDATA OFF YLIST
(have|get|want|like|see|need) MYDATA [to be] [permanently|completely|immediately] ERASED (>|OFF YLIST|from all)
(erasure|deletion|removal|destruction) of [all|any] [of] (my|our|the) [personal|contact] (data|details|information|info|records|address)
(request|ask|demand|require|exercise|insist|want|hereby|seek) ~ (erasure|deletion|removal) of
lose [my|this] (email address|address|details|number|contact details|email)
(name|address|email|contact|details) ~ (disappears?|disappeared|vanishes|is removed|is deleted|is taken|is struck|gets removed|gets deleted|comes off|be removed|be deleted|be taken) ~ OFF YLIST
= hold have store keep stored process collected saved clear concerning cross cut delete deregister destroy drop erase every everything expunge get leave pull purge regarding relating remove scratch scrub strike take unlist whatever wipe withdraw
ERASE YOURDATA (on|about|concerning|regarding|relating to|of) (me|us|my|our)
= me us myself appear books cadence care contacts database databases directory distribution emails files like lists mailing mailings mailshots need newsletter outreach records rolodex sequence spreadsheet systems want whatever wish
ERASE (me|us) [please|completely|entirely|right] OFF YLIST
(count|keep|leave) (me|us) (out of|off) [all|any] [of] (your|these|those|this|future|further) * (MAILS|list|lists|mailings|thing|loop)
(do|would) not (want|wish|like|care|need) [me|us] to (be|stay|remain|appear) (on|in|part of) YLIST
= right rights
(exercise|exercising|invoke|invoking|assert|asserting|use|enforce) [here|hereby] (my|our) ~ (right|rights) ~ (erasure|object|objection|forgotten|erased|opt out|deletion|gdpr)
(exercise|exercising|invoke|invoking|assert|asserting) (my|our) [gdpr|legal|data protection] (right|rights) [under|to|of|pursuant|as]
= object objection objecting
(object|objecting|objection) ~ to ~ (processing|use|using|processed|storage|storing|holding|keeping|marketing|contacting|emailing|mailing|receiving|being contacted) [of] [my|our|me|personal|any|by|>]
= consent consented agree agreed contacted contacting emailed emailing marketing outreach permission processing receiving reminders storing
(withdraw|revoke|retract|withdrawing|revoking|withdrawn) [hereby] [any|my|all|our] [previous|prior|given] (consent|permission) (>|to ~ (contact|contacted|processing|process|use|emails?|email|mail|marketing|communications?|data|receive)|for ~ (contact|processing|emails?|marketing|communications?|data))
(do|does|did|have) (not|never) [ever] (consent|consented|agree|agreed) to (receiving|receive|being|be|the|your|any|further|you|these|this) ~ (MAILS|contacted|contacting|processing|emailing|emailed|storing|use|you)
= contact contacting email emailing mail mailing write writing message messaging bother bothering spam pester chase text approach disturb solicit sending send touch reach advise asked asking cease chasing demand expect follow following harass harassing insist instruct like longer need never pestering ping pinging prefer quit reaching refrain request requested requesting require soliciting spamming stop tell telling texting told urge want
(cease|stop|quit|refrain|desist|abstain|discontinue) [and|or] [desist|refrain] [from] [all|any|this|further|ever|immediately] WRITING (me|us|my|our|with me|with us|to me|to us|at)
ASK [that] [you] [please|kindly] [to] (not|never|not to|never to|no longer) [to|ever] WRITE (me|us|my|our)
(no longer|not|never) [to] [ever] WRITE (me|us) (>|again|under|at (any|this or any|this) )
(do|does) not [ever|please] [have to|need to] WRITE (me|us) [back] [about|with|regarding] (anything|any of this|further|again|your products|your services)
ASK [you|that you|you all] to (stop|cease|quit|refrain) [from] [this|it|WRITING]
(no need|pointless|useless|no point) [in|to|for] [you] [to] WRITE (me|us) (again|further|any)
= contacted emailed mailed messaged texted bothered chased solicited approached written disturbed spammed pestered
(not|no longer|never) [to] [ever|again] be WRITTEN (>|again|by|any|about|for|at|in)
(done|finished|through) being WRITTEN
= emails messages mail mailings newsletters communications correspondence reminders spam pitches solicitations marketing email message newsletter outreach advertising contact letters notes inbox additional attempts clogging cluttering communication contacts filling flooding follow further invading last mailbox mailing make polluting reminder solicitation spamming unwanted unwelcome welcome
(your|further|any|any further|all further|all|more|these|the|additional|such) MAILS (from you) (is|are|will be) (not welcome|unwelcome|unwanted|not wanted|no longer wanted|no longer welcome|not wished for)
(your|further|any|any further|all further|these|additional|such) (MAILS|contact|attempts|contacts) [from you] (is|are|will be|would be) (not welcome|unwelcome|unwanted|not wanted|no longer wanted|no longer welcome|ignored|deleted|reported|blocked|treated as|considered|regarded)
(stop|quit|cease|avoid) (filling|clogging|cluttering|flooding|polluting|spamming|invading) [up] (my|our) (inbox|mailbox|email)
(keep|stay) [your MAILS|these MAILS|this|them] out of (my|our) (inbox|mailbox)
keep your MAILS to yourself
(sick|tired|fed up|had enough|enough|done|over it) [and tired] (of|with) [getting|receiving|all|all of] (your|these|this|all these) [endless|constant|silly] MAILS
(no|not a single|not one|zero) (further|more|additional|future) MAILS (>|to|from|will|are|is|whatsoever|ever|under)
no [more|further] MAILS (ever|whatsoever) [again] >
(stop|end|cease|cancel|discontinue|halt) [all|any|the|your|these|this|every] [further|future|such|your] [marketing|sales|email|unsolicited] (MAILS) [to me|to us|to this address|from you|immediately|at once|now] >
= block blocked blocking report reporting reported mark marked marking flag flagging flagged
(i am|i will|we will|we are|i am going to|time i will|i have|i will have to|we have|otherwise i will|going to) [now|just|simply|also] (block|blocked|blocking|report|reporting|reported|mark|marked|marking|flag|flagging|flagged) (you|your|this|these|it|this sender|your address|your domain) [MAILS|address|domain] [as (spam|junk)] >
= daten kontaktdaten adresse adressdaten emailadresse mailadresse anschrift angaben informationen kontaktinformationen
DEERASE [sie|ihr] [bitte|doch|umgehend|sofort|unverzuglich|endlich] [umgehend|sofort|unverzuglich|bitte] DEMYDATA (>|umgehend|sofort|unverzuglich|vollstandig|aus|die|gemass|nach|dauerhaft|binnen|innerhalb)
DEMYDATA [bitte|umgehend|sofort|vollstandig|unverzuglich|endlich|wieder] [vollstandig|dauerhaft] [aus|von] [DEYOUR] [DELIST] [vollstandig] (DETOERASE|loschen|entfernen|streichen)
(meine|unsere|meiner|unserer) ~ (daten|kontaktdaten|adresse|emailadresse|mailadresse|anschrift) ~ [aus|von] [DEYOUR] [DELIST] DEERASED (werden|wissen|sehen)
(mochte|mochten|will|wollen|wurde) [ich|wir|gern|gerne] (meine|unsere) ~ (daten|kontaktdaten|adresse|emailadresse) ~ DEERASED haben
(verwenden|benutzen|nutzen|verwende|benutze|nutze|verwendet|nutzt) [sie|ihr] [bitte] (meine|diese|unsere) [email|mail] (adresse|emailadresse|mailadresse|daten|kontaktdaten) [bitte] (nicht|nie) (mehr|wieder|langer)
= loschung entfernung sperrung tilgung
(verlange|verlangen|fordere|fordern|wunsche|wunschen|beantrage|beantragen|bitte|bitten|mochte|ersuche|erwarte|bestehe|um) ~ (loschung|entfernung|sperrung|tilgung) (>|meiner|aller|samtlicher|der|von|unserer|aus)
(loschung|entfernung|sperrung|tilgung) (meiner|aller|samtlicher|unserer)
= widerspreche widersprechen widerspruch
(widerspreche|widersprechen|widerspruch gegen|widerspruch) ~ (verarbeitung|nutzung|verwendung|speicherung|zusendung|kontaktaufnahme|weitergabe|werbung|direktwerbung|verarbeiten|werblichen)
= widerspreche widersprechen
(verarbeitung|nutzung|verwendung|speicherung|zusendung|weitergabe|kontaktaufnahme|zuschriften) ~ ~ (widerspreche|widersprechen)
= abmelden austragen rausnehmen herausnehmen melden meldet tragen tragt
(konnt|konnten|konntet|konnen|wurden|wurdet|mogen) (sie|ihr) (mich|uns) [bitte] [wieder|da|hier] (abmelden|austragen|rausnehmen|herausnehmen) (#|>)
(melden|meldet|tragt|tragen) [sie|ihr] (mich|uns) [bitte] [da|hier|wieder|umgehend|sofort] (ab|aus) #
= keine nichts
DEMAILS (und|,) [ich] (mochte|will|wunsche|wollen|mochten) [ich|auch|davon|wir] (keine|nichts) [mehr|weiteren] (bekommen|erhalten|mehr|empfangen)
= einwilligung zustimmung einverstandnis
(widerrufe|widerrufen|entziehe|entziehen) [ich|wir|hiermit|ihnen] ~ (einwilligung|zustimmung|einverstandnis)
(einwilligung|zustimmung|einverstandnis) ~ (widerrufe|widerrufen|entziehe|entzogen|(ziehe|ziehen) [ich|wir] [hiermit] zuruck)
(ziehe|ziehen) [ich|wir] [hiermit] (meine|unsere|jede) ~ (einwilligung|zustimmung|einverstandnis)
(keine|nie|niemals|nicht) [meine|eine|je] (einwilligung|zustimmung) ~ (kontakt|kontaktaufnahme|werbung|mails|emails|zusendung|verarbeitung|gegeben|erteilt)
= mehr weiter weiterhin wieder nochmals nochmal erneut langer kunftig zukunftig zukunft absehen abzusehen anfrage angebote angemailt angeschrieben belastigungen deinen einmal einstellen einzustellen emails erinnerungen euren ihren jeglichen jeglicher kontakt kontaktaufnahme kontaktaufnahmen kontaktiert kontaktversuch kontaktversuche kunftigen mailings nachfragen nachrichte newsletter newslettern rundmail rundmails rundschreiben schreib schreiben solchen unterbleiben unterlasse unterlassen unterlasst vermeiden verschon verschone verschonen verschont weiteren weiterer werbemail werbemails werbung zuschriften
(schreiben|schreib|schreibe|schreibt|kontaktieren|kontaktier|kontaktiere|kontaktiert|mailen|mail|maile|mailt|melden|meld|melde|meldet|belastigen|belastige|belastigt|schicken|schick|schicke|schickt|senden|sende|sendet) [sie|ihr] [dich|sich|euch] [bitte|also|doch|an] (mir|mich|uns|bei mir|bei uns|an mich|diese adresse) [bitte|also|doch] [auch] (nie|niemals|nicht|nichts|keine|keinerlei) [DEMAILS] DEAGAIN
(mich|mir|uns|bei mir|bei uns) [bitte] [ab sofort|von nun an] [kunftig|zukunftig|in zukunft] (nicht|nie|niemals|nichts|keine) [DEMAILS] DEAGAIN [anzu|zu] (DEINF|DEZU)
(nicht|nie|niemals|keinesfalls) DEAGAIN (von ihnen|von dir|von euch) DEPP
(nicht|nie|niemals|keinesfalls|weder) [von ihnen|von dir|von euch] (kontaktiert|angeschrieben|angemailt) [zu] werden
(nicht|nie|niemals) DEAGAIN DEPP [zu] werden
von (weiteren|weiterer|jeglichen|jeglicher|kunftigen|ihren|solchen|allen) [weiteren] DEMAILS [bitte|an mich|an uns|jeder art] (abzusehen|absehen|ab|abstand|verschont|verschonen|verschone|zu verschonen)
(mit|von|vor) (weiteren|ihren|euren|solchen|diesen|deinen) DEMAILS (verschont|verschonen|verschone|verschon|in ruhe)
(unterlassen|unterlasse|unterlasst|vermeiden|einstellen|einzustellen|zu unterlassen|unterbleiben) [sie] [bitte|es] [in zukunft|kunftig|zukunftig] [weitere|weiteren|jede|jegliche|kunftige|solche|mir] [weitere|art von|unaufgeforderte|werbliche] (DEMAILS|mir|mich|uns)
= unterlassen einzustellen einstellen stellen stellt verzichten sehen
(DEMAILS|versand|zusendung) [an mich|an uns|bitte|an diese adresse] [umgehend|sofort|bitte|kunftig|ab sofort] [zu] (unterlassen|einzustellen|einstellen)
(stellen|stellt) [sie|ihr] [bitte] [den|die|das|ihre|eure|jede|alle] [weiteren|weitere] (versand|zusendung|DEMAILS|versenden) [an mich|bitte|umgehend|sofort|an diese adresse] ein
(verzichten|sehen) [sie] [bitte] [in zukunft|kunftig] (auf|von) (weitere|weiteren|weiterer|jede|jeder|ihre|jegliche|solche|solchen|kunftige) [weitere|weiteren] DEMAILS
= reicht schluss genug satt leid behalten raus heraus
(schluss|reicht|genug|satt|leid) [jetzt|endlich|langsam|ich habe] [mit|von|mit all|es] (den|diesen|euren|ihren|deinen|diese|ihre|eure|deine|die) [ewigen|standigen|dauernden] DEMAILS
behalten sie (ihre|diese) DEMAILS
(mochte|will|wollen|mochten) [ich|wir] [da|endlich|hier] raus (aus|>) [DEYOUR] [DELIST]
= verteiler verteilern verteilerliste liste listen mailingliste adressliste datenbank newsletter emailliste kontaktliste mailverteiler emailverteiler adressbuch kartei adresskartei system crm bestand adressbestand unterlagen kontakten aussendungen rundmail rundschreiben abmelden abonnentenliste abzumelden adressdatei adresse akten austragen bleiben datei datenbanken einladungsliste empfangerkreis empfangerliste empfangerlisten entfernen entfernt geloscht gesperrt herausnehmen interessentenliste kundendatenbank kundenkartei kundenliste langer loschen meinen nehmen newsletterverteiler rundmailverteiler sperren stehen streichen streicht systemen tilgen versandliste verteilerkreis werft
DEERASE [sie|ihr] [bitte|doch] (mich|uns|meine adresse|meinen namen|meine email|meine daten|meinen kontakt) [bitte|doch] ~ (aus|von|vom) [all] [DEYOUR] [DELIST] DELIST
(mich|uns|meine adresse|meinen namen|meine daten|meine email) [bitte] ~ (aus|von|vom) [all] [DEYOUR] DELIST [zu|wieder] (DETOERASE|DEERASE|DEERASED|austragen|abmelden|raus)
(nicht|nicht mehr|nicht langer|nie) [mehr|langer] (auf|in) DEYOUR DELIST (stehen|sein|gefuhrt|auftauchen|haben|bleiben)
(aus|von|vom) [DEYOUR] DELIST (raus|heraus) >
(aus|von|vom) [DEYOUR] DELIST (abgemeldet|ausgetragen|gestrichen|geloscht|genommen|entfernt) (werden|haben|wissen)
= kontakt
(wunsche|wunschen|mochte|mochten|will|wollen|bitte) [ich|wir|von ihnen|mit ihnen|bitte|ausdrucklich] (keinen|keinerlei|kein) [weiteren|weiterer] kontakt
(kein|keinen|keinerlei) (weiterer|weiteren) kontakt (>|mehr|mit|gewunscht|erwunscht)
= donnees coordonnees informations infos adresse email fiche contact nom numero destruction effacement retrait suppression
FRERASE [svp|s il vous plait|immediatement|donc|sans delai] FRMYDATA (>|personnelles|me concernant|nous concernant|que vous|qui me concernent|a caractere|de FRYOUR FRLIST|conformement|sans delai|immediatement|definitivement|detenues)
FRMYDATA [personnelles] (soient|soit|etre|est) [immediatement|definitivement] (supprimees|effacees|retirees|supprimee|effacee|retiree|detruites|enlevee|supprime|efface|retire)
(effacement|suppression|destruction|retrait) [immediat|immediate|complete|definitive] (de (mes|nos|toutes|mon|ma|l ensemble)|des donnees|des informations)
(demande|exige|souhaite|reclame|sollicite|requiers|veux|voudrais|demandons|exigeons) [donc|par la presente] (l effacement|la suppression|le retrait|la destruction)
= oppose opposons opposition opposer
(m oppose|nous opposons|m opposer|opposition) [formellement|expressement|par la presente|donc] (a|au|aux|a ce que|a toute|a tout) [l|tout|toute] ~ (traitement|utilisation|demarchage|prospection|sollicitation|conservation|usage|prospecter|contact|donnees|coordonnees)
= droit effacement exerce exercer exercons invoque opposition retrait suppression valoir
(exerce|exercer|exercons|fais valoir|faire valoir|invoque) [par la presente|donc|ici] (mon|mes|notre) droits? (d opposition|a l effacement|a l oubli|de retrait|d effacement|de suppression|a la suppression)
= consentement accord consens consenti consentons
(retire|revoque|annule|retirer|revoquer|retirons) [par la presente|donc] (mon|notre|tout) (consentement|accord) (>|a|au|pour|relatif)
(n|ne) [ai|a|avons] [jamais] (consens|consenti|consentons|donne mon accord) [pas|jamais] (a|pour) [recevoir|etre|ce que]
= plus jamais inutile peine aucun aucune appeler besoin contacter davantage demarcher deranger desire desirons ecrire embeter envoyer harceler importuner mailing necessaire nouveau recontacter relance solliciter souhaite souhaitons spammer veux voulons
(ne plus|ne jamais|plus jamais|plus) (m|me|nous|etre|jamais etre|jamais m|jamais me) [plus|jamais] (FRINF|FRPP)
(ne) (m|me|nous) [plus|jamais] (FRINF) (plus|jamais)
(ne plus|plus) [jamais] (recevoir|figurer|apparaitre|faire partie) ~ (FRMAILS|FRLIST|vous|votre part|rien)
(ne) (veux|voulons|souhaite|souhaitons|desire|desirons) (plus|pas) [jamais|rien|du tout] [recevoir|figurer|etre|entendre|que] ~ (FRMAILS|FRLIST|FRPP|vous|votre part)
(ne) (m|me|nous) (FRPP|ecrivez|ecris|ecrivent|contactez|contacte|recontactez|envoyez|envoie|relancez|relance|sollicitez|derangez|importunez|appelez|spammez) (plus|jamais)
(inutile|pas la peine|pas necessaire|pas besoin|vain) (de|d) (m|me|nous) [re] FRINF (>|a nouveau|de nouveau|a l avenir|encore|davantage|d autres)
(plus|aucun|aucune|jamais) [aucun|aucune|de|d|autre] [autre|autres|nouveau|nouvelle] FRMAILS (>|de votre part|de vous|de ta part|a cette adresse|svp)
= listes liste bases base fichiers fichier mailing newsletter carnet systeme systemes crm registres repertoire campagnes contacts envois campagne effaciez mailings
FRERASE (mon|ma|mes|notre|nos|moi|nous) ~ (de|du|des) [FRYOUR] FRLIST
= paix tranquille tranquilles
(fichez|fiche|foutez|laissez|laisse|fous|ficher|laisser) (moi|nous|me|donc) [donc|un peu|enfin] (la paix|tranquille|tranquilles|en paix)
= cesser cessez cesse arreter arretez arrete stoppez stopper stop assez marre ras mettre mettez arretiez cessiez demarchage fatigue interrompez interrompre lasse mailings newsletters offres plein publicite publicites sollicitation
(cesser|cessez|cesse|cessiez|arreter|arretez|arrete|arretiez|stoppez|stopper|interrompre) [immediatement|donc|svp|desormais|maintenant] (de m|de me|de nous|d|de) (FRINF|ecrire|envoyer|(me|nous|m) FRINF) [des|vos|ces|me|tous|toute] [FRMAILS]
(cesser|cessez|cesse|cessiez|arreter|arretez|arrete|stoppez|stopper|stop|interrompre|interrompez) [immediatement|donc|svp|a|aux|avec] (tout|toute|les|vos|tes|ces|l|ce) [envoi de|autre] (envoi|envois|FRMAILS|contact|harcelement|correspondance|spam)
(assez|marre|ras le bol|plein le dos|fatigue|lasse|stop) (de|des|a|aux|avec) [recevoir] (vos|tes|ces|ce|tous ces|toutes ces|tous vos) FRMAILS
(mettre|mettez) (fin|un terme) (a|aux) (vos|tes|ces|cet|tout|toute) (envois|envoi|FRMAILS|contact|harcelement)
= listes liste bases base fichiers fichier mailing newsletter carnet systeme systemes crm registres repertoire campagnes contacts envois campagne effaciez mailings
(FRERASE) [moi|nous|(m|me) en] [svp|s il vous plait|s il te plait|immediatement|donc|vite] (de|du|des) FRYOUR FRLIST
(me|nous|m) [en] FRERASE [immediatement|definitivement] (de|du|des) [FRYOUR] FRLIST
(etre|soit|sois) (retire|retiree|enleve|enlevee|raye|rayee|supprime|supprimee|desinscrit|desinscrite|desabonne|efface|effacee) (de|du|des) [FRYOUR] FRLIST
= datos direccion correo nombre informacion contacto registro email cuenta registros
ESERASE [por favor|ya|inmediatamente|cuanto antes] ESMYDATA (>|personales|de ESYOUR ESLIST|del sistema|que|conforme|segun|de inmediato|inmediatamente|cuanto antes|y|de contacto|definitivamente|sin demora|almacenados)
ESMYDATA [personales|de contacto] (sean|sea|fueran|fuesen|ser) (borrados|eliminados|suprimidos|borrada|eliminada|retirada|eliminado|retirados|borrado|cancelados)
(dejen|deje|deja|dejad|dejar) de (usar|utilizar|tratar) ESMYDATA
= supresion eliminacion borrado cancelacion baja
(solicito|solicitamos|pido|pedimos|exijo|exigimos|quiero|queremos|ruego|demando|reclamo|requiero|quisiera|solicitar|pedir) [por la presente|que se proceda a|inmediata|ya|formalmente|expresamente] [la|el|una|mi] [inmediata|completa] (supresion|eliminacion|borrado|cancelacion|baja)
(darme|darnos|deme|denme|dame|dadme|dar) (de) baja (>|de|inmediatamente|cuanto antes|ya|en)
(causar|tramiten|tramite|gestionen|cursen) [mi|la] baja
= opongo oponemos oposicion almacenamiento oponerme tratamiento
(me opongo|nos oponemos|oposicion|oponerme) [expresamente|formalmente] (a|al|a que) [el|la|que|cualquier] ~ (tratamiento|uso|utilizacion|envio|datos|contacten|marketing|almacenamiento|recibir|comunicaciones|conservacion)
= consentimiento autorizacion
(retiro|revoco|retirar|revocar|retiramos|revocamos|anulo) [por la presente|expresamente] (mi|el|todo|cualquier|nuestro|la) (consentimiento|autorizacion)
no [he dado|doy|he otorgado|tienen|tiene|di] [nunca|mi|jamas] (consentimiento|autorizacion) para
= derecho derechos
(ejerzo|ejercer|ejercito|ejercitar|ejercemos|ejerciendo|ejercitando|invoco) [por la presente|aqui|ahora] (mi|mis|nuestro|el) derechos? (de|al) [la] (oposicion|supresion|olvido|cancelacion|borrado|eliminacion|ser)
= vuelva vuelvan vuelvas volvais
no (vuelva|vuelvan|vuelvas|volvais) a (contactar|escribir|molestar|enviar|mandar) [con|a] (nuestra|nuestro|mi|mis|nuestros|esta direccion|este correo|nosotros|nadie|conmigo|nada)
= autorizo autorizamos consiento consentimos permito consentimiento permiso
no (autorizo|autorizamos|consiento|consentimos|permito|doy permiso|doy mi consentimiento) [para|a] [el|la|que|al] (uso|tratamiento|envio|utilizacion|recibir|usen|utilicen|traten|envien|contacten|me) [de|mis|mi|datos]
= quitenme quiteme quitame saqueme sacame saquenme borreme borrame borrenme eliminenme elimineme
(quitenme|quiteme|quitame|saqueme|sacame|saquenme|borreme|borrame|borrenme|eliminenme|elimineme) [ya] (de ahi|de aqui|de ella|de esa|de esas|#|, por favor|por favor)
= basta harto harta cansado cansada no nunca jamas ni correos electronicos hartas hartos mensajes publicidad
(basta|harto|harta|hartos|hartas|cansado|cansada) [ya] [de|con] [recibir|tanto|tantos|tanta] [sus|tus|estos|esos|vuestros|su|los|tantos] ESMAILS
(no|ni) (mas|otro|otra|un|uno|una) [un|mas|solo] ESMAILS [mas] (>|de su parte|por favor|suyo|suyos)
no (deseo|quiero|queremos|deseamos|quisiera|me gustaria) [volver a|que me|que nos|seguir|mas|ser|estar|figurar|recibir|tener] [a|ser|recibiendo|recibir] ~ (contactado|contactada|contacten|contacte|escriban|escriba|escribas|envien|envie|manden|mande|molesten|ESMAILS|ESLIST|noticias suyas|noticias tuyas|contacto)
(no|nunca|jamas) (me|nos) (vuelva|vuelvan|vuelvas|volvais|vuelve) a [a|enviar|mandar]
(nunca|jamas) [mas] (me|nos) (escriba|escriban|escribas|contacte|contacten|contactes|envie|envien|mande|manden|moleste|molesten)
no (me|nos) (escriba|escriban|escribas|escribais|contacte|contacten|contactes|envie|envien|envies|mande|manden|mandes|moleste|molesten|molestes) (mas|nunca|nada mas|mas ESMAILS|>)
no (me|nos) (siga|sigan|sigas|sigais|continue|continuen) (escribiendo|enviando|mandando|contactando|molestando|bombardeando)
(que) no (me|nos) (escribiera|escribieran|escribieras|enviara|enviaran|contactara|contactaran|contactaras|molestara|molestaran|mandara|mandaran) (mas|>|de nuevo|nunca|otra vez)
= dejar deje dejen deja dejad dejara dejaran dejaras parar pare paren para parad cesar cese cesen abstengase abstenganse abstenerse evite eviten abstenga abstengan abstente acosarme bombardearme comunicacion contactar contactarme contactarnos contacto dejadme dejame dejeme dejenme dejennos dejenos detenga detengan dirigirse enviarme enviarnos escribirme escribirnos insistir interrumpan llamarme mandarme mandarnos molestar molestarme molestarnos ofertas ponga pongan spamearme suspendan tranquila tranquilo tranquilos
(dejar|deje|dejen|deja|dejad|dejara|dejaran|dejaras|parar|pare|paren|para|parad|cesar|cese|cesen|abstengase|abstenganse|abstenerse|abstenga|abstengan|abstente) [por favor|ya|inmediatamente|en el futuro] de [volver a|seguir] ESTOME
(evite|eviten|evitar) [por favor|volver a] ESTOME
(cese|cesen|cesar|detengan|detenga|interrumpan|suspendan|paren|pare|pongan fin a|ponga fin a) [ya|inmediatamente|por favor|con|de inmediato] (el|los|las|sus|estos|esos|todo|toda|todos|cualquier|tus) [envio de|envios de] (envio|envios|ESMAILS|comunicacion|contacto|acoso)
(dejeme|dejenme|dejame|dejadme|dejenos|dejennos) [ya|de una vez|por favor] (en paz|tranquilo|tranquila|tranquilos)
= listas lista base bases fichero ficheros boletin boletines newsletter registros registro sistemas sistema archivos agenda crm campanas envios contactos mailing archivo borrarme borreme borrenme campana desaparezca elimina eliminadme eliminen quitadme retirar sacadme suprimame tacheme
(ESERASEME) [por favor|ya|inmediatamente|cuanto antes|de una vez] (de|del) [ESYOUR] ESLIST
(me|nos) ESERASE [por favor|ya] (de|del) [ESYOUR] ESLIST
ESERASE [por favor|ya] (a mi|mi empresa|nuestra empresa) (de|del) [ESYOUR] ESLIST
= dati indirizzo contatto email nominativo lista elenco mailing database archivio archivi cancella cancellami cancellare cancellarmi cancellate cancellatemi cancelli cancellino consenso contatti depennare depennatemi distruggere eliminare eliminarmi eliminate eliminatemi elimini immediatamente oppongo personali revoco rimuova rimuovano rimuovere rimuovermi rimuovete rimuovetemi rimuovi rimuovimi ritiro togliere togliermi togliete toglietemi toglietevi toglimi tolga
(cancellare|cancelli|cancellate|cancella|cancellino|eliminare|elimini|eliminate|elimina|rimuovere|rimuova|rimuovete|rimuovi|rimuovano|togliere|tolga|togliete|togli|depennare|distruggere) [per favore|subito|gentilmente] (il mio|i miei|la mia|tutti i miei|il nostro|i nostri) [indirizzo|dati|email] (indirizzo|dati|email|contatto|nominativo|nome|indirizzo email) (>|personali|dalla|dalle|dal|dai|da|immediatamente)
(cancellatemi|cancellarmi|cancellami|mi cancelli|toglietemi|toglietevi|toglimi|togliermi|mi tolga|rimuovetemi|rimuovermi|rimuovimi|mi rimuova|eliminatemi|eliminarmi|depennatemi) [per favore|subito] (dalla|dalle|dal|dai|da) [vostra|vostre|vostro|vostri|sua|tua|tutte le] (lista|liste|elenco|elenchi|mailing|database|archivio|archivi|newsletter|rubrica|contatti)
(mi oppongo|revoco|ritiro) (al|alla|il|il mio|all) * (trattamento|consenso|uso|utilizzo|invio)
= cancellazione eliminazione richiediamo rimozione
(chiedo|richiedo|esigo|chiediamo|richiediamo|pretendo|domando) [formalmente|cortesemente] (la|l) [immediata] (cancellazione|eliminazione|rimozione)
= scrivermi contattarmi scrivetemi contattatemi piu smetta smettetela smettila basta comunicazioni messaggi contattata contattate contattati contattato contatti contattiate desideriamo desidero email intendo inviarmi inviatemi invii mandarmi mandatemi mandi notizie pubblicita queste scriva scrivete scriviate stop vogliamo voglio vorrei vostre vostri
(non|mai) [mi|ci] (scrivetemi|scrivermi|contattatemi|contattarmi|mandatemi|mandarmi|inviatemi|inviarmi|scriva|contatti|scriva|mandi|invii|contattate|scrivete) (piu|mai piu|altro|altri|altre)
(non) (desidero|voglio|vogliamo|desideriamo|intendo|vorrei) [piu|che|mi|ci|essere|ricevere|avere] [ricevere|essere|mi|ci] ~ (messaggi|comunicazioni|email|contattato|contattata|contattati|scriviate|contattiate|notizie|pubblicita)
= dados endereco contacto contato email lista base apaga contactos contatos correio elimina eliminacao elimine exclua excluam excluir exclusao imediatamente listas mailing minha newsletter oponho pessoais remocao remova removam requeiro retirar retire retirem retiro revogo supressao tire tratamento
(apagar|apague|apaguem|apaga|eliminar|elimine|eliminem|elimina|remover|remova|removam|remove|retirar|retire|retirem|retira|excluir|exclua|excluam|tirar|tire|tirem|tira) [por favor|ja|imediatamente] (o meu|os meus|a minha|meu|meus|minha|todos os meus) (dados|endereco|contacto|contato|email|nome|correio) (>|pessoais|da|das|do|dos|de|imediatamente)
(tirem me|tire me|removam me|remova me|retirem me|retire me|me tire|me tirem|me remova|me removam|me retire|me exclua|excluam me|tira me) [por favor|ja] (da|das|do|dos|desta|dessa) [sua|vossa|suas|vossas] (lista|listas|base|base de dados|mailing|newsletter|contactos|contatos)
(oponho me|me oponho|revogo|retiro) (ao|a|o|o meu|meu) * (tratamento|consentimento|uso|envio)
(solicito|peco|exijo|requeiro) a (eliminacao|exclusao|remocao|supressao)
= mais parem pare chatear comunicacoes contactada contactado contactar contacte contactem contatada contatado contatar contate desejamos desejo enviar envie enviem envies escreva escrevam escrevas escrever gostaria incomodar incomode incomodem mandar mande mandem mensagens pretendo publicidade queremos quero
nao (quero|desejo|queremos|desejamos|pretendo|gostaria) [mais|de|ser|receber|voltar a] [mais|ser|receber] ~ (contactado|contactada|contatado|contatada|mensagens|emails|comunicacoes|email|noticias|publicidade)
nao (me|nos) (escreva|escrevam|escrevas|contacte|contactem|contate|envie|enviem|envies|mande|mandem|incomode|incomodem) (mais|>|nunca)
(parem|pare|para|deixem|deixe) [ja] de me (enviar|escrever|mandar|contactar|contatar|incomodar|chatear)
= gegevens adres emailadres lijst mailinglijst lijsten bestand database verzendlijst adressenbestand naam systeem gooi haal haalt persoonsgegevens schrap verwijder verwijdert wis
(verwijder|verwijdert|wis|schrap|haal|haalt|gooi) [alstublieft|aub|dan|you] (mij|me|ons|mijn gegevens|mijn adres|mijn emailadres|al mijn gegevens|mijn naam|onze gegevens|mijn persoonsgegevens) [alstublieft|aub|direct|onmiddellijk|meteen] (uit|van) (uw|je|jullie|de|deze) (lijst|mailinglijst|lijsten|bestand|database|verzendlijst|systeem|adressenbestand)
(verwijder|verwijdert|wis|schrap) [alstublieft|aub|dan|you] (mij|me|ons|mijn gegevens|al mijn gegevens|onze gegevens|mijn persoonsgegevens|mijn adres|mijn emailadres) [alstublieft|aub|direct|onmiddellijk|meteen] #
(mij|me|mijn gegevens|mijn adres|mijn emailadres|mijn naam|onze gegevens) [alstublieft|direct|onmiddellijk] (van|uit) (uw|je|jullie|de|deze) (lijst|mailinglijst|lijsten|bestand|database|verzendlijst|systeem|adressenbestand) [te] (halen|verwijderen|schrappen|wissen|af)
(mijn|al mijn|onze) (gegevens|persoonsgegevens|adres|emailadres) [te|worden] (verwijderen|wissen|verwijderd|gewist|verwijdert)
= berichten emails mails emailtjes nieuwsbrieven post reclame contact benaderd gemaild schrijven mailen aanschrijven benaderen contacteren email gecontacteerd krijgen lastiggevallen lastigvallen nooit ontvangen spammen
(geen|nooit) [verdere|nieuwe|enkele] (berichten|emails|email|mails|emailtjes|nieuwsbrieven|post|reclame|contact) meer [van] [you|jou|jullie] (>|ontvangen|krijgen|hebben|sturen|te ontvangen|wil|willen)
(niet|nooit) (meer|langer|weer|opnieuw) [door|te|door u] [te] (benaderd|gemaild|gecontacteerd|lastiggevallen|benaderen|mailen|schrijven|contacteren|lastigvallen|aanschrijven) (>|worden|te)
(stop|stopt|hou|houd|houdt) [you] [alstublieft|aub] (met|op met) (mij|me|ons|het) [te] [sturen van] (mailen|schrijven|berichten|emails|lastigvallen|spammen|contacteren)
""",
    _NAMES,
)
