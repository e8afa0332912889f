"""Words that stand beside a story and are never part of it."""
from __future__ import annotations

import re

LABEL = re.compile(
    r"^\W*(?:anzeige|werbung|advertisement|advertising|advert|publicité|publicidad|pubblicità|reklama|reklame|reklam|annons|annonse|iklan|ad|sponsored|"
    r"article continues (?:below|after).{0,30}|story continues below.{0,30}|continue reading.{0,40}|"
    r"share(?: this)?(?: (?:article|story|post|on|via|with).{0,30})?|(?:diesen )?(?:artikel|beitrag)? ?teilen(?: auf.{0,30})?|partager.{0,30}|compartir.{0,30}|"
    r"condividi.{0,30}|drucken|print|tweet|pin it|kommentare?(?: \(?\d+\)?)?|(?:\d+ )?comments?(?: \(?\d+\)?)?|mostrar comentarios|"
    r"subscribe.{0,40}|sign up.{0,60}|(?:zum )?newsletter(?: anmelden| abonnieren)?|mehr|more|weiter|weiterlesen|mehr lesen|mehr erfahren|"
    r"zur startseite|nach oben|back to top|video|audio|bilderstrecke|fotostrecke|merken|folgen|follow us.{0,60}|story saved|"
    r"current issue|key points|(?:all|alle) rights? reserved.{0,40}|alle rechte vorbehalten.{0,40}|tags?|topics?|themen|schlagworte|"
    r"trending|stay on top of.{0,60}|download(?:s)?|loading.{0,10}|lädt.{0,10}|quelle|source|sources|quellen|read article|(?:artikel )?(?:anhören|vorlesen)|"
    r"listen(?: to (?:this )?article)?.{0,20}|écouter.{0,20}|play|pause|\d+:\d+(?:\s*/?\s*\d+:\d+)*|[\d.,]+ (?:views?|shares?|likes?|aufrufe))[\s:.…!>»›→▶]*$", re.I)
RELATED = re.compile(
    r"^\W*(?:lesen sie (?:auch|mehr|dazu|hierzu|weiter).{0,60}|lies (?:auch|mehr|dazu).{0,40}|mehr zum thema.{0,40}|mehr (?:zu|über|von|aus|infos|dazu)\b.{0,60}|"
    r"noch mehr.{0,60}|auch interessant.{0,40}|auch spannend.{0,40}|passend dazu.{0,40}|"
    r"das könnte (?:sie|dich|euch|ihnen) auch.{0,40}|(?:weitere|ähnliche|verwandte|aktuelle|neueste|empfohlene|top) (?:aktuelle |interessante )?"
    r"(?:artikel|themen|beiträge|meldungen|nachrichten|links|informationen|topthemen|news|inhalte|stories)\b.{0,60}|weiterführende.{0,40}|siehe auch.{0,60}|"
    r"top-?themen.{0,40}|empfehlung(?:en)?(?: der redaktion)?.{0,20}|unsere empfehlung.{0,40}|zum thema|themen im artikel|über (?:den autor|die autorin|uns|diese reihe)|"
    r"read (?:more|also|next|this|the full).{0,40}|related(?: (?:stories|articles|posts|content|news|links|topics|coverage|reading|video)).{0,40}|related|"
    r"more (?:on this|from|in|about|stories|news|to read)\b.{0,50}|see also.{0,40}|also read.{0,40}|you (?:may|might) (?:also|like).{0,40}|recommended.{0,40}|"
    r"don't miss.{0,40}|what to read next.{0,20}|most (?:read|popular|viewed).{0,30}|latest (?:news|posts|stories|articles).{0,30}|trending (?:now|stories).{0,30}|"
    r"further reading.{0,30}|up next.{0,30}|about the authors?.{0,40}|"
    r"(?:à )?lire (?:aussi|également|la suite).{0,40}|sur le même (?:sujet|thème).{0,40}|voir aussi.{0,40}|à découvrir.{0,30}|articles? (?:liés?|connexes?).{0,20}|"
    r"lea (?:también|además).{0,40}|le(?:e|er) (?:también|más).{0,40}|te puede interesar.{0,40}|le puede interesar.{0,40}|puede(?:s)? ver.{0,20}|noticias relacionadas.{0,20}|"
    r"también te puede.{0,40}|más (?:noticias|información|sobre).{0,40}|você pode gostar.{0,20}|leia (?:também|mais).{0,40}|veja também.{0,40}|"
    r"leggi anche.{0,40}|ti potrebbe interessare.{0,40}|vedi anche.{0,40}|les også.{0,40}|les mer.{0,40}|läs (?:också|mer|även).{0,40}|læs (?:også|mere).{0,40}|"
    r"lees (?:ook|meer).{0,40}|zobacz (?:także|też|również).{0,40}|czytaj (?:także|też|więcej|również).{0,40}|przeczytaj (?:także|też|również).{0,40}|"
    r"dowiedz się więcej.{0,40}|taip pat skaitykite.{0,20}|ayrıca (?:oku|bak).{0,40}|ilgili haberler.{0,20}|baca juga.{0,60})$", re.I)
LINK_LABEL = re.compile(r"^[^.!?]{2,45}[:|>»►→]\s*\S", re.I)
CREDIT = re.compile(
    r"^\W*(?:(?:symbol|beitrags|titel|archiv|agentur|vorschau)?(?:foto|fotos|photo|photos|photograph|photography|bild|bilder|bildquelle|bildnachweis|bildrechte|image|images|picture|"
    r"credit|credits|crédit(?: photo)?|grafik|fot\.|imagen|immagine|image illustrative|zdjęcie|illustration|bildcredit)"
    r"(?: by| von| courtesy(?: of)?)?\s*[:©/|]|©|copyright\b|\(c\) ).{0,160}$|"
    r"^.{0,70}(?:getty images|picture alliance|imago images|shutterstock|istock|unsplash|pixabay|adobe ?stock|/dpa|/afp|/ap|/reuters|/apa|/epa|/keystone|/imago)\s*[)\].]?$", re.I)
CREDITED = re.compile(
    r"[(\[|/–-]\s*(?:foto|fotos|photo|photos|photo by|bild|bilder|image|images|credits?|crédit|fot\.|grafik|illustration)\s*(?:courtesy\s*)?[:©/].{0,70}$", re.I)
CONSENT = re.compile(
    r"externe[rn]? inhalte?|an dieser stelle (?:finden sie|findest du|befindet sich|haben wir|würden wir)|empfohlener (?:redaktioneller|externer) inhalt|"
    r"einverstanden,? dass mir externe|personenbezogene daten (?:können )?an drittplattformen|ip-adresse wird dabei|"
    r"enable javascript|javascript (?:aktivieren|is disabled|ist deaktiviert|to view)|this content is (?:not available|hosted by)|"
    r"um diesen inhalt (?:zu sehen|anzuzeigen)|zustimmung (?:können sie )?jederzeit widerrufen|allow cookies|accept cookies|"
    r"i agree to the terms|by (?:signing up|clicking|subscribing|providing your email)|nous avons besoin de votre consentement|ce contenu (?:est bloqué|n'est pas)|"
    r"your browser does(?: not|n't) support|ihr browser unterstützt|an error occurred|thank you for (?:subscribing|signing)", re.I)
PROMPT = re.compile(
    r"hat ihnen (?:dieser|der) (?:artikel|beitrag) gefallen|unterstützen sie (?:uns|unsere)|(?:testen|lesen) sie .{0,30}(?:kostenlos|gratis|wochen)|"
    r"jetzt (?:kostenlos|gratis)? ?(?:testen|abonnieren|bestellen|anmelden|registrieren|mitglied werden|weiterlesen)|sie sind bereits (?:abonnent|registriert)|"
    r"(?:zum|unseren|kostenlosen) newsletter|newsletter (?:anmelden|abonnieren|bestellen)|abonnieren sie|melden sie sich (?:hier )?an|schreiben sie uns|"
    r"ihre meinung ist uns wichtig|folgen sie uns|folge uns|kostenlos herunterladen|2\d{3} nichts mehr versäumen|"
    r"subscribe (?:now|today|to|here)|sign up (?:for|to|here)|get .{0,60}(?:delivered|in your inbox|newsletter)|download (?:the|our) .{0,30}app|"
    r"follow (?:us|our|along|ap|@\w+).{0,60}(?:twitter|facebook|instagram|updates|coverage|whatsapp|telegram|google news|tiktok|x\b)|join our .{0,40}(?:channel|group|community|newsletter)|"
    r"become a (?:member|subscriber|patron)|support (?:our|independent) journalism|want more .{0,60}\?|do you have a story|got a (?:story|tip)|get in touch (?:at|with us)|"
    r"we want to hear what you think|already a subscriber|this article is the copyrighted property|"
    r"abonnez-vous|inscrivez-vous|suivez-nous|recevez .{0,40}newsletter|suscr[ií]bete|s[ií]guenos (?:en|a)|hazte (?:socio|miembro)|"
    r"iscriviti (?:alla|al)|seguici su|inscreva-se|zapisz się|dołącz do", re.I)
TIMES = re.compile(
    r"^\W*(?:(?:stand|veröffentlicht|aktualisiert|erschienen|published|updated|last updated|posted|publié|mis à jour|publicado|actualizado|pubblicato|lesezeit|lesedauer|"
    r"temps de lecture|reading time|date|datum|news date|am|on|le|do|di|mi|mo|fr|sa|so)\b[\w\s,.:|/–-]{0,30}?)?"
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}[-./]\d{2}[-./]\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,12}\.?\s(?:de\s)?\d{4}|[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월])"
    r".{0,60}$|^\W*(?:ca\.?\s)?\d{1,3}\s?(?:min\b|minuten|minutes?|minutos).{0,25}$|^\W*(?:lesezeit|lesedauer|reading time|temps de lecture|tiempo de lectura).{0,30}$", re.I)
BYLINE = re.compile(
    r"^\W*(?:von|by|par|por|di|door|av|af|text|texte|tekst|autor(?:in)?|author|auteur|written by|posted by|geschrieben von|ein (?:kommentar|gastbeitrag|interview) von)\b:?\s+"
    r"[^.!?]{2,100}$", re.I)
CONTRIBUTED = re.compile(
    r"contributed (?:to (?:this|the) (?:report|story|article|post|piece|review)|reporting)|additional reporting|mitarbeit:|mit material von|"
    r"first published (?:in|on|by|at)|originally (?:published|appeared) (?:in|on|at)", re.I)
TAIL = re.compile(
    r"^\W*(?:(?:additional )?reporting by|\(?reporting by|.{0,80}(?:contributed to this (?:report|story|article|post)|contributed reporting)|"
    r"first published (?:in|on|by|at)|this (?:article|story|post|piece) (?:was )?(?:first|originally) (?:published|appeared)|"
    r"(?:erst)?veröffentlichung|übersetzung|redaktion|sendung|quelle|quellen|source|sources|news date|category|categories|kategorien?|filed under|tags?|topics?|"
    r"textquelle|rechtliche hinweise|schlagworte|themen|fuente|fonte|źródło|autor|text|pressekontakt|ansprechpartner|editing by|written by|view comments|"
    r"latest posts by|über den autor|about the author|the views (?:and opinions )?expressed|note: we are)\b.{0,600}$", re.I | re.S)

CREDIT_WORDS = (
    "foto", "photo", "bild", "image", "picture", "credit", "crédit", "grafik", "fot.", "imagen", "immagine", "zdjęcie", "illustration", "©",
    "copyright", "(c)", "getty", "alliance", "imago", "stock", "unsplash", "pixabay", "/dpa", "/afp", "/ap", "/reuters", "/epa", "/keystone",
)
CONSENT_WORDS = (
    "extern", "an dieser stelle", "drittplattform", "ip-adresse", "javascript", "this content", "diesen inhalt", "zustimmung", "cookies",
    "i agree", "by signing", "by clicking", "by subscribing", "by providing", "consentement", "ce contenu", "your browser", "ihr browser",
    "an error", "thank you for", "inhalt",
)
PROMPT_WORDS = (
    "gefallen", "unterstützen", "testen", "lesen sie", "jetzt", "abonn", "newsletter", "melden sie", "schreiben sie", "meinung", "folge",
    "herunterladen", "versäumen", "subscri", "sign up", "get ", "download", "follow", "join our", "become a", "support", "want more",
    "do you have", "got a", "we want", "copyright", "inscri", "suivez", "recevez", "suscr", "guenos", "hazte", "iscriv", "seguici", "zapisz", "dołącz",
)
"""Without one of these words, lower case, the pattern can't match: looked for first, as they are found much faster."""
