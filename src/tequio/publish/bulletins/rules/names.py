"""Given names and surnames that the reader knows, and who bears them no more than in streets."""

from tequio.publish.bulletins.rules.words import words

GIVEN = words(
    """
aarón abdón abel abelardo abigail abigaíl abilio abner abraham abril ada adalberto adela adelaida
adelardo adelfo adelia adelina adiela adilene adolfo adora adriana adrián adán agapito agostina
agripina agustin agustina agustín ahuitzotl aida ailed ailín ainara ainoa aisha aitana aitor
aladino alain alamiro alan alanís alba albano albeiro albert albertina alberto albina albino
alcides alcira aldair aldemar aldo aldonza ale aleida alejandra alejandrina alejandro alejo
alessandro alex alexander alexandra alexi alexia alexis alfa alfonsina alfonso alfredo alice
alicia alida alina alirio aliro alison alix allan allison alma almendra almudena alondra alonso
altagracia alvaro alveiro alín amada amado amador amalia amalio amancio amanda amando amarilis
amaro amaru amaya ambar ambrosio amelia ameyali amparo amy américa américo amílcar ana anabel
anacleto anahid anahis anahí analí anastasia anastasio anayeli anaís ancizar anderson andre andrea
andrew andrey andrés andy anel angel angelina angelino angelita angelo angie angélica ani aniceto
anita anna anselma anselmo antelmo anthony antonella antonia antonieta antonino antonio anyelo
anyi aníbal apolinar apolonia aquiles araceli aracely arbey arcadio arcelia arely arelí aremi
argelia argemiro ariadna ariel ariela aristides arley armando armida armin arnaldo arnoldo arnulfo
aroa aron arsenio artemio arturo aránzazu asa asael asdrubal ashley astrid asunción atanasio
atilio atzin audelia audomaro augusto aura aurelia aureliano aurelina aurelio aurora avelina
avelino axel ayelén ayleen aylin azael azahar azahara azeneth azucena aída bairon balam baldomero
balduino baltasar baltazar barbara bartolomé basilia basilio bastian bastián baudelio bautista
bayron beatriz begoña belarmino belen belisario bella belén benedicta benedicto benicio benigna
benigno benita benito benjamin benjamín berenice bernabé bernarda bernardina bernardino bernardita
bernardo berta bertha berto beto betsabé betty bianca bibiana bladimir blanca blas bonifacio boris
borja borsalino brandon braulia braulio brayan brenda brian briseida brunilda bruno bryan brígida
brígido byron bárbara calista calisto calixta calixto camila camilo candelaria candelario candelas
carina caritina carla carlito carlo carlos carlota carmela carmelita carmelo carmen carmenza
carmina carol carola carolina caroline carolino casandra casemiro casilda casimiro casto catalina
catarino catherine cayetana cayetano cebrián cecilia cecilio ceferino celedonio celerina celerino
celeste celestina celestino celia celina celinda celso cenobio cesar charles charo chelo chema
chita christian christofer christopher chucho chus chuy cindy cinthia cinthya cintia cipriano
ciriaco cirila cirilo cirino ciro ciríaco citlali citlalin citlalli citlaly clara clarisa claudia
claudina claudio clemencia clemente clementina cleto clodomiro cloe clorinda clotilde clímaco
colomba columba concepción conchita conrado constantino constanza consuela consuelo coral corina
cornelio corona cosme crescencia crescencio crisanta crisanto cristal cristhian cristhofer
cristian cristina cristián cristobal cristofer cristopher cristóbal crisóforo cruzita cuauhtémoc
cuitláhuac cuquita curro custodio cutberto cynthia cándida cándido célida césar dafne dagoberto
dahiana dairo daisy dalia dalila damaris damiana damián dan danae dani dania daniel daniela
daniella danilo danitza danna danny dante dany dario darling darwin dary darío david dayana debora
deborah deiby deicy deisy delfina delfino delfín delia demetria demetrio demian denis denise
denisse dennis derek derly desiderio deyanira diana didier diego digna dilan dimas dina dionisia
dionisio dolly dolores dominga domingo dominique domitila donaciano donají donato dora doralisa
doris dorita dorotea doroteo douglas dubán duilio dulce dulcina duván dylan dámaso débora edelmira
edelmiro eder edgar edgard edgardo edier edilberto edilma edilson edinson edison edisson edita
edith edmundo edmée edna edson edu eduar eduard eduardo eduviges edwar edward edwin efrain efraín
efrén eider eithan eladia eladio elba elcira elcy eleazar elena eleodoro eleuterio eli elia elian
eliana elias eliecer eligia eligio elio elisa elisabet elisabeth eliseo eliud elizabeth elkin
elmer elodia elodio eloina eloisa eloy eloísa elpidio elsa elsy eluterio elver elvia elvira elvis
elías ema emanuel emelina emerson emigdio emilce emilia emiliana emiliano emilio emilse emily
emiro emma emmanuel emperatriz encarna encarnacion encarnación encarnita enedina enith enrico
enrique enriqueta enzo epifania epifanio erandi erasmo erasto erendira eric erica erick ericka
erik erika erna ernestina ernestino ernesto erwin eréndira esaú esmeralda esneider esparta
espartaco esperancita esperanza espiridión estanislao esteban estefany estefanía estela estella
ester esther estiven estrella etelvina ethan euclides eudocia eufemia eugenia eugenio eulalia
eulogio eunice eusebia eusebio eustaquia eustaquio eustolia eutimio eutropio eva evangelina
evangelino evaristo evelia evelin evelio evelyn ever everardo evita evodio exequiel eydan ezequiel
ezequías faber fabiana fabio fabiola fabián fabricio fabrizio facundo fanny farid fausta faustina
faustino fausto febe federico felicia feliciana feliciano felicitas felipa felipe felisa felix
felícita felícitas fermina fermín fernanda fernandita fernando ferney fidel fidela fidelia
fidelina fidencio filemón filiberto filomena fiorella fito flavia flavio flor flora florencia
florencio florentina florentino floriberta floriberto floricel floridor florina florinda fortino
fortunata fortunato francelia francesca francesco franchesca francia francis francisca francisco
franco francy frank franklin franz freddy fredy fresia frida froilán froylán fulgencia fulgencio
fátima félida félix gabino gabriel gabriela gael galdino galo galvarino gamaliel gary gaspar
gastón gaudencia gaudencio gavino gelacio gema genaro genoveva george georgette georgina geovanny
geovany gerald geraldine geraldo gerardo germana germán geronimo gerson gertrudis gervasio
gerónimo getulio gian giancarlo gianfranco gil gilberto gilda gildardo gilma gina gino giovanna
giovanni giovanny gisela giselle gisselle giuliana gladis gladys glafira glauco gloria gloriana
godofredo gonzalo goyo grace gracia graciana graciano graciela gregoria gregorio gregory gricelda
griselda guadalupe guadalupita gualberto guido guillermina guillermo guillermín guiomar gumaro
gumercindo gumersindo gustavo génesis hans hardy harol harold haroldo harry harvey haydée heberto
hector heidy heladio helen helena heliodoro henry heraclio heraldo herberto herculano heriberto
herlinda herman hermelinda hermenegildo hermes hermila hermilio hermilo herminda herminia herminio
hernando herney hernán herón higinia higinio hilario hilda hildeberto hildelisa hipólito hiram
homero honoria honorio horacio horalia hortencia hortensia hugo humbelina humberto héctor ian
ibeth ibán ida idalia ifigenia ignacia ignacio igor iker iktan ildefonso ileana iliana ilse imelda
indira ingrid inmaculada inocencia inocencio inés irais irasema irene ireneo iridian irineo iris
irma irving isa isaac isabel isabela isabella isadora isaura isauro isaías isela isidora isidoro
isidra isidro ismael isolina israel itandehui ithzel itzamná itzayana itzel itzia itziar ivan
iveth ivett ivette ivo ivonne iván ixchel izel iñaki jacinta jacinto jackeline jacob jacobo
jacqueline jader jael jafet jaider jaime jair jairo james jan janet janeth jannet janneth jannette
jaqueline jason javi javier javiera jazmin jazmín jean jeanette jeannette jeferson jefferson
jeison jeisson jenaro jenifer jeniffer jennifer jenniffer jenny jeovana jeremias jeremy jeremías
jerman jeronimo jerson jerónimo jessica jessika jesus jesusa jesús jhan jhoan jhoana jhon jhonatan
jhonny jhony jimena jimmy joan joana joao joaquin joaquina joaquín jocelyn joel johan johana
johann johanna johans john johnny jonas jonatan jonathan jonás jordan jordana jordi jordán jorge
jos josafat jose josefa josefina joselin joselito joselyn josep joseph joshua josue josué josé
jovani jovany jovita jovito juan juana juanita juanito judith julia julian juliana julie julieta
julieth julio julián justin justina justino justo juvenal juvencio jénnifer karely karen karime
karin karina karla karol katalina katerine katherin katherine katherinne katia katya kelly kenia
kenya kevin keyla kiara kike kimberly krishna kurt lalo lamberta lamberto lara laura laurencio
laurentina lauro lautaro lea leandra leandro leider leidy leila leire lenin leoba leobardo
leocadia leocadio leonarda leonardo leoncio leonel leonides leonila leonor leontina leopolda
leopoldo leslie lesly leticia leydi leyla leyre león leónidas leónides liam lian libardo libia
librada librado liceth lida lidia ligia lilia lilian liliana lilián lily lilí lina linda lino
lionel lisandro lisbeth liseth lisette lisset lissette liz lizbeth lizet lizeth lizette loida lola
longina longino lorena lorenza lorenzana lorenzo loreto lourdes luana lucas lucero lucho lucia
luciana luciano lucila lucina lucinda lucio lucrecia lucy lucía ludivina ludmila ludwig luis luisa
luisana luisina lukas lupe lupita luz luzelena luzmaría luzmira luís lázaro lía mabel macarena
macaria macario macedonia macedonio madeleine magali magaly magda magdalena maia maicol maikol
maira maite makarena malaquías malena malinalli mamen manola manolo manu manuel manuela manuelita
manuél marbella marc marcel marcela marcelina marcelino marcelo marcia marcial marciano marcio
marco marcos margarita margot margoth mari maria mariajosé mariana marianela mariano maribel
maricarmen maricel maricela maricruz marie mariel mariela marielena marien mariluz marilyn marilú
marina marinela marino mario marion marisa marisel marisela marisol maristela marita maritere
maritza marjorie marlene marleny marlon marly marlén marta martha martin martina martiniano
martirio martín maruca mary maryam maryfer maría massiel matea mateo matheo mathias matias matilda
matilde matteo matthew matías maura mauricia mauricio maurilio mauro max maxi maximiano
maximiliano maximina maximino maximo mayela mayerly maykol mayra mayte maía melania melanie melany
melba melchor melina melisa melissa melitón melody melquiades memo merari merced mercedes merche
mery metzli mia micaela michael michel michelle miguel miguela milagros mildred milena millaray
miller milo milovan milton milán minerva minervo minia miralda mireia mireya miriam mirian mirko
mirna mirta mirtha miryam mirza misael mitzi mitzy mizael moctezuma modesta modesto mohamed moisés
monica monserrat montserrat morelia muriel myriam máxima máximo mélida mía mónica nabila nabor
nacho nacio nadia nahiara nahuel nallely nancy nando narcisa narciso nashieli natacha natali
natalia natalie natalio nataly natanael nathalia nathalie nathaly natividad naty nayara nayaret
nayareth nayeli nayelli nayely nayibe nazaret nazaria nazario neftalí neider nel nelcy nelly
nelson nelsy nemesia nemesio nerea nereida nereo nereyda nestor nestora nibaldo nicandro nicanor
nicasio nico nicodemo nicol nicolas nicolasa nicole nicolás nicté nicéforo nidia nieves nilda nilo
nilson nina ninoska niza noa noah noel noelia noemi noemí nohely nohemí nohora nolberto nora norah
norberto norbey noris norma norman noé nubia nuria nury nydia nélida néstor nínive obdulia obed
octavia octaviano octavio odalis odalys odette odilia odilón odón ofelia ofir olaf olalla oldemar
olegario olga olimpia oliva oliver olivia omaira omar onofre onésimo oralia orfelina orfelinda
oriana orlanda orlando oscar osvaldo oswaldo otilia otilio otoniel ovidio pabla pablo paca paciano
paco pacífica palemón palmira paloma pamela pancho panfilo paola paolo papalotl pascal pascale
pascual pascuala patricia patricio patrick paul paula paulette paulina paulino paulo paz pedro
pelayo penélope pepe pepita pepito percy perfecto perla perlita perseo peter petra petrita petrona
petronila petronilo piedad piero pierre pilar pili pioquinto plinio plácido poli policarpio
policarpo polo ponciano poncio porfirio primitiva primitivo priscila prisciliano priscilla
priscilo procopio prudencia prudencio práxedes prócoro pánfila pánfilo pía pío querubín quetzal
quique quirina quirino rachel rafa rafael rafaela rafaelina rafaella rafaél raimundo ramiro ramon
ramona ramón raquel raymunda raymundo rayén raúl rebeca refugia refugio regina reina reinaldo
reinel remedios remigia remigio renata renato renzo rené reyna reynalda reynaldo ricarda ricardo
richard rigel rigoberto rita rito robert roberta roberto robinson rocio rocío rodolfo rodrigo
rogelio roger rolando roldán romana romelia romeo romina romualdo román ronal ronald ronaldo ronny
rony roque rosa rosaelena rosaisela rosalba rosalia rosalina rosalinda rosalva rosalía rosalío
rosamel rosana rosario rosaura rose roselia rosenda rosendo rosina rosita rossana rosy roxana
ruben rubi rubicelia rubiela ruby rubén rubí rudecindo rudy rufina rufino ruperta ruperto ruth
rutilo ruy régulo rómulo sabas sabina sabino sabrina sabás salma salomé salomón salustia salustio
salvador samanta samantha samara samir samu samuel sancho sandalio sandra sandro santana santiago
santino santos sara sarah sarahí sarai saray saraí sarita saturnina saturnino saulo saúl scarlet
scarleth scarlett scarlette sebastian sebastiana sebastián secundino segismundo selena selene
selma senén serafina serafín serapio sergio sessa seve severa severiano severino severo sheila
shirley sigfrido sigifrido silvana silvano silverio silvestre silvia silvina silvino silvio simon
simona simón sindy siria sixto smith sneider socorro sofia sofonías sofía solange soledad sonia
sophia soraya sosimo sotero stefano stella stephanie steven stiven sulma suriel susan susana
susanita sylvia tabita tadeo tamara tania tarcisio tatiana taurina tecla telma telmo telésforo teo
teobaldo teodora teodoro teodosia teodosio tere teresa teresita teófila teófilo thiago thiare
thomas thomás tiare tiburcio timoteo tirso tito tiziana tiziano tlacaélel tobias tobías tomas
tomasa tomasita tomàs tomás tonantzin tonatiuh toni torcuato toribia toribio toño trini trinidad
tristán tulia tulio tzitziki ubaldo uberlinda ulises ulíses uma urbano uriel valdemar valente
valentin valentina valentino valentín valeria valeriana valeriano valerio valero valeska vanesa
vanessa vania vasco venancio venceslás venustiano vera veronica verónica vianey vianney vicenta
vicente victor victoria victoriana victoriano victorina victorino vidal vidalina vilma vinicio
violeta virgilio virginia virginio viridiana vito vivian viviana vladimir víctor waldo walter
washington wenceslao wendolin wendy wilber wilbert wilberth wilberto wilder wilfredo wilfrido
wiliam william williams willian willy wilma wilman wilmar wilmer wilson wladimir wulfrano wálter
xavier xiadani xicoténcatl ximena xiomara xitlali xóchitl yadhira yadira yael yago yahir yair
yaiza yamid yamile yamilet yamileth yanara yanet yaneth yanina yanira yara yareli yareth yaretzi
yaritza yasmín yasna yazmin yazmín yecid yeferson yeimy yeison yeni yenifer yenny yeny yerko
yerson yesenia yesica yesid yessenia yessica yina yineth yocelyn yohan yohana yolanda yolima
yolotl yonatan yonathan yordan yoselin yudy yuli yuliana yulieth yuly yunuen yurani yurany yuri
yuridia yuriria yury yésica yéssica zacarías zaida zaira zeferina zeferino zenaida zenaido zenón
zita zoe zoila zoraida zoé zulema zuleyma zulma zunilda zuri zurisadai ágata águeda álvara álvaro
ámbar ángel ángela ángeles ángelo éder édgar érica íngrid ítalo íñigo óliver óscar úrsula úrsulo
    """
)
SURNAMES = words(
    """
abad abarca abascal abella abellán abrego abreu abril aburto acedo acero acevedo aceves acosta
acuña adadia adame adasme adán aedo aguado aguayo agudelo agudo aguero aguilar aguilera aguiló
aguirre agullo agurto agustí agustín agüero ahumada alarcón alba alberdi albero alberola alberto
albornoz alcala alcalá alcaraz alcocer alcolea alcántar alcántara alcázar aldama aldana alegria
alegría alejandre alejandro alejo alemany alemán alfaro alfonso aliaga allende allendes almada
almagro almaguer almansa almanza almaraz almazán almeida almonacid almonte alonso alonzo alsina
altamirano alva alvarado alvarez alvear alzate amador amaro amat amaya amezcua amigó amo amores
amorós ampuero anaya ancona andrade andres andreu andrés angarita anglada anguiano anguita angulo
antonio antúnez apablaza aparicio apodaca aponte aquino aracena aragonés aragón araiza aramburu
arana arancibia aranda araneda arango araujo aravena araya arboleda arce archuleta archundia
arciniega arcos ardila arellano arenas arevalo arguello argüelles argüello arias ariza arizmendi
ariño arjona armas armendáriz armengol armenta armijo arnaiz arnal arnau aroca aros arranz
arredondo arregui arreola arriaga arriagada arribas arrieta arroyo arteaga artigas arzate aránguiz
arévalo asenjo asensio astete astorga astudillo atienza atilano avendaño avila avilés ayala ayllón
ayuso azcona aznar azorin azuara azócar baca badilla badillo badía baena baez baeza bahamonde
bahamondes bahena balaguer balam balderas ballester ballesteros baltazar baltierra banda baquero
barahona barajas barba barbero barberá barbosa barceló barela barra barragán barral barranco
barraza barreda barrena barrera barreto barrientos barriga barrios barros barroso barría bartolomé
baró barón bas bascuñán bastida bastidas bastías basurto batista batlle batres bautista bauzà bayo
bayona bayón baños bañuelos becerra becerril bedoya bejarano belda bellido bello belmar belmonte
beltran beltrán benavent benavente benavides benavídez benet benitez benito benítez berber
berenguer bermejo bermudez bermúdez bernad bernal bernat berrocal berríos bertrán berumen
betancourt betancur bilbao blanch blanco blanes blanquet blas blasco blazquez blázquez boada
bobadilla bohórquez boix bojórquez bolaños bolívar bonet bonilla borbolla borja borjas borrego
borrell borrás bosch botello bou bracamontes bravo briceño briones briseño brito bru bruna bucio
buendía buenfil bueno bugueño buitrago burbano burgos busquets bustamante bustillos bustos báez
bárcena bárcenas bétancourt bórquez caamal caballero cabanillas cabañas cabello cabezas cabrera
cabrero cabán caceres cahuich caicedo calatayud caldera calderon calderón calleja calva calvet
calvillo calvo calzada camacho camal camarena camargo camarillo campa campillo campos campoy
campuzano canales canals canché cancino candelaria candia canet cano canseco cantellano cantero
cantillo cantón cantú canul caparrós capdevila caraballo caraveo carbajal carbajo carballo
carbonell carbó cardenas cardona cardoza cardozo carlos carmona caro carpio carranza carrasco
carrera carreras carreño carreón carrillo carrizo carrión carro carvajal casado casal casals
casanova casanovas casares casarrubias casas casasola casillas castañeda castaño castejón castell
castellanos castells castelló castelán castilla castillejos castillo castrejón castrillo
castrillón castro casárez catalá catalán cauich cavazos cavieres cazares cazorla cañas cañellas
cañete cañizares ceballos cedeño cedillo ceja celaya celis centeno cepeda cerda cerdá cerdán
cerezo cerro cervantes cervera cervántez cerón chable chablé chacón chamorro chan chandía chapa
chaparro charles chavarría chaves chavez chay chimal chuc chulim chávez cid cifuentes cigarroa
cime cintrón cisneros clavero clemente cob cobo cobos cocom codina coello cofré cohuo coll collado
collao collazo collí colmenares colom colunga colín comas concepción concha conde conesa
constantino contla contreras corbacho cordero cordoba cornejo corominas corona coronado coronel
corral corrales correa corredor cortes cortez cortés corvalán cosío cota cotto coutiño covarrubias
coyotl crespi crespo cruz crúz cuadrado cuahutle cuamatzi cuatecontzi cuautle cubillos cuellar
cuenca cuervo cuesta cueto cuevas culebro curiel cuéllar cáceres cánovas cárcamo cárdenas cázares
céspedes córdoba córdova cózar dalmau damián daza delfín delgadillo delgado diaz diego diez
dinamarca dircio diéguez dominguez doménech domínguez donaire donoso dorantes droguett duarte
dueñas duque duran durán dzib dzul dávila díaz díaz-ordaz díez echevarría echeverría egea elgueta
elizalde elizondo elorza elías encina encinas enríquez equihua erazo erices escalante escalona
escamilla escandón escareño escobar escobedo escolano escribano escrivá escudero esparza espinal
espino espinosa espinoza espitia espíndola esquibel esquinca esquivel estay esteban esteve estevez
estrada estévez euán exposito expósito eúan fabra fabregat fajardo falcó falcón farfán farias
farré farías favela faúndez feijoo feliciano feliu fernandez fernández ferrada ferrando ferreira
ferrer ferrera ferreras ferrero ferreyra ferrán ferrández ferrándiz fica fierro figueras figueroa
figuerola fiol flores flota flórez folch fonseca font forero fortuny fragoso franch franco frausto
fredes frutos frías fuentealba fuentes fuenzalida fuertes fuster fábregas félix gabaldón gaete
gaitán gajardo galan galarza galaz galdames galeana galeano galiano galicia galindo gallardo
gallart gallego gallegos galleguillos gallo galvez galvis galván galán gamboa gamez gamiño gaona
garay garcia garcés garcía garduño gargallo garibay garica garmendia garnica garrido garriga garza
garzón gascón gastélum gatica gaviria gaxiola gaya gaytán gelabert gibert gil gilabert gimenez
gimeno giménez giner giraldo giralt girona girón gisbert godoy godínez goicoechea gomez gomila
gomis gonzales gonzalez gonzalo gonzáles gonzález gordillo goytia goñi gracia grajales grajeda
granado granados gras grau grijalva guajardo gual guardado guardiola guerra guerrero guevara
guijarro guillen guillén guitart gurrola gurule gutierrez gutiérrez guzman guzmán guízar gálvez
gámez gárate gómez góngora haro henao henríquez heras heredia hermosilla hermosillo hernandes
hernandez hernando hernádez hernández herranz herrejón herrera herrero hervert hervia hervás
hidalgo hierro higueras hinojosa hoil holguín hormazábal hoyos hoz huape huchim huerta huertas
huesca hueytlentl huguet huipe hurtado ibacache ibarra ibañez iborra ibáñez icazbalceta iglesias
iniesta inostroza inzunza iriarte irigoyen irizarry isern islas iturbe iturbide iturra izaguirre
iñiguez jacinto jaime jaimes jaque jara jaramillo jarquín jasso jaume jaén jerez jesús jimenez
jiménez jimínez joaquín jofré jordá jordán jorquera jove jover juan juarez juliá julián jurado
juárez jácome jáquez jáuregui jódar kantún kauil kumul labastida laboy labra lagos laguna lagunas
lagunes lamas landa landeros lara larrañaga larrea lasa lastra laureano lazcano lazo leal lebrón
lechuga ledesma ledezma leiva lemus leon lerma letelier leyton leyva león licea lillo limón
linares lira lizama lizana lizárraga llabrés lladó llamas llanes llano llanos lledó llobet llopis
llorens llorente lloret lluch loaiza lobato lobos loera lomeli lomelí londoño longoria lopez lorca
lorenzo losa losada lovato loya loyola lozada lozano lucas lucena lucero luengo luevano lugo luján
lumbreras luna luque luévano luís lárraga lázaro lópez macedo machado machuca macias macías
madariaga madera madrigal maestas magallanes magallón maganda magaña maidana malave maldonado malo
mamani mancebo mancera mancilla manjarrez manjón manrique manríquez mansilla mantilla manuel
manzanares manzano marambio marchant marcial marco marcos mardones mares marin mariscal mariño
marmolejo marquez marqués marrero marroquín martagón marti martin martinez martorell martí martín
martínez marí marín mascareñas mascaró mata matamala matas mateo mateos mateu matos maturana matus
matías maureira maya mayol mayoral mayorga maza mazariegos medel medina medrano mejorada mejía
mejías melchor melero melgar mellado melo meléndez mena menchaca mendez mendieta mendiola
mendizábal mendoza mendívil menendez meneses menéndez meraz mercader mercado merino mesa mex meza
michel miguel mijangos milla millán mir miralles miramontes miranda mireles miró moctezuma mojica
molano moles molina moliner molins moll moncada mondaca mondragón monreal monroy monsalve
monsiváis montalbán montalvo montañez montaño montecino montecinos montelongo montemayor
montenegro montero monterrosa monterrubio montes montesinos montez montiel montoya montserrat
monzón moo mora moraga moraleda morales morante morata morcillo moreira morell moreno morera
morillo morán moscoso mosqueda mosquera mota moya moyano moyao mulet munguía mungía mur murcia
murguía murillo murrieta muñiz muñoz mármol márquez méndez mínguez múgica múñiz nah nahuat naranjo
narváez nateras nava navarrete navarro navas nazario nebot negrete negrón neira nepomuceno nevárez
nicolau nicolás nieto nieves nogueira noguera nogués noh nolasco norambuena noriega novelo novoa
nucamendi nuñez nájera núñez obando obregón ocampo ocasio ocaña occhoa ochoa ocádiz ojeda olalde
olarte olate olave olaya olea olguín oliva olivares olivas oliver olivera oliveras olivo olivárez
olivé oller olmedo olmo olmos olvera ontiveros opazo oquendo oramas ordaz ordóñez orellana
orihuela orjuela ormeño ornelas oropeza orosco orozco orrego orta ortega ortiz ortuño oseguera
osnaya osorio osorno ospina ospino ossandón osses osuna otero ovalle oviedo oyarce oyarzo oyarzún
ozuna oñate pablo pabón pacheco padilla padrón paez pagès palacio palacios palafox palau pallarès
palma palmer palomar palomares palomino palomo paniagua pantoja pardo paredes pareja parejo parra
parraguez partida pascual pastor pastén patiño patrón pavez pavón paz pazos pech pedraza pedrero
pedro pedrosa pedroza peinado peiró pelayo pellicer peláez pera peral perales peralta perdomo
perea pereda pereira perelló perera peres pereyra perez peña peñaloza peñalver peñas pichardo
pimentel pina pincheira pineda pinedo pinilla pinto pintor pinzón piquer pizarro pizaña piña
piñeiro piñol piñón pluma poblete polanco polo pomares pombo ponce pont poot porcel porras
portilla portillo posada posadas pozos pozuelo prada prado prat prats preciado priego prieto puc
puch puga puig pujadas pujol pulgar pulido páez pérez quero querol quesada quevedo quezada quijada
quijano quintal quintana quintanar quintanilla quintero quinteros quiroga quiroz quirós quispe
quiñones quiñónez rael ramirez ramis ramos ramírez ramón rangel rascón raya raygoza razo rebollar
rebolledo rebollo recinos redondo regalado reguera reig rendón rengifo rentería requena resendis
restrepo reséndez reséndiz retamal retamales retana revilla reyes reyna reynaga reynoso riascos
riba ribas ribera ribes ricart rico riera riffo rincón riojas rios ripoll riquelme rius riva rivas
rivera rivero riveros roa robledo roblero robles roca rocamora rocha roda rodarte rodas rodrigo
rodriguez rodrígez rodríguez rodríquez roig rojas roldan roldán rolón roma roman romano romero
romeu romo román ropero roque ros rosado rosales rosario rosas rosell roselló rosero rosselló
roura rovira roybal royo rozas ruano rubalcaba rubilar rubio rueda ruelas ruiz ruvalcaba ruz
rábago ríos ródenas saavedra sabido sacristán saez sagrero sahagún sainz salamanca salas salazar
salcedo salcido saldaña saldivar saldivia saldías saldívar sales salgado salinas salmerón salom
salvador salvà samaniego samano samper sanabria sanches sanchez sancho sandoval sanhueza sanjuan
sanmartín sanmiguel sans santacruz santamaría santana santander santes santiago santibáñez
santillán santiz santos santoyo santín sanz sarabia saravia sarmiento sauceda saucedo saura sauri
sebastián sedano segarra segovia seguel segura seguí sepúlveda serna serra serrano serrato sevilla
sevillano sierra sifuentes silva simó sisneros sobarzo solano solar solera soliz solorio solorzano
solsona solé solís solórzano somoza soria soriano sosa sotelo soto sotomayor suarez suaste suazo
sureda suárez sáenz sáez sámano sánchez taboada tadeo tafoya talamantes talavera tamarit tamayo
tamez tapia tec tejada tejeda tejedor tejera tejero tello tena tenorio tepox terrazas terrones
terrón teruel terán tiburcio tijerina tinajero tinoco tirado tiscareño tlapale tlatelpa tobar
toledo tolentino tolosa toloza tomas tomás tomé tonix tormo torralba torreblanca torrecilla
torrens torrent torrents torres torresvázquez torrijos toscano tovar tox toxqui trejo treviño
triana trinidad troncoso trujano trujillo tudela tun tuyub tuz tzab tzec tzuc tánori téllez tórrez
uc ugarte uicab uitz ulibarri ulloa urbina ureña uriarte uribe urióstegui urra urrutia urzúa uría
urías uscanga utrera valadez valbuena valcárcel valdebenito valderrama valdez valdivia valdés
valencia valenciano valencias valentín valenzuela valera valerio valero vall valladares vallejo
vallejos valles valls vallés valtierra valverde vanegas vaquero varela vargas varguez vazquez veas
vega vejar vela velandia velarde velasco velazquez veloso velásquez velázquez vendrell venegas
vera verdejo verdugo verduzco verdú vergara vicencio vicens vicente victoriano vidal vidales
videla viera vigil vila vilalta vilanova vilaplana vilar vilches villablanca villafaña villafuerte
villagra villagrán villagómez villalba villalobos villalonga villalpando villamil villamizar
villanueva villar villareal villarreal villarroel villaseñor villaverde villavicencio villegas
villena virrueta vite vivanco viveros vives vizcarra vizcaíno viña viñas vásquez vázques vázquez
vélez véliz xicohténcatl xicoténcatl xochitiotzin xolocotzi xool yam yamá ybarra yeh yepes yescas
yuste yáñez yépez zabala zabaleta zaldívar zamarripa zambrano zamora zamorano zamudio zapata
zapién zaragoza zarate zarco zatarain zavala zavaleta zayas zazueta zedillo zelaya zenteno zepeda
zertuche zetina zorrilla zuazo zuluaga zumaya zurita zárate zúñiga águila álamo álvarez álvaro
ángel ángeles ávalos ávila
    """
)
UNACCENTED = str.maketrans("áéíóúü", "aeiouu")
_GIVEN_BARE = frozenset(name.translate(UNACCENTED) for name in GIVEN)
_SURNAMES_BARE = frozenset(name.translate(UNACCENTED) for name in SURNAMES)


def is_given(word: str) -> bool:
    """Whether a word is a given name that we know, with or without its accent."""
    return word.lower().translate(UNACCENTED) in _GIVEN_BARE


def is_surname(word: str) -> bool:
    """Whether a word is a common surname."""
    return word.lower().translate(UNACCENTED) in _SURNAMES_BARE
