"""Words of official Spanish that the reader knows: closed lists, none of them of one bulletin."""

import re

from tequio.publish.bulletins.rules.words import words

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun",
            "julio jul", "agosto ago", "septiembre setiembre sept sep", "octubre oct",
            "noviembre nov", "diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
)
WEEKDAY = r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
STATES = (
    "Aguascalientes", "Baja California Sur", "Baja California", "Campeche", "Chiapas", "Chihuahua",
    "Ciudad de México", "Coahuila", "Colima", "Durango", "Estado de México", "Guanajuato",
    "Guerrero", "Hidalgo", "Jalisco", "Michoacán", "Morelos", "Nayarit", "Nuevo León", "Oaxaca",
    "Puebla", "Querétaro", "Quintana Roo", "San Luis Potosí", "Sinaloa", "Sonora", "Tabasco",
    "Tamaulipas", "Tlaxcala", "Veracruz", "Yucatán", "Zacatecas",
)  # fmt: skip
STATE = re.compile(r"\b(?:" + "|".join(STATES) + r")\b")
_INSTITUTIONAL = """
GOBIERNO SECRETARÍA SERVICIOS SALUD INSTITUTO SEGURO SOCIAL SEGURIDAD BIENESTAR IMSS ISSSTE OPD SSO
INSABI SSA ISEM DIRECCIÓN GENERAL COORDINACIÓN COMUNICACIÓN UNIDAD ESTADO ESTATAL FEDERAL MÉXICO
MEXICANO BOLETÍN COMUNICADO PRENSA CONJUNTO INFORMATIVO NOTA VOCERÍA OFICINA PODER EJECUTIVO CIUDAD
LIBRE SOBERANO PÚBLICO PÚBLICOS ORGANISMO ÓRGANO DESCENTRALIZADO TRABAJADORES SERVICIO SOCIALES
MUNICIPIO AYUNTAMIENTO CONSTITUCIONAL DELEGACIÓN REPRESENTACIÓN PROGRAMA SISTEMA NACIONAL
INFORMACIÓN DIFUSIÓN RELACIONES PÚBLICAS DE DEL LA EL LOS LAS Y PARA EN CON A REPÚBLICA
CONGRESO H HONORABLE CÁMARA DIPUTADOS SENADO LEGISLATURA UNIVERSIDAD SINDICATO SNTSA SECCIÓN
ADMINISTRACIÓN ESTADOS UNIDOS MEXICANOS JURISDICCIÓN SANITARIA SUBSECRETARÍA COMISIÓN
"""


def _bare(words: str) -> str:
    return words.upper().translate(str.maketrans("ÁÉÍÓÚÜ", "AEIOUU"))


INSTITUTIONAL_WORDS = frozenset(_bare(_INSTITUTIONAL).split()) | {
    word for state in STATES for word in _bare(state).split()
}


def is_institutional(line: str) -> bool:
    """Whether a line holds nothing but words that bodies are called by."""
    words = re.findall(r"[^\W\d_]+", _bare(line))
    return bool(words) and all(word in INSTITUTIONAL_WORDS for word in words)


POST = re.compile(
    r"(?:(?:sub)?(?:director|secretari|coordinador|gobernador|jef|comisionad|delegad|tesorer"
    r"|contralor|procurador|administrador|regidor|senador|diputad|president|subsecretari|consejer"
    r"|asesor|encargad|magistrad|ministr|embajador|rector|consultor|supervisor|promotor"
    r"|investigador|funcionari|mandatari|ingenier|enfermer|médic|síndic|vicepresident|epidemiólog"
    r"|investigador|profesor|abogad|vocer|maestr|enlace|notari|cónsul|auditor|gestor|técnic)"
    r"(?:[oae]s?|es|as)?"
    r"|titular(?:es)?|responsables?|representantes?|alcaldes?|alcaldesas?|edil(?:es)?|fiscal(?:es)?"
    r"|vocal(?:es)?|líder(?:es)?|dirigentes?|oficial mayor|presidentas?|intendentes?|comandantes?"
    r"|general(?:es)?|coronel|capitán|cronista|cirujan[oa]s?|pediatras?|trabajador(?:a|as|es)?)\b",
    re.IGNORECASE,
)
HONORIFIC = (
    r"(?:doctor(?:a|es|as)?|dr|dra|drs|lic|licenciad[oa]s?|mtr[oa]|maestr[oa]|ing|ingenier[oa]|arq"
    r"|arquitect[oa]|c|señor(?:a|es)?|sr|sra|don|doña|profr|profa|profesora?|gral|general|c\.p|qfb"
    r"|enf|psic|mtra|contador(?:a)?|ciudadan[oa]|l\.e|biól|cap|almte|almirante|med|tec)"
)
SAID = re.compile(
    r"(?:dijo|dice|afirm|señal|destac|subray|indic|expres|explic|coment|inform|agreg|añad|asegur"
    r"|manifest|mencion|puntualiz|precis|refir|resalt|reiter|reconoc|sostuv|abund|anunci|detall"
    r"|apunt|declar|expus|agradec|celebr|enfatiz|recalc|recordó|advirt|aclar|lament|relat|cont[óo]"
    r"|cuenta|pidió|llam[óo]|exhort|encabez|inaugur|presidi|particip|asist|acompañ|acudi|recorri"
    r"|firm|entreg|supervis|visit|instruy|reconoció|inici|explicó|consider|compart|describ|concluy"
    r"|remarc|ratific|respond|señaló|planteó|habló|tom[óo] protesta)\w*",
    re.IGNORECASE,
)
GIVEN = words(
    """
aarón abel abigail abraham abril ada adalberto adán adela adelina adolfo adrián adriana agustín
agustina aída alan alba alberto alejandra alejandro alejo alexis alfonso alfredo alicia alma
almudena alondra álvaro alvaro amada amalia amanda amelia américa amparo ana anabel anahí andrea
andrés ángel angel ángela ángeles angélica anselmo antonia antonio apolinar araceli arcelia
ariadna ariel armando arnulfo arturo asa asunción aurelia aurelio aurora azucena bárbara bartolomé
beatriz belén benigno benito benjamín berenice bernardo bertha blanca brenda bruno camila
candelario carla carlos carlota carmela carmen carolina catalina cecilia celia célida celina celso
césar cesar clara claudia clemente concepción consuelo cristian cristina cristóbal cuauhtémoc
cuitláhuac cynthia dafne dalia damián daniel daniela darío david débora delfina delia denisse
diana diego dolores dora dulce edgar edith edmundo eduardo edwin efraín elba elena eleazar elia
elías elisa elizabeth eloísa elsa elvia elvira emilia emiliano emilio emma enrique erasmo eric
erick erika ernestina ernesto esmeralda esperanza esteban estela esther eugenia eugenio eunice
eusebio eva evangelina evaristo evelia evelyn fabián fabiola fátima federico felícitas felipe
félix fermín fernanda fernando fidel filiberto flavio flor florencia florentino francisca
francisco gabriel gabriela geovany gerardo germán gilberto gilda gisela gloria gonzalo graciela
gregorio griselda guadalupe guillermina guillermo gustavo héctor heriberto hermelinda hilda
hipólito homero horacio hortensia hugo humberto ignacia ignacio ildefonso imelda inés irais irene
iris irma isaac isabel isaías isela ismael israel itzel iván ivonne jacinto jacobo jaime javier
jazmín jenaro jerónimo jessica jesús jimena joaquín joel jonathan jorge josé josefa josefina josué
juan juana juanita judith julia julián juliana julieta julio justino karen karina karla laura
leonardo leonel leonor leopoldo leticia lidia liliana lilia lina lizbeth lorena lorenzo lourdes
lucero lucía luciano lucila lucio luis luisa luz macarena magali magdalena manuel manuela marcela
marcelino marcelo marco marcos margarita maría mariana mariano maribel maricela marina mario
marisol maritza marlene marta martha martín martina mateo matías matilde mauricio mauro maximino
mayra melchor melissa mercedes micaela miguel minerva mirna miralda miriam misael moisés mónica
nadia nallely nancy natalia nayeli nélida néstor nicolás noé noel noemí nora norberto norma
octavio odilia ofelia olga oliva oliver olivia omar orlando oscar óscar osvaldo pablo palmira
paloma paola patricia paula paulina pedro perla petra pilar porfirio primitivo rafael ramiro ramón
raquel raúl raymundo rebeca refugio regina reina rené reyna ricardo rigoberto rita roberta roberto
rocío rodolfo rodrigo rogelio rolando román romeo romualdo rosa rosalba rosalía rosalinda rosario
rosaura rubén rufino ruth sabino salomón salvador samuel sandra sara saúl sebastián selene serafín
sergio silverio silvia silvestre simón socorro sofía soledad sonia susana tania teodoro teresa
tomás trinidad ulises úrsula valentín valentina valeria vanessa verónica vicente víctor victoria
vidal violeta virginia viviana wendy wilfrido xavier ximena yadira yasmín yazmín yesenia yolanda
zacarías zaira zenaida zoé zoila candelaria citlali xóchitl donají nashieli natividad nazario
obdulia ambrosio anastasio eufemia eulalia eliseo emanuel emmanuel ezequiel fausto florinda
genoveva georgina irving jair jocelyn kenia leobardo leonila ligia macario maura maximiliano
nereida nicandro procopio prudencia remedios rosendo santiago tobías ubaldo venancio wenceslao
yareli zeferino borsalino patricio delfino pascuala beto lupita paco pepe memo chuy lalo toño
adelaida ailed alfonsina aleida anselma antonino basilio bonifacio casimiro casandra constantino
cornelio dionisio domingo efrén elsy ema ernestino evodio fidencio gamaliel gaspar gaudencio
herminia herminio honorio jacqueline jaqueline janeth jeremías justina leandro librado lilián
lisandro luzmaría maricruz marilú mariela marilyn matilda melquiades minervo nereo odette olegario
otilia otilio paulino plácido ponciano quirino reynaldo rosaelena rosalío rosy rubí santos
secundino serafina sixto tomasa urbano valente victorino wilberth yamile yaneth yuridia teresita
marisela edna nelly gladys gladis karime mireya
everardo amílcar damiana casto mayte maite irasema perseo elodia elpidio eloy
elvis erandi estrella fidelia filemón fortino gael gualberto gumersindo hernán hilario hiram
humbelina irineo isidoro isidra isidro jessika jovita juvenal lamberto laurencio lázaro leila
librada loreto ludivina malaquías marcial martiniano maurilio mayela maritere modesto morelia
nabor nelson nilda obed octaviano olaf onésimo panfilo pánfilo pascual perfecto petrona poli
policarpo práxedes quetzal rafaela rómulo romelia roque rubi saturnino severiano severino tarcisio
telésforo tiburcio ulíses uriel veronica vilma yair yahir yolotl zulema leopolda luciana mirza
nayely naty nohemí noemi ivette ivett lizette
    """
)
SURNAMES = words(
    """
garcía hernández martínez lópez gonzález pérez rodríguez sánchez ramírez cruz flores gómez morales
vázquez jiménez reyes díaz torres gutiérrez ruiz mendoza aguilar ortiz castillo moreno romero
álvarez méndez chávez rivera juárez ramos domínguez herrera medina castro vargas guzmán velázquez
rojas contreras salazar luna ortega santiago guerrero estrada bautista cortés soto alvarado
espinoza espinosa lara ávila ríos cervantes silva delgado vega márquez sandoval fernández león
carrillo muñoz núñez mejía campos rosas maldonado ibarra solís navarro rosales mora pacheco
camacho valdez acosta leyva trejo miranda nava robles cárdenas salas montes valencia orozco
padilla velasco salinas cabrera arias escobar villegas olvera sáenz santiz ochoa rentería zamora
meneses valenzuela figueroa peña serrano rangel barrera lozano meza avilés calderón zavala tapia
corona tovar rosario arellano cuevas zúñiga villanueva beltrán duarte franco galindo parra
quintero osorio esquivel trujillo montoya castañeda macías rubio bravo palacios vera cano cisneros
gallegos miramontes becerra benítez santos antonio
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


_SMALL = re.compile(
    r"(?i:de|del|la|las|los|el|y|e|en|con|para|por|a|al|que|su|sus|se"
    r"|fue|un|una|como|tras|sin|entre|desde|hasta|no|ser[aá]n?|lo|le)"
)


def sentence_case(text: str) -> str:
    """Return a text in capitals as names and small words, letter for letter; others as they are."""
    if not text.isupper():
        return text
    return re.sub(r"[^\W\d_]+", lambda found: _cased(found[0]), text)


def _cased(word: str) -> str:
    low = word.lower()
    if len(low) != len(word):
        return word
    if _SMALL.fullmatch(low) or SAID.fullmatch(low) or POST.fullmatch(low):
        return "General" if low == "general" else low
    return low.capitalize()
