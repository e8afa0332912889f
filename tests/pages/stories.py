"""Invented stories in five languages, the words that pages print around them, and teasers of other stories."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """Another story as a page lists it."""

    kicker: str
    title: str
    text: str
    age: str
    clock: str
    path: str


@dataclass(frozen=True)
class Story:
    """A story and the words around it."""

    language: str
    site: str
    host: str
    path: str
    section: str
    kicker: str
    title: str
    short_title: str
    lead: str
    paragraphs: tuple[str, ...]
    subheading: str
    quote: str
    caption: str
    credit: str
    authors: tuple[str, str]
    role: str
    stamp: str
    printed: str
    weekday: str
    by: str
    both: str
    comments: str
    tags: tuple[str, ...]
    tags_label: str
    more: str
    most_read: str
    read_also: str
    advert: str
    share: str
    letter: tuple[str, str, str]
    consent: str
    wall: str
    legal: tuple[str, str]
    biography: str
    questions: tuple[str, ...]
    cards: tuple[Card, ...]
    ranked: tuple[tuple[str, str], ...]


def _cards(*rows: tuple[str, str, str, str, str, str]) -> tuple[Card, ...]:
    return tuple(Card(*row) for row in rows)


GERMAN = Story(
    language="de",
    site="Deichpost Niederau",
    host="www.deichpost-niederau.example",
    path="/umland/faehre-steht-still-48812.html",
    section="Umland",
    kicker="Nahverkehr",
    title="Fähre über die Niederau steht seit drei Wochen still",
    short_title="Fähre Niederau steht still",
    lead="Ein gebrochenes Zahnrad legt die Verbindung lahm. Ersatz gibt es erst im Frühjahr, sagt die Werft.",
    paragraphs=(
        "Wer in diesen Tagen von Oberwarden nach Steinkamp will, muss einen Umweg von 31 Kilometern fahren. Die Fähre liegt am Südufer und rührt sich nicht.",
        "Anfang des Monats brach im Getriebe ein Zahnrad, das seit 1974 seinen Dienst getan hatte. Eine Firma, die solche Teile gießt, gibt es nicht mehr.",
        "Die Gemeinde hat inzwischen einen Kleinbus gemietet. Er fährt viermal am Tag und ist nach Angaben des Rathauses selten mehr als halb voll.",
        "„Wir verlieren jeden Tag Kunden“, sagt die Bäckerin Tomke Aalders, deren Laden direkt am Anleger steht. Sie hat die Öffnungszeiten verkürzt und eine Aushilfe entlassen.",
        "Der Kreis will die Reparatur zur Hälfte bezahlen, wenn das Land die andere Hälfte übernimmt. Eine Antwort aus der Hauptstadt steht bisher aus.",
        "Bis dahin bleibt den Pendlern der lange Weg über die Brücke. Manche haben sich zusammengetan und teilen sich nun ein Auto.",
    ),
    subheading="Ein Teil, das niemand mehr baut",
    quote="Wir verlieren jeden Tag Kunden.",
    caption="Seit drei Wochen am Südufer: die alte Fähre bei Niedrigwasser.",
    credit="Foto: Enno Lichtbild",
    authors=("Wiebke Tannhuber", "Jorin Salzmann"),
    role="Redakteurin Umland",
    stamp="2026-02-11T17:05:00+01:00",
    printed="11. Februar 2026, 17:05 Uhr",
    weekday="Mittwoch",
    by="Von",
    both="und",
    comments="14 Kommentare",
    tags=("Fähre", "Niederau", "Pendler"),
    tags_label="Schlagworte",
    more="Weitere Meldungen",
    most_read="Meistgelesen",
    read_also="Lesen Sie auch",
    advert="Anzeige",
    share="Teilen",
    letter=("Deichpost am Morgen", "Das Wichtigste aus der Region, jeden Morgen um sechs.", "Jetzt anmelden"),
    consent="Wir verwenden Cookies, um unser Angebot zu verbessern und Anzeigen auszuspielen.",
    wall="Jetzt weiterlesen: vier Wochen für einen Euro testen.",
    legal=("Impressum", "Datenschutz"),
    biography="Wiebke Tannhuber schreibt seit 2015 über das Umland und fährt am liebsten Rad.",
    questions=("Frau Aalders, wie geht es Ihnen?", "Was erwarten Sie vom Kreis?", "Und wenn nichts geschieht?"),
    cards=_cards(
        ("Wetter", "Sturm deckt Scheune in Oberwarden ab", "Niemand wurde verletzt, die Kühe standen im Freien.", "vor 12 Minuten", "17:31", "/umland/sturm-deckt-scheune-ab-48840.html"),
        ("Handball", "Niederauer Frauen holen den dritten Sieg", "Nach der Pause drehte die Mannschaft das Spiel.", "vor 2 Stunden", "15:20", "/sport/niederauer-frauen-dritter-sieg-48836.html"),
        ("Schule", "Grundschule bekommt endlich ein neues Dach", "Der Regen tropfte zuletzt auf die Landkarten im Lehrerzimmer.", "vor 4 Stunden", "13:02", "/lokales/grundschule-neues-dach-48829.html"),
        ("Wirtschaft", "Molkerei sucht Fahrer mit Geduld", "Die Runde dauert neun Stunden und führt über 60 Höfe.", "vor 5 Stunden", "11:48", "/wirtschaft/molkerei-sucht-fahrer-48821.html"),
        ("Kultur", "Chor singt im leeren Wasserturm", "Der Nachhall dauert elf Sekunden.", "vor 1 Tag", "09:15", "/kultur/chor-singt-im-wasserturm-48790.html"),
    ),
    ranked=(
        ("Warum im Moor jetzt Esel arbeiten", "/umland/esel-arbeiten-im-moor-48702.html"),
        ("Der Mann, der jede Laterne kennt", "/lokales/mann-kennt-jede-laterne-48688.html"),
        ("Streit um die Glocke von Steinkamp", "/umland/streit-um-glocke-steinkamp-48731.html"),
        ("Neue Straße bekommt alten Namen", "/lokales/neue-strasse-alter-name-48717.html"),
    ),
)

ENGLISH = Story(
    language="en",
    site="The Harrowby Lantern",
    host="www.harrowby-lantern.example",
    path="/news/2026/02/harrowby-library-keeps-its-night-shift",
    section="News",
    kicker="Libraries",
    title="Harrowby library keeps its night shift after readers refuse to leave",
    short_title="Library keeps night shift",
    lead="A trial that was meant to last six weeks has become a habit. The council now has to find the money.",
    paragraphs=(
        "At ten minutes to midnight on Tuesday there were still forty-one people in the reading room of Harrowby library. Most had brought a flask, and two had brought slippers.",
        "The council opened the building at night in October as an experiment. It had expected a handful of students and got nurses, bakers and a retired lighthouse keeper.",
        "Attendance has doubled since Christmas, according to figures given to councillors this week. The cost of heating has doubled as well.",
        "“I finished a novel here for the first time in ten years,” said Edwin Copperfield-Shaw, a bus driver who comes in after the late run. He would pay for the seat if anyone asked him.",
        "The finance committee will decide next month whether the night shift goes on. A proposal to charge a pound a visit was laughed out of the last meeting.",
        "Until then the lamps stay lit. The librarian on duty says she has learned to recognise the regulars by the sound of their shoes.",
    ),
    subheading="A warm place to sit",
    quote="I finished a novel here for the first time in ten years.",
    caption="The reading room shortly before midnight, with most of its seats taken.",
    credit="Photograph: Ottoline Shutter",
    authors=("Marigold Penhallow", "Tobias Wrenfield"),
    role="Local affairs editor",
    stamp="2026-02-11T08:40:00+00:00",
    printed="11 February 2026, 08:40",
    weekday="Wednesday",
    by="By",
    both="and",
    comments="37 comments",
    tags=("Libraries", "Harrowby", "Council"),
    tags_label="Topics",
    more="Latest stories",
    most_read="Most read",
    read_also="Read also",
    advert="Advertisement",
    share="Share",
    letter=("The Lantern at dawn", "All you need to know about the valley, every weekday.", "Sign up for the newsletter"),
    consent="We and our partners use cookies to improve our pages and to show advertisements.",
    wall="Subscribe now to read the rest of this story. Four weeks for one pound.",
    legal=("Contact us", "Privacy policy"),
    biography="Marigold Penhallow has covered the valley since 2012 and keeps three goats.",
    questions=("Mr Copperfield-Shaw, what brings you here?", "Would you pay for it?", "What if it closes?"),
    cards=_cards(
        ("Weather", "Snow shuts the mountain road until Friday", "Two lorries were turned back at the barrier.", "12 minutes ago", "09:21", "/news/2026/02/snow-shuts-the-mountain-road"),
        ("Cricket", "Village side bowled out for nineteen runs", "The tea was said to be excellent all the same.", "2 hours ago", "07:15", "/sport/2026/02/village-side-bowled-out-for-nineteen"),
        ("Business", "Button factory hires its first apprentice in years", "She beat sixty others in a test of patience.", "3 hours ago", "06:02", "/business/2026/02/button-factory-hires-apprentice"),
        ("Schools", "Pupils build a weather station from bicycle parts", "It has been right on eleven days out of twelve.", "5 hours ago", "04:48", "/news/2026/02/pupils-build-a-weather-station"),
        ("Arts", "Painter finds her own forgery in the town hall", "She has asked the mayor to leave it where it is.", "1 day ago", "03:15", "/arts/2026/02/painter-finds-her-own-forgery"),
    ),
    ranked=(
        ("Why the river runs backwards twice a year", "/science/2026/01/why-the-river-runs-backwards"),
        ("The postman who never takes the car", "/news/2026/01/postman-who-never-takes-the-car"),
        ("Row over the clock at Saint Alkmund", "/news/2026/02/row-over-the-clock-at-saint-alkmund"),
        ("Old bakery to become a smaller bakery", "/business/2026/01/old-bakery-to-become-smaller-bakery"),
    ),
)

FRENCH = Story(
    language="fr",
    site="Le Petit Phare",
    host="www.petit-phare.example",
    path="/societe/le-moulin-de-saint-orme-tourne-a-nouveau_77120.html",
    section="Société",
    kicker="Patrimoine",
    title="Le moulin de Saint-Orme tourne à nouveau après un siècle de silence",
    short_title="Saint-Orme : le moulin tourne",
    lead="Une dizaine de bénévoles ont passé quatre ans à le remettre en état. La première farine sort ce mois-ci.",
    paragraphs=(
        "Le vent d’ouest s’est levé vers huit heures, et les ailes se sont mises en marche sans un bruit. Sur la butte, une trentaine d’habitants retenaient leur souffle.",
        "Le moulin de Saint-Orme n’avait plus tourné depuis 1921. La charpente servait de grenier, puis de perchoir aux choucas, avant que la commune ne la rachète pour un euro symbolique.",
        "Quatre années de travaux ont suivi, menées surtout le week-end. Les meules viennent d’une carrière voisine qui n’ouvre plus que sur demande.",
        "« On nous prenait pour des rêveurs », raconte Hermine Vauquelin, charpentière à la retraite et présidente de l’association. Elle a dessiné elle-même chaque pièce du mécanisme.",
        "La boulangerie du village s’est engagée à prendre toute la farine de la saison. Une école hôtelière de la région attend elle aussi ses premiers sacs.",
        "Reste à trouver un meunier, car aucun des bénévoles ne connaît vraiment le métier. Une annonce a été affichée à la mairie la semaine dernière.",
    ),
    subheading="Quatre ans de patience",
    quote="On nous prenait pour des rêveurs.",
    caption="Les ailes du moulin, remises en place au printemps dernier par une grue.",
    credit="Crédit : Anatole Pellicule",
    authors=("Solène Marchefeu", "Bastien Orval"),
    role="Correspondante régionale",
    stamp="2026-02-11T18:10:00+01:00",
    printed="11 février 2026 à 18h10",
    weekday="mercredi",
    by="Par",
    both="et",
    comments="9 commentaires",
    tags=("Moulin", "Saint-Orme", "Patrimoine"),
    tags_label="Mots-clés",
    more="Toute l’actualité",
    most_read="Les plus lus",
    read_also="Lire aussi",
    advert="Publicité",
    share="Partager",
    letter=("La lettre du Phare", "Chaque soir, l’essentiel de la côte en cinq minutes.", "Je m’inscris à la newsletter"),
    consent="Nous utilisons des cookies pour améliorer notre site et diffuser de la publicité.",
    wall="Abonnez-vous pour lire la suite : un mois pour un euro.",
    legal=("Mentions légales", "Confidentialité"),
    biography="Solène Marchefeu parcourt la côte à vélo depuis dix ans pour ce journal.",
    questions=("Madame Vauquelin, pourquoi ce moulin ?", "Qui a payé les travaux ?", "Et maintenant ?"),
    cards=_cards(
        ("Météo", "La tempête emporte le kiosque du port", "Le marchand de glaces s’est réfugié à la capitainerie.", "il y a 12 minutes", "18:31", "/faits-divers/la-tempete-emporte-le-kiosque_77155.html"),
        ("Football", "Le gardien remplaçant marque à la dernière minute", "Il n’avait pas joué depuis l’automne.", "il y a 2 heures", "16:20", "/sport/le-gardien-remplacant-marque_77149.html"),
        ("Économie", "La conserverie embauche quarante personnes", "La sardine se vend mieux que jamais.", "il y a 3 heures", "15:02", "/economie/la-conserverie-embauche-quarante-personnes_77141.html"),
        ("École", "Les élèves du collège réparent des vélos", "Ils en ont remis soixante en circulation.", "il y a 5 heures", "13:48", "/societe/les-eleves-reparent-des-velos_77133.html"),
        ("Musique", "Un orgue retrouvé dans une grange", "Il manque seulement trois tuyaux.", "il y a 1 jour", "11:15", "/culture/un-orgue-retrouve-dans-une-grange_77102.html"),
    ),
    ranked=(
        ("Pourquoi les mouettes ont quitté la jetée", "/nature/pourquoi-les-mouettes-ont-quitte-la-jetee_76988.html"),
        ("Le facteur qui connaît tous les chiens", "/societe/le-facteur-qui-connait-tous-les-chiens_76970.html"),
        ("Querelle autour de la fontaine du marché", "/politique/querelle-autour-de-la-fontaine_77011.html"),
        ("Une rue change de nom pour la troisième fois", "/societe/une-rue-change-de-nom_77003.html"),
    ),
)

SPANISH = Story(
    language="es",
    site="El Faro de Altamira Baja",
    host="www.faro-altamira.example",
    path="/comarca/el-tren-del-valle-vuelve-a-parar-30518.html",
    section="Comarca",
    kicker="Transporte",
    title="El tren del valle vuelve a parar en la estación de Peñahonda",
    short_title="Peñahonda recupera el tren",
    lead="Los vecinos llevaban nueve años pidiéndolo. El primer viajero subió con una tarta y un paraguas.",
    paragraphs=(
        "A las siete y doce de la mañana el tren se detuvo por fin en Peñahonda, y en el andén sonó un aplauso que duró más que la parada. Habían acudido casi todos los vecinos del pueblo.",
        "La estación se cerró hace nueve años porque, según la compañía, nadie la usaba. Los vecinos contaron entonces a los pasajeros y les salieron 140 al día.",
        "Desde ese momento hubo cartas, reuniones y una huelga de persianas. El gobierno de la comarca acabó por pagar la reforma del andén y de la marquesina.",
        "“Nos trataron como si no existiéramos”, recuerda Leocadia Montesgil, que dirige la asociación de vecinos. Guarda en casa once carpetas con la correspondencia.",
        "El tren parará de momento cuatro veces al día, dos en cada sentido. Si la demanda crece, la compañía promete añadir una parada los domingos.",
        "El bar de la estación también ha vuelto a abrir. Su dueño, que se había marchado a la costa, dice que el café sabe igual que antes.",
    ),
    subheading="Once carpetas de cartas",
    quote="Nos trataron como si no existiéramos.",
    caption="El primer tren a su llegada al andén reformado, con algo de niebla.",
    credit="Foto: Casilda Objetivo",
    authors=("Remedios Valdehoya", "Gonzalo Tierrafría"),
    role="Redactora de comarca",
    stamp="2026-02-11T12:30:00+01:00",
    printed="11 de febrero de 2026, 12:30",
    weekday="miércoles",
    by="Por",
    both="y",
    comments="22 comentarios",
    tags=("Tren", "Peñahonda", "Vecinos"),
    tags_label="Etiquetas",
    more="Últimas noticias",
    most_read="Lo más leído",
    read_also="Lea también",
    advert="Publicidad",
    share="Compartir",
    letter=("El Faro de la tarde", "Cada día, las noticias del valle en su correo.", "Suscríbete al boletín"),
    consent="Utilizamos cookies propias y de terceros para mejorar nuestros servicios y mostrar publicidad.",
    wall="Suscríbete para seguir leyendo: un mes por un euro.",
    legal=("Aviso legal", "Privacidad"),
    biography="Remedios Valdehoya cubre la comarca desde 2010 y toca el acordeón.",
    questions=("Señora Montesgil, ¿está contenta?", "¿Quién ha pagado la obra?", "¿Y ahora?"),
    cards=_cards(
        ("Tiempo", "La nieve corta la carretera del puerto", "Dos camiones tuvieron que dar la vuelta.", "hace 12 minutos", "12:51", "/comarca/la-nieve-corta-la-carretera-30544.html"),
        ("Fútbol", "El filial gana con un gol de cabeza", "El partido se jugó casi a oscuras.", "hace 2 horas", "10:40", "/deportes/el-filial-gana-con-un-gol-30540.html"),
        ("Economía", "La fábrica de botones contrata a veinte personas", "Los pedidos llegan sobre todo de fuera.", "hace 3 horas", "09:22", "/economia/la-fabrica-de-botones-contrata-30533.html"),
        ("Escuela", "Los alumnos montan una radio en el gimnasio", "Emiten cada jueves durante el recreo.", "hace 5 horas", "07:48", "/sociedad/los-alumnos-montan-una-radio-30526.html"),
        ("Arte", "Aparece un mural bajo la pintura del mercado", "Nadie recuerda quién lo pintó.", "hace 1 día", "08:15", "/cultura/aparece-un-mural-30499.html"),
    ),
    ranked=(
        ("Por qué el río suena distinto en invierno", "/ciencia/por-que-el-rio-suena-distinto-30410.html"),
        ("El cartero que conoce a todos los perros", "/sociedad/el-cartero-que-conoce-a-los-perros-30402.html"),
        ("Disputa por la campana de la ermita", "/comarca/disputa-por-la-campana-30431.html"),
        ("Una calle cambia de nombre por tercera vez", "/sociedad/una-calle-cambia-de-nombre-30425.html"),
    ),
)

DUTCH = Story(
    language="nl",
    site="Sluisbode",
    host="www.sluisbode.example",
    path="/regio/artikel/brugwachter-van-oudemeer-keert-terug-6120",
    section="Regio",
    kicker="Scheepvaart",
    title="Brugwachter van Oudemeer keert terug na storing met de computer",
    short_title="Brugwachter keert terug",
    lead="De brug werd vorig jaar op afstand bediend. Nu zit er weer een mens in het huisje, met een kachel.",
    paragraphs=(
        "Het licht in het brughuisje van Oudemeer brandt weer, en dat is voor veel schippers een opluchting. Een jaar lang ging de brug open en dicht vanuit een kantoor op veertig kilometer afstand.",
        "In januari bleef de brug twee keer een halve dag open staan. De computer dacht volgens de provincie dat er nog een schip onderdoor voer.",
        "Sinds maandag zit brugwachter Jelle Hoogwater daarom terug op zijn oude plek. Hij had zijn stoel nooit weggedaan, zegt hij, want hij vertrouwde de zaak niet.",
        "“Een camera ziet niet of iemand haast heeft”, vertelt schipper Femke Rietdijk, die twee keer per week grind vervoert. Zij zwaait nu weer naar het huisje en krijgt een groet terug.",
        "De provincie wil de proef met de bediening op afstand pas hervatten als de fout gevonden is. Dat kan nog wel tot na de zomer duren.",
        "Voor de bewoners van het dorp verandert er weinig, behalve dat ze weer weten wie ze moeten bellen. Het nummer hangt op een briefje naast de slagboom.",
    ),
    subheading="Twee keer een halve dag open",
    quote="Een camera ziet niet of iemand haast heeft.",
    caption="Het huisje naast de brug, met de oude stoel voor het raam.",
    credit="Foto: Teun Sluiter",
    authors=("Marijke Veldkamp", "Sietse Poldervaart"),
    role="Verslaggever regio",
    stamp="2026-02-11T14:20:00+01:00",
    printed="11 februari 2026, 14:20",
    weekday="woensdag",
    by="Door",
    both="en",
    comments="6 reacties",
    tags=("Brug", "Oudemeer", "Schippers"),
    tags_label="Onderwerpen",
    more="Laatste nieuws",
    most_read="Meest gelezen",
    read_also="Lees ook",
    advert="Advertentie",
    share="Delen",
    letter=("Sluisbode vandaag", "Elke ochtend het nieuws uit de regio in uw mailbox.", "Meld u aan voor de nieuwsbrief"),
    consent="Wij gebruiken cookies om onze site te verbeteren en advertenties te tonen.",
    wall="Word abonnee en lees verder: de eerste maand voor een euro.",
    legal=("Colofon", "Privacy"),
    biography="Marijke Veldkamp schrijft sinds 2011 over het water en woont op een schip.",
    questions=("Meneer Hoogwater, bent u blij?", "Wat ging er mis?", "En nu?"),
    cards=_cards(
        ("Weer", "Storm blaast het dak van de kaasfabriek", "De kazen bleven wonder boven wonder droog.", "12 minuten geleden", "14:41", "/regio/artikel/storm-blaast-dak-van-kaasfabriek-6151"),
        ("Schaatsen", "Meisje van elf wint de tocht over het meer", "Zij reed op de noren van haar oma.", "2 uur geleden", "12:30", "/sport/artikel/meisje-van-elf-wint-de-tocht-6147"),
        ("Economie", "Klompenmaker zoekt voor het eerst personeel", "De wachttijd is opgelopen tot acht weken.", "3 uur geleden", "11:12", "/economie/artikel/klompenmaker-zoekt-personeel-6139"),
        ("School", "Leerlingen graven een vijver voor salamanders", "Het eerste dier meldde zich al na een dag.", "5 uur geleden", "09:48", "/regio/artikel/leerlingen-graven-een-vijver-6133"),
        ("Cultuur", "Fanfare oefent voortaan in de sporthal", "De buren van het oude gebouw zijn verhuisd.", "1 dag geleden", "08:15", "/cultuur/artikel/fanfare-oefent-in-de-sporthal-6109"),
    ),
    ranked=(
        ("Waarom de zwanen dit jaar zijn gebleven", "/natuur/artikel/waarom-de-zwanen-zijn-gebleven-6021"),
        ("De postbode die nooit de auto neemt", "/regio/artikel/postbode-neemt-nooit-de-auto-6013"),
        ("Ruzie om de klok van de oude kerk", "/regio/artikel/ruzie-om-de-klok-6044"),
        ("Straat krijgt voor de derde keer een nieuwe naam", "/regio/artikel/straat-krijgt-nieuwe-naam-6037"),
    ),
)

STORIES = (GERMAN, ENGLISH, FRENCH, SPANISH, DUTCH)
