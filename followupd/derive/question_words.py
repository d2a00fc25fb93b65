"""Phrases of requests, and of questions that want no answer; the syntax is that of `phrases`."""

from __future__ import annotations

# ruff: noqa: E501 (a phrase a line)
from followupd.derive.phrases import Phrases

TAGS = frozenset(
    """
is not it|was not it|are not you|do not you|do not you think|does not it|did not it|has not it|nicht wahr|gell|oder|ne|n est ce pas|verdad
no es asi|vero|no e vero|ne e|toch|he|eh|is not that so|why not|who knows|you know|guess what|who would have thought|what is not to like
was will man mehr|really|seriously|nao e
""".replace("\n", "|").split("|")
)
"""Questions at the end of a sentence, and alone, that only seek a nod."""

_NAMES = {
    "VERB": "(send|share|tell|confirm|reply|respond|answer|advise|forward|provide|check|review|sign|fill|complete|call|give|bring|book|schedule|pick|choose|suggest|propose|introduce|connect|ping|email|mail|write|get back|let us|let me|return|submit|upload|resend|update|drop|help|explain|clarify|specify|indicate|vote|register|rsvp|look at|have a look|take a look|keep me|keep us|come back|pass|put me|comment|approve|add|invite|point me|remind|reach out|contact|talk|speak)",
    "DEVERB": "(schick|schicke|schicken|schickt|send|sende|senden|gib|gebt|geben|sag|sage|sagt|sagen|melde|melden|meld|ruf|rufen|antworte|antworten|bestatige|bestatigen|prufe|prufen|schau|schauen|teile|teilen|nenn|nenne|nennen|leite|leiten|unterschreibe|unterschreiben|ruckmeldung|um ruckmeldung|um antwort|um bestatigung|schreib|schreiben|schreibt|lass|lassen|lasst|erganze|erganzen|wahle|wahlen)",
    "FRVERB": "(envoyer|envoyez|envoie|dire|dites|dis|confirmer|confirmez|confirme|repondre|repondez|transmettre|transmettez|indiquer|indiquez|preciser|precisez|faire|faites|donner|donnez|rappeler|rappelez|partager|partagez|communiquer|communiquez|signer|signez|valider|tenir|tenez)",
    "ESVERB": "(enviame|enviarme|enviar|envieme|mandame|mandeme|mandarme|dime|digame|decirme|confirmame|confirmeme|confirmar|confirma|confirme|responde|responda|avisame|aviseme|indicame|indiqueme|comparteme|comparta|pasame|paseme|llamame|llameme|escribeme|escribame|confirmarme)",
}

COURTESIES = Phrases(
    """
= how hope hoping
< how (are|is|have|was|were) [things|you|everything|life|it|business|your|the] [been|doing|going|all|weekend|week|day|holidays|family|summer|christmas|trip|keeping|with you|at your end|your end] [been|doing|going] [today|lately|these days|with you|this week] >
< how do you do >
(hope|hoping) [that] (you|all|everything|this|your|things|the)
= all everything
< [is] (all|everything) (good|well|ok|okay|fine|going well|alright) [with you|on your side|there] >
= what
< what is up >
= wie alles
< [na] [und] wie geht [es|s|'] [s] [dir|ihnen|euch|so|denn] [so|heute] >
< wie gehts [dir|ihnen|euch|so] >
< [ist] alles (gut|klar|ok|okay|in ordnung) [bei dir|bei ihnen|bei euch|so] >
= comment ca
< comment [ca|vas|allez|tu] [va|vas|vous] [tu|bien] >
< [comment] ca va [bien] [toi|et toi] >
= vas allez
< (vous|tu) (allez|vas) bien >
= que como
< que tal [todo|estas|va|estais|esta|el fin de semana] [todo] >
< como (estas|esta|estais|estan|te va|le va|va|va todo) [todo|usted|ustedes] >
= come tutto
< come (stai|sta|state|va|butta) [tutto] >
< tutto bene >
= tudo como
< tudo bem [contigo|com voce|consigo] >
< como (vai|esta|estas|estao) [voce] >
= hoe alles
< hoe (gaat het|is het) [met je|met u|met jou|ermee] >
< alles goed [met je|met jou] >
= and et und y tu toi dir ihnen
< (and you|und dir|und ihnen|et toi|et vous|y tu|y usted|e tu|e lei|e voce|en jij) >
= kidding believe
(are you kidding|can you believe|would you believe)
"""
)

REQUESTS = Phrases(
    """
= please kindly
(please|kindly) [do|also|just|could you|can you|all|then] VERB (me|us|you|your|the|it|this|that|by|if|when|whether|what|which|how|a|an|to|on|with|any|back|at|over|some|my|our|in|for|and|them|these|those|along|>)
< VERB (me|us|it|the|your|this) * please >
= could can would will
< [so|maybe|perhaps|when you have time] [,] (could|can|would|will) you [please|also|kindly|maybe|perhaps|possibly|be able to|be so kind to|be so kind as to|quickly|just|mind|either|then] VERB
< would you mind
< (could|can|may) i (ask you|have|get) (to|your|the|a)
= you
< (do you (have|know|need|want|still|think|mean|accept|offer|prefer)|are you (free|available|around|in|coming|ok|okay|still)|did you (get|see|receive|have|find|mean|send)|have you (got|seen|had|heard|decided|received|found)|can you (make it|do|come|see))
= when where how what
< (when|where|how|what) (can|could|should|shall|do|does|did|will|would) (we|i|you|it)
= wann wo wie was welche welcher wer
< (wann|wo|wie|was|wer) (kann|konnen|konnte|konnten|ist|sind|soll|sollen|passt|wird|geht|hast|habt|haben|brauchst|brauchen|ware|wollen|willst|kostet|macht) (wir|ich|du|sie|ihr|es|das|die|der|den)
= quand comment combien
< (quand|comment|combien) (peut on|pouvons nous|est ce|puis je|pouvez vous|peux tu)
= wanneer hoe waar
< (wanneer|hoe|waar|wat) (kunnen|kan|is|zijn|moet|moeten|kost) (we|wij|ik|je|u|het|de)
= q question
< [just|a] (quick|short|small|one|another) (q|question) [for you|about this] [,|:]
= whats
< whats (the|your)
= let
let (me|us) know [please|then|as soon as possible|asap|by] (when|what|whether|which|how|who|where|your|by|as soon|the|a|about|soon|asap|either way|on|of|$)
let (me|us) know if (this|that|it|the|we|kim|monday|tuesday|wednesday|thursday|friday|next|there is (a|any) (time|date|chance|way|day|slot|interest)|you (can|could|would|are|will|agree|prefer|like|want me|received|got|got|approve|still|know|think|see|are interested|decide|have (time|a minute|a moment|heard|received|decided|had|a preference|space|room|capacity|seen|read)))
= forward
(look|looking) forward to (your|hearing|your (reply|answer|response|feedback|thoughts)) [from you|back from you|reply|answer|response|feedback|thoughts|your]
= appreciate grateful
(would|d) [be] [really|much|very] (appreciate|grateful for) (your|a|any) [quick|short] (reply|answer|feedback|response|input|thoughts|help|advice|opinion|comments)
= wondering wonder
(wondering|wonder) (if|whether|what|when|how) you
= bitte
bitte [dann|noch|auch|kurz|doch|mir|uns|einfach|um|eine|um eine|um kurze] DEVERB [sie|du|ihr|mir|uns|doch|kurz|noch|bescheid|dich|sich|die|das|den|eine|dein|ihre|bis|zu|zuruck|an|>]
< DEVERB [sie|ihr] (mir|uns|sich|dich|bescheid|kurz|das|die|den|es) * bitte
= kannst konnen konntest konnten konnt wurdest wurden konntet
< [oder|vielleicht] (kannst|konnen|konntest|konnten|konnt|wurdest|wurden|konntet) (du|sie|ihr) [bitte|mir|uns|das|kurz|noch|vielleicht|eventuell|die|den|dazu|auch|es|eine|einen]
= bescheid
(gib|gebt|geben|sag|sagt|sagen) [sie] (mir|uns) [bitte|doch|gerne|gern|kurz|dann|einfach|mal] [bitte|doch|gerne|gern|kurz|dann|einfach|mal] bescheid [,] (ob|wann|wie|was|welche|welcher|wer|>)
= freue freuen
(freue|freuen) [ich|wir|mich|uns] [mich|uns] auf [ihre|deine|eure|eine] [baldige|kurze] (ruckmeldung|antwort|nachricht)
= merci priere
(merci de|merci de bien vouloir|priere de|veuillez|veuillez bien) [me|nous|m|bien|vouloir|donc] [me|nous|m|le|la|les] FRVERB
= veuillez
veuillez [bien|donc] [me|nous|m] [le|la] FRVERB
= stp svp plait
(pouvez vous|peux tu|tu peux|vous pouvez|tu pourrais|vous pourriez|renvoie|renvoyez|envoie|envoyez|dis|dites) * (stp|svp|s il)
(tu peux|vous pouvez|tu pourrais|vous pourriez) (me|m|nous) * (stp|svp|s il|>)
= pouvez pourriez peux pourrais
< (pouvez|pourriez|peux|pourrais) (vous|tu)
= dites dis dire
(dites|dis) (moi|nous) [donc|vite] (si|quand|ce|quel|quelle|comment|ou|>)
= retour reponse
(dans l attente|l attente|attends|attendons) (de|d|votre|une|ton) [votre|une|ton|ta|vos] (reponse|retour|nouvelles|confirmation)
= favor
(por favor) [,] [no dudes en|me] ESVERB
ESVERB * por favor
= puedes puede podrias podria podeis podriais
< (puedes|puede|podrias|podria|podeis|podriais|me puedes|me puede|me podrias|me podria) [usted|por favor] (enviarme|decirme|mandarme|confirmar|confirmarme|pasarme|ayudarme|enviar|decir|mandar|compartir|llamarme|darme|indicarme)
= me
< [tu|usted|oye] me (pasas|mandas|envias|reenvias|dices|confirmas|das|avisas|pasa|manda|envia|reenvia|confirma|puedes (pasar|mandar|enviar|decir)|podrias (pasar|mandar|enviar|decir)) [el|la|los|las|tu|un|una|por|si|porfa]
< me (manda|envia|passa|confirma|diz|reenvia) (o|a|os|as|por)
= avisame aviseme dime digame
< [por favor] (avisame|aviseme|dime|digame) (si|cuando|que|como|cual|donde|>)
= espero
(quedo a la espera|espero) [de] (su|tu|vuestra) (respuesta|confirmacion)
= puoi puo potresti potrebbe potete potreste
< (puoi|puo|potresti|potrebbe|potete|potreste|mi puoi|mi puo|mi potresti|mi potrebbe) [per favore|gentilmente] (mandarmi|inviarmi|dirmi|confermare|confermarmi|inviare|mandare|darmi|aiutarmi|farmi|condividere)
= fammi mi mandami inviami
< (fammi sapere|mi faccia sapere|fatemi sapere|mandami|inviami|mi mandi|mi invii|dimmi|mi dica)
= mi
< mi (mandi|invii|giri|passi|dici|rimandi|confermi|puoi|potresti) (il|la|lo|i|le|se|per|mandare|inviare|girare)
= poderia podes pode podia
< (poderia|podes|pode|podia|voce pode|voce poderia) [me|por favor] (enviar|dizer|mandar|confirmar|partilhar|compartilhar|ajudar|enviar me|dizer me|mandar me)
= kun kunt zou graag laat
< (kun|kunt|zou) (je|u|jij|jullie)
laat (me|mij|ons) [even|graag|aub] weten (of|wanneer|wat|hoe|welke|>)
""",
    _NAMES,
)
"""What asks the reader to do or tell something, with a question mark or without."""
