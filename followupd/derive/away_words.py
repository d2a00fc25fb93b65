"""What mailboxes answer by themselves, in many languages: away, gone, no longer used, received.

Folded as `passages.folded` does: without accents, ø as o, å as a, ß as ss.
"""

# One alternative is never broken over two lines.
# ruff: noqa: E501

from __future__ import annotations

import re

from followupd.derive.passages import folded


def _any(rows: str, *, edge: str = r"(?<![a-z])") -> re.Pattern[str]:
    """One pattern of the lines of a table."""
    lines = [line.strip() for line in folded(rows).split("\n") if line.strip()]
    return re.compile(f"{edge}(?:{'|'.join(lines)})")


# Before the original subject, or alone, as Exchange, Google, Domino and Sieve write it in the language of the mailbox.
AUTOMATIC_SUBJECT = _any(
    r"""
auto(?:matic|mated|matische|m\.)?[ -]?(?:reply|response|responder|reponse)|automatic answer
out of office auto[ -]?reply
autom(?:atische|\.) (?:antwort|abwesenheit\w*)|automatisch generierte (?:antwort|nachricht)
auto(?:matische )?-?antwort
(?:reponse|message) automatique|respuesta automatica|contestacion automatica|auto-?respuesta|risposta automatica
resposta automatica|automatisch antwoord|automatische (?:reactie|beantwoording)|automatiskt svar|autosvar
automatisk svar|automaattinen vastaus|automaattivastaus|odpowiedz automatyczna|automatyczna odpowiedz|autoodpowiedz
自動(?:応答|返信)(?:メール)?|automaticka odpoved|автоматическии ответ|автоответ(?:чик)?|自动(?:答复|回复)
自動(?:答覆|回覆)
자동 ?(?:회신|응답)|otomatik (?:yanit|cevap)|automatikus valasz|automatyczne powiadomienie o nieobecnosci
αυτοματη απαντηση|תשובה אוטומטית|رد تلقائي|автоматична відповідь|raspuns automat|automatski odgovor
автоматичен отговор|automaatvastus|automatiska atbilde|automatinis atsakymas|tra loi tu dong|balasan otomatis
samodeini odgovor|automatsko odgovaranje|sjalfvirkt svar|ตอบกลับอัตโนมัติ
""",
    edge="^",
)
# What people and mailboxes alike write above such a message.
ABSENCE_SUBJECT = _any(
    r"""
out[ -]of[ -](?:the[ -])?office(?: (?:reply|response|message|notification|notice))?|ooo(?![a-z])|away from (?:the office|my (?:mail|e-?mail|desk))
on (?:annual |parental |maternity |sick )?(?:leave|vacation|holidays?)(?! (?:plan|request|calendar))
vacation (?:reply|response|message|notice)|absence (?:notice|notification|message)|away (?:notice|message)|auto ?:
abwesen(?:d|heit)\w*|ausser haus|nicht im (?:buro|buero|haus)|(?:im|in) urlaub
urlaubs(?:notiz|meldung|benachrichtigung)|ich bin (?:dann mal )?(?:weg|nicht da)
(?:message|avis|notification|reponse) d'absence|mensaje de ausencia|aviso de ausencia|messaggio (?:di|d')assenza|messaggio di assenza|mensagem de ausencia
absen(?:t|te|ce)(?![a-z])(?: (?:du|de mon) bureau| temporaire)?|hors du bureau|en (?:conges?|vacances)|fuera de (?:la |mi )?oficina
ausen(?:te|cia)(?![a-z])(?: (?:temporal|temporaria|d[eo] escritorio|de la oficina))?|de vacaciones
fuori (?:sede|ufficio)|assen(?:te|za)(?![a-z])(?: (?:dal lavoro|dall'ufficio|temporanea))?|in ferie|fora do escritorio|de ferias|afwezig\w*
niet (?:aanwezig|op kantoor)|met (?:vakantie|verlof)
franvar\w*|ej (?:pa kontoret|pa plats)|pa semester|ute fran kontoret|frav(?:ae|a)er\w*
ikke (?:til stede|pa kontoret)|pa ferie|ude af kontoret|ute av kontoret
poissa\w*|lomalla|poza biurem|nieobecn\w*|(?:na|jestem na) urlopie|不在(?:の(?:お知らせ|ご連絡|通知)|通知|にしております|にします|中|です|办公室|辦公室)
外出(?:中|のお知らせ)|休暇(?:中|のお知らせ)|夏季休業|年末年始休業
mimo kancelar\w*|nepritomn\w*|na dovolene|вне офиса|отсутств\w+|(?:я )?в отпуске|休假|外出|不在|부재 ?중|휴가
ofis(?:te)? (?:disinda\w*|degilim)|izinde\w*|hazen kivul|irodan kivul
"""
)
REPLY_PREFIX = re.compile(
    folded(
        r"^(?:\[[^\[\]]{1,30}\] ?)*(?:re|r|aw|antw(?:ort)?|sv|vs|odp|rv|res|resp|rif|ynt|vb|att|ref|回复|答复|回覆|返信|отв?|fwd?|wg|tr|doorst|enc|vl|i|fs|pd)"
        r" ?(?:\[\d{1,3}\])? ?[:：]"
    )
)

# The writer, or the mailbox's owner, is away now.
AWAY = _any(
    r"""
out[ -]of[ -](?:the[ -]|my[ -])?office|(?:away|absent) (?:from|until|till|on|for|this|next|today|tomorrow|due)
(?:am|be|currently|i'm|is|are) (?:away|absent|abroad|unavailable|not available|not in|travell?ing|ooo)(?![a-z])
on (?:\w+ )?(?:leave|vacation|holidays?|sabbatical|pto)(?![a-z])|limited (?:or no )?(?:access|availability)
no access to (?:my )?e-?mails?
not (?:be )?(?:in (?:the|my) office|available|reading|checking|able to (?:read|reply|respond|answer|check))
(?:offices?|we) (?:is|are|will be) closed
nicht (?:im (?:buro|buero|haus|dienst)|erreichbar|am (?:arbeits)?platz|verfugbar|da(?![a-z])|anwesend|personlich)
abwesend|ausser haus|auf (?:dienst|geschafts)?reisen?|im (?:\w+ )?urlaub
in (?:elternzeit|mutterschutz|den ferien|urlaub)|nur eingeschrankt
absent\w*|en (?:conges?|vacances|deplacement|arret)|hors (?:du|de mon) bureau
(?:pas|peu) (?:disponible|joignable|au bureau)|indisponible|acces (?:limite|restreint)
fuera (?:de (?:la |mi )?oficina|del pais|del despacho)|ausente|de (?:vacaciones|permiso|baja|viaje)
no (?:estoy|estare|me encuentro|disponible)|acceso limitado
fuori (?:sede|ufficio)|assente|in (?:ferie|vacanza|trasferta|malattia)
non (?:saro|sono) (?:in ufficio|disponibile|raggiungibile|reperibile)
fora d[eo] escritorio|de (?:ferias|licenca)|ausente|em viagem|nao (?:estou|estarei) (?:no|disponivel)
acesso limitado
afwezig|niet (?:aanwezig|op kantoor|bereikbaar|in de gelegenheid)|(?:met|op) (?:vakantie|verlof|reis)
beperkt bereikbaar
(?:pa|har) (?:\w+ )?(?:semester|tjansteresa|foraldraledig\w*|resande fot)|inte pa (?:kontoret|plats)|borta fran
franvarande|ute fran kontoret|foraldraledig|tjanstledig|ledig (?:till|fran)|bortrest
pa (?:\w+ )?ferie|ikke (?:pa (?:kontoret|arbejde|jobb)|til stede|pa plads|tilgjengelig)|bortrejst|bortreist
(?:jeg|jag) har (?:\w+ )?(?:ferie|fri|semester)(?! idag)|fravaerende|ude af kontoret|ute av kontoret|pa (?:barsel|orlov|kursus|reise|rejse)|holder (?:jeg )?(?:ferie|fri)
borte fra
poissa|lomalla|vapaalla|en ole (?:toimistolla|tavoitettavissa|paikalla|toissa)|matkoilla|tyomatkalla|vuosiloma\w*
virkavapaa\w*|perhevapaa\w*
poza (?:biurem|firma)|nieobecn\w+|na (?:\w+ )?(?:urlopie|zwolnieniu|wakacjach|delegacji)|niedostepn\w+
ograniczony dostep
不在|休暇|お?休み(?:を|に|中|です)|休業|出張(?:中|の|に)|外出(?:中|して)|席を(?:外|離れ)|留守
mimo kancelar\w*|(?:na|mam) dovolen\w+|nepritomn\w+|nejsem (?:v kancelari|pritom\w+|k zastizeni)|sluzebni cest\w+
(?:вне|не в) офис\w+|в (?:отпуск\w*|командировк\w+)|отсутств\w+|нет на (?:рабочем )?месте|на больничном
不在(?:办公室|辦公室)|休假|度假|出差|外出|放假|부재|휴가|출장|자리를 비|ofis(?:te|in)? (?:disinda\w*|degil\w*)
izin(?:de\w*|li\w*)|tatilde\w*|yillik izin\w*|seyahatte\w*
"""
)

# The owner of the mailbox works there no more.
GONE = _any(
    r"""
no longer (?:an? )?(?:work(?:s|ing)? (?:here|for|at|with|in)|employed|with (?:us|the (?:company|firm|organi[sz]ation|business|team)|(?!(?:my|me|any|an?)(?![a-z]))[a-z])|part of (?:the|our|this)|a member of|an? employee|at (?:the company|(?!the|my|an?(?![a-z]))[a-z])|in (?:this|my) (?:position|role|post))
(?:do|does)(?: not|n't) work (?:here|for|at|with) [^.?!]{0,40}any ?(?:more|longer)|(?:do|does)(?: not|n't) work here
(?:has|have|i've|we've|(?<![a-z])i) (?:now |recently |since |sadly )?(?:left (?:the (?:company|firm|organi[sz]ation|business|team|bank|agency|group|school|university|practice|department)|our (?:company|firm|organi[sz]ation|team)|us(?![a-z])|(?!(?:the|my|our|your|his|her|an?|for|on|in|at|it|some|any|early|home|town|work|instructions|him|them|you|this|that)(?![a-z]))[a-z])|moved on(?: (?:from|to)(?![a-z]))?|retired)
(?:have|has|i've) (?:now |recently |since |sadly )?moved on (?:from|to) [^.?!]{1,40}
left (?:the company|the firm|the organi[sz]ation|my (?:position|role|job))
(?:today|yesterday|[a-z]{3,9} \d{1,2}[a-z]{0,2})(?: [a-z]{1,9}){0,2} (?:is|was) my (?:last|final) (?:working )?day|my (?:last|final) (?:working )?day (?:at|with|in) [^?!.]{1,40} (?:is|was)
(?:mein|ihr|sein) letzter (?:arbeits)?tag|(?:mon|son) dernier jour (?:de travail|chez|au sein|dans)|(?:mi|su) ultimo dia (?:de trabajo|laboral|en la)
(?:mio|suo) ultimo giorno (?:di lavoro|in azienda|lavorativo)|(?:meu|seu) ultimo dia (?:de trabalho|na empresa)|(?:mijn|zijn|haar) laatste (?:werk)?dag
(?:min|sin|hans|hennes) sista (?:arbets)?dag|(?:min|hans|hendes) sidste (?:arbejds)?dag|(?:min|hans|hennes) siste (?:arbeids)?dag|viimeinen tyopaiva\w*
last (?:working )?day (?:at|with|in|of) [^?!.]{1,40} was|last (?:working )?day was
nicht (?:mehr|langer) (?:fur \w|bei \w|in (?:unserem|diesem|der (?:firma|gesellschaft))|im (?:unternehmen|hause (?:tatig|beschaftigt))|tatig|beschaftigt|angestellt|mitarbeiter|teil d)
(?:unternehmen|firma|haus|gesellschaft|organisation)(?:[^.?!]|(?<=\d)\.){0,40} verlassen|ausgeschieden
arbeite[tn]? [^.?!]{0,40}nicht (?:mehr|langer)|(?:im|in den|in) (?:wohlverdienten )?(?:ruhestand|rente)
(?:ne|n') ?(?:travaill|fai|exerc|occup)\w+ plus|(?:ne|n') ?(?:suis|est) plus (?:parmi|chez|employ|salari|en (?:poste|fonction))
(?:ne|n') ?(?:suis|est) plus (?:dans (?:l'entreprise|la societe|notre)|membre|au sein|collaborat)
(?:a|ai) (?:definitivement )?quitte (?:la |l'|notre |mes |ses |son |le groupe|mon |les )
(?:pris|prend) (?:ma|sa) retraite|depart (?:a|en) (?:la )?retraite
(?:ya )?no (?:formo|forma) (?:ya )?parte de (?:la (?:empresa|compania|organizacion|plantilla)|nuestro|nuestra)|ya no (?:trabaj|labor|form|pertene|colabor|(?:esta|estoy|me encuentro|se encuentra) (?:trabaj\w+ |labor\w+ )?(?:en (?:la (?:empresa|compania|organizacion)|esta (?:empresa|compania))|con nosotros)|presta|es emplead|soy emplead)\w*
(?:ha|he) dejado (?:de (?:trabajar|formar|pertenecer|prestar)|la (?:empresa|compania)|mi puesto)
dejo de (?:trabajar|laborar|pertenecer)|se ha jubilado|me he jubilado
non (?:lavor\w+|fa|faccio|e|sono|opera|opero|collabor\w+) piu (?!(?:disponibile|raggiungibile|reperibile|in ufficio|valid|attiv|in uso|presidiat|utilizzat|monitorat))
(?:ha|ho) lasciato (?:l'|la |il gruppo|il (?:mio|suo))|(?:e|sono) andat[oa] in pensione
ja nao (?:trabalh|faz parte|faco parte|colabor|pertenc|integr|exerc)\w*
nao (?:trabalh\w+|faz|faco|pertence|pertenco|integra|integro|colabor\w+) mais
deix(?:ou|ei) (?:a (?:empresa|companhia|organizacao)|de (?:trabalhar|fazer parte|exercer|colaborar))|desligou-se
foi desligad|me desliguei|(?:aposentou-se|reformou-se)
niet (?:meer|langer) (?:werkzaam|in dienst|bij \w|actief bij|voor \w|deel uit|verbonden)
werk(?:t|zaam)? (?:\w+ ){0,3}niet (?:meer|langer)|uit dienst
(?:organisatie|bedrijf|onderneming) [^.?!]{0,20}verlaten|met pensioen
(?:har|jag) (?:nu )?slutat|(?:arbetar|jobbar) (?:inte langre|ej langre|inte kvar)
inte langre (?:anstalld|kvar|i tjanst|verksam|arbetar|jobbar)
har lamnat (?:foretaget|bolaget|min|sin|organisationen)|avslutat (?:min|sin) anstallning|gatt i pension
(?:arbejder|er) ikke laengere (?:ansat|hos|i|pa|en del|tilknyttet)|ikke laengere (?:ansat|en del af|arbejder)
arbejder ikke laengere|(?:er|har) (?:fratradt|stoppet (?:i|hos|min|pa)|opsagt)
har forladt (?:virksomheden|firmaet|selskabet)|gaet pa pension
(?:jobber|arbeider) ikke lenger|ikke lenger (?:ansatt|jobber|arbeider|en del|tilknyttet)|har (?:na )?sluttet
har forlatt (?:selskapet|bedriften|firmaet)|gatt av med pensjon|blitt pensjonist
(?:en|ei) (?:ole )?enaa (?:ole )?(?:tyoskentele|(?:\w+ )?palveluksessa|toissa|(?:\w+ )?tyontekija)\w*
(?:ei|en) tyoskentele enaa|(?:on|olen) (?:siirtynyt pois|jaanyt elakkeelle|lopettanut|lahtenyt)
tyosuht\w+ [^.?!]{0,20}paatt\w+
(?:juz )?nie (?:pracuj\w+|jest|jestem) (?:juz )?(?:pracownik\w+|zatrudnion\w+|(?:juz )?w (?:firmie|naszej))
nie pracuj\w+ juz|juz nie pracuj\w+|zakonczyl\w* (?:wspolprac\w+|prac\w+)|(?:odszedl\w*|odeszl\w+) z
przesz\w+ na emeryture
退職(?:いた|致|し|と)|(?<!本日)(?<!本日は)退社(?:いたし|致し|し)(?:ました|ております)|在籍して(?:おり|い)ま(?:せん|せ)
(?:uz|jiz) (?:\w+ ){0,3}nepracuj\w+|nepracuj\w+ (?:uz|jiz)|(?:neni|nejsem) (?:uz|jiz) zamestnan\w+
(?:uz|jiz) (?:neni|nejsem) zamestnan\w+|ukoncil\w* (?:pracovni|pusobeni)|odesel (?:z|do duchodu)
(?:больше|уже) не (?:работа\w+|являю?т?сь? сотрудник\w*|является сотрудник\w+)|не работа\w+ (?:больше|уже)|увол\w+
покинул\w* (?:\w+ )?компани\w+|вышел на пенсию
已(?:经|經)?(?:离职|離職|离开(?:本|我们|了)?公司|離開(?:本|我們|了)?公司)
不(?:再|在)(?:本公司|公司)?(?:任职|任職|就职|工作)|퇴사|퇴직|더 이상 (?:근무|재직)|artik (?:\w+ ){0,4}calismi?yor\w*
calismamakta\w*|(?:gorevinden|isten|sirketimizden|sirketten) ayril\w+
"""
)

# The mailbox itself is out of use, said by itself.
DEAD = _any(
    r"""
(?:mailbox|inbox|(?:e-?mail )?(?:address|account)|e-?mail|[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,80})(?: [^ ]{1,60}){0,4} (?:is|has been|was|are) (?:no longer (?:\w+ )?(?:used?|in use|in service|active|valid|monitored|checked|read|attended|available|maintained|exist\w*|functional|operational|working|accepting)|(?:now |permanently )?(?:discontinued|deactivated|closed|decommissioned|retired|disabled|obsolete))
(?:mailbox|inbox|(?:e-?mail )?(?:address|account)) (?:that )?you (?:are|were|'re) (?:trying|attempting|writing|looking)(?: to)?(?: reach| contact| e-?mail| write to| for)? (?:is|has been|was) (?:closed|deactivated|disabled|discontinued|deleted|removed|no longer)
(?:mailbox|(?:e-?mail )?(?:address|account))(?: [^ ]{1,60})? (?:no longer (?:exists?|works?|accepts?)|does not exist any(?: ?)more)
(?:postfach|mailbox|(?:(?:e-?)?mail-?)?(?:adresse|konto|account|postfach))(?: [^ ]{1,60})? (?:wird|ist|existiert|wurde) (?:\w+ )?(?:nicht (?:mehr|langer)|(?:inzwischen )?(?:deaktiviert|geschlossen|stillgelegt|abgeschaltet|abgelaufen))
(?:boite (?:mail|aux lettres|de messagerie|e-?mail)?|adresse(?: (?:e-?mail|mail|electronique|de messagerie))?|messagerie|compte)(?: [^ ]{1,60})? (?:n'est plus|n'existe plus|ne fonctionne plus|a ete (?:desactivee?|fermee?|supprimee?)|est (?:desactivee?|fermee?))
(?:buzon|direccion|cuenta|casilla)(?: de (?:correo|e-?mail)(?: electronico)?)?(?: [^ ]{1,60})? (?:ya no|ha sido (?:desactivad|cerrad|dad[oa] de baja|eliminad)|esta (?:desactivad|inactiv|cerrad)|ha dejado de)
correo(?: electronico)? (?:ya no (?:esta|se|es|existe)|ha sido desactivado)
(?:casella|indirizzo|account)(?: (?:di posta(?: elettronica)?|e-?mail|mail))?(?: [^ ]{1,60})? (?:non (?:e|viene|risulta) piu|e stat[oa] (?:disattivat|chius|dismess)|non esiste piu|e (?:disattivat|dismess))
(?:caixa(?: de correio| postal)?|endereco|conta)(?: de (?:e-?mail|correio(?: eletronico)?))?(?: [^ ]{1,60})? (?:ja nao|nao (?:e|esta|existe|sera) mais|foi (?:desativad|desactivad|encerrad)|deixou de)
e-?mail (?:ja nao esta|nao esta mais) (?:ativo|em uso)
(?:mailbox|postvak|(?:e-?)?mail-?(?:adres|account)|adres|account)(?: [^ ]{1,60})? (?:wordt|is|bestaat|werkt) (?:\w+ )?(?:niet (?:meer|langer)|opgeheven|gesloten|vervallen|buiten gebruik)
(?:brevlada|inkorg|(?:e-?)?(?:post|mail)?-?(?:adress|konto)(?:en|et)?|mejladress(?:en)?|postlada)n?(?: [^ ]{1,60})? (?:anvands|ar|bevakas|lases|har|fungerar) (?:inte langre|ej langre|upphort|avslutad|stangd|avaktiverad)
(?:postkasse|indbakke|innboks|(?:e-?)?(?:mail|post)-?(?:adresse|konto|kasse|boks)|adresse|konto)(?:n|en|et)?(?: [^ ]{1,60})? (?:bruges|benyttes|er|brukes|benyttes|overvages|overvakes|leses|laeses|virker|eksisterer) (?:\w+ )?(?:ikke (?:laengere|lenger)|nedlagt|lukket|deaktivert|deaktiveret|stengt|avsluttet)
(?:postilaatikko|sahkoposti\w*|osoite)(?: [^ ]{1,60})? (?:ei ole enaa|ei enaa|on (?:poistettu|suljettu|poistunut)|ei lueta enaa)
(?:skrzynk[ai]|adres|konto)(?: (?:e-?mail\w*|poczt\w+|mailow\w+))?(?: [^ ]{1,60})? (?:nie jest (?:juz )?|juz nie (?:jest )?|zosta[lł]\w* )(?:uzywan\w+|aktywn\w+|obslugiwan\w+|monitorowan\w+|wylaczon\w+|zamkniet\w+|dezaktywowan\w+|istniej\w+|dezaktywowan\w+|odczytywan\w+)
(?:アドレス|メールボックス)(?:は|を)、?(?:現在|既に|すでに|今後)?、?(?:使用|利用|ご利用|使われ|存在|有効|廃止|閉鎖|停止)(?:して(?:おりま|いま)せん|されておりません|できま(?:せん)|て(?:おり|い)ません|しま(?:せん)|では(?:ありません|ございません)|いたしました|しました|となりました|されました)
(?:schrank[ay]|adresa|e-?mail(?:ova adresa)?)(?: [^ ]{1,60})? (?:(?:uz|jiz) (?:neni|nefunguje|neexistuje)|(?:neni|nefunguje) (?:uz|jiz)|byla? (?:zrusen|deaktivovan))
(?:почтовыи ящик|ящик|адрес)(?: [^ ]{1,60})? (?:больше не|уже не|закрыт|отключен|не используется)
(?:邮箱|郵箱|邮件地址|信箱)(?:地址)?(?:已|不再)(?:停用|使用|注销|关闭|停止)?
(?:메일|이메일) ?(?:주소|계정)(?:는|은) ?(?:더 이상|사용하지)
(?:e-?posta )?(?:adresi|kutusu|hesabi)(?: [^ ]{1,60})? (?:artik )?(?:kullanilmiyor|kullanilmamakta\w*|kapatil\w+|aktif degil\w*)
"""
)

# A desk's receipt: the message was taken in.
RECEIVED = _any(
    r"""
(?:we|this (?:message|e-?mail)) (?:have |has |'ve )?(?:received|confirms? (?:that we (?:have )?received|receipt of)) your
your (?:request|ticket|message|enquiry|inquiry|case|e-?mail|application|query) (?:\(?#?\d{1,12}\)? )?(?:has been|was) (?:\w+ )?(?:received|created|logged|registered|opened|submitted)
(?:ticket|case) (?:number|id|reference)? ?(?:is |: ?)?#?\d
(?:wir haben )?ihre (?:anfrage|nachricht|e-?mail|mitteilung|bewerbung) (?:ist (?:bei uns )?eingegangen|(?:haben wir )?erhalten|wurde (?:erfasst|registriert))
(?:ticket|vorgangs?)-?nummer
(?:nous avons|avons) bien (?:recu|enregistre) votre
votre (?:demande|message|ticket) a (?:bien )?ete (?:recue?|enregistree?|creee?|prise? en compte)
(?:hemos recibido|recibimos) su (?:solicitud|mensaje|consulta|correo)
su (?:solicitud|ticket|caso|consulta) ha sido (?:recibid|registrad|cread)
abbiamo ricevuto la (?:sua|tua) (?:richiesta|mail|e-?mail)
la (?:sua|tua) richiesta e stata (?:ricevuta|registrata|presa in carico)
recebemos (?:o |a )?(?:seu|sua)
(?:seu|sua|o seu|a sua) (?:pedido|solicitacao|mensagem|chamado) foi (?:recebid|registad|registrad|abert)
(?:wij|we) hebben (?:je|uw|jouw) (?:bericht|aanvraag|vraag|e-?mail|verzoek) (?:\w+ )?ontvangen
uw (?:aanvraag|verzoek|melding) is (?:ontvangen|geregistreerd)
vi har (?:mottagit|tagit emot|modtaget|mottatt) (?:ditt|din|deres|jeres)
(?:din|ditt) (?:arende|sag|henvendelse|forespørsel|forfragan) (?:har|er) (?:registrerats|mottagits|modtaget|mottatt|oprettet|registrert)
olemme vastaanottaneet|viestisi on vastaanotettu|(?:panstwa|twoje) zgloszenie zostalo
otrzymalismy (?:panstwa|twoj\w*)|お問い合わせ(?:を|いただき|ありがとう)[^。]{0,20}(?:受け付け|受付)|受け付けました
"""
)

# The forms of such messages, sentence by sentence: a text made of nothing else was hardly written for its reader.
FORM = _any(
    r"""
(?:many )?thank(?:s| you)(?: very much)? for (?:your|the|getting in touch|contacting|writing|reaching)
i have received your|this is an auto\w+
(?:vielen |herzlichen )?dank fur (?:ihre|deine|die|ihr)|danke fur|merci (?:de|pour) votre
(?:muchas )?gracias por (?:su|tu|contactar|escribir)|grazie per (?:la|il|aver)|obrigad[oa] pel[oa]
agradeco (?:o|a|pel)
(?:hartelijk )?(?:dank|bedankt) voor|tack for (?:ditt|din|ert)|tak for (?:din|jeres|deres)
takk for (?:din|e-?post|henvendelsen|mail)|kiitos (?:viesti|sahkoposti|yhteyden)\w*|dziekuje za
メール(?:を|いただき|ありがとう)|ご連絡(?:を)?(?:いただき|ありがとう)|dekuji za|спасибо за|благодар\w+ за
感谢(?:您|你)?的|메일 (?:감사|주셔)|mesajiniz icin|e-?postaniz icin
"""
)
CONTACT = _any(
    r"""
contact|reach|get in touch|write to|e-?mail(?: to)?(?: my| our)?(?![a-z])
please (?:use|address|direct|send|forward|see|note|refer|turn|try)
(?:new|my|other|personal|private) (?:e-?mail )?(?:address|account)|replaced by|successor|colleague|instead
my replacement|taken over
wende|kontakt|erreich|schreiben|(?:neue|nachfolge)|nachfolger|kolleg|ansprechpartner|richten|senden|vertret|nutzen
verwenden
contact|adress|ecri|joindre|remplac|collegue|nouvelle|successeur|envoy|utilis
contact|dirij|dirig|escrib|comuni|nuev|suces|reemplaz|colega|companer|sustitu|enviar|envie|utilic
contatt|rivolg|scriv|nuov|collega|sostitu|successor|inviare|utilizz
contact|contat|dirij|escrev|nov[oa]|suces|substitu|enviar|envie|utiliz
neem|wend|nieuw|opvolg|stuur|mail naar|gebruik|kontakta|vand dig|skriv|ny |nya|eftertradare|ersatt|skicka|anvand
henvend|efterfolger|ta kontakt|etterfolger|bruk|brug|erstatt|send
yhtey(?:tta|den)|uusi|seuraaja|kayta|lahet|prosze|kontakt|now[yae]|nastepc|wysyl|kieruj|連絡
後任|宛|新しい|新アドレス|お問い合わせ|送|kontakt|obrat|piste|nov[aey]|nastupc|обращ|пишите|связ|нов|контакт|联系
聯繫|联络|新|发送|연락|문의|새|후임|보내|iletisim|ulas|yeni|yaz|basvur
"""
)
URGENT = _any(
    r"""
urgent\w*|emergenc\w+|in my absence|upon (?:my )?return|when i (?:am back|return)|as soon as (?:i|possible)
on my return|will (?:reply|respond|answer|get back|be (?:read|answered|forwarded))|delay\w* (?:in|response|reply)
dringend\w*|in (?:eiligen|dringenden)|nach meiner ruckkehr|wahrend meiner
werden? (?:nicht )?(?:weitergeleitet|gelesen|beantwort\w+)|vertretung|en cas d'urgence|urgence|des mon retour
a mon retour|en mon absence
urgente\w*|urgencia|a mi (?:regreso|vuelta)|en mi ausencia|urgenze|al mio rientro|in mia assenza|urgencia
no meu regresso|dringende|spoed\w*|bij terugkomst|na mijn terugkeer
bradskande|akut\w*|vid (?:akuta|bradskande)|haster|hastesager|nar jeg er tilbage|nar jeg er tilbake|kiireellis\w*
kiireis\w*|piln\w+|w (?:mojej|przypadku)|緊急|お急ぎ|至急|naleh\w+|v pripade|срочн\w+|紧急|急事|긴급|급한|acil
"""
)
CLOSING = _any(
    r"""
(?:best|kind|warm|many)? ?(?:regards|wishes)|sincerely|yours|cheers|thanks?(?: you)?[.,! ]*$
(?:mit )?(?:freundliche\w*|beste\w*|viele\w*|liebe\w*|herzliche\w*) gru\w+|mfg|cordialement|bien a vous|saludos
atentamente|(?:cordiali|distinti) saluti|cumprimentos|atenciosamente|(?:met )?(?:vriendelijke|hartelijke) groet\w*
(?:med )?(?:vanliga|vennlig|venlig|basta) hilsen\w*|med vanlig\w* halsning\w*|halsningar|ystavallisin|terveisin
pozdrawiam|z powazaniem|よろしく|s pozdravem|с уважением|此致|祝好|감사합니다|saygilarimla|dear (?:sender|sir|all)
hello[,!.]*$|hi[,!.]*$|sehr geehrte damen|guten tag[,!.]*$|bonjour[,!.]*$|hola[,:!.]*$|buongiorno[,!.]*$|hej[,!.]*$
hei[,!.]*$|dzien dobry
"""
)

# It says of itself that no human being wrote it.
AUTOMATED = _any(
    r"""
this is an? (?:auto(?:mated|matic|matically generated)?|computer[ -]generated|system[ -]generated)[ -](?:e-?mail|message|reply|response|notification|notice|confirmation|acknowledge?ment|answer)
this (?:e-?mail|message|reply) (?:was|is|has been) (?:auto(?:matically)?[ -]?(?:generated|sent|created|produced)|(?:generated|sent|created|produced) (?:automatically|by an? auto))
#{1,3} ?-{0,3} ?please type your reply above this line|(?:please )?do not (?:reply|respond) to this (?:e-?mail|message|address|notification)
dies(?:e|es)? (?:ist eine automatisch\w*|(?:e-?mail|nachricht|mail) (?:wurde|wird|ist) (?:automatisch|maschinell) (?:[a-z]+ ){0,3}?(?:erstellt|erzeugt|generiert|versandt|versendet|verschickt))
bitte antworten sie nicht auf diese|ceci est un (?:message|e-?mail|courriel|mail) automatique
(?:ce|cet) (?:message|e-?mail|courriel) (?:a ete|est) (?:envoye|genere) automatiquement
(?:merci de )?ne pas repondre a ce
(?:este|esto) es un (?:mensaje|correo)[^.?!]{0,20} (?:automatico|generado)|no responda a este
questo e un messaggio (?:automatico|generato)|si prega di non rispondere|esta e uma (?:mensagem|resposta) automatica
(?:por favor,? )?nao responda a est
dit (?:is een automatisch\w*|bericht is automatisch)
detta (?:ar ett automatisk\w*|meddelande (?:har )?skicka\w+ automatiskt)|dette er (?:en|et) automatisk\w*
tama on automaatti\w+|to jest automatyczn\w+|(?:ta )?wiadomosc (?:zostala )?wygenerowana automatycznie
このメール(?:は|アドレスは)(?:自動|送信専用|システム)|toto je automatick\w+|это автоматическ\w+
此(?:邮件|郵件)(?:为|由|是)(?:系统)?自动|본 ?메일은 (?:자동|발신)|bu (?:otomatik|mesaj otomatik)\w*
"""
)
FRAME = _any(
    r"""
#{1,3} ?-{0,3} ?(?:please type|in replies all text|reply above|bitte (?:antworten|geben) sie|repondre au-dessus|por favor,? escrib)
(?:type|write|add) your (?:reply|response) above (?:this|the) line|this e-?mail is a service from|(?:delivered|powered|sent) (?:by|with|via) zendesk
dies ist ein e-?mail-?service von|ce service de messagerie est assure par|este correo electronico es un servicio de
"""
)
"""What a desk's tool puts around the words of people."""
# What is thanked for in such a form, and never else.
MAIL = _any(
    r"""
(?:e-?)?mail|messag|nachricht|mensaje|messaggio|mensagem|bericht|meddel|besked|viesti|sahkoposti|wiadom|メール
ご連絡|zprav|письм|сообщ|邮件|메일|mesaj|e-?posta|e-?post|correo|courriel|henvend
""",
    edge="",
)
TICKET = _any(
    r"(?:ticket|case|request|vorgang\w*|demande|caso|chamado|sag|arende|incident)? ?(?:no\.?|number|id|nr\.?|nummer)? ?[#:\[]? ?#?(?:[a-z]{2,6}-)?\d{3,}"
)
BUT = _any(
    r"(?:but|however|though|aber|jedoch|mais|pero|ma|mas|maar|men|mutta|ale|ただし|ですが|но|但|하지만|ama)(?![a-z])"
)
