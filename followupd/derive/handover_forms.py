"""Ways to name whoever is responsible, put together from what they do or what the reader shall do.

Folded, as `sentences` writes them; the syntax is that of `phrases`. Whole phrases stand in `handover_words`.
"""

# ruff: noqa: E501 (a phrase a line)

from __future__ import annotations

from followupd.derive.phrases import Phrases

_NAMES = {
    "THIS": "(this|that|it|these|those|such (things|matters|requests|questions|topics)|these (things|matters|topics|requests|questions)|all of (this|that)|this (topic|area|matter|project|account|subject|kind of thing|side of things|side|file|case|one)|that (topic|area|side|side of things|project|account)|my (accounts|projects|clients|portfolio|work|tasks|files|duties|cases|role|responsibilities|patch|desk|topics)|the (account|project|topic|file|matter|subject|case|budget|contract|purchasing|procurement|partnership|relationship|programme|program|details|logistics|scheduling|diary)|my (calendar|diary|schedule|appointments|agenda)|our (budget|purchasing|procurement|partnerships|contracts|accounts))",
    "YOURMAIL": "(your|this|the) [kind|last] (email|message|request|enquiry|inquiry|question|questions|application|proposal|offer|note|details|letter|documents|query|cv|case|mail)",
    "DIES": "(das|es|dies|dieses thema|das thema|darum|dafur|hierfur|diesen bereich|den bereich|das projekt|dieses projekt|meine (projekte|kunden|aufgaben|themen|nachfolge|vertretung|stelle)|alles weitere|solche (anfragen|themen|sachen|fragen)|den termin|einen termin|die terminfindung|meinen kalender|die details|das weitere)",
    "CA": "(ca|cela|ce (dossier|sujet|projet|theme|volet|point|type de demandes)|ces (sujets|questions|demandes)|cette (question|partie|demande)|mes (dossiers|projets|clients|rendez vous|affaires)|le (dossier|projet|sujet|budget)|la suite|mon (agenda|poste|portefeuille))",
    "ESTO": "(esto|este (tema|asunto|proyecto)|estos (temas|asuntos)|ese tema|eso|ello|estas (cosas|cuestiones)|mis (clientes|proyectos|asuntos|cuentas|funciones)|mi (agenda|cartera|calendario)|el (proyecto|tema|presupuesto|asunto)|la (cuenta|agenda))",
}

DOING = Phrases(
    """
= handles manages runs owns oversees leads covers coordinates looks takes deals handling looking covering managing running handle manage take taken taking own run lead cover oversee deal after can charge going happy matters pick requests responsible see sort took
[now|actually|currently|usually] (handles|manages|runs|owns|oversees|leads|covers|coordinates|looks after|takes care of|deals with|is handling|is managing|is looking after|is covering|is running|is in charge of|is responsible for|has taken over|has taken on|takes over|is taking over|took over|is taking on|will handle|will manage|will be handling|will be managing|will be looking after|will look after|will take over|will take on|will be taking over|will take care of|will deal with|will cover|will be covering|will own|will run) [from me|for me|all] THIS [for us|now|these days|here|from now on|going forward|instead|and] >
(has taken over|is taking over|will take over|takes over|took over|will be taking over) [from me|for me|my role|my position|my job|as of|from|in my|>]
(will|can|is going to|is happy to|would be happy to|will be happy to) [then|gladly|certainly|be able to] (take it from here|take this forward|take over from here|pick (this|it) up|take (this|it) over|sort (this|it|you) out|see to (it|this)|deal with (it|this))
= charge responsible contact point person deputy counterpart go one port
is (now|currently|actually) [the person] (in charge|responsible) (of|for|>)
(is|will be|would be) [now|actually|therefore] (your|the) [new|main|best|right|correct|first|direct|primary|better|relevant|appropriate|point of] (contact|contact person|point of contact|person|go to|port of call|one|counterpart) (to (contact|ask|talk to|speak to|write to)|for|on|from|here|going|>)
= know knows better placed position
(would|will|might|may|should) [probably|certainly|surely] (know (more|better|best|this|all about|about)|be (better placed|better able|in a better position|best placed)) (>|about|than|to|what|how)
(knows) (more|better|all|much more|a lot more|far more|best) [about] (this|it|that|than|>)
= help assist find arrange schedule set reply respond get answer reach send able book contact coordinate fix give going organise organize touch write
(will|can|is able to|is going to) [gladly|then|surely|be happy to] (find a (slot|time|date)|arrange (a|the|it|this|everything|an)|schedule (a|the|it|this|an)|set (up a|it up|something up)|book (a|you|it)|coordinate (a|the|with)|organise|organize|fix a|give you a date)
(will|is going to) [then|soon|shortly] (get back to you|get in touch with you|reply to you|respond to you|reach out to you|contact you|write to you|answer you|answer your|respond to your)
(can|will|should|is able to|might|could|may) [be able to|certainly|surely|then] (help you (with (this|that|it)|further|better|out|from here)|assist you|answer (your|this|that|these)|help (with|on) (this|that))
= zustandig verantwortlich kummert ubernimmt betreut leitet bearbeitet regelt macht verwaltet koordiniert vereinbart organisiert ansprechpartner ansprechpartnerin ansprechperson beantwortet meldet findet schickt ubernommen hilft kontakt kontaktperson richtige stimmt wird
[jetzt|nun|bei uns] (kummert|kummert sich) [sich] [jetzt|nun|bei uns|kunftig|ab sofort|gerne|gern] (darum|um DIES|hierum|um alles)
(ubernimmt|betreut|leitet|bearbeitet|regelt|macht|verwaltet|koordiniert|vereinbart|organisiert) [jetzt|nun|kunftig|ab sofort|ab jetzt|bei uns|seit|gerne] (DIES|ab hier|fur mich|von mir|mit ihnen|das bei uns)
(vereinbart|organisiert|koordiniert|findet|macht|stimmt) [gerne|gern|dann] (den|einen|die) (termin|termine|terminfindung) [mit ihnen|mit dir|fur] [ab] >
ist [jetzt|nun|ab sofort|bei uns|hier|kunftig] [fur|dafur|hierfur|da] [DIES|alles] (zustandig|verantwortlich|ansprechpartner|ansprechpartnerin|die richtige|der richtige|ansprechperson)
ist [jetzt|nun|ab sofort|hier|da] (ihr|ihre|dein|deine|der|die|eure) [neue|neuer|richtige|bessere] (ansprechpartner|ansprechpartnerin|ansprechperson|kontakt|richtige|kontaktperson)
(meldet sich|wird sich|beantwortet|hilft) [gerne|gern|dann|demnachst|zeitnah] (bei ihnen|bei dir|bei euch|ihre|deine|ihnen|dir) [gerne|dann|melden|weiter]
(hat) [jetzt|nun|inzwischen] (DIES|meine (stelle|aufgaben|nachfolge)) [von mir] ubernommen
= occupe gere suit traite reprend prend pilote remplace charge responsable chargera recontactera repondra aidera fixera contact contactera coordonne donnera enverra interlocuteur interlocutrice occupera personne place prendra proposera referent referente relais remplacera renseignera succede succession suite
(s en|s|se) (occupe|charge|chargera|occupera) [desormais|maintenant|chez nous|bien|tres bien] [de|d] [CA|fixer|tout|vous|organiser|trouver] [un|une] [rendez vous|date|creneau] >
(gere|suit|traite|reprend|pilote|prend en charge|coordonne) [desormais|maintenant] CA [desormais|maintenant|chez nous] >
(prend|prendra|a pris) [desormais] (le relais|la suite|ma suite|ma succession|ma place)
(me|m) (remplace|succede|a remplace|a succede|remplacera) [desormais|depuis|a ce poste|pendant] >
(est|sera) [desormais|maintenant|bien] (votre|ton|la|le|l) [nouveau|nouvel|nouvelle|bon|bonne] (interlocuteur|interlocutrice|contact|personne|referent|referente|responsable) [de|du|pour|qu|a|>|competente|chargee]
(vous|te) (recontactera|repondra|aidera|fixera|contactera|renseignera|enverra|proposera|donnera) [mieux|bientot|rapidement|directement|des|une|un|>]
= encarga ocupa lleva gestiona maneja sustituye contacto responsable atendera dara contactara respondera ayudara coordina ayudar buscara cuestiones encargara escribira interlocutor interlocutora llamara ocupara persona propondra reemplaza referencia releva sucede sustituira
(se encarga|se ocupa|se encargara|se ocupara|es (la|el) responsable|es quien se encarga) [ahora|desde ahora|ya] (de ESTO|>)
(lleva|gestiona|maneja|coordina) [ahora|ya|desde ahora] ESTO >
(es|sera) [ahora|desde ahora|a partir de ahora] (tu|su|el|la|vuestro) [nuevo|nueva|mejor] (contacto|interlocutor|interlocutora|referencia|responsable|persona)
me (sustituye|reemplaza|releva|sucede|sustituira) [desde|ahora|en|>]
(le|te|os|les) (atendera|dara|contactara|respondera|ayudara|escribira|buscara|llamara|propondra|podra ayudar|puede ayudar) [mejor|cita|una|hora|en|con|encantada|>]
= occupa segue gestisce sostituisce rispondera contattera aiutera dara fissera occupera sostituira
(se ne occupa|si occupa di (questo|questi)|se ne occupera|segue|gestisce) [ora|adesso] [questo|questa|questi|il progetto|la cosa|il tema] >
(mi) (sostituisce|sostituira)
(le|ti|vi) (rispondera|contattera|fissera|dara|aiutera)
= trata cuida gere substitui responde
(trata disto|trata disso|cuida disso|cuida disto|trata deste assunto|gere isto|gere este projeto|substitui me|me substitui)
= gaat regelt behandelt doet neemt verantwoordelijk contactpersoon plant aanspreekpunt
(gaat over|regelt|behandelt|doet|plant) (dit|dat|deze|mijn agenda|de agenda|dit soort|deze zaken|de afspraken) [>|zaken]
(neemt) (het|dit|mijn taken|mijn werk) [van mij|voortaan] over
is [nu|voortaan|hiervoor|daarvoor|vanaf nu] (verantwoordelijk|uw contactpersoon|je contactpersoon|je aanspreekpunt|uw aanspreekpunt|hiervoor verantwoordelijk)
""",
    _NAMES,
)
"""What somebody does who takes over: whoever that is stands before it."""

TOWARDS = Phrases(
    """
= direct send address refer forward turn contact reach drop take bring raise redirect email write cc best better can could get kindly must need please put should speak submit talk through via want with
(please|kindly|should|could you|can you|must|would you|best to|best|better|need to|have to|to) [please|kindly|rather|instead|always] (direct|send|address|refer|redirect|take|submit|bring|raise|put) [all|any] [of] [your|this|it|further|future|these|the|such|other] [further|future] [questions|enquiries|inquiries|requests|correspondence|question|enquiry|inquiry|request|email|emails|matter|matters|issue|proposal|proposals|invoice|invoices|documents|message|messages|mail|quote|offer|application|cv] [to|with] (to|with)
(please|kindly|should|could you|can you|must|would you|best|better|need to|have to|want to) [please|kindly|rather|instead|directly] (turn to|reach out to|get in touch with|get hold of|drop a line to|liaise with|check with|go through|go via|deal with|speak with|speak to|talk to|contact|get on to)
= queries questions requests enquiries inquiries proposals correspondence invoices messages anything emails everything mail
(queries|questions|requests|enquiries|inquiries|proposals|correspondence|invoices|messages|emails|mail|anything|everything) ~ (should|must|can|need to|are to|has to|have to) [now|please|all] (go|be (sent|addressed|directed|referred|submitted)) [directly|straight] to
= better best talking asking contact speaking right address belongs comes covered dealt falls go handled hands led lies looked managed now nowadays overseen owned person rests run should sits taken
(better|best) (off|served|placed) (talking to|asking|contacting|speaking to|speaking with|talking with|writing to|emailing|approaching|going to|with)
(your|the) [new|best|right|correct|main|better|first] (contact|contact person|point of contact|person|person in charge|address|go to) [for (this|that|it|you|these)|in (this|that|our)|here|on (this|that)|at our|now|there|to (talk to|ask|contact|speak to|write to)|to (talk to|ask|contact|speak to|write to) about (this|it)] [now|from now on|for this|here|would|will|is] (is|would be|will be|is now|should be)
(handled|managed|run|covered|looked after|taken over|overseen|dealt with|owned|led|taken care of) [now|nowadays|at our end|here|for us|exclusively|entirely] by
(falls|comes|lies|sits|belongs|rests) [now|squarely|firmly] (under|with|within|in the hands of|to)
is (now|nowadays) (with|in the hands of)
= forwarded passed handed transferred sent shared given referred relayed
(forwarded|passed|handed|transferred|relayed|passed on|given|sent) YOURMAIL [on|over|along|straight|directly] [to|over to] to
(forwarded|passed|handed|transferred|relayed|referred) (you|your case|your file|my accounts|everything|things|this account|the account|the project) [on|over] to
= weitergeleitet weitergegeben ubergeben anfrage angebot anliegen bewerbung email frage fragen mail nachricht unterlagen
(ihre|deine|die|diese|das|ihr) [kurze] (anfrage|email|nachricht|frage|bewerbung|unterlagen|anliegen|angebot|fragen|mail) [bereits|schon|daher|gleich|direkt|intern] an
= wenden wende wendet richten richte adressieren sprechen frag fragen schreiben melden klaren besprechen abstimmen bespreche bespricht klare melde meldet regeln schick schicken senden stellen stimmen
(wenden|wende|wendet|melden|melde|meldet) [sie|du|ihr] [sich|dich|euch] [damit|dafur|hierfur|hierzu|hiermit|dazu|in dieser sache|diesbezuglich] [bitte|doch|lieber|besser] [am besten|bitte|direkt|gleich|lieber|besser|kunftig|ab sofort|in zukunft] [direkt|bitte] (an|bei)
(richten|richte|adressieren|schicken|senden|schick|stellen) [sie|du] [bitte|doch] (ihre|deine|das|die|alle|solche|diese|eure|es) [weiteren|kunftigen] [anfrage|anfragen|frage|fragen|unterlagen|email|emails|nachricht|angebot|bewerbung|rechnung|rechnungen] [bitte|kunftig|direkt|am besten|ab sofort|lieber] [direkt] an
(klaren|klare|besprechen|bespreche|regeln|bespricht|abstimmen|stimmen) [sie|du] [das|dies|es] [bitte|doch|am besten|lieber|direkt|gleich] [am besten|bitte|lieber|direkt] mit [unserer|unserem|der|dem]
= ansprechpartner ansprechpartnerin ansprechperson kontakt kontaktperson zustandig verantwortlich nachfolger nachfolgerin vertretung vertreter dafur hierfur solche thema vertreterin
(ansprechpartner|ansprechpartnerin|ansprechperson|kontaktperson|kontakt|nachfolger|nachfolgerin|vertretung|vertreter|vertreterin) [dafur|hierfur|in dieser sache|bei uns|fur dieses thema|fur das thema|hier] (ist|ware|wird) [dafur|jetzt|nun|ab sofort|kunftig|hierfur|seit|bei uns|in zukunft] [bei uns]
(dafur|hierfur|fur dieses thema|fur das thema|fur solche (fragen|themen|anfragen)|dafur verantwortlich|zustandig|verantwortlich) [ist|zustandig|ware|sind] [bei uns|jetzt|nun|hier|inzwischen|eher] [bei uns|jetzt|nun|hier|inzwischen|eher] (ist|ware|bei uns|eher)
= liegt kummert ubernimmt betreut macht bearbeitet leitet landet lauft projekte regelt verantwortet
(liegt|lauft|landet) [jetzt|nun|inzwischen|mittlerweile|seit neuestem|ab sofort|bei uns|kunftig] [jetzt|nun] (bei|uber)
(darum|um das thema|um dieses thema|um solche (sachen|fragen)) kummert sich [jetzt|nun|bei uns|kunftig|ab sofort|inzwischen]
(das|dies|dieses thema|das thema|das projekt|meine (aufgaben|kunden|projekte)) (ubernimmt|betreut|macht|bearbeitet|leitet|verantwortet|regelt) [jetzt|nun|bei uns|kunftig|ab sofort|inzwischen|mittlerweile] [bei uns]
= contact rapport relation
(prendre|prenez|prends|entrer|entrez|vous mettre|mettez vous|prenne|mettre) [directement|plutot|donc|svp|s il vous plait] [en] (contact|relation|rapport) [directement|plutot] avec
= adressez adresser adresse adressez tournez transmis transfere contacter voyez voir rapprochez rapprocher contact interlocuteur interlocutrice successeur remplace relais suivi gere candidature communique courrier demande discuter discutez dossier entre envoye message parler parlez pilote projet proposition question questions redirige referent relaye repris requete ressort suivre tourner traite traiter traitez vois
(adressez|adresser|adresse|tournez|tourner|rapprochez|rapprocher) (vous|toi|votre demande|vos demandes|vos questions|votre message) [plutot|directement|donc|svp|desormais] (a|vers|de|aupres de)
(voyez|voir|vois|traitez|traiter|parlez en|en parler|discutez en|en discuter|voyez cela|voir cela|voir ca) [plutot|directement|donc] [directement] avec
(en parler|parlez en) [plutot|directement] a
(transmis|transfere|envoye|fait suivre|redirige|communique|relaye) (votre|ta|le|la|ce) (demande|message|email|proposition|question|dossier|candidature|requete|courrier) [directement] (a|au|aux|vers)
(contact|interlocuteur|interlocutrice|successeur|referent) [pour ce sujet|pour cela|chez nous|sur ce sujet] (est|sera|serait) [desormais|maintenant|donc|dorenavant]
(dossier|sujet|projet|demande|c|cela) (est|sera) [desormais|maintenant|a present] (suivi|gere|traite|pilote|repris|entre les mains|du ressort) [par|de|desormais]
= dirijase dirigete dirijanse diríjase dirigirse dirigir consulte consultalo hablelo hablalo escriba remito reenviado pasado trasladado enviado contacto interlocutor sustituye encarga encargara lleva gestiona comentalo comentelo consulta consultelo coordinate coordinese derivado dirige dirija envia envie hablarlo interlocutora manda mande ocupa reemplaza referencia releva remita remite remitido responsable sucede sucesor sucesora sustituira transmitido tratalo tratarlo tratelo veanlo veelo verlo
(dirijase|dirigete|dirijanse|dirigirse|dirija|dirige|remita|remite|envie|envia|mande|manda) [por favor|mejor|directamente|entonces] [su|tu|sus|tus|la|el|todas las] [consulta|consultas|solicitud|peticion|preguntas|mensaje|propuesta|duda|dudas] [por favor|directamente] (a|al|con)
(consulte|consulta|consultalo|consultelo|hablelo|hablalo|tratelo|tratalo|veanlo|veelo|hablarlo|tratarlo|verlo|coordinate|coordinese|comentalo|comentelo) [mejor|directamente|por favor] con
(reenviado|pasado|trasladado|enviado|remitido|derivado|transmitido) [ya] (tu|su|el|la|vuestra) (mensaje|correo|solicitud|consulta|propuesta|peticion|email|candidatura|caso) [directamente] (a|al)
(contacto|interlocutor|interlocutora|sucesor|sucesora|responsable|referencia) [ahora|para esto|en este tema|para este tema|aqui] (es|sera|seria) [ahora|desde ahora|a partir de ahora]
me (sustituye|reemplaza|releva|sucede|sustituira) [en el puesto|desde ahora|ahora|ya]
(de ESTO|ESTO) [lo|la|ya|ahora|aqui] [ahora|ya] (se encarga|se ocupa|lleva|gestiona|se encargara|lo lleva|lo gestiona|los lleva) [ahora|ya|ahora mismo]
= ne occupa rivolga rivolgersi segue contattare quem trata disso responsavel falar contatto referente chiedere contacto dovrebbe gestisce persona pessoa scrivere
(se ne occupa|ne e responsabile|lo segue|lo gestisce|li segue|la persona giusta e|il referente e|il suo contatto e|il suo contatto sara|il nuovo contatto e) [ora|adesso|invece]
(puo|dovrebbe|potrebbe|meglio) (rivolgersi|scrivere|chiedere) [direttamente] a
(quem trata (disto|disso|deste assunto)|quem cuida disso|o responsavel|a responsavel|a pessoa certa|o seu contacto) [agora] e
= moet kunt terecht bij contact mail opvolger contactpersoon aanspreekpunt opvolgster
(daarvoor|hiervoor) (moet|kunt|kan) (you|je) [beter|het beste] bij
(contactpersoon|opvolger|opvolgster|aanspreekpunt) [hiervoor|voortaan] is [voortaan|nu|vanaf nu]
""",
    _NAMES,
)
"""What points to somebody: whoever that is stands behind it."""

LOOSELY = Phrases(
    """
= try ask check see email write contact talk speak go ping message call use
(try|ask|check with|see|email|write to|contact|talk to|speak to|speak with|go to|ping|message|call|use) [maybe|instead|perhaps|please]
= frag frage fragen versuch versuchen sprich sprechen schreib schreiben schreibe probier kontaktieren probieren
(frag|frage|fragen|versuch es|versuchen|sprich|sprechen|schreib|schreiben|schreibe|probier es|kontaktieren|probieren) [sie|sie es] [lieber|besser|doch|bitte|mal|am besten] [lieber|besser|doch|bitte|mal|direkt] [bei|mit|an]
= voyez vois demandez demande contactez contacte parlez parle ecrivez
(voyez|vois|demandez|demande|contactez|contacte|parlez|parle|ecrivez) [plutot|directement|donc] [plutot|ca|cela] [avec|a]
= habla hable pregunta pregunte escribe escriba contacta contacte prueba pruebe
(habla|hable|pregunta|pregunte|escribe|escriba|contacta|contacte|prueba|pruebe) [mejor|directamente|por favor] [con|a]
= senta chieda chiedi parli parla scriva scrivi fale pergunte vraag mail
(senta|chieda|chiedi|parli|parla|scriva|scrivi|fale|pergunte|vraag|mail) [meglio|pure|antes|het|beter] [con|a|com|aan]
"""
)
"""What points to somebody only where the writer says that they are the wrong one themselves."""

NOT_ME = Phrases(
    """
= right best correct wrong person appropriate longer moved left changed switched responsible charge area decide department field handle handling hardly ideal involved job more neither recipient relevant remit responsibility role rotated team transferred with work working
(not|hardly|neither) [really|actually|quite|exactly|be|necessarily|currently] [the|your|a] (right|best|correct|appropriate|ideal|relevant) (person|contact|one|address|man|woman|guy|recipient|department|point of contact|team|place|addressee)
(wrong) (person|contact|address|guy|man|woman|department|team|recipient|inbox)
(no longer|not|not any more) [really|actually] (responsible|in charge|my (area|department|field|job|responsibility|remit|team)|work (for|at|in|on)|working (for|at|in|on)|handle|handling|with the|deal with|decide|in that role|involved)
(moved|changed|switched|transferred|rotated) [on] [to|from|into] (team|teams|roles?|jobs?|departments?|a (new|different)|another)
= zustandig richtige falsche falsch ansprechpartner gewechselt verlassen richtiger ansprechpartnerin falschen falscher verantwortlich
(nicht|nicht mehr|nicht langer) [der|die|ihr|dein|dafur|mehr|so ganz] (zustandig|richtige|ansprechpartner|ansprechpartnerin|richtiger|verantwortlich|dafur zustandig)
(falsche|falscher|falsch|falschen) [bei mir|person|adresse|ansprechpartner|>]
(abteilung|stelle|job|firma|bereich|team|position) ~ (gewechselt|verlassen)
= bon bonne interlocuteur interlocutrice personne charge plus change quitte poste chargee concerne dossier gere occupe suis travaille
pas [la|le|vraiment] (bon|bonne) (interlocuteur|interlocutrice|personne|contact|destinataire|service)
(ne) (suis|m occupe|gere|travaille) (plus|pas) (en charge|responsable|de (ce|ces|cela)|ce dossier|chez|dans (ce|cette)|sur (ce|cette)|charge|chargee|competent|concerne)
(change de|quitte) (poste|service|la societe|l entreprise|mon poste|mes fonctions|fonction|equipe)
= persona indicada adecuada correcta equivocado equivocada puesto departamento cambiado dejado adecuado encargo estoy gestiono indicado interlocutor llevo ocupo responsable trabajo
no soy [yo] (la|el) (persona|indicado|indicada|adecuado|adecuada|responsable|interlocutor)
(equivocado|equivocada) [de persona]
(ya no|no) (llevo|trabajo|me encargo|me ocupo|gestiono|estoy en)
(he|ha) (cambiado de|dejado) [el|la|mi] (puesto|departamento|empresa|equipo|trabajo|cargo)
= giusta pessoa certa juiste persoon persona quem referente
(non sono|nao sou|ben niet) (la persona giusta|a pessoa certa|de juiste persoon|la persona|quem|il referente)
"""
)
"""That the writer is the wrong one to ask."""
