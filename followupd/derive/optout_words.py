"""Phrases that ask for no mail any more. Folded, as `sentences` writes them; the syntax is that of `phrases`."""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases
from followupd.derive.words import table

_NAMES = {
    "WRITING": "(emailing|e mailing|mailing|writing|contacting|messaging|texting|spamming|bothering|pestering|harassing|pinging|chasing|calling|following up with|reaching out|getting in touch)",
    "WRITE": "(email|mail|write|contact|message|text|bother|spam|pester|harass|chase|ping|call|solicit|approach)",
    "MAILS": "(emails?|messages?|mail|mailings?|newsletters?|communications?|correspondence|reminders?|follow ups?|spam|pitches|solicitations?|marketing|outreach)",
    "LIST": "(list|lists|database|crm|campaigns?|sequence|newsletters?|records|contacts|mailings|emails|distribution|books|files|distro|system|systems|directory)",
    "OFLIST": "[mailing|email|contact|contacts|distribution|marketing|sales|newsletter|prospect|outreach|subscriber|address]",
    "EVER": "(again|any more|any longer|any further|further|ever|ever again|in future|in the future|from now on|going forward)",
    "YOUR": "(your|this|the|any|whatever|all|all of your|any of your|all your|these|those|that)",
    "MEUS": "(me|us|my team|my company|our company|my colleagues|our team|anyone here|(anyone|anybody) [else] (at|in|from) (my|our|this) (company|team|firm|office|organisation|organization|department)|any of us)",
    "DEMAILS": "(emails?|nachrichten?|post|anfragen?|werbung|newsletters?|zuschriften|schreiben|mailings?|kontaktaufnahmen?|kontaktversuche|angebote)",
    "FRMAILS": "(emails?|messages?|courriers?|newsletters?|sollicitations?|relances?|communications?|publicites?|offres)",
    "ESMAILS": "(emails?|correos?|mensajes?|mensajitos|correos electronicos|comunicaciones|publicidad|newsletters?|boletines|propuestas)",
    "ITMAILS": "(emails?|messaggi|messaggio|comunicazioni|newsletter|pubblicita|posta)",
    "PTMAILS": "(emails?|mensagens|mensagem|comunicacoes|newsletters?|publicidade|correio)",
    "NLMAILS": "(emails?|emailtjes|mailtjes|berichten|nieuwsbrieven|nieuwsbrief|post|reclame)",
}

OPTED_OUT = Phrases(
    """
= stop
< [please|kindly|just|now] stop [it|this|now|please] >
(can|could|will|would) you [please|just|finally] [please|just] stop [it|this|that|now|please] >
[please|kindly|must|now] stop WRITING MEUS
stop sending [these|those|them|it|stuff|things] [to] (me|us) [stuff|things|anything] >
stop getting in touch with MEUS
stop (reaching out|following up|writing|sending emails|sending mail) to MEUS
stop [all|any] [further] (contact|communication|communications|correspondence)
= stopped
(would|i had) [you] [appreciate it|be grateful|be glad|like it] if you stopped WRITING [MEUS]
if you stopped WRITING MEUS
= stop cease
if you (could|would|can|will) [please|kindly|just] (stop|cease) [all] WRITING [MEUS]
if you (could|would|can|will) [please|kindly|just] (stop|cease) sending
= remove delete take erase drop
if you (could|would|can|will) [please|kindly] (remove|delete|take|erase|drop) (me|us|my name|my address|my email|my details|my data) [from|off|out of] YOUR [OFLIST LIST]
= quit
quit WRITING MEUS
= unsubscribe
[please|kindly] unsubscribe (me|us|my address|my email|this address|this email|addr) [from]
(want|wish|like|asking|asked|need) [you] to unsubscribe [me|from YOUR|from your emails] [from YOUR OFLIST LIST] >
< how (do|can) i unsubscribe (>|from YOUR)
= sure ensure see
(make sure|ensure|see to it) [that] (i|we) (do not|no longer|never) (get|receive|hear) [any] [more|further] [of] [your|these|such] (MAILS|from you)
= unsubscribed
[be|get] unsubscribed from YOUR OFLIST LIST
(like|want|wish) to be unsubscribed
= opt
[to] opt me out
(like|want|wish|choose|prefer) to opt out
< i [hereby] opt out
= opting
< i am opting out
= remove delete take drop strike erase scratch cross
(remove|delete|take|drop|strike|erase|scratch|cross) (me|us|my name|my address|my email|my email address|my details|my contact|my contact details|my contacts|this address|addr|our company|our address) [please] (from|off|off of|out of|of) YOUR OFLIST [LIST and] OFLIST LIST
(delete|remove|erase) (all|any|all of) [of] my [personal] (data|details|information|contact details)
(delete|remove|erase) my [personal|contact] (data|details|contact details|information|email address|address|name|email) [and|please|immediately] >
(delete|erase|remove) [all] [the] (data|information) you (hold|have|keep|store) (on|about) me
< [please|kindly] (remove|delete) (me|us) [please|asap|immediately|now] >
= removed deleted taken
(be|have my name|have me) (removed|deleted|taken) (from|off) YOUR OFLIST LIST
= contact email mail write message text bother spam pester harass chase ping call solicit approach
(do|would) not [ever|please] WRITE MEUS EVER
(do|would) not [ever|please] WRITE MEUS [by email|by mail|directly] >
(do|would) not [ever|please] WRITE MEUS (about|regarding|with) (this|it|that|these things|your products|your services|offers|any offers|such things|sales pitches) [EVER]
(never|no longer|not ever) WRITE MEUS [EVER]
(rather|prefer|preferred|appreciate it|better|glad|grateful|happier|happy) [it] [that] [if] you (did|do|would|could) not [ever] WRITE MEUS [EVER]
(rather|prefer|preferred|appreciate it|better|glad|grateful) [it] [that] [if] you (never|no longer) [ever] (wrote|emailed|contacted|mailed|messaged|called|write|email|contact|mail|message|call) [to] MEUS
< please [do] not write to MEUS >
never write to MEUS [EVER]
(refrain from|cease|avoid) [all] contact with MEUS
no (further|more|future) contact [with me|from you|please|is wanted] [please] >
lose my (contact|email|number|contacts|address)
= bother
do not [even] bother (writing|replying|contacting|emailing|following up|getting back|calling|mailing) [back|again|me|us|to me] (>|again)
= send
(rather|prefer|preferred|appreciate it|better|great|nice|grateful|glad) [it] [that] [if] you (did|do|would|could) not send [me|us] [any] (more|these|such|this|any|further)
(do|would) not [ever|please] send me (any more|anything else|anything more|anything) [of these|of this|of those|like this] (>|EVER)
= get getting reach touch
do not [ever|please] (get in touch with|reach out to|get in contact with) MEUS (EVER|$)
(rather|prefer|preferred) [it] [that] [if] you (did|do|would) not (get in touch|reach out) [with MEUS|to MEUS] [EVER]
= use keep
(do|would) not [ever|please] use (it|this|that|my|this email|my email|this mail|my mail|this email address|my email address|this address|my address|addr) [address] [any] EVER
= remove delete erase strike
[please|kindly] (remove|delete|erase|strike) (it|this|them|this email|this email address|this address|these) from (your|all your) OFLIST [LIST and] LIST
= removal erasure deletion
(request|demand|require|want|expect) [the|my|immediate|an] [immediate|complete] (removal|erasure|deletion) (from YOUR|of [all] [my|our] [personal] (data|details|address|email|name|contact))
= sending
(refrain from|desist from|avoid|cease|discontinue) [from] [any] [further] sending [me|us] (any|these|this|those|such|your|more|further|anything|MAILS|>)
= off
(want|like|need|wish|get me|get us) [to be|to get] off (YOUR) OFLIST LIST
= contacting writing emailing mailing messaging sending spamming calling
(refrain from|cease|desist from|quit|discontinue|give up) [from] [any] [further] WRITING [MEUS]
(cease|discontinue) sending [me|us] [any|your|these]
= cease
(cease|end) all [further] (communication|communications|contact|correspondence)
= contacted emailed mailed approached solicited
(not|no longer|never) (want|wish|like|care|consent|agree) to be (contacted|emailed|mailed|approached|solicited|written to) [by you|EVER]
= emailed wrote contacted messaged mailed called
(rather|prefer|preferred|glad|grateful|appreciate it|better) [it] [that] [if] you (never|no longer) (emailed|wrote|contacted|messaged|mailed|called) [to] MEUS
= emails email messages message mail mailings newsletters newsletter communications communication correspondence reminders pitches solicitations marketing spam outreach follow
< [please|kindly] [send] no (more|further|future) [such|of your|of these|sales|marketing] MAILS [from you|please|to me|to us|like this] >
(do not|no longer) [please] send (me|us) (any|any more|any further|more|further|these|such|another) [of your|of these|unsolicited|sales|marketing] MAILS >
(not|no longer|never) (want|wish|like|care|desire|need) [to] [receive|get|hear|see|have|be getting|be receiving] [any|any more|any further|more|further|these|your|such|this|this kind of|another] [of your|of these|marketing|sales|unsolicited|cold] MAILS [from you|EVER]
(rather|prefer) not [to] (receive|get) [any|any more|more|further|these|your|such] MAILS
(want|wish) no (more|further) MAILS
= hear
(not|never|no longer) (want|wish|like|care|need) to (hear|ever hear) from you [EVER]
(rather|prefer) not [to] hear from you
= alone
leave (me|us) alone
= desist
cease and desist
= forget
(right to be forgotten|article 17|forget my address|forget my email)
= mehr
(schreiben|kontaktieren|mailen|melden|belastigen|anschreiben|nerven|schreib|kontaktier|kontaktiere|melde|mail) [sie|ihr] [dich|sich|euch] [mir|mich|uns] [bitte|doch] (nicht|nie) mehr (an|bei mir|bei uns|>)
(schreiben|kontaktieren|mailen|melden|belastigen|nerven|schreib|schreibt|kontaktier|kontaktiere|kontaktiert|melde|meldet|mail|mailt) [sie|ihr] [dich|sich|euch] [bitte|doch] (mir|mich|uns|bei mir|bei uns) [bitte|doch|also] (nicht|nie|niemals) mehr
(schreiben|kontaktieren|mailen|schreib|kontaktier|kontaktiere|melde|melden|anschreiben) [sie|dich|sich] [bitte|also] [an] nicht mehr [bei mir|bei uns|an] >
bitte * nicht mehr (schreiben|kontaktieren|anschreiben|anmailen|mailen|melden|kontaktiert|angeschrieben|belastigen|anrufen|nachfragen|nachhaken)
(mich|mir|uns) [bitte] [in zukunft|kunftig|zukunftig] nicht mehr (zu schreiben|zu kontaktieren|anzuschreiben|schreiben|kontaktieren|anschreiben|anmailen|anzumailen|mailen|belastigen)
(mir|mich|uns|bei mir|bei uns) [bitte|in zukunft|kunftig|ab sofort] nicht mehr (schreibst|schreibt|kontaktierst|kontaktiert|mailst|mailt|anschreibst|anschreibt|belastigst|melden|meldest|schreiben wurden|schreiben wurdest)
nicht mehr (kontaktiert|angeschrieben|angemailt|belastigt) (werden|zu werden|werde)
(keine|keinerlei) [weiteren|weitere|solche|solchen|ihrer|deiner] DEMAILS mehr [von] [ihnen|dir|euch] (bitte|senden|schicken|erhalten|bekommen|zusenden|zu schicken|zu senden|zu erhalten|zu bekommen|haben|empfangen|>)
(schicken|senden|schreiben|schick|schickt|send|sende|schreib) [sie|ihr] (mir|uns) [bitte|doch|also] (nichts|keine) (mehr|weiteres|weiteren) (>|bitte)
nichts (mehr|weiter|weiteres) [von] [ihnen|dir|euch] (horen|lesen|bekommen|erhalten|empfangen)
= nie niemals wieder
(schreiben|kontaktieren|schreib|kontaktier|kontaktiere|mailen) [sie] [bitte] (mir|mich|uns) (nie|niemals|nicht) wieder
(nie|niemals|nicht) wieder [bei] (mir|mich|uns) (schreiben|kontaktieren|anschreiben|melden)
= keine keinerlei
< [bitte] [schicken|senden|schick|send|sende|schreiben|schreib] [sie] [mir|uns] [bitte] (keine|keinerlei) (weiteren|weitere|weiterer) DEMAILS [mehr|an mich|an uns|bitte|schicken|senden|von ihnen] >
(mochte|mochten|will|wollen|wunsche|wunschen) [ich|wir] [von] [ihnen|dir|euch] [bitte|ab sofort|kunftig] (keine|keinerlei) [weiteren|weitere|solche|solchen|ihrer|werblichen|ungefragten] DEMAILS [mehr|von ihnen|von dir|erhalten|bekommen|empfangen|haben]
(wunsche|wunschen|mochte|will) [ich|wir] keinen [weiteren] kontakt
= verteiler liste mailingliste adressliste datenbank newsletter emailliste kontaktliste mailverteiler adressbuch kartei adresskartei system crm bestand adressbestand unterlagen
(nehmt|streicht|loscht|entfernt|streichen|nehmen|loschen|entfernen|tragen|streich|streiche|nimm|losch|losche|entfern|entferne|trag|trage|werfen|schmeissen) [sie] [bitte|doch] (mich|uns|meine adresse|meine email|meine emailadresse|meinen namen|meine mailadresse) [bitte] [umgehend|sofort|unverzuglich|endlich|schnellstmoglich|dauerhaft] (aus|von) (ihrem|ihrer|dem|der|deinem|deiner|diesem|dieser|eurem|eurer|allen|saemtlichen) [ihren] (verteiler|liste|mailingliste|adressliste|datenbank|newsletter|emailliste|kontaktliste|mailverteiler|adressbuch|verteilern|listen|kartei|adresskartei|system|crm|bestand|adressbestand|unterlagen)
(mich|uns) [bitte] [umgehend|sofort|unverzuglich|endlich] (aus|von|vom) [ihrem|ihrer|dem|der|deinem|deiner|diesem|dieser|eurem|eurer] (verteiler|liste|mailingliste|adressliste|datenbank|newsletter|emailliste|mailverteiler|kontaktliste|kartei|adresskartei|system|crm|bestand|adressbestand) [zu] (streichen|nehmen|loschen|entfernen|abmelden|austragen|auszutragen|abzumelden)
(mich|uns) [bitte] (vom|von dem|von ihrem|von diesem|aus dem|aus ihrem) (verteiler|newsletter) ab
(vom|von dem|aus dem|aus ihrem) (verteiler|newsletter) [bitte] (abmelden|nehmen|austragen|loschen|streichen)
= abmelden austragen abbestellen
(mochte|will|wurde) [ich] mich [gerne|gern|hiermit] (abmelden|austragen)
= hor hore horen hort
(hor|hore|horen|hort) [sie|ihr] [bitte|endlich|doch] auf , (mir|mich|uns)
(hor|hore|horen|hort) [sie|ihr] [bitte|endlich|doch] (damit|mit diesen DEMAILS|mit den DEMAILS) auf
= ruhe
(lassen|lass|lasst) [sie|ihr] [bitte|doch|jetzt] mich [bitte|doch|endlich|jetzt|einfach] in ruhe
(lassen|lass|lasst) [sie|ihr] [bitte|doch|jetzt] uns [bitte|doch|endlich|jetzt|einfach] in ruhe >
= unterlassen
unterlassen [sie] [bitte] [weitere|kunftig|jede] [jegliche] [DEMAILS|kontaktaufnahme|diese]
= absehen abzusehen abstand ab sehen
(von) [jeglichen|allen] (weiteren|zukunftigen|kunftigen|werblichen) DEMAILS [bitte] (absehen|abzusehen|abstand)
(sehen|nehmen) [sie] [bitte] [von] (weiteren|zukunftigen) DEMAILS (ab|abstand)
= loschen losche losch entfernen
(loschen|losche|losch|entfernen|entferne) [sie] [bitte|umgehend|unverzuglich] [alle|samtliche] (meine|unsere) (daten|adresse|emailadresse|email adresse|kontaktdaten|personenbezogenen daten|email) (>|aus|von|bei ihnen|umgehend|sofort|unverzuglich|vollstandig|dauerhaft|gemass|nach|wieder)
= loschung austragung abmeldung streichung
(bitte|bitten|verlange|verlangen|fordere|beantrage|wunsche|mochte) [ich|wir|sie|hiermit|daher|deshalb] [sie|hiermit] [um|die] [um|die] [sofortige|umgehende|vollstandige] (loschung|austragung|streichung|abmeldung) [meiner|unserer|aller|samtlicher|all meiner|aus|von|vom|>]
= widerspreche
(widerspreche) [ich|hiermit] [der|hiermit] [hiermit] [weiteren] (nutzung|verarbeitung|verwendung|kontaktaufnahme)
= plus stop
(ne|n) (m|me|nous) (ecrivez|ecris|contactez|contacte|envoyez|envoie|sollicitez|sollicite|relancez|relance|derangez|derange|appelez|appelle|adressez) plus (jamais|rien|aucun|aucune|de FRMAILS|vos FRMAILS|ce genre|du tout|s il|svp|merci|>)
(ne|n) (ecrivez|ecris|envoyez|envoie) plus (ici|a cette adresse|rien|jamais|de FRMAILS|>)
(ne|n) (m|me|nous) (ecriviez|ecrives|contactiez|contactes|envoyiez|envoies|sollicitiez|sollicites|relanciez|relances|appeliez|appelles) plus
(ne) plus (jamais) [m|me|nous] (ecrire|contacter|envoyer|solliciter|relancer|deranger|adresser)
(merci|veuillez|priere|demande|prie|gre|reconnaissant|reconnaissante|demandons|prions|souhaite|souhaiterais|voudrais|aimerais|gentillesse|svp|plait) [bien|vous] [de|que vous] [bien] [vouloir] ne plus (m|me|nous) (ecrire|contacter|envoyer|solliciter|relancer|deranger|adresser|appeler)
< (veuillez|merci de) ne plus (m|me|nous) (ecrire|contacter|envoyer|solliciter|relancer|deranger|adresser|appeler)
< (plus de|plus aucun) FRMAILS [s il vous plait|svp|merci|de votre part] >
= aucun aucune
(ne) (souhaite|veux|desire) [plus] recevoir (aucun|aucune) [autre] FRMAILS
= liste fichier fichiers base listes mailing
(retirez|supprimez|enlevez|desinscrivez|desabonnez|rayez|effacez|otez|retire|supprime|enleve|raye|desinscris) (moi|nous|mon adresse|mon nom|mon email|mes coordonnees) [s il vous plait|svp|immediatement] (de|d) [toutes|tous] [votre|vos|ta|tes|cette|la] (liste|fichier|fichiers|base|listes|mailing)
(me|m|nous) (retirer|supprimer|enlever|desinscrire|desabonner|rayer|effacer|oter) (de|d) [toutes|tous] [votre|vos|ta|tes|cette|la] (liste|fichier|fichiers|base|listes|mailing)
(retirer|supprimer|enlever|effacer) (mon adresse|mon nom|mon email|mes coordonnees) (de|d) [votre|vos|ta|cette|la] (liste|fichier|fichiers|base|listes|mailing)
= desinscrire desinscrivez desinscris desabonner desabonnez desinscription desabonnement desabonne
< (desinscription|desabonnement) [s il vous plait|svp|merci] >
< (desinscrivez|desabonnez|desinscris|desabonne) (moi|nous)
(merci|veuillez|priere|prie|souhaite|voudrais|veux|aimerais|demande|vouloir|pourriez vous|pouvez vous) [vous] [bien|de|vouloir|donc] [bien|vouloir] [de] (me|m|nous) (desinscrire|desabonner)
(demande|souhaite|souhaiterais|voudrais|veux) [la|ma|mon|le] (desinscription|desabonnement)
= arretez arrete arreter cessez cesse cesser
(arretez|arrete|cessez|cesse) [s il vous plait|svp|donc|immediatement] (de|d) (m|me|nous) (ecrire|contacter|envoyer|solliciter|relancer|deranger|harceler|spammer|adresser|importuner|appeler)
(merci|veuillez|priere|prie|demande) [vous] [de|d] (arreter|cesser) (de|d) (m|me|nous) (ecrire|contacter|envoyer|solliciter|relancer|deranger|harceler|adresser)
= suppression retrait
(demande|souhaite|exige|solliciter|sollicite) [donc|par la presente] (la|le|mon) (suppression|retrait) (de mes|de mon|de toutes mes|de votre|de vos|de cette|des)
= inutile
inutile de (me|nous|m) (relancer|recontacter|ecrire|contacter|rappeler|solliciter)
= laissez laisse
(laissez|laisse) (moi|nous) (tranquille|tranquilles|en paix)
= supprimez effacez supprimer effacer supprime
(supprimez|effacez|supprimer|effacer|supprime) (mes|toutes mes|l ensemble de mes) (donnees|coordonnees|informations)
= mas
no (me|nos) (escriba|escriban|escribas|contacte|contacten|contactes|mande|manden|mandes|envie|envien|envies|moleste|molesten|molestes|llame|llamen|llames|insista|insistan) [ningun|de|sus|por favor] [ESMAILS] mas
no (me|nos) (mande|manden|mandes|envie|envien|envies|escriba|escriban|escribas) mas [ESMAILS]
no (quiero|queremos|deseo|deseamos|quisiera) [volver a] (recibir|recibirlos|que me escriban|que me contacten|que me escriba|saber) [ningun|ninguno de] [sus|tus|estos|de] [ESMAILS] mas
no (quiero|queremos|deseo|deseamos) (recibir|tener) mas (ESMAILS|contacto)
< [por favor] no mas ESMAILS [por favor|gracias] >
que no (me|nos) (escribiera|escribieras|escribieran|contactara|contactaras|contactaran|mandara|mandaras|enviara|enviaras|escriba|escribas|contacte|contactes) mas
= nada
no (quiero|queremos|deseo|deseamos) (recibir|saber) nada mas (de (ustedes|usted|ti|vosotros|su parte)|>)
que no me (escriban|escribieran|contacten|contactaran|manden|mandaran|envien|enviaran|llamen) mas
= nuevo nunca vez jamas
no (me|nos) (contacte|contacten|contactes|escriba|escriban|escribas|mande|manden|llame|llamen|envie|envien) (de nuevo|nunca mas|otra vez|jamas)
= vuelva vuelvan vuelvas volviera volvieras volvieran
no (me|nos) (volviera|volvieras|volvieran) a (escribir|contactar|mandar|enviar|molestar|llamar)
no (vuelva|vuelvan|vuelvas) a (escribirme|contactarme|escribirnos|contactarnos|mandarme|enviarme|molestarme|llamarme|ponerse en contacto conmigo|contactar conmigo)
no (me|nos) (vuelva|vuelvan|vuelvas) a (escribir|contactar|mandar|enviar|molestar|llamar)
= deje dejen deja dejes dejad parar pare paren
< [por favor|les ruego|le ruego] [ya] (deje|dejen|deja|dejad|pare|paren|para) [ya|por favor] de (escribirme|contactarme|escribirnos|contactarnos|mandarme|enviarme|enviarnos|molestarme|molestarnos|llamarme|mandarnos|spamearme|insistir)
(dejeme|dejenme|dejame) (en paz|tranquilo|tranquila)
= dejeme dejenme dejame dejadme
(dejeme|dejenme|dejame|dejadme) [ya|por favor] (en paz|tranquilo|tranquila)
= baja
(deme|denme|dame|darme|dadme|dar|darnos|denos) [por favor] [de] baja
(quiero|quisiera|deseo|solicito|pido|solicitar) [darme] [de|la|mi] baja
= quitadme borradme sacadme elimineme eliminenme eliminame eliminarme borreme borrenme borrame borrarme quiteme quitenme quitame quitarme saqueme saquenme sacame sacarme retireme retirenme retirame
(elimineme|eliminenme|eliminame|eliminarme|borreme|borrenme|borrame|borrarme|quiteme|quitenme|quitame|quitadme|borradme|sacadme|quitarme|saqueme|saquenme|sacame|sacarme|retireme|retirenme|retirame) [por favor] de (su|sus|la|tu|tus|esta|este|vuestra) (lista|listas|base|registro|registros|boletin|newsletter|agenda)
= eliminacion cancelacion supresion
(solicito|pido|exijo|ruego|solicitamos) (la|mi) (eliminacion|cancelacion|supresion) [inmediata] (de mis|de mi|de su|de vuestra|en su)
= quitarme sacarme borrarme eliminarme quiten saquen
(quitarme|sacarme|borrarme|eliminarme) de (la|su|sus|tu|tus|esta|vuestra) (lista|listas|base)
= elimine eliminen elimina eliminar borre borren borra borrar quite quiten
(elimine|eliminen|elimina|eliminar|borre|borren|borra|borrar|quite|quiten) (mi|mis|todos mis) (datos|direccion|correo|email|nombre|contacto)
= piu
(non) (mi|ci|me|ce) (scriva|scriviate|scrivere|scrivete|scrivi|contatti|contattate|contattare|mandi|mandate|mandare|invii|inviate|inviare|disturbi|disturbate|chiami) piu
(non) (contattatemi|contattarmi|scrivetemi|scrivermi|mandatemi|mandarmi|inviatemi|inviarmi|disturbatemi|chiamatemi) [ITMAILS] piu
non (mi|ci) (scrivesse|scrivessi|scriveste|contattasse|contattassi|contattaste|mandasse|mandassi) piu
non (desidero|voglio|vorrei|desideriamo|vogliamo) piu (ricevere|essere contattato|essere contattata|essere contattati|sentirvi|sentirla)
non (desidero|voglio|desideriamo|vogliamo) (ricevere|avere) (piu|altre|ulteriori|altri) [vostre|sue|tue|vostri] (ITMAILS|nulla|niente)
(basta|niente piu) ITMAILS
= altre ulteriori
non (desidero|voglio|desideriamo|vogliamo) (ricevere|avere) (altre|ulteriori|altri) [vostre|sue|tue] ITMAILS
= cancellazione rimozione
(chiedo|richiedo|chiediamo|desidero|vorrei|esigo) [cortesemente|la|gentilmente] [la|mia] [mia|immediata] (cancellazione|rimozione) (dalla|dal|dai|dei miei|da|del mio|di tutti)
= smetta smettete smettila smettetela smetti smettere
(smetta|smettete|smettila|smettetela|smetti|smettere) [per favore] di (scrivermi|contattarmi|scriverci|contattarci|mandarmi|inviarmi|disturbarmi|chiamarmi|mandarci|inviarci)
= lista elenco mailing database newsletter
(cancellarci|rimuoverci|toglierci|cancellatemi|cancellami|rimuovetemi|rimuovimi|toglietemi|toglimi|eliminatemi|eliminami|cancellarmi|rimuovermi|togliermi|eliminarmi) [per favore] (dalla|dal|dalle|dai|da) [vostra|sua|tua|vostro|suo|tuo|questa|vostre] [mailing] (lista|list|elenco|liste|database|newsletter)
mi (cancelli|rimuova|tolga|elimini|cancelliate|togliate) [per favore] (dalla|dal|dalle|dai|da) [vostra|sua|vostro|suo|questa] [mailing] (lista|list|elenco|database|newsletter)
(remova|retire|tire|exclua|apague|removam|retirem|tirem|excluam) (me|o meu email|meu email|o meu nome|meu nome|o meu contato|o meu contacto|o meu endereco|meu endereco) [por favor] (da|das|de|do) [sua|vossa|tua|suas|vosso|seu|esta|desta] (lista|listas|mailing|newsletter|base)
me (remova|retire|tire|exclua|removam|retirem|tirem|excluam|descadastre|descadastrem) [por favor] (da|das|de|do|desta) [sua|vossa|tua|suas|vosso|seu] (lista|listas|mailing|newsletter|base)
= remover retirar excluir apagar eliminar remocao exclusao
(favor|quero|queria|gostaria de|peco para|solicito|pode|podem|poderiam|poderia|pedia que|agradeco) [por favor] (remover|retirar|excluir|apagar|eliminar) (me|o meu email|meu email|o meu nome|meu nome|o meu contacto|meu contato|os meus dados|meus dados|o meu endereco|meu endereco) [por favor] (da|das|de|do) [sua|vossa|tua|suas|vosso|seu|esta|desta] (lista|listas|mailing|newsletter|base)
(solicito|peco|pedimos|exijo) a (minha) [imediata] (remocao|exclusao)
(solicito|peco|exijo) a (remocao|exclusao|eliminacao) (do meu|dos meus|de meus|de meu)
= disiscrivetemi disiscrivimi disiscriva disiscrivermi cancellatemi descadastre descadastrem descadastrar
(disiscrivetemi|disiscrivimi|mi disiscriva|disiscrivermi)
(me descadastre|me descadastrem|descadastrar me|quero me descadastrar|descadastre me)
< [per favore] cancellatemi [per favore] >
= lasciatemi lasciami
(lasciatemi|lasciami|mi lasci) [stare|in pace]
= mais
nao (me|nos) (escreva|escrevam|escrevas|contacte|contactem|contactes|contate|contatem|mande|mandem|envie|enviem|incomode|incomodem|ligue|liguem) mais
nao (quero|queremos|desejo|desejamos|gostaria de|pretendo) (mais receber|receber mais|receber) [mais] [os|as|nenhum|seus|suas|vossos|vossas] PTMAILS [mais]
nao (quero|desejo) mais (receber|ser contactado|ser contactada|ser contatado|ser contatada)
nao (envie|enviem|mande|mandem|envies|mandes) [me] mais PTMAILS
que nao (me|nos) (contactem|contacte|contatem|contate|escrevam|escreva|enviem|envie|mandem|mande) mais
(deixe|deixem) de me (escrever|contactar|contatar|enviar|mandar)
= pare parem para deixe deixem parar
(pare|parem|para) (de|com) [me] (escrever|contactar|contatar|enviar|mandar|incomodar|escrever me|contactar me|enviar me|mandar me|contatar me)
(deixe|deixem|deixa) (me|nos) em paz
(deixe|deixem) de (me|nos) (escrever|contactar|contatar|enviar|mandar|incomodar)
= volte voltem voltes
nao (volte|voltem|voltes) a (escrever me|contactar me|contatar me|me escrever|me contactar|me contatar|enviar me|escrever|contactar)
= meer
(schrijf|mail|email|contacteer|benader|bel|stuur|stoor) [mij|me|ons] [alstublieft|alsjeblieft|aub|a u b] [geen NLMAILS|geen|niet] niet meer
(schrijf|mail|email|contacteer|benader|bel|stuur|stoor) (mij|me|ons) [alstublieft|alsjeblieft|aub] (niet meer|nooit meer|geen NLMAILS meer)
(stuur|zend) [mij|me|ons] [alstublieft|alsjeblieft|aub|svp] geen [verdere|nieuwe] NLMAILS meer
(wil|wens|willen|wensen|hoef|hoeven) [ik|wij|we] [van] [u|jullie|jou|je] geen [verdere|enkele] (NLMAILS|contact) meer [van] [u|jullie|jou|je] (ontvangen|krijgen|>)
(neem|zoek|neemt) [alstublieft|alsjeblieft|aub|svp] geen contact meer
geen (contact|NLMAILS) meer [met mij|met ons] [op] (opnemen|op te nemen|te sturen|sturen|ontvangen|te ontvangen|aub|alstublieft|alsjeblieft|graag)
(graag|gelieve|verzoek|alstublieft|liever) [u|mij|me|ons|om] [mij|me|ons] [niet|geen] [NLMAILS] (niet meer|meer) [te] (mailen|schrijven|contacteren|benaderen|sturen|te sturen|te benaderen|te mailen)
(mij|me|ons) niet meer (mailt|schrijft|contacteert|benadert|belt|lastigvalt)
niet meer (benaderd|gemaild|gecontacteerd) (worden|te worden|wil worden)
= lijst mailinglijst bestand database nieuwsbrief verzendlijst lijsten
(verwijder|haal|schrap|schrijf|gooi) (mij|me|ons|mijn adres|mijn gegevens) [alstublieft|alsjeblieft|aub|svp] (uit|van|af van) [uw|je|jullie|de|deze|dit|het] (lijst|mailinglijst|bestand|database|nieuwsbrief|verzendlijst|lijsten)
(mij|me|ons) [alstublieft|alsjeblieft|aub] (uit|van) [uw|je|jullie|de|deze|dit|het] (lijst|mailinglijst|bestand|database|nieuwsbrief|verzendlijst|lijsten) [te] (halen|verwijderen|schrappen)
= bestand lijst database systeem bestanden
(mijn adres|mijn gegevens|mijn mailadres|mijn emailadres|mijn naam) [alstublieft|alsjeblieft|aub] (uit|van) [uw|je|jullie|de|deze|dit|het] (lijst|mailinglijst|bestand|database|nieuwsbrief|verzendlijst|lijsten|systeem|bestanden) (te|verwijderen|halen|schrappen|wissen)
= uit
(schrijf|meld) (me|mij|ons) [alstublieft|alsjeblieft|aub|nu] (uit|af) (>|van)
= uitschrijven afmelden
< [graag|aub|alstublieft|gelieve] (uitschrijven|afmelden) [aub|alstublieft|graag] >
(wil|zou) [ik] (mij|me) [graag] (uitschrijven|afmelden)
= rust
laat (me|mij|ons) [alstublieft|alsjeblieft|aub|nu] met rust
= hou houd stop
(hou|houd|stop) [alstublieft|alsjeblieft|aub|nu] [op] met [mij|me|ons] [te] (mailen|schrijven|contacteren|benaderen|sturen|mailtjes|emailen)
""",
    _NAMES,
)

ELSEWHERE = table(
    """
instead new old other former previous stattdessen sondern neue neuen neuer alte alten alter anderen andere
plutot nouvelle nouveau ancienne ancien autre nueva nuevo antigua antiguo vieja viejo otra otro sino
nuova nuovo vecchia vecchio altra altro bensi nova novo velha velho antigo outra outro nieuwe oude andere
"""
)
"""Behind "do not write to me any more": not here, but there."""

ADDRESSES = table(
    """
address addr account email mail inbox mailbox number adresse konto postfach emailadresse mailadresse nummer
compte boite direccion correo cuenta indirizzo casella endereco conta caixa adres account
"""
)
OTHERWISE = table("instead use stattdessen nutzen nutze plutot utilisez utilise use usa usi utilizza gebruik")
"""Where the next sentence has one of these, it may say where to write."""
CALLING = table("call calling ring text texting anrufen anzurufen appeler appelez llame llamar llames chiamare bellen")
WRITTEN = table(
    "email emails mail write text message schreiben mailen ecrivez ecrire escriba escribe escribir scrivere"
)
"""Who wants no calls may want mail."""
