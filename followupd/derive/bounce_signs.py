"""How mail systems sign and title what they send back, and the sentences by which one knows it, in many languages."""

from __future__ import annotations

from followupd.derive.bounce_words import listed

MACHINES = listed("""
    mailer-daemon|mailerdaemon|mail-daemon|maildaemon|postmaster|post_master|mdaemon|mail delivery
    mail deliver|mail-deliver|mail system|delivery subsystem|delivery system|mail router|mail administrator
    system administrator|mail-admin|mailadmin|microsoft exchange|microsoftexchange|systemadministrator
    administrator|sysadmin|courier mail|mailmarshal|interscan|mail server|mail service|internet mail|bounce
    smtp32|non-delivery|nondelivery
""")
DESKS = listed(
    "smtp|antivirus|anti-virus|gateway|imss|admin|system|service|no-reply|noreply|no_reply|notif|firewall|filter"
)
"""Any machine: it counts only with a plain sentence and an address."""
SUBJECTS = listed("""
    undeliver|processing error|failed mail|delivery warning|sending your mail|returned mail|returned message
    delivery status notification|delivery fail|delivery failure|delivery report|delivery problem
    delivery error|delivery notification|delivery has failed|delivery delayed|delivery status
    delivery unsuccessful|delivery incomplete|failure notice|failed notice|failed delivery|failure delivery
    failure notification|mail failed|mail failure|mail error|mail delivery failed|message delivery failed
    message failed|message delayed|message could not|mail could not|mail delayed|not delivered
    could not deliver|could not be deliver|non-deliver|nondeliver|system error|returned to sender
    return to sender|bounce|failure|could not send|delayed mail|unable to deliver|rejected
    warning: could not|warning: message|error mail|user unknown|permanent error|unzustellbar
    message you sent blocked|blocked by our
    nicht zugestellt|zustellung|zustellfehler|ruckgabe|non remis|non distribu|echec|retour a lexpediteur
    non-remise|no se pudo entregar|no se ha podido entregar|no se puede entregar|no entregad|devuelto
    error de entrega|mancato recapito|mancata consegna|impossibile recapitare|non recapita|recapito
    nao e possivel entreg|nao entreg|nao foi entreg
    nao foi possivel entreg|falha na entrega|falha no entrega|falha de entrega
    devolvid|onbestelbaar|niet afgeleverd|niet bezorgd|niet bestelbaar|ej levererb|gick inte att leverera
    olevererb|ikke levere|kunne ikke levere|ikke leveres|toimitus|ei voitu toimittaa|niedostarcz
    nie mozna dostarczyc|zwrot|nedoruc|kezbesit|недоставлен|не доставлен|доставк|возвращ|配信|配送
    エラーメール|送信できませんでした|未達|退信|退回|投递失败|배달|iletilemedi
""")
SAYINGS = listed("""
    could not be delivered|couldnt be delivered|was not delivered|wasnt delivered|unable to deliver
    not able to deliver|wasnt able to deliver|could not deliver|cannot be delivered|cant be delivered
    failed to deliver|has not been delivered|delivery to the following|delivery has failed|delivery failed
    delivery error|permanent error|permanent fatal error|did not reach|undeliverable
    delivery status notification|failed permanently|returned to you|returned to sender|did not receive
    not yet been delivered|has been delayed|message you sent|your message to|fatal errors|user unknown
    returned mail|transcript of session|non-delivery|nondelivery|failed recipients|mailbox unavailable
    has been returned|has been postponed|has not been delivered|was blocked by
    this message was created automatically by mail|qmail-send|rejected
    delivery problems|delivery errors|error delivering|trouble delivering|could not be sent|unable to send
    recipients were affected|nicht zugestellt|unzustellbar|konnte nicht|na pas pu|na pas ete|non remis
    no se pudo entregar|no se ha podido entregar|no se puede entregar|no pudo ser entregado
    no ha podido ser entregado|impossibile recapitare|non e stato possibile|nao pode ser entregue
    falha na entrega|no fue entregado|fehler bei der nachrichtenzustellung|echec de la remise
    nao foi entregue|nao foi possivel|niet afgeleverd|niet bezorgd|niet worden afgeleverd
    niet worden bezorgd|kunde inte levereras|ikke leveres|ei voitu|nie mogla|nie zostala
    не может быть доставлен|не было доставлен|не удалось достав|配信でき|届けることができ|送信でき
""")
PLAINLY = listed("""
    could not be delivered to|was not delivered to|non-delivery report|pas pu etre deliv|unable to deliver
""")
STILL_TRYING = listed("""
    attempts will continue|will keep trying|continue to try|will be retried|not yet been delivered
    warning message only|not need to resend|has been postponed|just a warning|no action is required
    noch nicht zugestellt|will be attempted
""")
WAITING = listed("""
    has been delayed|is delayed|been delayed|(delay)|delayed|still being tried|still trying
    could not send message for past|verzogert|retarde|retrasad|ritardat|atrasad|vertraagd|forsinke|opozni
    задерж|遅延|遅れ
""")
GIVEN_UP = listed("""
    permanent|giving up|given up|gave up|fatal|failed|failure|undeliver|returned|could not be delivered for
    unzustellbar|deleted from queue|message expired|not going to try
""")


def says(phrases: tuple[str, ...], folded: str) -> bool:
    """True where one of the phrases is in a folded text."""
    return any(phrase in folded for phrase in phrases)
