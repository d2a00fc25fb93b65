"""What somebody wrote, out of what they sent: text mail of many clients and languages."""

from __future__ import annotations

import pytest

from followupd.derive.quoting import written_in

OWN = "Hi Ada,\n\nTuesday suits me.\n\nBest,\nKim"

INTRODUCTIONS = {
    "en, Gmail": "On Mon, Mar 2, 2026 at 10:15 AM Ada Example <ada@example.org> wrote:",
    "en, Gmail, 24 hours": "On Mon, 2 Mar 2026 at 10:15, Ada Example <ada@example.org> wrote:",
    "en, Gmail with a narrow space": "On Mon, Mar 2, 2026 at 10:15\u202fAM Ada Example <ada@example.org> wrote:",
    "en, Apple": "On 2 Mar 2026, at 10:15, Ada Example <ada@example.org> wrote:",
    "en, Thunderbird": "On 3/2/26 10:15, Ada Example wrote:",
    "en, Evolution": "On Mon, 2026-03-02 at 10:15 +0100, Ada Example wrote:",
    "en, Yahoo": "On Monday, March 2, 2026 at 10:15:30 AM GMT+1, Ada Example <ada@example.org> wrote:",
    "en, Outlook for Mac": 'On 3/2/26, 10:15 AM, "Ada Example" <ada@example.org> wrote:',
    "en, Zoho": "---- On Mon, 02 Mar 2026 10:15:30 +0100 Ada Example <ada@example.org> wrote ----",
    "en, Samsung": "-------- Ada Example wrote --------",
    "en, Proton": "On Monday, 2 March 2026 at 10:15, Ada Example <ada@example.org> wrote:",
    "en, name first": "Ada Example <ada@example.org> wrote on 02.03.2026 10:15:",
    "en, writes": "Ada Example <ada@example.org> writes:",
    "en, old Gmail": "2026-03-02 10:15 GMT+01:00 Ada Example <ada@example.org>:",
    "en, without a colon": "On Mon, 02 Mar 2026 10:15:30 +0100 Ada Example <ada@example.org> wrote",
    "en, wrapped": "On Mon, Mar 2, 2026 at 10:15 AM Ada Example of the Analytical Society <\nada@example.org> wrote:",
    "en, wrapped thrice": "On Mar 2, 2026,\nat 10:15 AM,\nAda Example <ada@example.org>\nwrote:",
    "en, verb on a line": "On Mon, Mar 2, Ada Example\n<ada@example.org>\nwrote:",
    "en, mailto": "On Mar 2, 2026, at 10:15, Ada <ada@example.org<mailto:ada@example.org>> wrote:",
    "en, in bold": "*On Mon, Mar 2, 2026 at 10:15 AM Ada Example <ada@example.org> wrote:*",
    "en, entities": "On Mon, Mar 2, 2026 at 10:15 AM Ada &lt;ada@example.org&gt; wrote:",
    "de, Gmail": "Am Mo., 2. März 2026 um 10:15 Uhr schrieb Ada Example <ada@example.org>:",
    "de, Apple": "Am 02.03.2026 um 10:15 schrieb Ada Example <ada@example.org>:",
    "de, Thunderbird": "Am 02.03.26 um 10:15 schrieb Ada Example:",
    "de, Notes": "Ada Example <ada@example.org> schrieb am 02.03.2026 10:15:30:",
    "de, Apple, old": "Am 02.03.2026 um 10:15 hat Ada Example <ada@example.org> geschrieben:",
    "de, wrapped": "Am Montag, den 2. März 2026 um 10:15 Uhr schrieb Ada Example von der Firma\n<ada@example.org>:",
    "fr, Gmail": "Le lun. 2 mars 2026 à 10:15, Ada Example <ada@example.org> a écrit :",
    "fr, Apple": "Le 2 mars 2026 à 10:15, Ada Example <ada@example.org> a écrit\u00a0:",
    "fr, wrapped": "Le lun. 2 mars 2026 à 10:15, Ada Example <ada@example.org>\na écrit :",
    "es, Gmail": "El lun, 2 mar 2026 a las 10:15, Ada Example (<ada@example.org>) escribió:",
    "es, Apple": "El 2 mar 2026, a las 10:15, Ada Example <ada@example.org> escribió:",
    "it, Gmail": "Il giorno lun 2 mar 2026 alle ore 10:15 Ada Example <ada@example.org> ha scritto:",
    "it, Apple": "Il 2 mar 2026, alle ore 10:15, Ada Example <ada@example.org> ha scritto:",
    "it, wrapped": "Il giorno lun 2 mar 2026 alle ore 10:15 Ada Example <\nada@example.org> ha scritto:",
    "pt, Gmail": "Em seg., 2 de mar. de 2026 às 10:15, Ada Example <ada@example.org> escreveu:",
    "pt, Apple": "No dia 2 de mar. de 2026, às 10:15, Ada Example <ada@example.org> escreveu:",
    "nl, Gmail": "Op ma 2 mrt 2026 om 10:15 schreef Ada Example <ada@example.org>:",
    "nl, Apple": "Op 2 mrt 2026, om 10:15 heeft Ada Example <ada@example.org> het volgende geschreven:",
    "sv, Gmail": "Den mån 2 mars 2026 kl 10:15 skrev Ada Example <ada@example.org>:",
    "sv, Apple": "2 mars 2026 kl. 10:15 skrev Ada Example <ada@example.org>:",
    "da, Gmail": "Den man. 2. mar. 2026 kl. 10.15 skrev Ada Example <ada@example.org>:",
    "no, Gmail": "man. 2. mars 2026 kl. 10:15 skrev Ada Example <ada@example.org>:",
    "no, Outlook": "På 2. mars 2026 kl. 10:15:30, Ada Example (ada@example.org) skrev:",
    "no, wrapped before the bracket": "man. 2. mars 2026 kl. 10:15 skrev Ada Example <ada@example.org\n>:",
    "en, in pieces": "On Mon, Mar 2, 2026 at 10:15 AM Ada\n\n<\nmailto:Ada <ada@example.org>\n> wrote:",
    "fi, Gmail": "ma 2. maalisk. 2026 klo 10.15 Ada Example (ada@example.org) kirjoitti:",
    "fi, Apple": "Ada Example <ada@example.org> kirjoitti 2.3.2026 kello 10.15:",
    "pl, Gmail": "pon., 2 mar 2026 o 10:15 Ada Example <ada@example.org> napisał(a):",
    "pl, Thunderbird": "W dniu 2.03.2026 o 10:15, Ada Example pisze:",
    "pl, Onet": "Dnia 2 marca 2026 10:15 Ada Example <ada@example.org> napisał(a):",
    "cs, Gmail": "po 2. 3. 2026 v 10:15 odesílatel Ada Example <ada@example.org> napsal:",
    "cs, Thunderbird": "Dne 02. 03. 26 v 10:15 Ada Example napsal(a):",
    "sk, Gmail": "po 2. 3. 2026 o 10:15 Ada Example <ada@example.org> napísal(a):",
    "ru, Gmail": "пн, 2 мар. 2026 г. в 10:15, Ada Example <ada@example.org>:",
    "ru, Thunderbird": "02.03.2026 10:15, Ada Example пишет:",
    "ru, Apple": "2 марта 2026 г., в 10:15, Ada Example <ada@example.org> написал(а):",
    "ru, Yandex": '02.03.2026, 10:15, "Ada Example" <ada@example.org>:',
    "ru, mail.ru": "Понедельник, 2 марта 2026, 10:15 +03:00 от Ada Example <ada@example.org>:",
    "uk, Gmail": "пн, 2 бер. 2026 р. о 10:15 Ada Example <ada@example.org> пише:",
    "tr, Gmail": "Ada Example <ada@example.org>, 2 Mar 2026 Pzt, 10:15 tarihinde şunu yazdı:",
    "tr, Apple": "Ada Example <ada@example.org> şunları yazdı (2 Mar 2026 10:15):",
    "ja, Gmail": "2026年3月2日(月) 10:15 Ada Example <ada@example.org>:",
    "ja, Apple": "2026/03/02 10:15、Ada Example <ada@example.org>のメール:",
    "zh, Gmail": "Ada Example <ada@example.org> 于2026年3月2日周一 10:15写道：",
    "zh, Apple": "在 2026年3月2日，上午10:15，Ada Example <ada@example.org> 写道：",
    "zh, traditional": "Ada Example <ada@example.org> 於 2026年3月2日 週一 上午10:15寫道：",
    "ko, Gmail": "2026년 3월 2일 (월) 오전 10:15, Ada Example <ada@example.org>님이 작성:",
    "ko, Apple": "2026. 3. 2. 오전 10:15, Ada Example <ada@example.org> 작성:",
    "hu, Gmail": "Ada Example <ada@example.org> ezt írta (időpont: 2026. márc. 2., H, 10:15):",
    "el, Gmail": "Στις Δευ 2 Μαρ 2026 στις 10:15 π.μ., ο/η Ada Example <ada@example.org> έγραψε:",
    "ro, Gmail": "În lun., 2 mar. 2026 la 10:15, Ada Example <ada@example.org> a scris:",
    "vi, Gmail": "Vào Th 2, 2 thg 3, 2026 vào lúc 10:15 Ada Example <ada@example.org> đã viết:",
    "id, Gmail": "Pada tanggal Sen, 2 Mar 2026 pukul 10.15 Ada Example <ada@example.org> menulis:",
    "he, Gmail with marks": "\u200fבתאריך ב, 2 במרץ 2026 ב-10:15 מאת Ada <\u202aada@example.org\u202c\u200f>:\u200f",
    "ar, Gmail": "في الاثنين، 2 مارس 2026 في 10:15 ص تمت كتابة بواسطة Ada <\u202aada@example.org\u202c\u200f>:\u200f",
    "hr, Gmail": "pon, 2. ožu 2026. u 10:15 Ada Example <ada@example.org> napisao je:",
}


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_a_quote_is_cut_with_the_line_that_introduces_it(name: str) -> None:
    assert written_in(f"{OWN}\n\n{INTRODUCTIONS[name]}\n\n> Does Tuesday\n> suit you?\n") == OWN


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_an_introduced_quote_is_cut_though_nothing_marks_it(name: str) -> None:
    assert written_in(f"{OWN}\n\n{INTRODUCTIONS[name]}\n\nDoes Tuesday\nsuit you?\n") == OWN


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_an_answer_below_the_quote_is_kept(name: str) -> None:
    assert written_in(f"{INTRODUCTIONS[name]}\n> Does Tuesday suit you?\n\n{OWN}\n") == OWN


HEADERS = {
    "en": "From: Ada Example <ada@example.org>\nSent: Monday, March 2, 2026 10:15 AM\nTo: Kim Lee\nSubject: Hello",
    "en, bold": "*From:* Ada Example <ada@example.org>\n*Sent:* Monday, March 2, 2026\n*To:* Kim\n*Subject:* Hello",
    "en, markdown": "**From:** Ada <ada@example.org>\n**Date:** Monday, 2 March 2026\n**To:** Kim\n**Subject:** Hello",
    "en, Mac": "From: Ada Example <ada@example.org>\nDate: Monday, March 2, 2026\nTo: Kim <kim@acme.example>",
    "en, no addresses": "From: Ada Example\nSent: Monday, March 2, 2026 10:15 AM\nTo: Kim Lee\nSubject: Hello",
    "en, wrapped": "From: Ada Example \n<ada@example.org> \nSent: Monday, March 2, 2026\nTo: Kim\nSubject: Hello",
    "en, date first": "Date: Mon, 2 Mar 2026 10:15\nFrom: ada@example.org\nTo: kim@acme.example\nSubject: Hello",
    "en, indented": "   From: Ada <ada@example.org>\n   Sent: Monday, March 2, 2026\n   To: Kim\n   Subject: Hello",
    "en, one line": "From: Ada Example <ada@example.org> Sent: Monday, March 2, 2026 To: Kim Subject: Hello",
    "de": "Von: Ada Example <ada@example.org>\nGesendet: Montag, 2. März 2026 10:15\nAn: Kim Lee\nBetreff: Hallo",
    "de, Apple": "Von: Ada Example\nDatum: 2. März 2026 um 10:15\nAn: Kim\nBetreff: Hallo",
    "fr": "De : Ada Example <ada@example.org>\nEnvoyé : lundi 2 mars 2026 10:15\nÀ : Kim Lee\nObjet : Bonjour",
    "fr, Orange": "Message du : 02/03/2026 10:15\nDe : ada@example.org\nA : kim@acme.example\nSujet : Bonjour",
    "es": "De: Ada Example <ada@example.org>\nEnviado el: lunes, 2 de marzo de 2026 10:15\nPara: Kim\nAsunto: Hola",
    "it": "Da: Ada Example <ada@example.org>\nInviato: lunedì 2 marzo 2026 10:15\nA: Kim Lee\nOggetto: Ciao",
    "pt": "De: Ada Example <ada@example.org>\nEnviada em: segunda-feira, 2 de março de 2026\nPara: Kim\nAssunto: Olá",
    "nl": "Van: Ada Example <ada@example.org>\nVerzonden: maandag 2 maart 2026 10:15\nAan: Kim\nOnderwerp: Hallo",
    "sv": "Från: Ada Example <ada@example.org>\nSkickat: den 2 mars 2026 10:15\nTill: Kim\nÄmne: Hej",
    "da": "Fra: Ada Example <ada@example.org>\nSendt: 2. marts 2026 10:15\nTil: Kim\nEmne: Hej",
    "fi": "Lähettäjä: Ada Example <ada@example.org>\nLähetetty: 2. maaliskuuta 2026\nVastaanottaja: Kim\nAihe: Hei",
    "pl": "Od: Ada Example <ada@example.org>\nWysłano: poniedziałek, 2 marca 2026\nDo: Kim\nTemat: Witam",
    "cs": "Od: Ada Example <ada@example.org>\nOdesláno: pondělí 2. března 2026\nKomu: Kim\nPředmět: Ahoj",
    "ru": "От: Ada Example\nОтправлено: понедельник, 2 марта 2026 г. 10:15\nКому: Kim\nТема: Привет",
    "tr": "Kimden: Ada Example <ada@example.org>\nGönderildi: 2 Mart 2026 Pazartesi\nKime: Kim\nKonu: Merhaba",
    "ja": "差出人: Ada Example <ada@example.org>\n送信日時: 2026年3月2日 10:15\n宛先: Kim\n件名: こんにちは",
    "zh": "发件人: Ada Example <ada@example.org>\n发送时间: 2026年3月2日 10:15\n收件人: Kim\n主题: 你好",
    "ko": "보낸 사람: Ada Example <ada@example.org>\n보낸 날짜: 2026년 3월 2일\n받는 사람: Kim\n제목: 안녕",
}


@pytest.mark.parametrize("rule", ["", "________________________________\n", "-----Original Message-----\n", "---\n"])
@pytest.mark.parametrize("name", HEADERS)
def test_a_quote_below_header_lines_is_cut_with_them(name: str, rule: str) -> None:
    assert written_in(f"{OWN}\n\n{rule}{HEADERS[name]}\n\nDoes Tuesday suit you?\n\nAda") == OWN


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "----- Original Message -----",
        "-----original message-----",
        "-----Ursprüngliche Nachricht-----",
        "-------- Originalnachricht --------",
        "-------- Message d'origine --------",
        "-------- Message d’origine --------",
        "-----Mensaje original-----",
        "-----Messaggio originale-----",
        "-----Mensagem original-----",
        "-----Oorspronkelijk bericht-----",
        "-----Ursprungligt meddelande-----",
        "-----Opprinnelig melding-----",
        "-----Oprindelig meddelelse-----",
        "-----Alkuperäinen viesti-----",
        "-----Wiadomość oryginalna-----",
        "-----Původní zpráva-----",
        "-----Исходное сообщение-----",
        "-----Orijinal Mesaj-----",
        "-----元のメッセージ-----",
        "------------------ 原始邮件 ------------------",
        "-----원본 메시지-----",
        "---------- Forwarded message ---------",
        "---------- Weitergeleitete Nachricht ----------",
        "---------- Message transféré ---------",
        "Begin forwarded message:",
        "Anfang der weitergeleiteten Nachricht:",
        "Début du message réexpédié :",
        "Inicio del mensaje reenviado:",
        "Inizio messaggio inoltrato:",
    ],
)
def test_what_stands_below_a_line_that_announces_it_is_not_theirs(line: str) -> None:
    assert written_in(f"{OWN}\n\n{line}\n\nPlease stop writing to me.\n") == OWN


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Sent from my Verizon Wireless BlackBerry",
        "Sent from my Samsung Galaxy smartphone.",
        "Sent from my phone. Please excuse typos.",
        "Sent from Yahoo Mail on Android",
        "Sent from Mail for Windows",
        "Sent with Proton Mail secure email.",
        "Sent via Superhuman",
        "Sent from a magnificent torch of pixels",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Get Outlook for Android",
        "<https://aka.ms/o0ukef>Get Outlook for iOS",
        "Von meinem iPhone gesendet",
        "Gesendet von meinem iPhone",
        "Gesendet mit der GMX Mail App",
        "Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.",
        "Von meinem/meiner Galaxy gesendet",
        "Holen Sie sich Outlook für iOS",
        "Envoyé de mon iPhone",
        "Envoyé depuis mon téléphone",
        "Envoyé à partir de Outlook pour iOS",
        "Enviado desde mi iPhone",
        "Enviado desde Outlook para Android",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Inviato dal mio iPad",
        "Verstuurd vanaf mijn iPhone",
        "Verzonden vanuit Outlook voor iOS",
        "Skickat från min iPhone",
        "Sendt fra min iPhone",
        "Lähetetty iPhonesta",
        "Wysłane z iPhone'a",
        "Odesláno z iPhonu",
        "Odoslané z iPhonu",
        "Отправлено с iPhone",
        "Отправлено из мобильной Яндекс.Почты",
        "Надіслано з iPhone",
        "iPhone'umdan gönderildi",
        "iPhoneから送信",
        "发自我的 iPhone",
        "从我的iPhone发送",
        "나의 iPhone에서 보냄",
        "Στάλθηκε από το iPhone μου",
        "Trimis de pe iPhone",
        "Elküldve az iPhone-omról",
    ],
)
def test_what_a_device_adds_is_no_word_of_theirs(line: str) -> None:
    assert written_in(f"{OWN}\n\n{line}\n") == OWN
    assert written_in(f"{OWN}\n\n{line}\n\nOn Mar 2, 2026, at 10:15, Ada <ada@example.org> wrote:\n\n> Hi\n") == OWN


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my desk, is much easier than my phone.",
        "The notification was sent from my iPhone app to all users.",
        "On Tuesday.",
        "On the other hand, Kim wrote:\nnothing.",
        "On Monday I wrote:\nyou never answered.",
        "Am Montag, 2. März 2026, schrieb ich Ihnen:\nkeine Antwort.",
        "Here is the plan:\n\n----\n\n1. You call.\n2. I write.\n\n----\n\nThat is all of it, I think.",
        "Two things:\n-- first the date\n-- then the place\n\nAgreed?",
        "The train:\nFrom: Berlin\nTo: Hamburg\nDate: 2 March 2026\n\nSee you there!",
        "Von: Berlin\nNach: Hamburg\n\nBis dann!",
        "The data comes From: our database, not From: elsewhere.",
        "Subject: to approval, I come.",
        "2026-03-02 10:15\n02.03.2026 10:15\n\nwhich of the two?",
        "I asked kim@acme.example on 2 March 2026, and she said:\nyes.",
        "With regards to Tuesday: fine.\n\nAs regards the place: no.",
        "Please stop writing to me.\n\nThis is confidential, by the way.",
        "5 > 3 and 2 < 4, as you know.",
        "I got your message of 10:15. Please note:\nI am away.",
        "Hab es dir vom Handy aus gestern gesendet, lies es mal.\n\nKim",
        "Ich habe es dir schon per Handy gesendet.\n\nKim",
        "Sent with love, from Berlin.\n\nKim",
        "Sent from the office.\n\nKim",
        "Proposal:\nDate: 5 March 2026\nTime: 10:15\nSubject: Kick-off\n\nFine?",
        "My days:\n\n---\nMonday: yes\nTuesday: no\nplease stop",
        "| day | time |\n|-----|------|\n| Tue | ten |\n\nFine?",
        ">>> look here <<<\n\nFine?",
        "Kim here. As Pat wrote on 2 March 2026:\nno.\nSo no.",
        "As Pat wrote on 2 March 2026:\nno.",
        "Meeting 10:15 with pat@acme.example:\nbring papers",
        "On 2026-03-02 10:15 the server sent:\nerror 500",
        "Here is what Pat wrote:\n\nHello\n\nWhat do you think?",
        "To: be\nor not to: be",
        "Vi ses den 2. mars 2026 kl. 10:15:\nadressen er Storgata 1.",
    ],
)
def test_talk_that_looks_like_something_else_is_kept(text: str) -> None:
    assert written_in(text) == text


def test_answers_between_quotes_are_kept() -> None:
    text = "Hi Ada,\n\n> Which day?\n\nTuesday.\n\n> > Earlier?\n> Where?\nAt yours.\n\n> Ada\n\nKim"

    assert written_in(text) == "Hi Ada,\n\nTuesday.\n\nAt yours.\n\nKim"


def test_the_rest_of_a_wrapped_quoted_line_is_quoted() -> None:
    quote = "> Could you perhaps tell me whether the day that we had in mind, which was\ntuesday, suits you\n> at all?"

    assert written_in(f"It does.\n\nOn 2 Mar 2026, at 10:15, Ada <ada@example.org> wrote:\n\n{quote}\n") == "It does."


def test_an_answer_right_below_a_long_quoted_question_is_kept() -> None:
    quote = "> Could you perhaps tell me whether the day that we had in mind suits you at all?\nyes\n> And where?\nhere"

    assert written_in(quote) == "yes\nhere"


@pytest.mark.parametrize(
    "above", ["See you on 05.03.2026", "I shall be there on 05.03.2026 at 10:00, as we had agreed upon."]
)
@pytest.mark.parametrize("name", ["en, Gmail", "en, writes", "de, Notes", "ru, Gmail", "zh, Gmail"])
def test_the_line_above_an_introduction_is_theirs(name: str, above: str) -> None:
    assert written_in(f"{above}\n{INTRODUCTIONS[name]}\n> Hello") == above


def test_an_introduction_on_the_line_of_the_answer_is_cut_off() -> None:
    assert written_in("Yes, please. On Wed, Mar 4, 2026 at 3:59 PM, ada@example.org wrote:\n> Hi") == "Yes, please."


def test_a_line_that_a_mailbox_escaped_is_no_quote() -> None:
    assert written_in("Where from?\n>From Berlin, of course.\nKim") == "Where from?\n>From Berlin, of course.\nKim"


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nKim Lee\nPlease unsubscribe from nothing.\n\nAcme\n+49 30 1234567",
        "--\nKim Lee\nCEO, Acme",
        "—\nKim Lee\nAcme",
        "—————\nKim Lee\nHead of Sales\n📧 kim@acme.example",
        "__\nKim Lee",
        "_______________________________________________\nTalk mailing list\nhttps://lists.example.org/listinfo/talk",
        "-- \nYou received this message because you are subscribed.\nTo unsubscribe, write to x@example.org",
    ],
)
def test_a_signature_block_is_cut(signature: str) -> None:
    assert written_in(f"{OWN}\n\n{signature}\n") == OWN
    assert written_in(f"{OWN}\n\n{signature}\n\nOn 2 Mar 2026, at 10:15, Ada <ada@example.org> wrote:\n> Hi\n") == OWN


def test_an_address_below_closing_and_name_is_cut() -> None:
    assert written_in(f"{OWN} Lee\nHead of Sales\nAcme Inc.\nTel. +49 30 1234567\nwww.acme.example\n") == f"{OWN} Lee"


def test_what_follows_a_closing_without_an_address_is_kept() -> None:
    text = f"{OWN}\n\nOne more thing: call me on Monday."

    assert written_in(text) == text


@pytest.mark.parametrize("mark", ["-- \nKim Lee\nAcme", "Kim Lee\n+49 30 1234567"])
def test_a_postscript_is_theirs(mark: str) -> None:
    assert written_in(f"{OWN}\n{mark}\n\nPS: please stop writing.").endswith("PS: please stop writing.")


@pytest.mark.parametrize(
    "footer",
    [
        "This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the\n"
        "intended recipient, please delete it and do not contact me again.",
        "CONFIDENTIALITY NOTICE: stop reading.",
        "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.",
        "Ce message et ses pièces jointes sont confidentiels et établis à l'intention exclusive de ses destinataires.",
        "Este mensaje y sus adjuntos son confidenciales y van dirigidos exclusivamente a su destinatario.",
        "Le informazioni contenute in questo messaggio sono riservate e per uso esclusivo del destinatario.",
        "________\nDisclaimer: nobody may read this.",
        "Please consider the environment before printing this e-mail.",
    ],
)
def test_what_lawyers_add_is_cut(footer: str) -> None:
    assert written_in(f"{OWN}\n\n{footer}\n\nAcme Inc.\n") == OWN


def test_the_warning_of_a_mail_gateway_is_cut() -> None:
    banner = "CAUTION: This email originated from outside of the organization. Do not click links."

    assert written_in(f"{banner}\n\n{OWN}") == OWN


def test_our_own_words_are_known_again_without_any_mark() -> None:
    ours = "Hi Kim,\n\nit was good to meet you at the conference in Berlin last week. Shall I send the paper?\n\nAda"
    rewrapped = "Hi Kim,\nit was good to meet you at the\nconference in Berlin last week. Shall I send\nthe paper?\nAda"

    assert written_in(f"Yes, please.\n\nKim\n\n{rewrapped}", sent=[ours]) == "Yes, please.\n\nKim"
    assert written_in(f"{ours}\n\nYes, please.", sent=["nothing", ours]) == "Yes, please."


def test_words_that_anybody_might_use_are_theirs_though_we_wrote_them_too() -> None:
    text = "Hi Ada,\n\nthank you very much.\n\nBest regards,\nKim"

    assert written_in(text, sent=["Hi Kim,\n\nthank you very much.\n\nBest regards,\nAda"]) == text


def test_a_mail_that_only_quotes_says_nothing() -> None:
    assert written_in("> Hello\n> Ada") == ""
    assert written_in("---------- Forwarded message ---------\nFrom: Ada <ada@example.org>\n\nHello") == ""
