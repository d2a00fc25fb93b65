"""The classes of words that name somebody else to talk to; folded, in the syntax of `grammar`."""

# ruff: noqa: E501 (a class a line)

from __future__ import annotations

from followupd.derive.wish_lexicon import COMMON

REFERRING = (
    COMMON
    + """
NOISE: directly, instead, straight, best, bitte, direkt, am besten, lieber, mal, bei uns, at our end, over here, with us, directement, plutot, directamente, mejor, direttamente, pure, meglio, chez nous, entre nosotros, da noi, het beste, beter, rechtstreeks, therefore, kunftig, desormais, ahora, mais vale, antes
MATE: wife, husband, brother, sister, geschaftsfuhrer, geschaftsfuhrerin, sekretarin, buchhalter, buchhalterin, comptable, avocat, contable, abogado, commercialista, boekhouder, coordinator, team lead, representative, landlord
MATE: colleague, colleagues, coworker, boss, manager, assistant, successor, partner, director, head, deputy, counterpart, supervisor, ceo, cfo, cto, coo, secretary, treasurer, chair, buyer, editor, agent, accountant, lawyer, kollege, kollegin, kollegen, chef, chefin, assistent, assistentin, vorgesetzter, vorgesetzte, nachfolger, nachfolgerin, stellvertreter, vertretung, leiter, leiterin, partnerin, collegue, collegues, associe, associee, responsable, assistante, directeur, directrice, successeur, remplacant, remplacante, companero, companera, jefe, jefa, socio, socia, asistente, directora, sucesor, sucesora, colega, collega, capo, assistente, direttore, direttrice, chefe, baas, opvolger, opvolgster, diretor, diretora
OFFICE: office, department, dept, team, desk, committee, unit, hr, legal, procurement, purchasing, sales, press office, grants office, helpdesk, support, abteilung, einkauf, vertrieb, buro, sekretariat, presse, pressestelle, buchhaltung, zentrale, personalabteilung, rechtsabteilung, service, bureau, secretariat, direction, pole, departement, departamento, servicio, oficina, secretaria, area, equipo, ufficio, segreteria, reparto, servizio, setor, afdeling, dienst, secretariaat
TITLE: dottoressa, dottor, dott, ing, avv, lic, mister, miss,
TITLE: mr, mrs, ms, dr, prof, herr, herrn, frau, mme, madame, monsieur, senor, senora, don, dona, signora, signor, meneer, mevrouw, addr
LOOSE: ask, try, frag, frage, fragt, fragen sie, versuch, probier, probieren sie, demande, demandez, vois, voyez, essaie, essayez, preguntale, preguntele, pregunta, pregunte, prueba, chiedi, chieda, senta, pergunte, pergunta, vraag, probeer
BID: write, send, talk, speak, contact, email, turn, reach out, get in touch, address, direct, approach, liaise, deal, schreiben, schreib, schicken, senden, wenden, sprechen, richten, melden, kontaktieren, ecrivez, ecris, ecrire, envoyez, contactez, adressez, adresser, parlez, parler, escriba, escribe, escribirle, escriban, contacte, hable, hablar, pongase en contacto, ponte en contacto, dirijase, envie, scriva, scrivi, scrivere, contatti, parli, rivolga, fale, escreva, contacte, mailen, bellen, schrijf, neem contact op, benaderen
HIM: him, her, them, ihm, ihr, ihn, ihnen, lui, leur, elle, eux, el, ella, ellos, ele, ela, hem, haar, hen, le, la
SEES: handles, handle, decides, decide, runs, manages, oversees, leads, looks after, look after, takes care, take care, deals with, deal with, responsible, in charge, has taken over, have taken over, took over, takes over, take over, will help, keeps my diary, does, do, kummert, zustandig, verantwortlich, ubernimmt, ubernommen, betreut, entscheidet, trifft, ansprechpartner, ansprechpartnerin, occupe, gere, decide, repris, reprend, charge, responsable, traite, encarga, ocupa, lleva, gestiona, decide, occupa, segue, gestisce, trata, cuida, decide, gaat, regelt, beslist, doet
WILLSEE: will look after, will take care of, will help, will assist, will handle, will be happy to help, will find, will be your, wird sich um, kummert sich um, ubernimmt, s occupera de, prendra soin, se ocupara de, si occupera di, zorgt voor
TOPIC: daruber, hieruber, dazu
TOPIC: um, fur, de, di, daar, daarover, hierover, dafur, darum, hierfur, davon, quien, quem, chi, dies, das, diese, die entscheidung, das thema, di questo, disto, disso, esto, de esto, de eso, hiervoor, daarvoor
VERB: kummert sich, kummern sich, ubernimmt, trifft, entscheidet, entscheiden, betreut, macht, regelt, verantwortet, se encarga, se ocupa, lo lleva, decide, decide es, si occupa, se ne occupa, decide e, trata, trata disso, gaat, regelt, s occupe, s en occupe
SENT: forwarded, forward, passed, handed, sent, transferred, shared, relayed, weitergeleitet, weitergegeben, ubergeben, fait suivre, transmis, transfere, envoye, reenviado, pasado, trasladado, remitido, inoltrato, girato, passato, trasmesso, reencaminhei, encaminhei, enviei, passei, doorgestuurd, looped in, copied, ccd, added
ANSWER: contact*, contest*, rispond*, ricontatt*, respond*, answer*, reply, replies, reach out, get back, be in touch, hear from, take it, takes it, looks after, look after, handle*, antwort*, meld*, recontact*, repond*, revien*, kontaktier*, antwoord*, contactera*, prend*, contatt*
WE: ho, hemos, abbiamo, heb
DET: all, dall, allo, del, dem
SENT: he reenviado, he pasado
SEES: llevo, decido, gestiono, trato, mi occupo, me ocupo, me encargo, betreue, entscheide, beslis, regel, gerons, manage, responsible
BEHIND: in, from, aus, de, del, at, about, for, on, regarding, concerning, wegen, uber, zu, who, if, sur, pour, sobre, para, per, over, voor, en, by, and, or, vom, von, der
AT: an, bei, mit
WRONG: wrong person, wrong one, not me, pas moi, falsche, falscher, falschen, not my, retired, left, moved, no yo, non io, niet bij mij, verkeerde
MINE: dept, department, area, field, job, team, remit, call, decision, responsibility, business, patch, bereich, abteilung, thema, baustelle, domaine, service, departamento, area, tema, campo, settore, afdeling
POINTS: better addressed, best addressed, better directed, best directed, addressed to, relates to, falls under, belongs with, matter for, question for, one for, releve de, releve du, depend de, ressort de, corresponde a, compete a, es cosa de, spetta a, fallt in, liegt bei, hoort bij
LOOK: you want, you would want, you will want, you need, you are looking for, you should, you have to, you must, sie brauchen, du brauchst, sie mussen, il vous faut, vous devez, il faut, tiene que, tienes que, debe, debes, hay que, necesita, deve, bisogna, tem de, deve, moet you, you moet
"""
)
