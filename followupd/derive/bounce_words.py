"""What mail systems write where they did not deliver, by reason and in many languages.

Folded as `words.fold` does. A phrase with `*` leaves room for up to 60 characters. Where several reasons are found in
one text, the first of `PHRASES` stands.
"""

from __future__ import annotations

import enum

from followupd.derive.words import fold


class Reason(enum.Enum):
    """Why it was not delivered."""

    SENDER = "they do not want, or cannot find, the sender"
    UNPROVEN = "SPF, DKIM or DMARC (RFC 7372)"
    RELAY = "that server is not for that domain, or wants a password first"
    BLOCKED = "the sending host, its name or reputation"
    SPAM = "a filter or a policy"
    LATER = "greylisted, too many, too fast"
    TOO_LARGE = "too large"
    FULL = "the mailbox or the disk is full"
    LOOP = "a loop"
    CONTENT = "malformed"
    MOVED = "the person is elsewhere"
    CLOSED = "the mailbox was there once"
    DISABLED = "the mailbox is there, and takes nothing now"
    NETWORK = "no connection, no answer"
    NO_DOMAIN = "no such domain"
    NO_MAIL_THERE = "the domain takes no mail (RFC 7505)"
    NO_MAILBOX = "no such mailbox"
    SYSTEM = "trouble in a server"
    EXPIRED = "tried for too long"
    REFUSED = "the address was refused, and no more is said"


STATUS = {
    Reason.SENDER: "1.8",
    Reason.UNPROVEN: "7.26",
    Reason.RELAY: "7.1",
    Reason.BLOCKED: "7.1",
    Reason.SPAM: "7.1",
    Reason.LATER: "7.1",
    Reason.TOO_LARGE: "3.4",
    Reason.FULL: "2.2",
    Reason.LOOP: "4.6",
    Reason.CONTENT: "6.0",
    Reason.MOVED: "1.6",
    Reason.CLOSED: "2.1",
    Reason.DISABLED: "2.1",
    Reason.NETWORK: "4.1",
    Reason.NO_DOMAIN: "1.2",
    Reason.NO_MAIL_THERE: "1.10",
    Reason.NO_MAILBOX: "1.1",
    Reason.SYSTEM: "3.0",
    Reason.EXPIRED: "4.7",
    Reason.REFUSED: "1.0",
}
"""The subject and detail of the enhanced status that says so, where the mail has none (RFC 3463, RFC 5248)."""
DEAD = frozenset(
    {Reason.MOVED, Reason.CLOSED, Reason.NO_DOMAIN, Reason.NO_MAIL_THERE, Reason.NO_MAILBOX, Reason.REFUSED}
)
"""The address itself is dead."""

_PHRASES = (
    (
        Reason.SENDER,
        """
        sender address rejected|sender rejected|sender denied|sender was rejected|sender verify failed
        sender verification failed|could not verify sender|sender verification error|domain of sender address
        domain of the sender|sender domain|sender address domain|unknown sender|sender unknown|invalid sender
        bad sender|sender is not allowed|sender not allowed|not allowed to send|unroutable sender
        unrouteable sender|invalid mail from|mail from * rejected|return path|null sender|envelope sender
        from address * not|senders domain|sending address|sender email|no valid sender|sender * not exist
        sender's address|fake sender|unauthenticated senders|senders not allowed|you are not allowed to
        not authorized to send|does not accept mail from|address is not verified|rejects your mail
        from: header are not|multiple addresses in from|absenderadresse|absender * abgelehnt|absender * gesperrt
        adresse de l'expediteur|expediteur refuse|direccion del remitente|remitente rechazado|mittente rifiutato
        remetente rejeitado|only accepts * from|only accept mail from|restricted to * senders
        authenticated senders|not a member of|not permitted to post|not have permission to|only members
        members only|sender not in|sender not authenticated|bad outbound sender|recipient preferences
        senders * not authorized|deliverynotauthorized|restrictedtosenders
    """,
    ),
    (
        Reason.NO_MAILBOX,
        """
        user unknown|unknown user|no such user|user not found|unknown recipient|recipient not found
        recipient unknown|mailbox not found|unknown mailbox|no such mailbox|no mailbox here by that name
        no such recipient|user does not exist|user doesn't exist|mailbox does not exist|mailbox doesn't exist
        account does not exist|account doesn't exist|recipient does not exist|recipient doesn't exist
        address does not exist|address doesn't exist|reach does not exist|not listed in|user not known
        recipientnotfound|user unkown|nosuchuser|benutzer unbekannt|unbekannter benutzer|empfanger unbekannt
        utilisateur inconnu|destinataire inconnu|usuario desconocido|usuario no existe|destinatario desconocido
        utente sconosciuto|destinatario sconosciuto|usuario inexistente|onbekende gebruiker|gebruiker onbekend
        okand anvandare|ukjent bruker|nieznany uzytkownik|brak takiego uzytkownika|tuntematon kayttaja
        neznamy uzivatel|ukendt bruger|такого пользователя не существует|пользователь не найден
    """,
    ),
    (
        Reason.MOVED,
        """
        has moved to|have moved to
    """,
    ),
    (
        Reason.NETWORK,
        """
        host not found, try again|temporary failure in name resolution|servfail|temporary lookup
        dns query failed|no response from name server|name server timeout|name service error * try again
    """,
    ),
    (
        Reason.UNPROVEN,
        """
        dmarc|unauthenticated email|unauthenticated mail|authentication information|authentication-results
        spf check|spf fail|spf record|failed spf|spf:|spf validation|sender policy framework|openspf|spf-
        spf hard|spf soft|dkim|domainkeys|arc check|sender id
    """,
    ),
    (
        Reason.RELAY,
        """
        relaying denied|relay denied|relay access|relaying not|relay not|relaying is|not relay|unable to relay
        cannot relay|can't relay|relaying prohibited|relaying mail|no relaying|to relay|relay operation
        we don't relay|relay is not|relay prohibited|relay from|relaying to|relaying from|not a relay|open relay
        not a gateway|rcpthosts|not local host|not in my domain|not a local domain|locally hosted
        not hosted here|no such domain here|isn't in my list of allowed|authentication required
        authentication is required|smtp auth|must authenticate|must issue a starttls|starttls|requires tls
        not support tls|tls required|authenticate first|relais interdit|relay refuse|relay non consentito
        weiterleitung nicht erlaubt|relay verweigert|you must login|not permitted to relay
        verify that your outgoing|pop before smtp|not authorized to relay|relaying temporarily
    """,
    ),
    (
        Reason.LATER,
        """
        greylist|graylist|grey list|gray list|grey-list|rate limit|rate exceeded|ratelimit|rate-limit
        receiving mail at a rate|receiving mail too quickly|too many messages|too many connections
        too many concurrent|too many recipients|too many emails|too many mails|too many errors|too many sessions
        too many invalid|too many rcpt|too many failed|too many users|too many unknown|too many bad
        connection rate|throttl|slow down|sending rate|message rate|limit exceeded|exceeded * limit
        exceeds * limit of messages|max message|hourly limit|daily limit|sending limit|sending quota
        quota of messages|message quota|recipients per|maximum number of recipient|unusual rate
        limit on the number|temporarily deferred|temporarily rate|deferred due to|try again later
        please try later|come back later|maximum connections|concurrent connections|simultaneous connections
        concurrency limit|deferring connection|excessive|retry * later|zu viele|trop de|demasiados|troppi
        quantidade de
    """,
    ),
    (
        Reason.BLOCKED,
        """
        blacklist|black list|black-list|blocklist|block list|block-list|blocked|rbl|dnsbl|spamhaus|spamcop|sorbs
        barracuda|cbl.abuse|abuseat|mail-abuse|dsbl|njabl|uribl|surbl|senderscore|banned|reputation|dns ptr
        ptr record|reverse dns|rdns|reverse lookup|reverse-dns|no ptr|ip name lookup|ip lookup
        cannot find your hostname|cannot resolve your|cannot find your reverse|hostname lookup
        helo command rejected|helo rejected|invalid helo|bad helo|ehlo * rejected|client host rejected
        may not be mail exchanger|dynamic ip|dynamically assigned|dial-up|dialup|dynamic address|generic reverse
        dynamic/|residential|listed at|listed in|listed by|is listed|invalid ip for sending
        ip address * rejected|your ip|ip has been|host is not allowed|not accepting connections|refused to talk
        connection refused by policy|name was rejected|invalid domain name|bad dns|no smtp service
        access to this system|client not allowed|connection blocked|connection dropped due|connections from your
        connect from * rejected|server is not allowed|denied ip|your network|your isp|from your host
        from your server|unacceptable client|not esmtp|country|permission to send|delist|removal from this list
        gesperrt|geblockt|bloquead|bloqueado|bloque par|bloquee|liste noire|bloccat|lista nera|lista negra
        geblokkeerd|zablokowan|blockiert
    """,
    ),
    (
        Reason.SPAM,
        """
        spam|virus|malware|phish|infected|trojan|worm|policy|policies|content rejected|content filter
        message content|message rejected|message refused|message was rejected|mail rejected|message was refused
        content is not|content presents|unsolicited|junk mail|bulk mail|bulk email|ube/uce|spamassassin|bayes
        suspicious|dangerous|unsafe|harmful|prohibited attachment|attachment * not allowed|illegal attachment
        banned file|attachment type|forbidden attachment|executable|html tag|malicious|access denied|denied by
        permission denied|not authorized|protocol violation|denied access|security|mail contents|violat
        message looks like|not allowed by|prohibited|abuse|complaint|undesirable|administratively|administrative
        refused by filter|rejected by filter|rejected by the recipient's|filtered|does not like|header error
        filter|transport rule|rulesrestriction|mail flow rule|richtlinie|politique|politica|beleid|regel
        message not allowed|message filtered|message blocked|rejected due to|rejected for|kontent
        inhalt * abgelehnt
    """,
    ),
    (
        Reason.TOO_LARGE,
        """
        too large|too big|message size|size limit|exceeds size|exceeds the maximum|exceed maximum|size exceed
        exceeded maximum size|maximum size|max size|fixed maximum|larger than the|larger than|oversize
        message length|too long message|exceeds limit|line too long|maximum message|maximum allowed
        maximum permitted|message is too|mail size|zu gross|grossenbeschrankung|trop gros|trop volumineu
        taille maxim|taille du message|demasiado grande|tamano maximo|troppo grande|dimensione massima
        dimensioni massime|muito grande|tamanho maximo|te groot|for stor|za duz|zbyt duz|liian suuri|サイズ
        слишком больш|превышает|exceeds administrative limit|size of this message
    """,
    ),
    (
        Reason.FULL,
        """
        mailbox full|mailbox is full|mail box full|mail box is full|mailboxfull|inbox full|inbox is full
        maildir full|mailfolder is full|mailbox currently full|full mailbox|mailbox is currently full|is full
        over quota|over-quota|overquota|quota exceeded|quota exceed|exceeded * quota|exceeds * quota
        exceed quota|exceeding quota|quota violation|quota full|quota has been exceeded|disk quota|storage quota
        out of storage|storage limit|insufficient storage|exceeded storage|exceeded * storage|storage space
        insufficient * space|insufficient system storage|insufficient system resources|no space left
        not enough space|not enough * storage|not enough room|not enough disk|out of space|out of disk
        mailbox size|mailbox limit|mailbox exceeds|exceeds allowed size|messages in * mailbox exceeded
        mailbox has exceeded|mailbox exceed|exceeded * mailbox|exceeded the space|exceeded his|exceeded their
        exceeded its|exceeded allowed|exceeded the quota|over the maximum|over its|over their|over the quota
        over disk|over limit|too much mail|too many mails in|user has too many|account is full|account full
        no room in mailbox|mbox full|quotaexceeded|quota|mailbox would exceed|filesystem full|file system full
        disk full|mailbox_full|overlimit|mailbox space|postfach * voll|postfach voll|mailbox voll|speicherplatz
        speicherkontingent|uberfullt|boite * pleine|boite pleine|bal pleine|depasse * quota|quota depasse
        espace insuffisant|espace disque|buzon * lleno|buzon lleno|casilla llena|cuota|espacio|sin espacio
        casella * piena|casella piena|spazio|caixa * cheia|caixa cheia|sem espaco|cota|postvak * vol|mailbox vol
        brevladan * full|postkassen * full|fuld|taynna|skrzynka * pelna|przepelnion|przekroczon|переполнен
        превышена|квот|メールボックス * 一杯|一杯|容量|いっぱい|已满|邮箱空间
    """,
    ),
    (
        Reason.LOOP,
        """
        lowest numbered mx record points|too many hops|hop count|mail loop|loop detected|loops back|mail loops
        looping|loop:|routing loop|too many received|forwarding loop|delivery loop|already has|hopcount
        mailschleife|boucle|bucle|message loop|in a loop|is looping|bouncing back to myself
    """,
    ),
    (
        Reason.CONTENT,
        """
        bare lf|bare linefeed|bare newline|line length|8-bit data|8bit data|smtputf8|malformed|not rfc|rfc 5322
        rfc5322|rfc 2822|rfc2822|rfc 822|rfc822 compli|missing header|duplicate header|headers too large
        header too long|header size|conversion|mime|not compliant|improper use|illegal character|invalid header
        syntax error in message|missing a valid|missing from|message id|message-id|no subject|invalid message
    """,
    ),
    (
        Reason.MOVED,
        """
        has moved|have moved|moved to|moved away|address has changed|changed * address|new address
        new e-mail address|address changed|no longer at this|no longer here|no longer with|no longer works here
        no longer employed|left the company|left this company|has left|not our customer|not our user
        no longer on server|please try <|user not local|no forwarding|neue adresse|nouvelle adresse
        nueva direccion|nuovo indirizzo|novo endereco|nieuw adres|not local; please|has been replaced
        superseded by|nicht mehr im unternehmen|a quitte|ya no trabaja|non lavora piu
    """,
    ),
    (
        Reason.CLOSED,
        """
        no longer exist|no longer valid|no longer in use|no longer used|no longer available|no longer active
        no longer monitored|no longer accept|no longer have|no longer a valid|no longer subscribed
        no longer being used|no longer receiving|no longer on|no longer hosted|not in use|out of use
        discontinued service|has been closed|account closed|account is closed|mailbox closed|mailbox is closed
        was closed|has been deleted|account deleted|mailbox deleted|has been removed|has been terminated
        account terminated|has been cancelled|has been canceled|account cancelled|account canceled
        account has expired|account expired|is dead|decommission|unassigned|has been retired
        existiert nicht mehr|nicht mehr gultig|nicht mehr verwendet|nicht mehr in gebrauch|nicht mehr vorhanden
        nicht mehr aktiv|wurde geloscht|n'existe plus|n'est plus|plus valide|plus utilise|ya no existe|ya no es
        ha sido eliminad|non esiste piu|non e piu|nao existe mais|deixou de existir|bestaat niet meer
        niet meer in gebruik|finns inte langre|eksisterer ikke lenger|findes ikke lengere|ei ole enaa
        juz nie istnieje|больше не существует|удален
    """,
    ),
    (
        Reason.DISABLED,
        """
        disabled|deactivated|suspended|inactive|not active|locked|frozen|currently not accepting
        is not accepting|not currently accepting|not activated|on hold|is blocked for
        temporarily unavailable mailbox|mailbox temporarily|account is not|recipient is not accepting
        expired account|unpaid|blocked account|account blocked|account has been blocked|not enabled|is off
        account is temporarily|deaktiviert|inaktiv|stillgelegt|desactive|suspendu|desactivad|suspendid|inactiv
        disattivat|sospes|disabilitat|desativad|suspens|gedeactiveerd|uitgeschakeld|nieaktywn|zawieszon
        заблокирован|отключен|dormant|recipient suspend|refuse to receive|not receiving mail
    """,
    ),
    (
        Reason.NO_MAIL_THERE,
        """
        does not accept mail|doesn't accept mail|does not accept email|does not accept e-mail
        does not receive mail|doesn't receive mail|null mx|nullmx|domain accepts no mail|domain * no mail
        no mail is accepted|host does not accept|no mx record|no mx found|no mail exchanger
        couldn't find a mail exchanger|couldn't find any mail|mail server for|no mail server|no mail hosts
        no valid mx|has no mail|mx or address|mx record * not|no mx or a|no servers could be found
        unable to find mx|not have any mx|no mx|indicated no smtp service
    """,
    ),
    (
        Reason.NO_DOMAIN,
        """
        host unknown|unknown host|no such host|no route found to domain
        host not found|host or domain name not found|domain not found
        unknown domain|domain unknown|no such domain|domain does not exist|domain doesn't exist
        domain name not found|domain name does not|non-existent domain|nonexistent domain|non existent domain
        non-existent host|nonexistent host|non existent host|does not exist in dns|unrouteable mail domain
        unroutable mail domain|unroutable domain|unrouteable domain|find any host named
        name or service not known|nxdomain|nosuchdomain|bad domain|domain * not exist|domain * not found
        domain is not valid|invalid domain|domain * invalid|illegal host|host * not found|host * unknown
        cannot find * domain|could not be resolved|unable to resolve|cannot resolve|could not resolve|dns domain
        infodomainnonexistent|bad-domain|hostnotfound|bad destination host|bad destination system
        domain has been|no route to domain|not a valid domain|recipient's domain|name server: * not found
        no data known|domain nicht gefunden|domain existiert nicht|domane|unbekannte domain|rechner unbekannt
        domaine inconnu|domaine * n'existe|hote inconnu|dominio no|dominio desconocido|dominio * no existe
        dominio inesistente|dominio * non esiste|dominio non|dominio inexistente|dominio nao|domein * niet
        onbekend domein|domanen|domena|ドメイン|домен
    """,
    ),
    (
        Reason.NO_MAILBOX,
        """
        user unknown|unknown user|unknownuser|userunknown|user not known|user is unknown|user not found
        user * not found|user not exist|no such user|no such an user|nosuchuser|no such mailbox
        no such recipient|no such address|no such person|no such account|no such local|no such id|no such name
        no such email|no such alias|no such virtual|user does not exist|user doesn't exist|user * does not exist
        user * doesn't exist|user * doesn't have|doesn't have a|does not have an|user * not listed|not listed in
        user not listed|not in directory|not found in directory|not in my|address * not listed|mailbox not found
        mailbox not exist|mailbox does not exist|mailbox doesn't exist|mailbox * does not exist
        mailbox * not exist|mailbox * not found|mailbox unknown|unknown mailbox|mailbox is unknown
        mailbox invalid|invalid mailbox|no mailbox|mailbox not available|mailbox is not|isn't a mailbox
        not a valid mailbox|mailbox is unavailable|bad mailbox|account does not exist|account doesn't exist
        account * does not exist|account * not exist|account not found|account unknown|unknown account
        no account|account is invalid|invalid account|account not exist|account that you tried to reach does not
        account that you tried to reach doesn't|not an active account|isn't an account|recipient not found
        recipientnotfound|recipient * not found|recipient unknown|unknown recipient|recipient does not exist
        recipient doesn't exist|recipient * not exist|recipient not exist|recipients unknown|unknown address
        recipient is not valid|recipient not valid|recipient is unknown|not a known|recipient * does not
        no recipient|recipient not recognized|recipient no found|address does not exist|address doesn't exist
        address not found|address * not found|address unknown|address is unknown|address * unknown
        address * does not exist|address * doesn't exist|address not exist|addressee unknown|addressee * not
        address couldn't be found|address wasn't found|wasn't found at|couldn't be found|was not found
        email address * not found|not exist|nonexistent|non-existent|non existent|not exists
        e-mail account * not|not our|not known at|not known here|not known|is unknown|not recognized
        not recognised|unrecognized|unrecognised|isn't recognized|does not recognize|unrouteable address
        unroutable address|unrouteable|not a valid user|not a valid recipient|not a valid address|not valid
        invalid user|user invalid|invalid recipient|recipient invalid|recipients are invalid|invalid address
        address invalid|address is invalid|invalid email|invalid e-mail|email invalid|bad address|bad recipient
        illegal user|illegal alias|illegal recipient|bad destination mailbox|undeliverable address
        undeliverable user|delivery to this user|no one by that name|nobody by that name
        no mailbox here by that name|here by that name|by that name|does not like recipient. * 550 5.1.1
        can't create user output file. * no such|dosn't exist|does not exists|not a user|no valid recipient
        no valid user|unknown local|unknown or illegal|unknown to|is not known|not a local user|unknown virtual
        local recipient|verify the address|double-check|check the recipient|misspelled|mistyped|typo
        badly spelled|incorrectly addressed|incorrect address|wrong address|nickname|user name * not|username
        lookup failed|not * active directory|recipient address rejected: undeliverable|resolver.adr|bad-mailbox
        inactive-mailbox|adr.exrecipnotfound|badly addressed|is not a valid|is not valid|isn't valid
        is not a recogni|mailbox name not|bad user|badrcpt|bad rcpt|ambiguous or unknown|5.1.1 unknown
        unknown or invalid|invalid or unknown|invalid/inactive|user account is unavailable
        mailbox unavailable or|destin. sconosciuto|unable to find user|cannot find user|can't find user
        benutzer unbekannt|unbekannter benutzer|empfanger unbekannt|unbekannter empfanger|unbekannte adresse
        adresse unbekannt|empfanger * nicht gefunden|empfanger existiert nicht|empfangeradresse * nicht
        adresse * nicht gefunden|adresse existiert nicht|existiert nicht|nicht gefunden|ungultige adresse
        ungultiger empfanger|kein benutzer|kein postfach|postfach existiert|nicht bekannt|unbekannt
        existiert * nicht|nicht ermittelt|utilisateur inconnu|utilisateur * inexistant|destinataire inconnu
        destinataire invalide|destinataire inexistant|destinataire introuvable|adresse inconnue|adresse invalide
        adresse inexistante|adresse introuvable|adresse * invalide|n'existe pas|introuvable
        inconnu a cette adresse|compte inexistant|boite aux lettres inconnue|boite inconnue|est inconnu
        adresse * erron|usuario desconocido|usuario no existe|usuario inexistente|destinatario desconocido
        destinatario no existe|destinatario inexistente|direccion desconocida|direccion * no existe
        direccion no valida|direccion * no valida|direccion invalida|no existe|no se encontro
        no se ha encontrado|no se pudo encontrar|cuenta inexistente|buzon desconocido|buzon inexistente
        utente sconosciuto|utente inesistente|destinatario sconosciuto|destinatario inesistente
        indirizzo sconosciuto|indirizzo inesistente|indirizzo non valido|indirizzo * non|casella inesistente
        casella * inesistente|non esiste|non trovato|sconosciut|inesistent|impossibile trovare
        usuario desconhecido|usuario nao|destinatario desconhecido|destinatario invalido|endereco invalido
        endereco inexistente|endereco desconhecido|conta inexistente|nao existe|nao encontrad|nao foi encontrad
        caixa postal inexistente|onbekende gebruiker|gebruiker onbekend|onbekende ontvanger|ontvanger onbekend
        adres onbekend|adres bestaat niet|bestaat niet|niet gevonden|onbekend|okand anvandare|okand mottagare
        anvandaren finns inte|finns inte|hittades inte|okand adress|ukjent bruker|ukjent mottaker|finnes ikke
        eksisterer ikke|ukendt|findes ikke|blev ikke fundet|ble ikke funnet|tuntematon|ei loydy|ei ole olemassa
        ei loytynyt|nieznany|nie istnieje|nieznany uzytkownik|nie znaleziono|nie ma takiego|brak uzytkownika
        neznamy|neexistuje|nenalezen|uzivatel * neni|ismeretlen|nem letezik|bilinmeyen|bulunamad
        utilizator necunoscut|nu exista|неизвестный пользователь|пользователь не|не существует|не наиден
        нет такого|неизвестн|несуществующ|адресат|χρηστης|あて先|宛先不明|宛先が見つ|見つかりません|存在しません
        存在しない|不明|ユーザー|用户不存在|不存在|无此用户|找不到|收件人地址|존재하지
    """,
    ),
    (
        Reason.NETWORK,
        """
        connection refused|connection timed out|connection timeout|connection reset|connection lost
        lost connection|connection closed|connection was|connection dropped|connection died|no route to host
        network is unreachable|network unreachable|host unreachable|socket error|operation timed out|timed out
        timeout|time out|did not accept our requests|unable to connect|could not connect|couldn't connect
        cannot connect|can't connect|establish an smtp connection|no answer from|not responding|did not respond
        didn't respond|host is down|server is down|failed to connect|unreachable|name server|nameserver
        dns error|dns failure|dns lookup|dns query|dns timeout|dns server|servfail|server failure
        host not found, try again|temporary lookup|temporarily unable|host lookup did not complete|hello failed
        try again|broken pipe|tls handshake|handshake|certificate|ssl|connect to|keine verbindung
        zeituberschreitung|connexion|conexion|connessione|conexao|verbinding
    """,
    ),
    (
        Reason.EXPIRED,
        """
        too long in queue|in the queue too long|in queue too long|retry timeout|retry time not reached|expired
        could not be delivered for|not delivered after|unable to deliver message after|multiple retries
        giving up after|retries exceeded|delivery time|time limit|delivered within|within the time
        days in the queue|has been delayed|been in the queue|queued too long|delayed|for more than
        not yet been delivered|will be retried|maximum retr|maximum number of delivery attempts|attempts
        verzogert|nicht innerhalb|retarde|retrasad|ritardat|atrasad|vertraagd|forsinke|opozni|задерж
    """,
    ),
    (
        Reason.SYSTEM,
        """
        local configuration|config error|configuration error|internal error|internal server error|server error
        system error|local error|service unavailable|service not available|service is unavailable
        temporarily unavailable|temporary failure|temporary error|temporary local|queue file|could not load
        mailer error|command output|unknown mailer|i/o error|unable to contact ldap|ldap|database|cannot open
        can't create|couldn't create|read-only|transaction failed|not implemented|command not|bad sequence
        syntax error|unrecognized command|system not capable|unable to open|resources|processing error
        error in processing|closing transmission|command died|cannot allocate|failure writing
        local delivery failed|write error|overloaded|too busy|server busy|crash
    """,
    ),
    (
        Reason.REFUSED,
        """
        recipient address rejected|recipient rejected|address rejected|rejected recipient
        requested action not taken: mailbox unavailable|mailbox unavailable|mailbox not accessible
        recipient refused|user rejected|address refused|address failed|not accept address|mailbox * unavailable
    """,
    ),
)


def folded(text: str) -> str:
    """`text` for looking phrases up: folded, on one line, without the apostrophes that half of the systems leave out.

    Nothing of it is kept in a cache: it is somebody's mail.
    """
    text = text.lower() if text.isascii() else fold.__wrapped__(text)
    return " ".join(text.replace("'", "").replace("’", "").split())


def listed(table: str) -> tuple[str, ...]:
    """The phrases of a table, folded."""
    return tuple(filter(None, (folded(phrase) for line in table.splitlines() for phrase in line.split("|"))))


PHRASES: tuple[tuple[Reason, tuple[str, ...]], ...] = tuple((reason, listed(table)) for reason, table in _PHRASES)
