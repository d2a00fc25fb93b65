"""What a reply wants, told by who says what of whom: noes and wishes for no mail, and what only looks like one.

Each was written on Tuesday, 10 March 2026.
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from followupd.derive.intent import Wish, intent_of
from followupd.domain.judgement import Intent

AT = datetime(2026, 3, 10, 10, tzinfo=UTC)


def read(text: str) -> Wish:
    return intent_of(text, at=AT, zone=ZoneInfo("UTC"), locale="en")


OPTED_OUT = [
    "Désabonnement svp Luc",
    "I've unsubscribed twice already. Please respect that and stop.",
    "Do me a favour and forget this address exists.",
    "Kindly refrain from any further correspondence.",
    "Don't ever mail me again.",
    "I'm not interested in hearing from you, ever.",
    "You're clogging my inbox, knock it off.",
    "Take my company off whatever list this is.",
    "If I get one more of these I'm marking you as spam.",
    "i dont want these emails",
    "Please respect my wish not to be contacted.",
    "We'd prefer you didn't approach our staff any more.",
    "No more of this please.",
    "Bitte sehen Sie davon ab, mich erneut zu kontaktieren.",
    "Ich will von euch nichts mehr hören.",
    "Lösch bitte meine Nummer und meine Mailadresse.",
    "Verschont mich mit diesem Zeug.",
    "Ich habe keiner Kontaktaufnahme zugestimmt, bitte unterlassen Sie das.",
    "Noch eine Mail und ich melde Sie als Spam.",
    "Keine Werbung mehr bitte!",
    "Ich möchte aus Ihrer Kartei gestrichen werden.",
    "Ne me recontactez sous aucun prétexte.",
    "Je ne veux plus entendre parler de vous.",
    "Effacez mes coordonnées de vos fichiers.",
    "Ça suffit, lâchez-moi.",
    "Plus aucun message, merci.",
    "No quiero saber nada más de vosotros.",
    "Borrad mis datos y no me contactéis más.",
    "Que no me escriban más, por favor.",
    "Sáquenme de esa lista.",
    "Non contattatemi più.",
    "Vogliate cancellare i miei dati.",
    "Não me enviem mais nada.",
    "Schrijf me niet meer aan.",
    "Stop this, I never asked for your mails.",
    "Please take note that I do not wish to be mailed.",
    "Your emails are unwanted. Cease.",
    "Wipe my details from your CRM please.",
    "I've no idea who you are. Don't contact me.",
    "Could you stop these mails please",
    "I want to be taken off this mailing list immediately.",
    "Never contact this company again.",
    "Ich wünsche keine weiteren Zusendungen.",
    "Bitte nehmen Sie meine Mailadresse aus Ihrem System.",
    "Sie haben keine Erlaubnis, mir Werbung zu schicken. Lassen Sie das.",
    "Bitte keinen weiteren Kontakt.",
    "Ich hab genug von euren Mails.",
    "Retirez mon adresse de vos envois.",
    "Merci d'arrêter ces envois.",
    "No vuelva a contactarme, se lo pido.",
    "Ya está bien de correos.",
    "Non voglio più ricevere le vostre mail.",
    "Retirem-me da vossa lista.",
    "Haal mijn gegevens uit jullie systeem.",
]
DECLINED = [
    "I do not think that we will go ahead.",
    "Ich glaube nicht, dass wir das Projekt umsetzen.",
    "We looked at it again and it's just not something we can justify at the moment.",
    "Thanks for the sample, but my board wouldn't go for it.",
    "I've had to let this one go, there's simply no money.",
    "We've brought this in-house, so we no longer need an agency.",
    "Nice offer, but I'm not going to leave my current job.",
    "The tender went to one of your competitors.",
    "I'm going to sit this one out.",
    "We are not accepting new authors this year.",
    "I don't have the bandwidth to take on another board seat.",
    "After weighing everything up we'll be staying put.",
    "Unfortunately this didn't make the cut.",
    "We've shelved the whole thing.",
    "Sorry, it's a bit rich for our blood.",
    "I'm afraid I have to say no this time.",
    "Our investment committee came down against it.",
    "We've picked a different agency, it was close.",
    "It's not what we had in mind, sorry.",
    "nope, not my cup of tea",
    "Your quote is beyond what we can afford.",
    "I will not be renewing my subscription.",
    "Wir haben uns für ein anderes Büro entschieden, es war knapp.",
    "Das übersteigt leider unsere Möglichkeiten.",
    "Danke für die Anfrage, aber das ist nichts für mich.",
    "Ich muss Ihnen leider einen Korb geben.",
    "Die Geschäftsführung hat Ihren Vorschlag abgelehnt.",
    "Wir machen so etwas grundsätzlich nicht.",
    "Mir fehlt dafür schlicht die Zeit, ich sage daher ab.",
    "Wir sehen da für uns keinen Bedarf.",
    "Nach langem Überlegen: nein, wir wechseln nicht.",
    "Das wird nichts mit uns, alles Gute.",
    "Wir lassen das Projekt fallen.",
    "Après discussion, nous ne souhaitons pas aller plus loin.",
    "C'est trop cher pour une structure comme la nôtre.",
    "Nous avons confié la mission à un autre cabinet.",
    "Je décline votre invitation, avec regret.",
    "Notre direction n'a pas donné son accord.",
    "Cela ne rentre pas dans nos priorités.",
    "Ce sera non, désolé.",
    "Nous n'en avons pas l'usage.",
    "Lo hemos comentado y no vamos a seguir adelante.",
    "Es demasiado caro para una empresa como la nuestra.",
    "Hemos contratado a otra agencia.",
    "La dirección ha dicho que no.",
    "No me convence, lo siento.",
    "Ahora no buscamos nada de eso, gracias.",
    "Abbiamo scelto un altro fornitore.",
    "Non fa al caso nostro, grazie.",
    "Optámos por outra empresa.",
    "We gaan hier niet mee verder.",
    "Het past niet bij ons.",
    "We've had second thoughts and won't be signing after all.",
    "I'd rather not get involved, sorry.",
    "Our clients wouldn't pay for this, so we'll leave it.",
    "We've just renewed with our existing supplier for three years.",
    "It's not on the cards for us.",
    "The committee has chosen other projects for funding.",
    "We can't offer you the position, I'm sorry to say.",
    "This isn't a match for our portfolio.",
    "I don't see a place for this in our programme.",
    "Wir haben intern diskutiert und werden das Projekt nicht umsetzen.",
    "Das Thema hat sich für uns erledigt.",
    "Dafür gibt es bei uns kein Geld.",
    "Unsere Wahl fiel auf eine andere Bewerberin.",
    "Ich bin mit meinem Steuerberater zufrieden und möchte nicht wechseln.",
    "Lieber nicht, danke.",
    "Das können wir uns schlicht nicht leisten.",
    "Votre article ne correspond pas à notre ligne éditoriale.",
    "Nous avons déjà un prestataire et il nous convient.",
    "Nous n'avons pas les moyens de financer cela.",
    "Je préfère décliner, merci de votre compréhension.",
    "No podemos permitírnoslo.",
    "Prefiero no participar.",
    "Ya tenemos proveedor y estamos contentos con él.",
    "Al final nos quedamos con lo que tenemos.",
    "Preferiamo restare con il fornitore attuale.",
    "Não temos orçamento para isso.",
    "Wij hebben hier geen budget voor.",
]
HANDED_OVER = [
    "For anything to do with invoices, talk to accounts@example.org.",
    "I've left the company. Dana Cole is looking after my accounts now.",
    "That's a question for our legal department.",
    "Speak to Hannah, she does the bookings.",
    "You'd be better off asking Raj about that.",
    "Purchasing is handled by Mrs Okafor.",
    "Darüber entscheidet unsere Geschäftsführerin, Frau Dr. Lenz.",
    "Bitte klären Sie das mit Herrn Yilmaz.",
    "Ich bin dafür nicht zuständig, bitte an den Einkauf wenden.",
    "Meine Vertretung ist Jana Wolf.",
    "C'est Monsieur Petit qui suit ces dossiers.",
    "Il faut voir cela avec notre comptable.",
    "Eso lo lleva mi compañero Iván.",
    "Hable con la señora Gil, por favor.",
    "Mijn collega Jan neemt dit over.",
]
PLAIN = [
    "Your proposal was not rejected, it's only on the agenda for next month's board.",
    "I told them we're not interested in their offer because yours is better.",
    "We'd be crazy to turn this down.",
    "Someone else already answered the survey for our department.",
    "I don't need a receipt, thanks.",
    "We can't offer you coffee, the machine is broken, but tea is fine.",
    "There is no budget line for this yet, I'm creating one.",
    "We no longer need the sample, you can book the full order.",
    "Please take my name off the invoice and put the company's.",
    "Nobody should contact the press before Friday.",
    "Not interested? I'm thrilled!",
    "He turned down our offer, so the position is open again. Would you want it?",
    "Wir können Ihnen leider keinen Kaffee anbieten, die Maschine ist kaputt.",
    "Ich brauche keine Quittung.",
    "Der Zuschlag ging heute an Sie, Glückwunsch!",
    "Wir haben niemand anderen gefunden, Sie sind es.",
    "Mit dem bisherigen Anbieter waren wir nicht zufrieden, daher Sie.",
    "Bitte löschen Sie die doppelte Adresse in der Liste.",
    "Wir schicken Ihnen keine Mahnungen mehr, alles bezahlt.",
    "Je n'ai pas besoin de reçu.",
    "La place de parking est prise, garez-vous dans la rue.",
    "Nous ne refusons pas, nous réfléchissons.",
    "Vous ne recevrez plus de relances, tout est payé.",
    "No necesito recibo.",
    "El contrato se ha adjudicado a ustedes, enhorabuena.",
    "No rechazamos nada, solo pedimos tiempo.",
    "Non abbiamo rifiutato, stiamo solo pensando.",
    "We hebben niet voor een ander gekozen, maar voor jullie.",
    "I am not saying that we are not interested, I only ask for time.",
    "It is not that we have hired another agency, we are just slow.",
    "I would not say we are not convinced, only surprised.",
    "Das heißt nicht, dass wir ablehnen.",
    "Je ne dis pas que nous refusons votre offre.",
    "We won't be needing the projector, there's one in the room.",
    "I can't accept the apology on his behalf, but I'll pass it on.",
    "We decided not to order food, everybody eats before. See you at eight.",
    "The finance people said no to first class, so it's economy for us both.",
    "I'd never turn down a free lunch! Where do we meet?",
    "Our old vendor went bust, that's why we came to you.",
    "We picked another colour for the brochure, the green one. Otherwise it's ready to print.",
    "Marta passed on her chance, so the slot is yours.",
    "We have no budget for travel, but a call costs nothing. Send me a time.",
    "I'm not looking for a discount, only for a firm delivery date.",
    "Too expensive? Not at all, I think that's very fair.",
    "My daughter isn't interested in piano any more, she wants drums now.",
    "We stick with what we agreed: 40 seats, from April.",
    "The first reviewer rejected it, the other two loved it. I vote for accepting.",
    "We're happy with our new logo, thank you. Invoice received too.",
    "There's no need to reply to this one.",
    "I don't think I'll make it before six, start without me.",
    "We couldn't say no to that offer, count us in.",
    "Nobody here has decided against you, don't worry.",
    "The hotel was too expensive for us so we booked an apartment near you.",
    "I won't sign until legal has read it, which should be tomorrow.",
    "They went with someone else for the keynote, so I'm free to do your workshop.",
    "We already work with you, don't we? My colleague showed me an invoice from 2024.",
    "Don't write to Ben, he has left. Write to me.",
    "Please remove the second paragraph and my name from the author list.",
    "Stop worrying, the contract is in the post.",
    "Please stop sending the reports as PDF, we need Excel.",
    "No more questions from my side, let's sign.",
    "You can take me off the waiting list, I got a ticket elsewhere. Looking forward to your talk!",
    "He asked never to be contacted again by the press, so please be discreet.",
    "I no longer get your newsletter, could you put me back on the list?",
    "Delete the old record, please, and keep the one with my married name.",
    "Enough about me. How are the kids?",
    "Could you not email me the passwords? Better by phone.",
    "I'd hate to be removed from this list, it's the best one in town.",
    "Don't text me, I never look at my phone. Mail is best.",
    "Wir können die Rechnung so nicht akzeptieren, die Steuer fehlt.",
    "Das Hotel ist uns zu teuer, wir schlafen bei Freunden. Bis Freitag!",
    "Ich möchte ungern absagen, aber geht auch eine Woche später?",
    "Wir haben noch nicht entschieden, ob wir verlängern.",
    "Der alte Anbieter hat den Auftrag verloren, Sie bekommen ihn.",
    "Ich habe kein Interesse daran, dass das Projekt scheitert. Legen wir los!",
    "Wir brauchen keine Muster mehr, die Serie kann starten.",
    "Die Kollegen aus Wien haben abgelehnt, wir in Berlin sind begeistert.",
    "Bitte nicht mehr auf die alte Nummer anrufen, sondern mobil.",
    "Streichen Sie mich bitte von der Rednerliste, ich höre diesmal nur zu.",
    "Meine Tochter will keine Post mehr von der Schule bekommen, lach. Wann ist Elternabend?",
    "Schreib mir nicht so viele Komplimente, sonst werde ich rot.",
    "Wir bleiben bei unserem Termin am Montag.",
    "Ohne die Unterschrift können wir nicht weitermachen. Bitte schicken Sie sie heute noch.",
    "Ich will Sie nicht weiter stören, nur kurz: Wann kommt die Lieferung?",
    "Das passt nicht ganz: die Breite muss 80 cm sein, nicht 90.",
    "Nous ne pouvons pas accepter cette facture, la TVA manque.",
    "L'hôtel est trop cher pour nous, nous dormirons chez des amis.",
    "Ils ont choisi un autre candidat pour l'été, je suis donc libre pour votre projet.",
    "Je n'ai pas besoin du micro, ma voix suffit.",
    "Nous n'avons pas encore signé, il manque une page.",
    "Ne m'envoyez pas l'original, une copie suffit.",
    "Mon fils ne veut plus recevoir le magazine, moi si. Pouvez-vous changer le nom ?",
    "Je ne peux pas refuser une telle offre !",
    "Arrêtez de vous inquiéter, tout est prêt.",
    "No podemos aceptar la factura así, falta el IVA.",
    "El hotel es demasiado caro para nosotros, dormiremos en casa de Luis.",
    "No necesito el proyector, ya hay uno en la sala.",
    "Aún no hemos decidido si renovamos.",
    "No me mandes el original, con una copia basta.",
    "Deja de preocuparte, todo está listo.",
    "No podemos rechazar una oferta así, contad con nosotros.",
    "Non possiamo accettare la fattura così, manca l'IVA.",
    "Non abbiamo ancora deciso.",
    "Não precisamos do projetor, a sala já tem um.",
    "We hebben nog niet besloten of we verlengen.",
    "I won't take no for an answer, you're speaking at our conference!",
    "We're not going to find a better offer than yours, so yes.",
    "I can't see the attachment, could you send it again?",
    "The old contract wasn't renewed, so please draw up a new one.",
    "Nothing we need right now except your signature.",
    "My wife refused to believe you're 50.",
    "We don't have a budget code yet, I'll get one on Monday.",
    "I'm out of the office tomorrow but reachable by phone.",
    "The board decided against the merger, but your project isn't affected.",
    "That's too expensive to ship by air, sea freight is fine.",
    "We have no use for the old desks, do you want them?",
    "I had to decline Ahmed's invitation because I'll be at yours.",
    "We can't go ahead without your bank details.",
    "No interest will be charged on the deposit.",
    "We handle the catering ourselves, you only bring the speakers.",
    "It's not right for us to charge you twice. We've refunded the amount.",
    "I'll pass on the cake, I'm on a diet, but I'll be at the party.",
    "We've decided not to wait for the audit and start on Monday.",
    "He isn't a good fit for sales, I agree, so let's keep him in your team.",
    "Please stop the subscription renewal for Bob's seat, the other nine stay.",
    "Don't forget to write to me when you arrive.",
    "I never want to hear that song again! See you at the gig.",
    "Remove the blue chairs from the list, please, we found some.",
    "Quit smoking two weeks ago, so I may be grumpy. When's our call?",
    "You can stop sending reminders, the money went out this morning.",
    "Please delete my last message, I sent it to the wrong person.",
    "Wir wollen den Vertrag nicht kündigen, im Gegenteil.",
    "Ich kann Ihr Angebot leider nicht öffnen, die Datei ist kaputt.",
    "Wir haben uns für die größere Variante Ihres Angebots entschieden.",
    "Der Vorstand hat den Termin abgelehnt, nicht das Projekt.",
    "Ich verzichte auf das Dessert, sonst gern alles.",
    "Das ist zu teuer per Kurier, nehmen Sie bitte die Post.",
    "Wir nehmen keine Barzahlung an, Überweisung genügt.",
    "Hör auf zu jammern, wir schaffen das.",
    "Sie müssen mir nicht mehr schreiben, ich rufe Sie nachher an.",
    "Löschen Sie bitte meinen Kommentar auf Seite drei.",
    "Ich melde mich nicht mehr heute, aber morgen früh.",
    "Je ne peux pas ouvrir votre offre, le fichier est abîmé.",
    "Nous avons choisi votre deuxième proposition.",
    "Je passe mon tour pour le dessert, mais je viens dîner.",
    "Ne m'écris plus aujourd'hui, je dors. À demain !",
    "Supprimez la ligne 4 de la liste, s'il vous plaît.",
    "No puedo abrir su oferta, el archivo está dañado.",
    "Hemos elegido la segunda opción de su propuesta.",
    "No me escribas más hoy, me voy a dormir. Mañana hablamos.",
    "Non riesco ad aprire la vostra offerta.",
    "Ik kan uw offerte niet openen.",
    "I'm not in the office today. Say hello to Tom from me.",
    "You should meet Kofi one day, you two would get along.",
    "You need Adobe Reader for this one.",
    "Our director loves the idea. Please send the contract to me.",
    "I talked to Ben and he agrees.",
    "My colleague Tara is on holiday, so please send it to me this week.",
    "I don't do the cooking, ask Jim how good he is :)",
    "You want Italian or Thai on Friday?",
    "I forwarded your mail to the whole team and everyone laughed. They'll be in touch about the party.",
    "Für die Musik ist Onkel Karl zuständig, du bringst nur gute Laune mit.",
    "Mein Kollege Jens ist krank. Können Sie mir die Datei schicken?",
    "Um zehn kommt Eva vorbei.",
    "Schreiben Sie mir und Frau Kern bitte, wann es passt.",
    "De ce côté c'est Marc qui chante.",
    "Para mañana tiene que traer a Lucía.",
    "De eso es Pepe el culpable, jaja.",
    "The season ends in June. Come and see the last game!",
    "I'm busy this week but the invoice goes out on the 1st of April.",
    "Die Messe endet am 12. März. Wir sehen uns dort!",
    "The contract ends in June, as you know. Please send the invoice.",
]
LATER = [
    ("We can't look at this before September.", "2026-09-01"),
    ("Our budget round ends in June. Could you ask again then?", "2026-06-01"),
    ("Die Haushaltssperre läuft bis Mai. Melden Sie sich danach noch einmal?", "2026-05-01"),
    ("Le recrutement est gelé jusqu'en juillet. On en reparle à ce moment-là.", "2026-07-01"),
    ("No podremos mirarlo antes de octubre.", "2026-10-01"),
    ("Not now, but maybe in May.", "2026-05-01"),
]


@pytest.mark.parametrize("text", OPTED_OUT)
def test_who_asks_that_mail_ends_has_opted_out(text: str) -> None:
    assert read(text).intent == "opted_out"


@pytest.mark.parametrize("text", DECLINED)
def test_who_refuses_the_whole_has_declined(text: str) -> None:
    assert read(text).intent == "declined"


@pytest.mark.parametrize("text", HANDED_OVER)
def test_who_points_to_somebody_hands_over(text: str) -> None:
    assert read(text).intent == "handover"


@pytest.mark.parametrize(("text", "day"), LATER)
def test_who_names_the_end_of_what_is_in_the_way_asks_for_later(text: str, day: str) -> None:
    wish = read(text)
    assert (wish.intent, wish.until) == ("later", datetime.fromisoformat(day).replace(tzinfo=UTC))


@pytest.mark.parametrize("text", PLAIN)
def test_of_another_or_of_less_or_denied_or_supposed_it_is_plain(text: str) -> None:
    assert read(text).intent == "plain"


def test_of_a_long_sentence_the_beginning_is_told() -> None:
    text = "We will not be going ahead with your offer, which is a pity" + " and a shame" * 12 + ", Kim."
    [because] = read(text).because
    assert because.startswith("We will not be going ahead")
    assert because.endswith("…")
    assert len(because) == 160


def test_a_no_with_regret_counts_although_they_ask_something_behind_it() -> None:
    assert read("Sorry, we are going with another supplier. Do you know the people at Acme?").intent == "declined"


def test_they_are_the_board_that_was_named_before() -> None:
    assert read("The trustees met on Monday. They were not able to offer a grant.").intent == "declined"
    assert read("My neighbours met on Monday. They were not able to offer a grant.").intent == "plain"


@pytest.mark.parametrize(
    "text",
    [
        "You wondered whether you should stop writing to me. Of course not!",
        "Du fragst, ob du mir nicht mehr schreiben sollst. Unsinn!",
        "Vous demandez si vous devez cesser de m'écrire. Jamais de la vie.",
        "Don't you dare send me any more of those puns, haha",
        "Stop emailing me haha, you know I read everything twice",
        "In spring we had told you that we could not afford it. Now we can.",
    ],
)
def test_what_was_asked_or_said_before_or_is_said_laughing_is_no_wish_of_now(text: str) -> None:
    assert read(text).intent is Intent.PLAIN


def test_who_asked_before_and_asks_again_means_it() -> None:
    assert read("I have asked you twice to stop writing to me.").intent is Intent.OPTED_OUT
    assert read("You need to stop mailing me, haha. Remove me from your list.").intent is Intent.OPTED_OUT
    assert read("We had hoped that it would work, but we have decided against it.").intent is Intent.DECLINED


@pytest.mark.parametrize(
    "text",
    [
        "I do not receive your emails any more since we changed servers. Could you send the last one again?",
        "Please don't write to my old address any more; kim@new.example is the right one.",
        "I do not want to receive the contract by post, email is fine.",
        "Hola Ada, no me llegan tus correos. ¿Puedes enviarme otra vez el informe?",
        "Ihre Mails kommen bei mir nicht mehr an. Können Sie die letzte noch einmal schicken?",
        "In March we went to Japan, in June we bought a house, and until September I was on leave. And you?",
    ],
)
def test_mail_that_does_not_arrive_and_times_that_are_over_are_no_wishes(text: str) -> None:
    assert read(text).intent == "plain"
    assert read(f"Hi Nora,\n\n{text}\n\nBest\nKim").intent == "plain"


def test_a_wish_for_no_mail_is_heard_behind_much_news() -> None:
    news = "The new hall is nearly done, and the roof holds. The children loved your paper birds and ask for more. "
    assert read((news + "\n\n") * 30 + "Please do not write to me any more.").intent == "opted_out"


@pytest.mark.parametrize("text", ["thank you, but no.", "Thank you for asking, but no.", "It is a no from me."])
def test_a_short_no_is_heard_between_a_greeting_and_a_name(text: str) -> None:
    assert read(f"Dear Nora,\n\n{text}\n\nBob").intent == "declined"
