"""Phrases that name somebody else to talk to. Folded, as `sentences` writes them; the syntax is that of `phrases`."""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases

_NAMES = {
    "TALK": "(talk|speak|write|reach out|get in touch|be in touch|contact|email|mail|call|turn|refer|address|direct|connect|liaise|follow up|coordinate|correspond|ask|deal|approach|message|ping|reach|discuss this|take this up|take it up|send your (email|request|proposal|questions|offer|details)|direct your (email|request|questions|enquiry|inquiry))",
    "ASKED": "(please|kindly|best|you should|you could|you can|best to|you will have to|you would have to|you have to|you must|you will need to|(could|can|would) you [please|kindly|maybe|instead|perhaps|rather]|you may|you might|you want to|you need to|you will need to|you would need to|feel free to|i suggest you|i would suggest you|suggest that you|i recommend you|recommend that you|it is best to|better to|better|it would be best to|it would be better to|you are better off|you had best|you will want to|you may want to|you might want to|i would ask you to|let me ask you to|happy for you to)",
    "MATE": "(colleagues?|coworkers?|co workers?|co founder|cofounder|boss|manager|assistant|successor|team|partner|secretary|director|head of|deputy|office|department|counterpart|teammate|business partner|business development team|sales team|hr team|procurement team|supervisor|ceo|cto|coo|cfo|desk|division|reception|hotline|helpdesk|people in charge)",
    "TALKING": "(talking|speaking|writing|reaching out|getting in touch|contacting|emailing|mailing|asking|checking|calling|following up)",
    "FIT": "[actually|now|probably|really|also|perhaps|maybe|certainly|currently]",
    "KOLLEGE": "(kollegin|kollegen|kollege|kolleginnen|chefin|chef|assistentin|assistent|assistenten|mitarbeiterin|mitarbeiter|vorgesetzte|vorgesetzten|nachfolgerin|nachfolger|abteilung|team|geschaftsfuhrer|geschaftsfuhrerin|buro|stellvertreterin|stellvertreter|vertretung|leiterin|leiter|sekretariat|personalabteilung|einkaufsabteilung|einkauf|vertrieb|marketingabteilung|rechtsabteilung|fachabteilung|itabteilung|kundenservice|kundendienst|support|hotline|zentrale|buchhaltung|hr|bereich)",
    "COLLEGUE": "(collegue|collegues|associe|associee|responsable|assistant|assistante|equipe|directeur|directrice|superieur|superieure|successeur|remplacant|remplacante|confrere|chef|patron|patronne|service|consoeur|departement|direction|bureau|secretariat|pole|cellule)",
    "COLEGA": "(colega|companero|companera|companeros|jefe|jefa|socio|socia|asistente|equipo|responsable|director|directora|gerente|sucesor|sucesora|departamento|area|servicio|secretaria|division|oficina)",
    "COLLEGA": "(collega|colleghi|capo|responsabile|assistente|socio|socia|direttore|direttrice|team|successore|ufficio|reparto|servizio|segreteria|divisione|area)",
    "PTCOLEGA": "(colega|colegas|chefe|socio|socia|assistente|equipa|equipe|diretor|diretora|gerente|responsavel|departamento|servico|area|setor|secretaria|sucessor|sucessora)",
    "NLCOLLEGA": "(collega|collegas|baas|manager|assistent|assistente|team|compagnon|opvolger|leidinggevende|afdeling|dienst|secretariaat|opvolgster)",
}

HANDOVER = Phrases(
    """
= colleague colleagues coworker coworkers co cofounder boss manager assistant successor team partner secretary director head deputy office department counterpart teammate business sales hr procurement supervisor ceo cto coo cfo desk division reception hotline helpdesk people guys folks
ASKED TALK [directly|to|with|about this|about it|this|it] [directly] [to|with|this to] (my|our) [dear|lovely|esteemed|new|good|co] MATE
(i am|i have|have|i|am|we have|we are) [just|also|now|already|hereby|taken the liberty of] (ccd|cc|copied|copying|ccing|cc ing|looped in|looping in|looped|looping|adding|added|including|included|introducing|putting|connecting you|connecting|connected you|bringing in) [in|you with|you to|with] (my|our) [dear|lovely|new] MATE
< (ccing|cc ing|copying|copied|adding|looping in|looping|ccd|cc|including|meet) [in] (my|our) [dear|lovely|new] MATE
(i am|i have|i will|we will|i|have|will|let me|going to) [just|also|now|already] (forward|forwarded|forwarding|pass|passed|passing|hand|handed|handing|refer|referred|referring|redirect|redirected|hand over|handing over) [on] [your email|your message|your request|your note|your details|your proposal|your offer|your enquiry|your inquiry|this|it|you|that] [on|along|over] to (my|our|the) [dear|lovely|new|relevant] MATE
(my|our) * MATE * (is|are|would be|will be) FIT (the|a|your) [right|best|better|correct|appropriate|main|new|proper] (person|people|contact|point of contact|one|ones|team|address)
(my|our) * MATE * (handles|handle|takes care of|looks after|is responsible for|is in charge of|deals with|is handling|leads|owns|manages|decides|makes these decisions|will take over|takes over|has taken over|will be taking over|will take it from here|can help you|will be able to help|is the one who)
(my|our) successor [in this role|here] [,] (is|will be)
ASKED TALK [directly|to|with|about this|about it|this|it] [directly] [to|with|this to] (my|our|the) * MATE
< [just|so|instead|rather|then] TALK [directly|instead] (to|with) (my|our|the) * MATE
< [just|so|instead|rather|then] (contact|email|ask) (my|our|the) * (team|department|office|desk|successor|division|reception)
(better off|best off|i suggest|i would suggest|i recommend|i would recommend|suggest|recommend|try) TALKING [directly|instead] [to|with] (my|our|the) * MATE
(my|our) * MATE * (is|are) [now|currently] (looking after|dealing with|taking care of|taking over|covering|managing|running|in charge|responsible)
(this|that) (is|would be|is rather|is more) [one|something|a matter|a question|a topic] for (my|our) * (MATE|people|guys|folks)
= off suggest recommend try
(better off|best off|i suggest|i would suggest|i recommend|i would recommend|try) TALKING [directly|instead] [to|with]
= one person woman man guy
* (is|are|would be|will be) [actually|really|probably|now] the (one|person|woman|man|guy|people) (to (ask|talk|speak|contact|write|approach|email|call|see|reach|ping)|for (this|that|it)|you (need|want|should|are looking for|have to))
= man woman guy bet go
* (is|are|would be|will be) [probably|actually|definitely] your (man|woman|guy|best bet|go to [person|contact|guy])
= person contact
* (is|are|would be|will be) FIT (the|a|your) (right|best|better|correct|appropriate|proper|best placed|main|new) (person|people|contact|point of contact|contact person|one) (>|to (talk|speak|contact|ask|address|discuss|reach|write|email|help|approach|handle|answer|decide|get|call|turn|connect|deal)|for|in|on|about|regarding|here)
< [the|your] (right|best|better|correct|appropriate|proper|main|new) (person|people|contact|point of contact|contact person) * (is|are|would be|will be|would probably be|is probably|is actually)
(your|the) [new|main|best] (contact|contact person|point of contact) [for this|here|for that|from now on|going forward|at our company] (is|will be|would be)
ASKED contact [directly|instead]
= talk speak write reach get be email mail call turn refer address direct connect liaise check follow coordinate correspond ask deal approach message ping send
ASKED TALK [directly|to|with|about this|about it|this|it] [directly|instead] [to|with|this to|at]
ASKED (reach out|turn|refer|write|speak|talk|get in touch) (directly|instead) [to|with]
(i am|i would|i will|let me|i can) (refer you to|point you to|direct you to|put you in touch with|introduce you to|connect you with|hand you over to|pass you on to|refer you on to)
= handles handling responsible charge taken takes taking take care looks lead leads owns handle runs manages organises organizes coordinates looking dealing managing running covering
* FIT (is looking after|is dealing with|is managing|is running|is covering|handles|is handling|is responsible for|is in charge of|takes care of|is taking care of|looks after|has taken over|is taking over|takes over|will be taking over|will take over|will take it from here|will take this from here|will take it from there|will be handling|will handle|leads|runs|manages|organises|organizes|coordinates|is leading|owns|is the lead for) (this|these|all|our|such|that|those|from me|my|it|from here|>)
= handing handed handover hand
(handing|handed|hand) (this|you|it|things|everything) over to
= forwarded forward forwarding passed passing pass sent sending shared
(have|i|am|we|are|will|just) [just|also|now|already] (forwarded|forward|forwarding|passed|passing|pass|sent|sending|shared) [on|along] [your] (email|message|request|note|details|proposal|offer|enquiry|inquiry|question|questions|this|it|you|that) [on|along|over] to
= ccd cc ccing copied copying looped looping adding added including included introducing meet
(i am|i have|have|i|am|we have|we are) [just|also|now|already|hereby] (ccd|cc|copied|copying|ccing|cc ing|looped in|looping in|looped|looping|adding|added|including|included|introducing|bringing in) [in|you to]
< (ccing|cc ing|copying|adding|looping in|looping|ccd|meet|including) [in]
= kollegin kollegen kollege kolleginnen chefin chef assistentin assistent assistenten mitarbeiterin mitarbeiter vorgesetzte vorgesetzten nachfolgerin nachfolger abteilung team geschaftsfuhrer geschaftsfuhrerin buro stellvertreterin stellvertreter vertretung leiterin leiter sekretariat personalabteilung einkaufsabteilung einkauf vertrieb marketingabteilung rechtsabteilung fachabteilung itabteilung kundenservice kundendienst support hotline zentrale buchhaltung bereich
(wenden|wende|wendet|melden|melde|meldet|richten|sprechen|sprich|kontaktieren|kontaktiere|kontaktier|schreiben|schreib|mailen|mail|rufen|fragen|frag|frage|setzen|setz) [sie|ihr] [sich|dich|euch] [bitte|doch|am besten|gerne|gern|dazu|hierzu|dafur|deshalb|daher|lieber|direkt|einfach|diesbezuglich|in dieser sache|hierfur] [bitte|doch|am besten|gerne|gern|direkt] [an|bei|mit|ihre anfrage an] (meine|meinen|meiner|meinem|unsere|unseren|unserer|unserem) [liebe|neue|neuen|lieben|geschatzte] KOLLEGE
(wenden|wende|melden|melde|richten|sprechen|sprich|kontaktieren|kontaktiere|schreiben|schreib|mailen|fragen|frag|klaren|klare|klar|besprechen|besprich|stimmen) [sie|ihr] [sich|dich|euch] * [am besten|direkt] [an|bei|mit] (meine|meinen|meiner|meinem|unsere|unseren|unserer|unserem|die|den|der|dem) * KOLLEGE
< (der|die|das|unser|unsere|mein|meine) * KOLLEGE (kann|wird|hilft|konnen|helfen) [ihnen|dir|euch|da|hier|sicher|bestimmt] [ihnen|dir|euch|da|hier|sicher|bestimmt|besser] (weiterhelfen|weiter|helfen|behilflich)
(mussen|mussten|musst|musstest|sollten|solltest) [da|das] [sie|ihr|du] [da|das|dazu|hierzu|bitte|am besten|besser|mit|bei|an] [mit|bei|an|am besten] (meinen|unseren|meine|unsere|unserem|meinem|meiner|unserer) * KOLLEGE (fragen|sprechen|kontaktieren|wenden|klaren|reden|besprechen|anfragen|anschreiben)
(meine|mein|unsere|unser) * KOLLEGE * (ist|sind) * (zustandig|verantwortlich|ansprechpartner|ansprechpartnerin|die richtige|der richtige|richtige)
(meine|mein|unsere|unser) * KOLLEGE * (kummert|kummern|ubernimmt|ubernehmen|betreut|verantwortet|bearbeitet|hat ubernommen|wird sich|meldet sich|wird das ubernehmen)
(habe|hab|nehme|setze|haben|nehmen|hole) [ich|wir|hiermit|dazu|daher|mal] [hiermit|daher|dazu|mal|auch] (meine|meinen|unsere|unseren) [liebe|lieben|neue|neuen] KOLLEGE
(leite|leiten|habe|gebe|geben|reiche) [ich|wir|sie|es|das|dies|ihre] * (an) (meine|meinen|unsere|unseren|die) * (KOLLEGE) * (weiter|weitergeleitet|weitergegeben|weitergereicht)
= zustandig verantwortlich ansprechpartner ansprechpartnerin richtige
* (ist|ware|sind) [jetzt|nun|hierfur|dafur|inzwischen|bei uns|fur (dieses|das) thema] [bei uns|dafur|hierfur|die|der|ihre|dein|deine|ihr|eher|wohl] (zustandig|verantwortlich|ansprechpartner|ansprechpartnerin|richtige|richtige ansprechpartner|richtige ansprechpartnerin|neue ansprechpartnerin|neuer ansprechpartner|richtige person|bessere ansprechpartnerin|bessere ansprechpartner)
(dafur|hierfur) ist [bei uns|jetzt|nun|inzwischen|seit kurzem] * (zustandig|verantwortlich|ansprechpartner|ansprechpartnerin|richtige)
(zustandig|verantwortlich) [dafur|hierfur|fur (dieses|das) thema|bei uns|jetzt|nun] (ist) [jetzt|nun|bei uns]
[ihr|ihre|dein|deine|der|die] [richtige|neue|neuer|richtiger|beste|bester] (ansprechpartner|ansprechpartnerin) [dafur|hierfur|fur (dieses|das) thema|bei uns] (ist|ware) [jetzt|nun|bei uns]
= wenden wende sprechen sprich kontaktieren schreiben schreib fragen frag melden melde mailen richten
(wenden|wende|melden|melde|sprechen|sprich|kontaktieren|kontaktiere|schreiben|schreib|fragen|frag|mailen|mail|richten) [sie|ihr] [sich|dich|euch] [bitte|doch|am besten|gerne|gern|dazu|hierzu|dafur|deshalb|daher|lieber|direkt|einfach] [bitte|doch|am besten|gerne|gern|direkt|dazu] [an|bei|mit]
= nachfolgerin nachfolger
(nachfolgerin|nachfolger) [ist|wird] [seit|ab] [jetzt|nun|herr|frau]
= macht betreut ubernimmt verantwortet bearbeitet liegt verwaltet leitet
(das|dies|(das|dieses|diesen) (thema|projekt|bereich)) (macht|betreut|ubernimmt|verantwortet|bearbeitet|verwaltet|leitet) [bei uns] (jetzt|nun|inzwischen|mittlerweile|kunftig|ab sofort|bei uns)
* (ubernimmt|betreut|macht|verantwortet|bearbeitet) (das|dies|das thema|dieses thema|den bereich|das projekt|meine aufgaben|meine kunden) (jetzt|nun|ab sofort|kunftig|seit|inzwischen|ab)
(das|dies|(das|dieses) (thema|projekt)) liegt [jetzt|nun|inzwischen|mittlerweile] bei
= habe hab leite gebe geben haben leiten reiche ubergebe
(habe|hab|leite|gebe|geben|haben|leiten|reiche|ubergebe) [ich|wir] [ihre|deine|die|das|es|den|dieses|diese] [mail|email|nachricht|anfrage|thema|projekt|angebot|aufgabe|unterlagen] [hiermit|mal|daher|direkt] an
= collegue collegues associe associee responsable assistant assistante equipe directeur directrice superieur superieure successeur remplacant remplacante confrere consoeur chef patron patronne service departement direction bureau secretariat pole cellule
(a voir|a discuter|a traiter) [directement|plutot] avec (mon|ma|mes|notre|nos) COLLEGUE
(voir|vois|voyez|regardez|voyons) [ca|cela|ce point|directement|tout ca] (avec) (mon|ma|mes|notre|nos|la|le) * COLLEGUE
(adressez|adresse|contactez|contacte|parlez|parle|ecrivez|ecris|voyez|vois|appelez|appelle|adresser|contacter|parler|ecrire|voir|rapprocher|rapprochez|prendre contact|prenez contact|mettez|tournez|tourner) [vous|toi] [s il vous plait|svp|plutot|directement|donc|en] [en contact] [a|avec|de|d|au|vers] (mon|ma|mes|notre|nos|la|le) [chere|cher|nouvelle|nouveau] COLLEGUE
(mon|ma|mes|notre|nos) * COLLEGUE * ((est|sont|sera) [desormais|maintenant] (en charge|charge|chargee|responsable|votre|la bonne|le bon|mieux|l interlocuteur|l interlocutrice)|qui s en occupe|a repris|reprend|s en occupe|s en occupera|s occupe|s occupera|s occupent|gere|gerent|prend|prendra|prend le relais|suit|reprend|traite|vous repondra|pourra vous)
(je|nous) (mets|met|mettons|ai mis|avons mis|transmets|transfere|ai transmis|ai transfere|ajoute|transmettons) * [a|en copie] (mon|ma|mes|notre|nos|la|le) COLLEGUE
(mon|ma|notre) COLLEGUE * en copie
= personne interlocuteur interlocutrice charge occupe
* (est|serait|sera) (la|le|votre|ton|l) (bonne|meilleure|meilleur|bon) (personne|interlocuteur|interlocutrice|contact)
(la|le) (bonne|meilleure|meilleur|bon) (personne|interlocuteur|interlocutrice|contact) [pour cela|pour ca|a contacter|pour ce sujet|est en fait] (est|serait|sera|c est)
* (est en charge|s occupe|est charge|est chargee|s en occupe) (de|du|des|d|>)
= est
c est
= repris reprend gere suit pilote
* (a repris|reprend|gere|suit|pilote) [desormais|maintenant|donc] (le (dossier|sujet|projet|poste|budget|partenariat)|ce (dossier|sujet|projet)|mon (poste|portefeuille)|mes (dossiers|fonctions)|cela|ca|ces (sujets|questions|dossiers)|cette (question|partie))
= transmis transfere transmets transmettons fait
(j ai|ai|avons|je|nous) [deja|bien] (transmis|transfere|transmets|fait suivre) [votre|ton|ce|le|la] (message|mail|email|demande|courriel|proposition) a
= adressez contactez parlez ecrivez contacter adresser ecrire contacte ecris
(adressez|adresse|contactez|contacte|parlez|parle|ecrivez|ecris|contacter|adresser|ecrire|parler) [vous|toi] [s il vous plait|svp|plutot|directement|donc] [a|avec|en]
= colega companero companera companeros jefe jefa socio socia asistente equipo responsable director directora gerente sucesor sucesora departamento area servicio secretaria division oficina
(hable|habla|hablen|hablar|escriba|escribe|escribele|escribale|escribir|escribirle|contacte|contacta|contactar|dirijase|dirigete|dirigirse|consulte|consulta|pongase en contacto|ponte en contacto|ponerse en contacto|ponerte en contacto|diríjase) [por favor|mejor|directamente] [con|a|al|de] (mi|mis|nuestro|nuestra|nuestros|la|el|al|del) [nuevo|nueva] COLEGA
(mi|nuestro|nuestra) * COLEGA * ((es|sera) (la persona|quien|el responsable|la responsable|el encargado|la encargada|su|tu)|se encarga|se ocupa|lleva|gestiona|se encargara|le atendera|puede ayudarle|puede ayudarte)
(tienes que|tiene que|tendria que|tendrias que|hay que|mejor|deberias|deberia) (hablarlo|verlo|consultarlo|tratarlo|hablar|consultar) [directamente] con (mi|mis|nuestro|nuestra|el|la) COLEGA
(eso|esto|ese tema|este tema|de eso|de esto) [ya|ahora] [lo|la] (lleva|gestiona|se encarga|se ocupa|ve) (mi|nuestro|nuestra|el|la) * COLEGA
(pongo|he puesto|copio|he copiado|anado|incluyo|reenvio|he reenviado|paso|he pasado) * (en copia a|a|con) (mi|mis|nuestro|nuestra) COLEGA
= persona encarga ocupa encargado encargada
* (es|seria|sera) (la|tu|su) (persona|mejor persona) (adecuada|indicada|correcta|responsable|de contacto|que|encargada|idonea|con)
la persona (adecuada|indicada|correcta|responsable|de contacto|encargada) [para esto|para ello|en nuestra empresa] (es|seria)
* (se encarga|se ocupa|es el encargado|es la encargada|es el responsable|es la responsable) (de|del|ahora|>)
= reenviado pasado enviado reenvio paso
(he|hemos|ya|le|te) [le|te|ya] [he|hemos] [reenviado|pasado|enviado|reenvio|paso] (reenviado|pasado|enviado|reenvio|paso|tu|su|el) [tu|su|el] (correo|mensaje|email|solicitud|propuesta|consulta) a
= lleva gestiona ve
(ahora|ya|actualmente) [eso|esto] (lo|la) (lleva|gestiona|ve)
= escribele escribale escribir escribirle
(escribele|escribale|escribirle|escribir) [mejor|directamente|por favor] a
= hable habla escriba escribe contacte contacta contactar dirijase dirigete hablar
(hable|habla|escriba|escribe|contacte|contacta|contactar|dirijase|dirigete|hablar) [por favor|mejor|directamente] (con|a)
= collega colleghi capo responsabile assistente direttore direttrice successore team ufficio reparto servizio segreteria divisione
(parli|parla|parlate|parlare|scriva|scrivi|scrivete|scrivere|contatti|contatta|contattate|contattare|si rivolga|rivolgiti|rivolgersi|rivolgetevi|rivolgermi|senta|sentire) [per favore|direttamente|pure|gentilmente] [con|a|al|alla|all] (il|la|mio|mia|al|alla|nostro|nostra|i|miei|l|all) [mio|mia|nostro|nostra|miei] COLLEGA
[il|la] (mio|mia|nostro|nostra) * COLLEGA * (e (la persona|il referente|la referente|responsabile|il responsabile|la responsabile)|si occupa|si occupera|gestisce|segue|sara|puo aiutarla|le rispondera)
(deve|devi|dovrebbe|dovresti|bisogna) (parlarne|parlare|discuterne|sentire) con (il mio|la mia|il nostro|la nostra) COLLEGA
(metto|ho messo|inoltro|ho inoltrato|giro|passo) * (il mio|la mia|al mio|alla mia|il nostro|la nostra) COLLEGA
= gestisce segue
(ora|adesso|attualmente) (lo|la|li|se ne) (gestisce|segue|occupa)
= inoltrato girato passato
(ho|abbiamo) [gia] (inoltrato|girato|passato) [la sua|la tua|il suo|la vostra] [mail|email|richiesta|messaggio|proposta] a
= contatti contatta scriva scrivi parli parla rivolga rivolgiti rivolgersi
(contatti|contatta|scriva a|scrivi a|parli con|parla con|(si rivolga|rivolgiti|rivolgersi) a) [pure|direttamente]
= persona referente
* e (la persona|il referente|la referente) (giusta|adatta|di riferimento|che|per|piu indicata)
la persona (giusta|adatta|di riferimento|piu indicata) [per questo] e
= colegas chefe equipa diretor diretora responsavel colega departamento servico area setor secretaria equipe gerente sucessor sucessora
(fale|fala|falar|escreva|escreve|contacte|contate|contactar|contatar|dirija se|procure) [por favor|diretamente] [com|a|ao|o|para] (o|a) (meu|minha|nosso|nossa) PTCOLEGA
(fale|fala|escreva|contacte|contate|contactar|contatar|dirija se|procure) [por favor|diretamente] [com|a|ao|para] (o|a|ao) (departamento|servico|setor|area|secretaria|equipa|equipe)
[o|a] (meu|minha|nosso|nossa) * PTCOLEGA * (e (a pessoa|o responsavel|a responsavel)|trata|cuida|e responsavel|esta encarregado|vai responder)
(tem de|tem que|tens de|tens que|deve|precisa de) (falar|tratar) [disso|isso] com (o meu|a minha|o nosso|a nossa) PTCOLEGA
(coloco|ponho|copiei|encaminhei|encaminho|passei|passo) * (meu|minha|nosso|nossa) PTCOLEGA
= encaminhei reencaminhei passei enviei
(encaminhei|reencaminhei|passei|enviei) (o seu|a sua|o teu|a tua|seu|sua|este|esta) [email|mensagem|pedido|proposta] (a|ao|para|para o|para a)
= fale fala contacte contate escreva
(fale|fala|(escreva)) [por favor|diretamente|antes] (com|a|para) [o|a]
(contacte|contate) [por favor|diretamente|antes] [o|a]
= pessoa
* e a pessoa (certa|indicada|adequada|responsavel)
= collegas baas manager assistent compagnon opvolger leidinggevende collega afdeling dienst secretariaat inkoop verkoop marketing communicatie personeelszaken
(neem|praat|spreek|mail|schrijf|bel|richt|kunt|kun|benader|contacteer) [alstublieft|aub|dan|u|je|best|beter|hierover|even|daarvoor|hiervoor] [alstublieft|aub|dan|u|je|best|beter|hierover|even|daarvoor|hiervoor|contact op|zich|contact] [met|aan|tot] (mijn|onze|ons) NLCOLLEGA
(moet|moeten|kunt|kun) (je|u) * (met|bij) (mijn|onze|ons) NLCOLLEGA
(mijn|onze|ons) * NLCOLLEGA * (is [hiervoor|nu] (verantwoordelijk|de juiste|uw|je)|gaat over|regelt|behandelt|doet|neemt|zal)
(neem|neemt|praat|mail|bel) [alstublieft|aub|dan|hierover|hiervoor|even|beter] [contact op|contact] (met|naar) (de|het) [NLCOLLEGA] (afdeling|team|secretariaat|dienst|NLCOLLEGA)
(kunt|kan|kun) [je|u|jij] (beter|het beste|best) bij [onze|de|het] [afdeling] [inkoop|verkoop|hr|marketing] (inkoop|verkoop|hr|marketing|afdeling|team|communicatie|personeelszaken) (zijn|terecht|aankloppen)
= contact mail bel schrijf
(neem|neemt) [alstublieft|aub|dan|hierover|hiervoor|even|beter|daarvoor] contact op met
= doorgestuurd doorgegeven
(heb|hebben) [ik|we|wij] [je|uw|jouw|het|dit] [mail|bericht|vraag|verzoek|email] * (aan|naar)
= juiste aangewezen
* is (de|uw|je) (juiste|aangewezen) (persoon|contactpersoon)
""",
    _NAMES,
)
"""Some of these end where a name must follow, or begin where one must stand: `intent` looks at that."""
