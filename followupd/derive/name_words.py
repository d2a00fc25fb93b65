"""Words that stand in display names beside the name itself."""

from __future__ import annotations

from followupd.derive.words import table

TITLES = table(
    """
mr mrs ms miss mx sir dame lord lady madam dr prof professor doctor rev reverend hon capt captain col sgt maj
gen fr rabbi imam sheikh sheik pastor herr herrn frau frl fraulein dr-ing dipl dipl-ing ing mag di dkfm
priv-doz pd hr fru m mme mlle monsieur madame mademoiselle me maitre pr sr sra srta senor senora senorita don
dona dra dott dottssa dottoressa dssa sig signor signora sigra signa avv arch geom rag profssa profdr univ-prof
ao-univ-prof eng dhr mevr mw drs ir pan pani mgr inz doc judr mudr phdr rndr bay bayan haji hajj shri smt د م أ
ا г госпожа господин
"""
)
"""Before a name, without full stops; what stands alone behind one of them is a family name."""

DOTTED_TITLES = table("med. phil. nat. rer. jur. oec. pol. techn. habil. vet. rer.nat. univ. em.")
"""Parts of titles; some of them are given names without the full stop."""

SUFFIXES = table(
    """
phd md mba msc bsc ma ba bs ms mphil llm llb jd esq cpa cfa cfp pmp pe rn dds dmd dvm dphil edd psyd ceo cto
cfo coo cmo cio ciso cpo cro vp svp evp jr sr ii iii iv junior senior bcom mcom acca frcs frs obe mbe cbe kbe
beng meng mpa mph med mfa dipl-ing dipling diplkfm rer nat habil mag bakk hons fca aca ret founder cofounder
co-founder
"""
)
"""Behind a name; compared without full stops."""

PARTICLES = table(
    """
van von vom zu zum zur de del della dei degli di da do dos das du des la le las los el al ul ter ten den der
het 't te thor of bin ibn ben bint binti abu af av y e san santa st saint mac mc o d' l' dal dalla lo li
"""
)
"""They begin a family name."""

NEVER_ALONE = table(
    """
abd abdul abdel abdal abdol abu umm bint bin binti ibn md mohd muhd st san santa saint mc mac le la el al du de
da di do dos van von ter ten vom zu del della the new sri shri عبد ابو ام بن ابن ال
"""
)
"""Never a whole given name, however the name goes on."""

PLACEHOLDERS = table(
    """
none null nil undefined nan n/a na unknown unbekannt inconnu desconocido sconosciuto onbekend anonymous anonym
anonyme user username guest gast test tester testing name vorname nachname firstname lastname first-name
last-name fname lname surname recipient recipients undisclosed sender absender me ich moi yo myself nobody
noname no-name admin administrator root example mailer-daemon postmaster invitee attendee organizer organiser
teilnehmer participant someone false true todo tbd tba xxx asdf unavailable deleted deactivated former employee
iphone ipad android
"""
)
"""Stand where software had no name to write."""

COMPANY_WORDS = table(
    """
inc incorporated llc ltd limited plc corp corporation co company gmbh mbh ag kg ohg gbr ug se sa sas sarl sasu
srl spa bv nv ab as aps oy oyj kk pty pte pvt llp lp ev eg kgaa sl slu sc zoo sp sro doo kft zrt sia uab ou
group gruppe groupe grupo gruppo holding holdings ventures capital partners partner consulting consultancy
consultants beratung advisors advisory associates solutions systems technologies technology tech software labs
lab studio studios agency agentur agence agencia agenzia media marketing sales vertrieb ventas support service
services servicio servicios kundenservice kundendienst customer customers success care help helpdesk desk team
teams equipe equipo crew staff office buro buero bureau oficina ufficio sekretariat secretariat reception info
information contact kontakt contacto newsletter news updates update notifications notification alerts alert
noreply no-reply donotreply reply billing invoices invoice accounting accounts account payroll buchhaltung
comptabilite finance finanzen bank banking sparkasse insurance versicherung assurance seguros hr recruiting
recruitment talent careers jobs karriere press presse legal security compliance it operations ops admin
administration verwaltung events event conference konferenz summit meetup webinar community forum club verein
association verband federation foundation stiftung fondation fundacion university universitat universite
universidad universita college school schule ecole escuela institute institut instituto istituto academy
akademie department dept abteilung fakultat faculty hospital klinik clinic praxis zentrum center centre hotel
hostel restaurant cafe pizza pizzeria bar shop store market boutique apotheke pharmacy museum theater theatre
gallery galerie verlag publishing magazine zeitung journal radio tv hub cloud app apps platform network
networks digital online web data analytics bot robot ai assistant notetaker notes meeting meetings calendar
kalender calendrier calendario scheduling scheduler booking bookings appointments room raum salle sala
boardroom projector zoom webex google microsoft outlook slack github gitlab linkedin facebook twitter amazon
apple dropbox calendly doodle atlassian jira notion hubspot salesforce the your our mail mailing list lists
mailbox postfach inbox system server daemon delivery automatic automated dev developer developers engineering
product projects project projekt program programme initiative council committee ministry ministerium stadt city
gemeinde landkreis embassy consulate airlines airways travel tours logistics shipping energy power family
familie house haus immobilien properties estate architects architekten engineers law rechtsanwalte kanzlei
notar steuerberater tax industries international global worldwide europe deutschland germany france espana
italia americas board review reviews panel steering taskforce squad planning retro retrospective
"""
)
"""Wherever one of these stands, no single human being is named."""

INSTITUTION_WORDS = table(
    """
state states station science sciences health healthcare medical medicine dental wellness church chapel parish
cathedral diocese airport railway railways county district province republic government authority commission trust
fund funds pharma pharmaceuticals biotech biosciences therapeutics diagnostics motors automotive aviation aerospace
foods beverages brewery winery bakery books records entertainment pictures films productions sports fitness gym
yoga salon beauty fashion wealth credit mutual financial equity securities assets leasing mortgage realty housing
construction building plumbing electric electronics gas oil petroleum mining metals chemicals packaging printing
robotics semiconductors wireless telecom communications broadband mobile society orchestra opera ballet choir
festival parliament senate congress students student alumni library libraries laboratory laboratories observatory
heights valley beach springs island islands street avenue boulevard terminal harbour harbor campus resort suites
national regional municipal federal polytechnic seminary conservatory archives
"""
)
"""Behind what is a given name too they make a place or an institution: "Georgia State", "Oscar Health"."""

COMPANY_PARTS = tuple(
    table("""
株式会社 有限会社 合同会社 公司 集团 事務局 サポート 営業部 部門 チーム 大学 銀行 协会 協会 주식회사 고객 센터
지원 대학교 은행 شركة مؤسسة ООО ОАО ЗАО Компания
""")
)
"""The same in scripts that do not part their words."""

FAMILY_FIRST = table(
    """
wang wong huang hwang zhang chang cheung zhao chao liu lau lin lim chen chan tan chin yang yeung wu ng zhou
chow chou xu hsu sun zhu chu ma hu kuo guo kwok ho he gao kao luo lo law zheng cheng liang leung xie tse hsieh
song soong tang deng feng fung yu yuan dong tung pan su cai tsai choi lu jiang chiang shen shum ye yip yeh wei
ren ding du cui peng kong jia bai shi shih hou qin xue lei fang long duan tian hao gu kang mao qiu chiu qian li
lai mo mok kwan tam xiao meng park pak bak choe jung jeong chung cho jo yoon yun jang im shin sin seo suh kwon
ahn oh yoo ryu hong jeon ko koh moon son bae baek heo huh nam noh ha joo ku woo min na ji kim lee yi rhee han
nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly dinh trinh truong mai luong sato suzuki
takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue
kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa ogawa maeda okada goto hasegawa fujita
murakami kondo ishii saito endo nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp
takacs juhasz lakatos meszaros olah racz fekete szilagyi torok feher gal kis szucs orsos kocsis fodor pinter
szalai sipos magyar lukacs gulyas biro kiraly katona jakab bogdan balazs boros fazekas kelemen somogyi fulop
orban barta veres budai bartha
"""
)
"""Family names of places where they are written first; some are given names elsewhere."""

_STRONG_ENDINGS = tuple(table("ский ская цкий цкая ський ська енко ов ова ев ева чук щук дзе швили ян"))
_WEAK_ENDINGS = tuple(table("ин ина ук юк як ко ик ых их"))
_LATIN_ENDINGS = tuple(
    table("""
enko sky skiy ska ski shvili dze poulos akis idis escu ovic evic ovich evich oglu ova eva ov ev sson ssen czyk
ianou yan ian
""")
)


def surname_likeness(word: str, *, latin: bool = False) -> int:
    """How much a folded word looks like a Slavic (or, with `latin`, any other) family name: 0, 1 or 2."""
    if len(word) < 5:
        return 0
    if latin:
        return 2 if word.endswith(_LATIN_ENDINGS) else 0
    return 2 if word.endswith(_STRONG_ENDINGS) else 1 if word.endswith(_WEAK_ENDINGS) else 0
