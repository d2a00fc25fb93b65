"""Answers of mailboxes, lists, newsletters and tools, told from what people write."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from costs import cost
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.autoreply import Automatic, automatic_of
from followupd.derive.mimeparts import read_mail
from followupd.domain.judgement import Kind

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 12, 20, 9, tzinfo=UTC)


def judged(headers: str, text: str = "", *, locale: str = "en") -> Automatic | None:
    start = "" if "From:" in headers else "From: Kim Lee <kim@acme.example>\nTo: Ada <ada@example.org>\n"
    raw = f"{start}{headers}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}".encode()
    return automatic_of(read_mail(raw), text, at=SUNDAY, zone=BERLIN, locale=locale)


def kind(headers: str, text: str = "") -> Kind | None:
    found = judged(headers, text)
    return found.kind if found else None


AWAY = [  # language, subject as mailboxes write it, text, last day told
    ("en", "Automatic reply: Our talk", "I am currently out of the office and will return on 4 January.", "2027-01-04"),
    ("de", "Automatische Antwort: Unser Gespräch", "Ich bin bis zum 3. Januar nicht im Büro.", "2027-01-03"),
    ("fr", "Réponse automatique : Notre échange", "Je suis absente jusqu’au 3 janvier inclus.", "2027-01-03"),
    ("es", "Respuesta automática: Nuestra charla", "Estaré fuera de la oficina hasta el 3 de enero.", "2027-01-03"),
    ("it", "Risposta automatica: Il nostro incontro", "Sono in ferie dal 21 dicembre al 3 gennaio.", "2027-01-03"),
    ("pt", "Resposta automática: A nossa conversa", "Estou de férias. Regresso no dia 4 de janeiro.", "2027-01-04"),
    ("nl", "Automatisch antwoord: Ons gesprek", "Ik ben afwezig tot en met 3 januari.", "2027-01-03"),
    ("sv", "Automatiskt svar: Vårt samtal", "Jag har semester och är tillbaka den 4 januari.", "2027-01-04"),
    ("da", "Automatisk svar: Vores samtale", "Jeg holder ferie og er tilbage mandag den 4. januar.", "2027-01-04"),
    ("no", "Automatisk svar: Samtalen vår", "Jeg er på ferie og er tilbake igjen 4. januar.", "2027-01-04"),
    ("fi", "Automaattinen vastaus: Keskustelu", "Olen lomalla ja palaan töihin 4. tammikuuta.", "2027-01-04"),
    ("pl", "Odpowiedź automatyczna: Rozmowa", "Jestem na urlopie do 3 stycznia.", "2027-01-03"),
    ("ja", "自動応答: 打ち合わせ", "12月28日から1月3日まで休暇をいただいております。", "2027-01-03"),
    ("cs", "Automatická odpověď: Schůzka", "Do 3. ledna jsem na dovolené.", "2027-01-03"),
    ("ru", "Автоматический ответ: Встреча", "Я в отпуске до 3 января.", "2027-01-03"),
    ("zh", "自动答复: 会议", "我正在休假,将于1月4日返回办公室。", "2027-01-04"),
    ("ko", "자동 회신: 회의", "1월 3일까지 휴가입니다.", "2027-01-03"),
    ("tr", "Otomatik Yanıt: Toplantı", "3 Ocak tarihine kadar izindeyim.", "2027-01-03"),
]


@pytest.mark.parametrize(("language", "subject", "text", "last"), AWAY, ids=[row[0] for row in AWAY])
def test_subject_of_an_answering_mailbox_decides_and_the_day_after_the_stated_one_is_waited_for(
    language: str, subject: str, text: str, last: str
) -> None:
    found = judged(f"Subject: {subject}\nIn-Reply-To: <our-1@example.org>", text)
    assert found is not None
    assert found.kind is Kind.AUTO_REPLY
    assert found.until is not None
    assert (found.until.astimezone(BERLIN).date() - datetime.fromisoformat(last).date()).days == 1
    assert found.until.astimezone(BERLIN).hour == 0
    assert (found.ask_user, found.gone, found.about) == (False, False, "our-1@example.org")
    assert subject in found.because[0]


@pytest.mark.parametrize(("language", "subject", "text", "last"), AWAY, ids=[row[0] for row in AWAY])
def test_words_of_absence_decide_where_the_return_path_is_null(
    language: str, subject: str, text: str, last: str
) -> None:
    assert kind("Subject: 2026\nReturn-Path: <>", text) is Kind.AUTO_REPLY
    assert kind("Subject: 2026\nReturn-Path: <kim@acme.example>", text) is None


@pytest.mark.parametrize(("language", "subject", "text", "last"), AWAY, ids=[row[0] for row in AWAY])
def test_answer_of_a_human_to_an_automatic_reply_is_human(language: str, subject: str, text: str, last: str) -> None:
    for prefix in ("Re: ", "AW: ", "RE: RE: ", "[External] Re: "):
        assert kind(f"Subject: {prefix}{subject}", "Welcome back, shall we talk?") is None


ABSENT = [
    ("en", "Out of Office", "I am out of the office this week."),
    ("de", "Abwesenheitsnotiz", "Ich bin im Urlaub und lese keine E-Mails."),
    ("fr", "Absence du bureau", "Je suis en congés cette semaine."),
    ("es", "Fuera de la oficina", "Estoy de vacaciones esta semana."),
    ("it", "Fuori sede", "Sono assente questa settimana."),
    ("pt", "Ausente do escritório", "Estou de férias esta semana."),
    ("nl", "Afwezig", "Ik ben deze week met vakantie."),
    ("sv", "Frånvaro", "Jag är på semester den här veckan."),
    ("da", "Ikke til stede", "Jeg er på ferie i denne uge."),
    ("no", "Fraværsmelding", "Jeg er på ferie denne uken."),
    ("fi", "Poissaoloilmoitus", "Olen lomalla tämän viikon."),
    ("pl", "Poza biurem", "W tym tygodniu jestem na urlopie."),
    ("ja", "不在のお知らせ", "今週は休暇中です。"),
    ("cs", "Mimo kancelář", "Tento týden mám dovolenou."),
    ("ru", "Нет на месте: отсутствую", "На этой неделе я в отпуске."),
    ("zh", "不在办公室", "我本周休假。"),
    ("ko", "부재중", "이번 주는 휴가입니다."),
    ("tr", "Ofis dışındayım", "Bu hafta izindeyim."),
]


@pytest.mark.parametrize(("language", "subject", "text"), ABSENT, ids=[row[0] for row in ABSENT])
def test_subject_and_words_of_absence_decide_together(language: str, subject: str, text: str) -> None:
    found = judged(f"Subject: {subject}", text)
    assert found is not None
    assert (found.kind, found.until, found.ask_user) == (Kind.AUTO_REPLY, None, False)
    assert kind(f"Subject: {subject}", "Shall we meet on Thursday?") is None


GONE = [
    ("en", "Kim Lee has left Acme. Please contact pat@acme.example instead."),
    ("en-2", "I no longer work at Acme. For all matters please reach out to pat@acme.example."),
    ("en-4", "I left Acme at the end of October. Please write to pat@acme.example from now on."),
    ("en-5", "The person that you are trying to reach is no longer employed here. Please email pat@acme.example."),
    ("en-3", "My last day at Acme was 30 November. My successor is Pat (pat@acme.example)."),
    ("de", "Ich bin nicht mehr bei Acme tätig. Bitte wenden Sie sich an pat@acme.example."),
    ("de-2", "Frau Lee hat unser Unternehmen verlassen. Ihr Ansprechpartner ist Pat Doe, pat@acme.example."),
    ("fr", "Je ne travaille plus chez Acme. Merci de contacter pat@acme.example."),
    ("fr-2", "Kim Lee a quitté la société. Veuillez vous adresser à pat@acme.example."),
    ("es", "Ya no trabajo en Acme. Por favor, diríjase a pat@acme.example."),
    ("it", "Non lavoro più in Acme. La prego di contattare pat@acme.example."),
    ("it-2", "Kim Lee ha lasciato l'azienda. Per ogni necessità rivolgersi a pat@acme.example."),
    ("pt", "Já não trabalho na Acme. Por favor contacte pat@acme.example."),
    ("pt-2", "Kim Lee não faz mais parte da empresa. Favor enviar para pat@acme.example."),
    ("nl", "Ik ben niet meer werkzaam bij Acme. Neem contact op met pat@acme.example."),
    ("sv", "Jag har slutat på Acme. Kontakta pat@acme.example."),
    ("da", "Jeg arbejder ikke længere hos Acme. Kontakt venligst pat@acme.example."),
    ("no", "Jeg jobber ikke lenger i Acme. Ta kontakt med pat@acme.example."),
    ("no-2", "Kim Lee har sluttet i Acme. Vennligst kontakt pat@acme.example."),
    ("fi", "En ole enää Acmen palveluksessa. Ottakaa yhteyttä pat@acme.example."),
    ("fi-2", "Kim Lee ei työskentele enää meillä. Yhteydenotot: pat@acme.example"),
    ("pl", "Nie pracuję już w Acme. Proszę o kontakt: pat@acme.example"),
    ("ja", "私は11月末で退職いたしました。後任はpat@acme.exampleまでご連絡ください。"),
    ("cs", "Ve společnosti Acme již nepracuji. Obraťte se prosím na pat@acme.example."),
    ("ru", "Я больше не работаю в Acme. Пишите на pat@acme.example."),
    ("zh", "本人已离职，请联系 pat@acme.example。"),
    ("ko", "퇴사하였습니다. 문의는 pat@acme.example 로 연락 바랍니다."),
    ("tr", "Artık Acme şirketinde çalışmıyorum. Lütfen pat@acme.example adresine yazın."),
]


@pytest.mark.parametrize(("language", "text"), GONE, ids=[row[0] for row in GONE])
def test_who_has_left_is_gone_and_the_successor_is_named(language: str, text: str) -> None:
    found = judged("Subject: x\nAuto-Submitted: auto-replied", text)
    assert found is not None
    assert (found.kind, found.gone, found.successor) == (Kind.AUTO_REPLY, True, "pat@acme.example")
    assert (found.until, found.ask_user) == (None, False)
    assert len(found.because) == 2


@pytest.mark.parametrize(("language", "text"), GONE, ids=[row[0] for row in GONE])
def test_human_who_writes_that_somebody_left_is_human(language: str, text: str) -> None:
    assert kind("Subject: Re: Our talk", text) is None


DEAD = [
    ("en", "This mailbox is no longer used. Please write to pat@acme.example."),
    ("en-2", "The email address kim@acme.example is no longer in use. Please contact pat@acme.example instead."),
    ("en-3", "The address you wrote to is no longer monitored. Please use pat@acme.example."),
    ("en-4", "kim@acme.example is no longer active. Please use pat@acme.example."),
    ("de", "Dieses Postfach wird nicht mehr verwendet. Bitte wenden Sie sich an pat@acme.example."),
    ("de-2", "Diese E-Mail-Adresse ist nicht mehr gültig. Bitte nutzen Sie pat@acme.example."),
    ("fr", "Cette adresse e-mail n'est plus utilisée. Merci d'écrire à pat@acme.example."),
    ("es", "Esta dirección de correo ya no está en uso. Escriba a pat@acme.example."),
    ("it", "Questo indirizzo e-mail non è più attivo. Si prega di scrivere a pat@acme.example."),
    ("pt", "Este endereço de e-mail já não está em uso. Por favor utilize pat@acme.example."),
    ("nl", "Dit e-mailadres is niet meer in gebruik. Gebruik voortaan pat@acme.example."),
    ("sv", "Den här e-postadressen används inte längre. Skicka i stället till pat@acme.example."),
    ("da", "Denne mailadresse bruges ikke længere. Skriv i stedet til pat@acme.example."),
    ("no", "Denne e-postadressen er ikke lenger i bruk. Send heller til pat@acme.example."),
    ("fi", "Tämä sähköpostiosoite ei ole enää käytössä. Käytä osoitetta pat@acme.example."),
    ("pl", "Ten adres e-mail nie jest już używany. Proszę pisać na nowy adres: pat@acme.example"),
    ("ja", "このメールアドレスは現在使用しておりません。pat@acme.exampleまでご連絡ください。"),
    ("cs", "Tato e-mailová adresa již není používána. Pište prosím na pat@acme.example."),
]


@pytest.mark.parametrize(("language", "text"), DEAD, ids=[row[0] for row in DEAD])
def test_mailbox_that_is_no_longer_used_is_a_bounce(language: str, text: str) -> None:
    for headers in ("Subject: Our talk\nAuto-Submitted: auto-replied", "Subject: Our talk"):
        found = judged(headers, text)
        assert found is not None
        assert (found.kind, found.gone, found.successor) == (Kind.BOUNCE, False, "pat@acme.example")


ALONE = [
    "Auto-Submitted: auto-replied",
    'Auto-Submitted: Auto-Replied; owner-email="kim@acme.example"',
    "Auto-Submitted: auto-replied (vacation)",
    "X-Autoreply: yes",
    "X-Autorespond: Our talk",
    "X-AutoReply-From: kim@acme.example",
    "X-Auto-Reply-From: kim@acme.example",
    "X-Mail-Autoreply: Our talk",
    "X-Amazon-Auto-Reply: true",
    "Return-Path: <>\nX-Auto-Response-Suppress: All",
    "Precedence: auto_reply",
    "Precedence: bulk\nX-Autoreply: yes",
    "Delivered-To: Autoresponder",
    "X-Mailer: vacation 1.2.7",
    "X-POST-MessageClass: 9; Autoresponder",
    "List-Id: <talk.lists.example>\nAuto-Submitted: auto-replied",
]


@pytest.mark.parametrize("header", ALONE)
def test_header_that_only_answering_mailboxes_set_decides_alone(header: str) -> None:
    found = judged(f"Subject: Re: Our talk\n{header}", "Thanks, I got it.")
    assert found is not None
    assert found.kind is Kind.AUTO_REPLY
    assert found.because[0].lower() in header.lower()


@pytest.mark.parametrize("header", ["X-Autoreply: no", "Auto-Submitted: no", "X-Auto-Response-Suppress: All"])
def test_header_that_denies_or_proves_nothing_leaves_a_human(header: str) -> None:
    assert judged(f"Subject: Re: Our talk\n{header}", "Thanks, I got it.") is None


def test_null_return_path_alone_proves_nothing() -> None:
    assert judged("Subject: Re: Our talk\nReturn-Path: <>", "Thanks, I got it.") is None


@pytest.mark.parametrize(
    "subject",
    ["Out of office until 4 January", "Pat - Out of Office", "Abwesend bis 4. Januar", "Kim Lee is out of the office."],
)
def test_subject_about_an_absence_and_nothing_else_counts(subject: str) -> None:
    assert kind(f"Subject: {subject}", "I am away, bin im Urlaub.") is Kind.AUTO_REPLY


def test_auto_generated_is_a_notification_unless_it_speaks_of_absence() -> None:
    assert kind("Subject: Build\nAuto-Submitted: auto-generated", "The build is done.") is Kind.NOTIFICATION
    assert kind("Subject: Sieve\nAuto-Submitted: auto-notified", "You have mail.") is Kind.NOTIFICATION
    assert kind("Subject: Our talk\nAuto-Submitted: auto-generated", "I am on leave.") is Kind.AUTO_REPLY
    assert kind("Subject: Our talk\nAuto-Submitted: no", "Good idea.") is None


def test_exchange_and_domino_and_sieve_are_known_by_their_habits() -> None:
    exchange = "Subject: Automatic reply: Our talk\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All"
    assert kind(exchange, "Back soon.") is Kind.AUTO_REPLY
    domino = judged(
        "Subject: AUTO: Kim Lee is out of the office (returning 01/15/2027)\nAuto-Submitted: auto-generated",
        'Note: This is an automated response to your message "Our talk". This is the only notification you get.',
    )
    assert domino is not None
    assert domino.kind is Kind.AUTO_REPLY
    assert domino.until == datetime(2027, 1, 15, 23, tzinfo=UTC)
    assert kind("Subject: Auto: Our talk\nPrecedence: bulk", "Not here today.") is Kind.AUTO_REPLY
    assert kind("Subject: Out of office Re: Our talk", "Back on Monday.") is Kind.AUTO_REPLY
    assert kind("Subject: Auto: the blue one", "The car is ready.") is None


HUMANS = [
    ("Re: Our talk", "I'm out of the office until Monday, but here is the file."),
    ("Re: Our talk", "I'm out of the office until Monday. Could we talk on Tuesday?"),
    ("Our talk", "I'm on vacation next week, so let's meet the week after."),
    ("Out of office on Friday", "I'm out of the office on Friday, could we move our call?"),
    ("Out of Office", "I am out of the office on Friday, could we move our call?"),
    ("Out of office policy", "Here is the draft of the policy that we talked about."),
    ("Unser Gespräch", "Ich bin bis Montag nicht im Büro, aber danach gerne!"),
    ("AW: Unser Gespräch", "Bin im Urlaub, melde mich am 4. Januar. Liebe Grüße, Kim"),
    ("Re: Notre échange", "Je suis en congés jusqu'à lundi, mais voici le document."),
    ("RE: Nuestra charla", "Estoy de vacaciones hasta el lunes, pero te mando el archivo."),
    ("Automatic reply design", "Here is how the new feature should look."),
    ("Your automatic reply", "I got your automatic reply and wonder when you are back."),
    ("Re: Our talk", "Thank you for your email. I am out of the office until Monday. In urgent cases ask Tom. Kim"),
    ("Re: Our talk", "Done. By the way, this mailbox is no longer used after May, see you there!"),
    ("Tom is out of the office", "I am out of the office too. You can ask Pat."),
    ("Out of office next week", "I am on leave next week. Tom has the keys."),
    ("Urlaub", "Wie war dein Urlaub? Ich war drei Wochen in Norwegen."),
]


@pytest.mark.parametrize(("subject", "text"), HUMANS, ids=[text[:30] for _, text in HUMANS])
def test_human_who_is_away_is_a_human(subject: str, text: str) -> None:
    for also in ("", "\nX-Auto-Response-Suppress: All", "\nX-Auto-Response-Suppress: DR, OOF, AutoReply"):
        assert judged(f"Subject: {subject}{also}", text) is None


def test_words_alone_decide_only_where_nothing_but_the_usual_is_said_under_a_new_subject() -> None:
    text = (
        "Thank you for your message. I am out of the office until 4 January with limited access to my e-mail.\n"
        "For urgent matters please contact pat@acme.example.\n\nBest regards\nKim Lee"
    )
    assert kind("Subject: Our talk", text) is Kind.AUTO_REPLY
    assert kind("Subject: Re: Our talk", text) is None
    assert kind("Subject: Our talk\nUser-Agent: Mozilla Thunderbird", text) is None
    assert kind("Subject: Our talk", f"{text}\n\nI liked your second idea best of all of them.") is None


def test_file_without_headers_is_not_taken_for_automatic() -> None:
    text = "I am out of the office until 4 January. Thank you for your message. Urgent matters: Tom."
    assert automatic_of(read_mail(text.encode()), text, at=SUNDAY, zone=BERLIN, locale="en") is None


MANY = [
    "Precedence: list",
    "Precedence: bulk",
    "List-Id: Talk <talk.lists.example>",
    "List-Unsubscribe: <mailto:leave@lists.example>",
    "List-Unsubscribe: <https://news.example/u>\nFrom: News <no-reply@news.example>",
    "Mailing-List: contact talk-help@lists.example",
    "X-Campaign-Id: 7",
]


@pytest.mark.parametrize("headers", MANY)
def test_list_and_newsletter_are_lists_and_no_auto_replies(headers: str) -> None:
    for subject in ("Our talk", "Re: Our talk", "Automatic reply: how to write a good one"):
        if not headers.startswith("Precedence: bulk"):
            assert kind(f"Subject: {subject}\n{headers}", "Ten things that we learnt. I am on page two.") is Kind.LIST


def test_what_calls_itself_bulk_is_a_list_unless_it_speaks_of_absence() -> None:
    assert kind("Subject: Our talk\nPrecedence: bulk", "Ten things that we learnt.") is Kind.LIST
    assert kind("Subject: Our talk\nPrecedence: bulk", "I am out of the office until Monday.") is Kind.AUTO_REPLY
    assert kind("Subject: Fun\nPrecedence: bulk\nList-Id: <a.b.example>", "I am out of the office.") is Kind.LIST


TOOLS = [
    ("From: Acme <no-reply@acme.example>\nSubject: Your order", "It is on its way."),
    ("From: Acme <notifications@acme.example>\nSubject: Pat wrote", "Pat wrote a comment."),
    ("From: Acme <no-reply@acme.example>\nSubject: Absence request", "Kim is on leave from Monday."),
    ("From: X <x@forge.example>\nX-GitHub-Reason: mention\nList-Id: <a.b.example>\nPrecedence: list\nSubject: a", "Hi"),
    ("From: X <x@jira.example>\nX-JIRA-FingerPrint: 7\nPrecedence: bulk\nSubject: a", "Kim is out of the office"),
    ("From: Help <support@acme.example>\nSubject: [Ticket #4711] Our talk", "We have received your request."),
    ("From: Hilfe <support@acme.example>\nSubject: Ticket 4711", "Ihre Anfrage ist bei uns eingegangen."),
    ("Subject: Receipt", "This is an automatically generated message. Please do not reply to this email."),
    ("Subject: Beleg", "Diese E-Mail wurde automatisch erstellt."),
]


@pytest.mark.parametrize(("headers", "text"), TOOLS, ids=[text[:30] for _, text in TOOLS])
def test_what_a_tool_wrote_is_a_notification(headers: str, text: str) -> None:
    assert kind(headers, text) is Kind.NOTIFICATION


def test_desk_that_answers_as_a_mailbox_does_is_an_auto_reply() -> None:
    headers = "From: Help <support@acme.example>\nSubject: [Ticket #4711] Our talk\nAuto-Submitted: auto-replied"
    assert kind(headers, "We have received your request.") is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "footer",
    [
        "This email has been automatically scanned for viruses.",
        "Diese E-Mail wurde automatisch auf Viren geprüft.",
        "You get automatic updates from us.",
    ],
)
def test_footer_of_a_scanner_makes_no_machine_of_a_human(footer: str) -> None:
    assert judged("Subject: Re: Our talk", f"Good idea, let's do that.\n\n{footer}") is None


def test_person_at_a_desk_who_mentions_a_number_is_human() -> None:
    assert kind("From: Help <support@acme.example>\nSubject: Re: 4711", "Could you send me the file again?") is None


def parted(type_: str, part: str, headers: str = "Subject: x") -> Automatic | None:
    raw = f"From: kim@acme.example\n{headers}\nContent-Type: {type_}; boundary=b\n\n--b\n{part}\n--b--\n".encode()
    return automatic_of(read_mail(raw), "", at=SUNDAY, zone=BERLIN, locale="en")


@pytest.mark.parametrize("method", ["REPLY", "REQUEST", "CANCEL", "COUNTER"])
def test_answer_to_an_invitation_is_a_notification(method: str) -> None:
    found = parted("multipart/alternative", f"Content-Type: text/calendar; method={method}\n\nBEGIN:VCALENDAR")
    assert found is not None
    assert (found.kind, found.because) == (Kind.NOTIFICATION, (f"text/calendar; method={method}",))


def test_calendar_that_a_human_attached_is_no_notification() -> None:
    attached = "Content-Type: text/calendar; method=REQUEST\nContent-Disposition: attachment\n\nBEGIN:VCALENDAR"
    assert parted("multipart/mixed", attached) is None
    assert parted("multipart/mixed", "Content-Type: text/calendar\n\nBEGIN:VCALENDAR") is None


def test_receipt_is_a_notification_though_it_calls_itself_auto_replied() -> None:
    part = "Content-Type: message/disposition-notification\n\nOriginal-Message-ID: <our-1@example.org>\n"
    found = parted(
        "multipart/report; report-type=disposition-notification", part, "Subject: Read: x\nAuto-Submitted: auto-replied"
    )
    assert found is not None
    assert (found.kind, found.about) == (Kind.NOTIFICATION, "our-1@example.org")


SUCCESSORS = [
    ("I no longer work for Acme (kim.old@acme.example). Please use pat@acme.example.", "pat@acme.example"),
    ("I no longer work for Acme. Please contact:\n\nPat Doe\npat@acme.example", "pat@acme.example"),
    ("I no longer work for Acme. Please contact kim@acme.example or ada@example.org.", None),
    ("I no longer work for Acme.\n\nkim.lee@home.example", None),
    ("I no longer work for Acme. pat@acme.example is my successor.", "pat@acme.example"),
    ("I no longer work for Acme. Please contact Pat.", None),
    ("I no longer work for Acme. Please contact Pat <PAT@acme.example>.", "pat@acme.example"),
]


STILL_UNSEEN = [  # subject, text, last day told; no header says anything
    ("Out of Office: Our talk", "I will be back in the office on 4 January.", "2027-01-04"),
    ("Abwesenheit", "Ich bin erst am Montag, den 4. Januar, wieder im Büro.", "2027-01-04"),
    (
        "Message d'absence",
        "Je suis en congés du 21 décembre au 3 janvier. En cas d'urgence : standard@acme.example",
        "2027-01-03",
    ),
    ("Mensaje de ausencia", "Estoy de vacaciones hasta el 3 de enero.", "2027-01-03"),
    ("Messaggio di assenza", "Sono in ferie fino al 3 gennaio.", "2027-01-03"),
    ("Fravær", "Jeg har ferie til og med 3. januar.", "2027-01-03"),
    ("Frånvaro", "Jag har semester till och med 3 januari.", "2027-01-03"),
    ("Max Roth ist außer Haus (Rückkehr am 04.01.2027)", "Ich kehre zurück am 04.01.2027.", "2027-01-04"),
]


@pytest.mark.parametrize(("subject", "text", "last"), STILL_UNSEEN, ids=[row[0] for row in STILL_UNSEEN])
def test_subject_of_absence_above_a_return_alone_is_no_human(subject: str, text: str, last: str) -> None:
    found = judged(f"From: Max Roth <roth@acme.example>\nSubject: {subject}", text)
    assert found is not None
    assert found.kind is Kind.AUTO_REPLY
    assert found.until is not None
    assert (found.until.astimezone(BERLIN).date() - datetime.fromisoformat(last).date()).days == 1


LAST_DAYS = [
    "Today was my last day at Globex. Your new contact is new@acme.example.",
    "I've moved on from Globex as of June 2026! Please write to new@acme.example.",
    "Ich habe das Unternehmen zum 31.10.2026 verlassen. Bitte wenden Sie sich an new@acme.example.",
    "Am 30. Oktober war mein letzter Arbeitstag. Ihr neuer Kontakt: new@acme.example.",
    "Vendredi était mon dernier jour chez Globex. Vous pouvez écrire à new@acme.example.",
    "Ayer fue mi último día de trabajo. Escriba a new@acme.example.",
    "Desde el 1 de octubre no formo parte de la compañía. Contacte con new@acme.example.",
    "Ieri è stato il mio ultimo giorno di lavoro. Scrivere a new@acme.example.",
    "Ontem foi o meu último dia de trabalho. Escreva para new@acme.example.",
    "Gisteren was mijn laatste werkdag. Mail naar new@acme.example.",
    "Igår var min sista arbetsdag. Kontakta new@acme.example.",
]


@pytest.mark.parametrize("text", LAST_DAYS)
def test_last_day_at_work_is_a_farewell(text: str) -> None:
    found = judged("Subject: Our talk\nAuto-Submitted: auto-replied", text)
    assert found is not None
    assert (found.gone, found.successor) == (True, "new@acme.example")


@pytest.mark.parametrize(
    "text",
    [
        "I have a new address, the old mailbox is no longer in use. Best, Jo",
        "Our old address is no longer valid, we moved to Main Street 5. Come by any time!",
        "Meine alte Adresse ist nicht mehr gültig, bitte nimm diese.",
    ],
)
def test_who_answers_and_speaks_of_an_old_address_of_his_own_is_human(text: str) -> None:
    assert kind("Subject: Re: Our talk", text) is None


def test_mailbox_you_are_trying_to_reach_is_dead() -> None:
    text = "The mailbox you are trying to reach has been closed."
    assert kind("Subject: Address change\nAuto-Submitted: auto-replied", text) is Kind.BOUNCE


def test_line_above_which_a_desk_wants_the_answer_is_a_notification() -> None:
    text = "##- Please type your reply above this line -##\n\nYour request #99120 is being reviewed."
    assert kind("Subject: Your request (#99120) has been received", text) is Kind.NOTIFICATION


@pytest.mark.parametrize(("text", "address"), SUCCESSORS, ids=[text[27:70] for text, _ in SUCCESSORS])
def test_successor_stands_beside_words_of_contact_and_is_neither_the_sender_nor_me(
    text: str, address: str | None
) -> None:
    found = judged("Subject: x\nX-Autoreply: yes", text)
    assert found is not None
    assert (found.gone, found.successor) == (True, address)


AWAY_STILL = [
    "I am not with my laptop until Monday.",
    "I have left the office for today and am back tomorrow.",
    "I have left for vacation.",
    "Ich bin heute nicht mehr im Büro.",
    "Je ne suis plus disponible cette semaine.",
    "本日は退社しました。不在です。",
]


@pytest.mark.parametrize("text", AWAY_STILL)
def test_who_is_away_has_not_left_for_ever(text: str) -> None:
    found = judged("Subject: x\nX-Autoreply: yes", text)
    assert found is not None
    assert not found.gone


def test_return_told_in_the_subject_alone_is_read() -> None:
    found = judged("Subject: Kim Lee is out of the office (returning 2027-01-04)\nPrecedence: bulk", "See subject.")
    assert found is not None
    assert found.until == datetime(2027, 1, 4, 23, tzinfo=UTC)


WORDS = st.sampled_from(
    [*(word for row in (*AWAY, *ABSENT) for word in f"{row[1]} {row[2]}".split()), "\n", "\n\n", "?", "but", "a@b.test"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=60), st.sampled_from([*ALONE, "X-A: b"]))
def test_nothing_that_is_written_makes_it_fail(text: str, subject: str, header: str) -> None:
    subject = "".join(char for char in subject if char.isprintable())
    found = judged(f"Subject: {subject}\n{header}", text)
    if found is not None:
        assert found.because
        assert all(found.because)
        assert found.until is None or not found.ask_user


@pytest.mark.parametrize(
    "piece", ["mailbox a ", "this is an auto ", "out of ", "a@b ", "no longer ", "\n\n", "退", "I left "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return cost(lambda: judged("Subject: Our talk\nReturn-Path: <>", text))

    assert seconds(16_000) <= 6 * seconds(4_000) + 0.02
    assert seconds(256_000) <= 6 * seconds(64_000) + 0.02
