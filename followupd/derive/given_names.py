"""Given names that are common somewhere: evidence for which word of a name may be greeted.

A name that is missing here is greeted neutrally unless the person's address bears it out, so gaps are safe; a word that
is no given name would not be. Folded: without case and accents.
"""

from __future__ import annotations

from followupd.derive.words import table

# English and its neighbours
_ENGLISH = """
aaron abigail ada adam adrian agnes aidan aileen alan albert alec alex alexa alexander alexandra alexis alfred alice
alicia alison allison alyssa amanda amber amelia amy andrea andrew andy angela angus anita ann anna annabel anne annie
anthony antonia april archie ariana arlene arthur ashley aubrey audrey austin ava barbara barry beatrice becky bella
ben benjamin bernadette bernard beth bethany betty beverly bill billy blake bob bonnie brad bradley brandon brenda
brendan brett brian bridget brooke bruce bryan caitlin caleb callum calvin cameron camilla carl carla carol caroline
carolyn carrie carter casey cassandra catherine cathy cecilia cedric chad charlene charles charlie charlotte chelsea
cheryl chloe chris christian christina christine christopher cindy claire clara clare clark claudia clive cody colin
colleen connor conor corey courtney craig curtis cynthia daisy dale dan dana daniel danielle danny daphne darren dave
david dawn dean deborah debra declan delia denise dennis derek diana diane dominic donald donna doris dorothy doug
douglas drew duncan dustin dylan eamon ed eddie edgar edith edmund edward edwin eileen elaine eleanor elena eli elijah
elisabeth elizabeth ella ellen ellie elliot elliott elsie emilia emily emma emmett eric erica erik erika erin ernest
esther ethan eugene eva evan eve evelyn ezra faith faye felicia felicity felix fiona florence frances francesca
francis frank fraser fred frederick freya gabriel gabrielle gail gareth gary gavin gemma geoff geoffrey george georgia
georgina gerald gerard gideon gilbert gillian gina glen glenn gloria gordon grace graeme graham grant greg gregory
greta gwen hailey hal hannah harold harriet harrison harry harvey hayley hazel heather hector heidi helen henrietta
henry herbert holly hope howard hugh hugo hunter iain ian imogen ingrid irene iris isaac isabel isabella isaiah isla
ivan ivy jack jackie jackson jacob jacqueline jade jake james jamie jan jane janet janice jared jasmine jason jay jean
jeff jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jill jim jimmy jo joan joanna joanne
jocelyn jodie joe joel john johnny jon jonah jonathan jordan joseph josephine josh joshua joy joyce juan judith judy
julia julian juliana julie juliet june justin justine karen karl kate katherine kathleen kathryn kathy katie katrina
kay kayla keith kelly kelvin ken kenneth kerry kevin kieran kim kimberly kirsten kirsty kristen kristin kristina kurt
kyle lance laura lauren laurence lawrence leah lee leigh len leo leon leona leonard leslie lewis liam lillian lily
linda lindsay lindsey lisa liz lloyd logan lois lola loretta lorraine louis louisa louise lucas lucia lucille lucinda
lucy luke lydia lynn lynne mabel madeleine madison maggie malcolm malik mandy marc marcia marcus margaret maria marian
marianne marie marilyn marion marjorie mark marlene marsha martha martin martina marvin mary mason matt matthew
maureen maurice max maxine megan melanie melinda melissa melvin mercedes meredith mia michael michelle mick miles
millie mindy miranda miriam mitchell moira molly monica morgan muriel myra nadia nancy naomi natalia natalie natasha
nathan nathaniel neil nell nicholas nick nicola nicole nigel nina noah noel nora norma norman olive oliver olivia
oscar owen pamela pat patrice patricia patrick patty paul paula pauline peggy penelope penny percy perry pete peter
philip phillip phoebe phyllis polly priscilla quentin quinn rachel ralph ramona randall randy raymond rebecca regina
renee rex rhys richard rick ricky rita rob robert roberta robin robyn rod roderick rodney roger roland ron ronald
ronan rory rosa rosalind rose rosemary rosie ross rowan roxanne roy ruben ruby rupert russell ruth ryan sabrina sadie
sally sam samantha samuel sandra sara sarah saul scarlett scott sean sebastian selena serena seth shane shannon sharon
shaun shauna shawn sheila shelby shelley sherry shirley sidney siobhan simon simone sonia sophia sophie spencer stacey
stan stanley stella stephanie stephen steve steven stewart stuart sue susan susanna suzanne sylvia tabitha tamara
tammy tanya tara ted teresa terrence terry tess tessa theo theodore theresa thomas tiffany tim timothy tina toby todd
tom tommy toni tony tracey tracy trevor tricia tristan troy tyler ursula valerie vanessa vera vernon veronica vicky
victor victoria vincent viola violet virginia vivian wade wallace walter wanda warren wayne wendy wesley wilfred will
willa william willow winston wyatt xavier yasmin yvette yvonne zach zachary zoe ciara aoife niamh eoin oisin padraig
sinead roisin orla fionn cian
"""

# German, Dutch, Nordic
_GERMANIC = """
achim adelheid agnieszka aleida alina alois amelie andreas angelika angelina anja anke ann-kathrin anne-marie annegret
anneke annelie annemarie annette annika antje armin arne arnold arno astrid axel barbel bart bas bastian beate
benedikt benno bernd bernhard bert bettina birgit birgitta birte bjarne bjoern bjorn bodo bram britta brigitte
burkhard carolin carsten christa christel christiane christoph claas clemens constanze cornelia corinna cord daan
dagmar daniela detlef dieter dietmar dietrich dirk doreen dorothea eberhard eckhard edeltraud egon ekkehard elke elmar
els elsbeth emil emiel erich ernst erwin esben eske ewald fabian falk ferdinand femke finn florian floor floris
folkert franka franz franziska frauke frederik frederike fredrik frieda friedrich friedhelm frits fritz gabriele gabi
georg gerd gerda gerhard gerlinde gerrit gertrud gesa gijs gisela goran gottfried greet gregor gudrun guido gundula
gunnar gunter gunther gustaf gustav hakan hanna hannelore hannes hanneke hans hans-dieter hans-georg hans-joachim
hans-jurgen hans-peter hanspeter harald hartmut hauke heike heiko heiner heinrich heinz helena helga helge helmut
hendrik henk henning henri henriette henrik herman hermann hilde hildegard hilke holger horst ilka ilona ilse imke
inga inge ingeborg ingeburg ingo inka insa irina irmgard isabell isabelle iwan jacek jakob jana janina janine janna
jannik jannis jasper jeanette jelle jens jeroen jessika joachim jochen johan johann johanna johannes jonas jonna joost
joris jorg joerg jorn josef joep joke julius juliane jurgen juergen jurriaan jutta kaarina kai karin karina karl-heinz
karla karolin karoline karsten kaspar katharina kathrin katja katrin kerstin kilian kirstin kjell klaas klara klaus
klaus-peter konrad konstantin korinna kristian kristoffer laila lara lars lasse lea leif lena lene lennart leonie
leopold liesbeth lieke linus linnea lotta lotte lothar louisa ludger ludwig luisa lukas luka maaike maarten magda
magdalena magnus maike maja malin malte mandy manfred manuel manuela marcel marco marcus mareike maren margarete
margit margot margret margrit marieke marijke marika marina mario marit marius marja markus marleen marlies marta
martijn marten mathias mathilde mathis matthias mattias maximilian meike merle mette michaela michiel mikael mikkel
mirjam mirko monika moritz nadine nadja nele nico nicolai niels niklas nils norbert ole olaf olav olga olof oliwia
oskar otto ottilie patrik pelle per petra philipp pia pieter pim ragnar ragnhild raimund rainer ralf rasmus raphael
regine reinhard reinhold reiner renate reto rieke robrecht roelof rolf roman romy rosemarie rudiger rudi rudolf
ruediger rune ruud sabine sander sandro sanne saskia selma sibylle siegfried siegrid sigrid silja silke silvia simon
sina sjoerd snorri sofia sofie solveig sonja soren stefan stefanie steffen sten stephan stian susann susanne sven
svenja svetlana swantje sybille tanja tatjana teun thea thekla theresia thijs thilo thomas thorben thore thorsten till
tilman tilo timo tjark tobias tom tomas tordis tore torben torsten traute trine tuomas udo ulf ulla uli ulrich ulrika
ulrike ursel ute uta uwe valentin valentina veit verena viktor viktoria vibeke volker volkmar walburga waltraud
wendelin werner wibke wiebke wieland wilfried wilhelm wilko willem wim winfried wolf wolfgang wolfram wouter xaver
yannick yvonne aino antti eero eeva elina hanna-leena heikki iida ilkka jaakko janne jari jukka juha juhani kaisa
kalle kari katri lauri leena liisa mika mikko minna niina outi paivi pekka petri pirjo riikka risto saara sami sanna
satu seppo tapio teemu tiina tuija vesa ville aksel asbjorn bente eirik espen frode geir gro guro halvor haakon hege
ida ingvild jorunn jorgen kjersti knut lise marthe ola oyvind oystein sindre siri sissel sigurd sverre terje tone
torunn trond vidar asa
"""

# French, Italian, Spanish, Portuguese, Catalan, Romanian
_ROMANCE = """
adele adrien agathe aime alain alberto alejandra alejandro alessandra alessandro alessia alessio alexandre alexis
alfonso alfredo alvaro amandine amaury ambra amedee americo ana anabel anais anastasie andre andrea andree andres
angel angele angelo anita annalisa annick anouk antoine antoinette antonella antonello antonio apolline arianna
armando arnaud arturo astrid aude augusto aurelie aurelien aurora axelle barbara baptiste bartolome basile bastien
beatriz beatrice belen benedetta benedicte benito benoit bernardo berenice berta bianca blanca blandine brigitte bruna
bruno camila camille candela candice carina carine carla carles carlo carlos carlota carmen carole carolina catalina
catarina caterina cecile cedric celeste celia celine cesar chantal chiara christelle christiane christophe claire
claude claudette claudia claudine claudio clemence clement clementine cloe clotilde concetta constance consuelo
corinne cosimo costanza cristian cristiana cristiano cristina cristobal cyril damien daniela daniele danilo dario
davide debora delphine denis diane didier diego diogo dolores domenico dominique donatella duarte edmond edoardo
eduarda eduardo elena elia eliane elisa elisabetta elise elodie eloise elsa elvira emanuele emilie emilio emmanuel
emmanuelle encarna enrica enrico enrique enzo ernesto esperanza esteban estelle ester etienne eugenia eugenie eugenio
eulalia fabian fabiana fabien fabienne fabio fabrice fabrizia fabrizio fanny federica federico felipe ferdinando
fernanda fernando ferran filipa filipe filippo flavia flavio flora florence florent florian francesca francesco
francine francisca francisco franco francois francoise frederic frederique gabriela gabriele gael gaelle gaetan
gaetano gaspard gaston genevieve georges geraldine gerard gerardo germain german ghislaine giacomo giada gianfranco
gianluca gianni gianpaolo gilles gina ginevra giorgia giorgio giovanna giovanni giulia giuliana giuliano giulio
giuseppe giuseppina gisele gloria gonzalo graziella gregoire gregorio guilherme guillaume guillem guillermo gustavo
gwenaelle hector helena helene henri henrique herve hortense hubert hugues ignacio igor ilaria ines inmaculada isabel
isabella isabelle ismael iolanda ivan jacinto jacopo jacques jaime javier jean-baptiste jean-charles jean-christophe
jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe
jean-pierre jeanne jeremie jerome jesus joana joao joaquim joaquin joel joelle jordi jorge jose josefa josefina josep
josette josiane juana juliana julie julien juliette julio justine lara laetitia laia laure laurence laurent lavinia
leandro lea leandre leila leonardo leonor leticia lia liliana lilian linda lino lionel livia loic loredana lorena
lorenza lorenzo louis-philippe luca luciana luciano lucie lucien ludovic ludovica luigi luis luisa luiz lourdes mael
maddalena magali magalie manon manuel manuela manuella mar marc marcela marcelle marcello marcelo marcia marcio
margarida margarita margaux margherita mariam mariana mariangela mariano marie-christine marie-claude marie-france
marie-laure mariella mariette marilena marina mariona marisa marisol marlene marta martine mateo mateus matheus
mathieu mathilde mathis matias matilde matteo matthieu maurizio mauricio mauro maxime maximo melanie melina mercedes
micheline michel michela michele michelangelo miguel mikel milagros mireia mireille mirella moises mohamed monique
montserrat morgane muriel myriam nadege nadine natacha nathalie nerea neus nicola nicolas nicole nicoletta nieves
noelia noemie noemi nuno nuria octave odette odile olga olivier oriol ornella orlando pablo paloma paola paolo pascal
pascale pascual patrice patrizia patrizio paulo pau pedro perrine philippe pierre pierre-yves piero pierluigi pietro
pilar quique rafael rafaela ramon raoul raphael raquel raul regis reina remedios remi remy renaud rene renata renato
ricardo riccardo rita roberta roberto rocco rocio rodolfo rodrigo rogerio romain romane rosa rosalia rosanna rosario
rosaria roser rossella roxane ruben rui salvador salvatore sandrine santiago sarai sebastien sergi sergio serena
severine silvana silvio simona simone soledad solange solene sonia stefania stefano stephane susana suzanne sylvain
sylvie tania tancredi tatiana telma teodoro teresa thais thibault thibaut thierry thomas tiago timothee tiziana
tiziano tomas tommaso tonino trinidad ugo umberto valentin valentina valentine valeria valerie valerio vasco veronica
veronique vicente vicenta victoire vincent vincenzo virginie vitoria vittoria vittorio viviana viviane walter xavi
xavier ximena yago yann yannick yolanda yolande yves yvette zelie alin andrei adina bogdan catalin ciprian constantin
corina cosmin cristi dana dragos dumitru florin gheorghe ilie ioana ion ionut iulia iulian laurentiu liviu lucian
marius mihaela mihai mircea mirela monica nicolae oana octavian ovidiu raluca razvan sorin stefan stelian traian tudor
vasile vlad
"""

# Slavic, Baltic, Hungarian, Greek, Turkish
_EASTERN = """
agata agnieszka aleksander aleksandar aleksandr aleksandra aleksei alena ales alexei alexey alisa alla alojz
ana-marija anastasia anatoly andrej andrzej andriy anja anton arkady artem artur barbora bartek bartosz beata blanka
blaz bogdana bogumil bohdan bojan boris borislav bozena branislav branko bronislaw cezary dagmara damian damir danica
danijel danil danuta darek daria darija dariusz darko david dawid denys dimitri dmitri dmitry dmytro dobromir dominika
dorota dragan dusan edyta ekaterina elzbieta emilia ewa ewelina evgenia evgeny filip galina gennady goran gordana
grazyna grzegorz halina hana henryk hristo igor ilya irena irina iryna ivana iveta ivo ivona iwona izabela jacek
jadwiga jagoda jakub jana janez janko janusz jaroslav jaroslaw jarmila jelena jerzy jindrich jiri joanna jolanta josip
jovan jozef jozefa julita justyna kamil kamila karel karol karolina kasia katarina katarzyna kateryna katerina kinga
kirill klaudia klara klemen konstantin konstanty kornelia krystian krystyna krzysztof ksenia kseniya larisa lech
leszek leonid lidia ljubica ljiljana ljubomir lubos lucjan lucyna ludmila lukasz luka maciej maciek maja maksim maksym
malgorzata malwina marcin marek marija mariusz marko marta marzena mateja matej mateusz matija maxim michal mieczyslaw
mikhail mikolaj milan milena milica milos miroslav miroslaw mladen mojca monika nada nadezhda natalija natalya
nataliia natasa nebojsa nenad nikita nikola nikolai nikolaj nikolay oksana oleg oleh oleksandr oleksandra oleksii
olena ondrej ostap pavel pavla pavlo pawel petar petr petra piotr predrag przemyslaw radek radka radoslav radoslaw
radovan rafal renata robert roksana roman romana ruslan rostislav ryszard sanja sasha sasa savva senka serhii sergei
sergey sergiy simona slavko slawomir slobodan snezana sofiya sonja stanislav stanislaw stanka stepan svetlana svitlana
sylwia szymon tadeas tadeusz tamara taras tatiana tatyana teodor tereza tihomir tomas tomasz tomislav uros urszula
vaclav vadim valentyna valeriy vasil vasily vera veronika vesna viktoriia viktor violetta vitaly vlada vladimir
vladislav vlasta vojtech volodymyr vyacheslav waldemar wanda weronika wieslaw wiktor wiktoria witold wladyslaw
wojciech yaroslav yegor yelena yulia yuliya yuri yurii yury zbigniew zdenek zdenka zdzislaw zeljko zlata zofia zoran
zuzana zuzanna zvonimir zygmunt agne aiste arvydas darius egle gintaras jonas jurate kestutis lina mantas mindaugas
rasa rimantas ruta vytautas aigars andris anita arturs dace edgars evija girts guntis ilze inese ivars janis juris
karlis liga martins peteris raivis sandis uldis zane kadri kaido kristjan liis margus mart priit rein siim tarmo tiit
toomas triin urmas akos andras agnes aniko anna attila balazs balint bela bence bernadett csaba csilla denes dora
edina eniko erika erzsebet eszter ferenc fruzsina gabor gergely gergo geza gyorgy gyula ildiko imre istvan janos
jozsef judit julia kalman katalin krisztian krisztina laszlo lajos levente lilla lorand marton mate matyas melinda
mihaly miklos nikolett noemi norbert orsolya peter piroska reka richard roland sandor sarolta szabolcs szilvia tamas
tibor timea tunde vilmos zita zoltan zsofia zsolt zsuzsanna zsuzsa achilleas alexandros anastasios andreas angeliki
antonis apostolos aris athanasios christos costas despina dimitra dimitris dimitrios eirini eleftheria eleni elias
evangelos evangelia fotini foteini georgios giannis giorgos ioanna ioannis konstantina konstantinos kostas kyriakos
lefteris leonidas manolis marios nektarios nikolaos nikos odysseas panagiotis paraskevi pavlos petros sofia sotiris
spyros stavros stelios thanos thanasis theodoros vasiliki vasilis yannis yiannis yorgos abdullah ahmet ali alper arda
arzu asli aylin ayse aysegul aysun baris basak berk berna betul burak burcu bulent can cem cenk cihan damla deniz
derya didem dilek ebru ece elif emel emine emrah emre engin erdem erdogan eren erhan erkan erol ersin esra fatih fatma
ferhat filiz furkan gamze gizem gokhan gonca gul gulay gulsen halil hakan hande hasan hatice huseyin ibrahim ilker
ipek irem ismail kaan kadir kemal kerem koray levent leyla mehmet melek melis meltem mert merve mesut murat mustafa
naz nazli necati nesrin neslihan nihal nur nuray nurcan oguz okan omer onur osman ozan ozge ozgur ozlem pelin pinar
ramazan recep selcuk selim selin serdar serhat serkan sevgi sevil sezen sibel sinan suleyman sule taner tarik tolga
tugba tuncay turgut ugur umit umut volkan yasar yasemin yasin yavuz yelda yigit yilmaz yusuf zehra zeki zeynep
"""

# Arabic, Persian, Hebrew, South Asian, African, East Asian in Latin letters (given names that are no surnames)
_FARTHER = """
aaliyah abbas abeer adel adnan ahmad ahmed aisha aicha akram alaa ali aliya amal amani amin amina aminah amir amira
ammar anas anwar arwa asma asmaa ayman aymen aya azza badr bashar basma bilal dalia dina duaa ehab emad eman fadi
fadwa fahad faisal farah faris farouk fatima fatimah fawzi ghada habib hadi hadeel haider haifa hala hamid hamza hana
hanan hani hassan hatem heba hesham hiba hicham hind huda hussein hussain ibrahim ibtissam ikram iman imane imran inas
isam ismail jaber jalal jamal jamila jawad kamal karim karima khadija khaled khalid khalil kawtar lamia layla leila
lina loubna lubna maha mahmoud mai majed malak manal mariam marwa marwan maryam may maysa mehdi meriem mohamad mohamed
mohammad mohammed mona mounir mourad mouna muhammad mustapha nabil nada nadia naima najat najwa nasser nawal nermin
nesrine nidal nizar noor noura nouha ola omar omnia osama othman qasim rabia rachid rafiq raghad rana rania rami ramy
rashid rasha reem rida riyad ruba saad sabah safa said salah salem salim salma sami samir samira sana sara sawsan
shadi shaimaa sherif siham soha soraya sofiane souad suha tamer tarek tariq wafa wael walid wassim widad yahya yara
yasmine yasser younes youssef yousef yusra zahra zainab zaki zeina ziad zineb alireza amirali arash ardeshir arezou
armin azadeh babak bahram behnam behzad bijan dariush elham elnaz farhad fariba farzad farzaneh fereshteh forough
golnaz hamed hamidreza hossein iraj javad jaleh kamran kaveh kianoush kourosh ladan leily mahnaz mahsa majid mandana
mansour masoud mehran mehrdad mina mitra mohsen mojgan nasrin nazanin neda negar niloofar niloufar nima parisa parvin
pejman peyman pooya pouya ramin reza roya saeed sahar saman samaneh sepideh shahin shahram shahrzad shirin siamak sima
sina soheil soroush taraneh vahid yalda amit adi aharon alon amichai amnon amos anat ariel arik aryeh asaf assaf avi
aviad avigail avital aviv avner ayala ayelet barak batya boaz chaim chana dafna dalit danit daphna david devora dikla
dorit dov dror efrat ehud eitan elad eli eliana eran erez eyal galit gal gidon gil gila gilad guy hadar hadas haim
hila ilan ilana inbal irit itai itamar itay keren kobi liat lior liora maayan malka maya meirav meital menachem michal
miri mordechai moran moshe naama nadav neta netanel nimrod nir nitzan noa noam nurit ofer ofir ohad omer omri oren
orit orly orna osnat pnina racheli rachel ran raz reut rivka ron ronen roni ronit rotem sagi shai shaked shani sharon
shira shiran shlomi shlomo shmuel shoshana shulamit sigal sivan smadar tal tali talia tamar tomer tova tsipi tzipi
tzvi uri uriel yaakov yael yair yaniv yaron yarden yehuda yehudit yigal yinon yishai yitzhak yoav yochanan yonatan
yoni yosef yossi yotam yuval zeev zvi aarav aarti abhay abhijit abhinav abhishek aditi aditya ajay ajit akanksha akash
akhil akshay alok aman amar amita amol amrita anand ananya anant anil anirudh anita anjali ankit ankita ankur anu anuj
anup anupam anuradha anurag aparna archana arjun arnab aruna arun arundhati arvind asha ashish ashok ashwin ashwini
atul avinash ayush bhavana bhavesh bhavna bhuvan chandan chandra chetan deepa deepak deepali deepika devendra dhruv
dinesh divya gaurav gayatri geeta girish gita gopal govind harish harpreet harsh harsha hema hemant hitesh
indira indrani ishaan isha jagdish jaya jayesh jitendra jyoti kabir kajal kalpana kamala karan karthik kartik kavita
kavya kedar kiran kishore komal krishna kritika kunal lakshmi lalit lata leela madhav madhavi madhu madhuri mahesh
mallika manisha manish manjula manoj mayank meena meenakshi meera megha milind mohan mohit mukesh mukul nalini namrata
nandini naresh narendra naveen navin neelam neeraj neeta neha nidhi nikhil nilesh nisha nishant nitin nitish padma
pallavi pankaj parul parth payal pooja prabhat prachi pradeep prakash pramod pranav prasad prashant prateek pratik
preeti prem prerna priti priya priyanka puja puneet purnima rachana raghav rahul raj rajat rajeev rajendra rajesh raji
rajiv rakesh ram raman ramesh rani ranjit rashmi ravi ravindra rekha renu reshma richa rishabh rishi ritu riya rohan
rohini rohit roshni rupa sachin sahil samarth sameer sandeep sangeeta sanjana sanjay sanjeev santosh sapna sarita
satish saurabh savita seema shalini shankar shashi sheetal shilpa shiv shivani shobha shreya shruti shubham shweta
shyam siddharth sneha sonal sonali srinivas subhash sudha sudhir sujata sujatha suman sumit sunil sunita suresh surya
sushma swapnil swati tanmay tanvi tarun tejas trupti uday uma umesh usha utkarsh vaibhav vandana varsha varun vasant
vidya vijay vikas vikram vikrant vimal vinay vineet vinod vipul viraj vishal vishnu vivek yash yogesh abena abimbola
adaeze adaora ade adebayo adeola adewale adwoa afia akosua akua ama amaka aminata amadou amara ayanda ayodele babajide
baraka bongani buhle busisiwe chiamaka chidi chidinma chika chike chinedu chinonso chinwe chioma chukwudi chukwuemeka
dikembe ebele emeka esi femi folake folasade fatou fatoumata ifeanyi ifeoma ikechukwu imani ikenna kagiso kamau
kehinde khadijah khanyi kofi kojo kwabena kwaku kwame kwasi lerato lindiwe lwazi makena mamadou mandla mbali moussa
mpho mwangi naledi ndidi neema ngozi njeri nkechi nneka nnamdi nomsa nomvula nonhlanhla nthabiseng nyambura obinna
okechukwu olayinka olamide olu oluwaseun omolara onyeka ousmane palesa rutendo segun seun sibongile sifiso siphiwe
sipho sizwe tafadzwa tapiwa temitope thabo thandeka thandiwe themba tendai tinashe titilayo tunde uche uchenna wambui
wangari wanjiru yaa yaw yemi yewande yinka zanele zodwa zola zuri aiko akari akihiko akiko akio akira asuka atsuko
atsushi ayaka ayako ayumi chie chieko chiyo daichi daiki daisuke eiji emi emiko eri etsuko fumiko fumio haruka haruki
haruto hideaki hideki hideo hikari hikaru hina hinata hiroaki hiroki hiroko hiromi hiroshi hiroto hiroyuki hisako
hitomi hitoshi ichiro ikuko isamu izumi jiro jun junichi junko kaito kana kaori kasumi katsumi kaoru kazue kazuhiro
kazuki kazuko kazuo kazuya keiko keisuke kei kenichi kenji kenta kentaro kiyoshi koji kohei kosuke kumiko kyoko madoka
maki makoto mamoru manabu mariko masaaki masahiro masaki masako masami masao masaru masashi masato masaya mayu mayumi
megumi michiko midori mieko mika miki minako minoru misaki mitsuko mitsuru miwa miyuki mizuki momoko nana nanami nao
naoki naoko naomi naoto natsuki natsumi noboru nobuko nobuo noriko norio osamu reiko rena ren riku rina risa ryo
ryohei ryota ryuichi sachiko saki sakura satoko satomi satoru satoshi sayaka sayuri seiji setsuko shigeru shiho shigeo
shin shinichi shinji shinobu shiori shizuka sho shogo shota shun shunsuke sora sumiko susumu tadashi taichi taiki
takahiro takako takao takashi takayuki takeo takeshi takumi takuya tamiko taro tatsuo tatsuya tetsuya tomohiro tomoko
tomomi toru toshiko toshio toshiyuki tsuyoshi tsubasa yasuhiro yasuko yasuo yoichi yoko yoshie yoshiko yoshio yuichi
yuji yuka yukari yuki yukiko yukio yuko yumi yumiko yuri yusuke yuta yutaka yuto eunji eunyoung haeun hyejin hyunwoo
jaehyun jieun jihoon jihye jimin jinwoo jisoo jisung jiwon jiwoo jiyoung juyeon minho minji minjun minseo minsu
myungsoo seojun seoyeon seoyun seungmin soojin soyeon sungmin sunwoo taehyung yejin yoonah yuna agung andi anggun ayu
bambang bayu budi dewi dian dwi eka endang fitri hendra indah intan joko kartika ketut made nyoman puspita putri putu
rahayu ratna rini rizky siti sukarno susilo teguh tri utami wahyu wayan widodo yanti yudi
"""

GIVEN = table(_ENGLISH + _GERMANIC + _ROMANCE + _EASTERN + _FARTHER)
"""Given names, folded."""

ALSO_SURNAMES = table(
    """
abbas abraham adam adrian ahmad ahmed albert alexander ali allan andrew anthony arnold arthur bernard blake bruce
calvin cameron carter charles clark clarke craig curtis dale daniel david dean dennis douglas drew duncan edwin
ellis elliott emmanuel francis frank franz friedrich gabriel george gilbert glenn gordon grant harrison harvey
hassan henry herbert herman hermann howard hugo hunter hussain hussein ibrahim isaac ivan jackson jacob jakob james
jan jason jerome joel john jordan joseph josef julian karl kay keith kelly kevin kim kiran konrad kurt lambert lance
lawrence lee leo leon leonard leslie lewis lloyd logan lorenz louis luca lucas ludwig luke luther malik marcus mario
mark martin marvin mason matthew matthias maurice max michael michel mitchell mohamed mohammad mohammed mohan morgan
muhammad murat nelson neil noel norman oliver omar oscar otto owen page parker patrick paul perry peter philip
phillips quinn ralph ram raman raymond richard robert roger roland roman ross rowan roy russell salah saleh salem
samuel saul scott sean sebastian seth shannon shaw simon spencer stefan stephan stephen stewart stuart tariq taylor
terry thomas todd tony tracy tyler victor vincent wade wallace walter warren wayne werner wesley william wilson
winter wolf xavier yilmaz yusuf zimmer kelvin chandra krishna prasad das anand arora arun kishore narayan chan cruz
rosa santiago salvador ventura costa bruno franco leone marino rosario santos silva valentin vidal pascal remy
renaud colin clement blaise guillaume thierry hakan kaya demir deniz raj singh prem ravi vijay kamal kumar andre
andres simone tudor marin barbu grace rose joy hope violet dawn
"""
)
"""Given names that are common surnames too: as a last word they say nothing about the order of a name."""
