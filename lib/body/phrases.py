"""Words that stand beside a story and are never part of it."""
from __future__ import annotations

import re

LABEL = re.compile(
    r"^(?:anzeige|werbung|advertisement|advertising|publicité|publicidad|pubblicità|reklama|annons|annonse|ad|sponsored|"
    r"lesen sie auch.{0,3}|mehr zum thema.{0,3}|auch interessant.{0,3}|das könnte (?:sie|dich) auch interessieren.{0,3}|"
    r"read more.{0,3}|related.{0,3}|related (?:stories|articles|posts|content|news).{0,3}|more on this.{0,40}|lire aussi.{0,3}|"
    r"à lire aussi.{0,3}|lea también.{0,3}|leggi anche.{0,3}|les også.{0,3}|läs (?:också|mer).{0,3}|"
    r"share(?: this)?(?: (?:article|story|post|on|via|with).{0,30})?|teilen|artikel teilen|partager|drucken|print|tweet|kommentare?(?: \(\d+\))?|"
    r"comments?(?: \(\d+\))?|newsletter|subscribe.{0,40}|sign up.{0,60}|mehr|more|weiterlesen|continue reading.{0,30}|"
    r"zur startseite|nach oben|back to top|video|audio|bilderstrecke|fotostrecke|merken|folgen|follow us.{0,40}|"
    r"copyright.{0,80}|©.{0,120}|all rights reserved.{0,40}|alle rechte vorbehalten.{0,40})$", re.I)
CREDIT = re.compile(
    r"^[(\[]?(?:foto|fotos|photo|photos|photograph|bild|bilder|bildquelle|image|images|picture|quelle|source|credit|crédit|grafik|video)"
    r"(?: by| von| courtesy)?\s*[:©/|].{0,120}$|^.{0,60}(?:getty images|picture alliance|/dpa|imago images|shutterstock|/afp|/ap|/reuters)\s*[)\]]?$", re.I)
CONSENT = re.compile(
    r"externer inhalt|externe inhalte|an dieser stelle (?:finden sie|befindet sich|haben wir)|empfohlener (?:redaktioneller|externer) inhalt|"
    r"ich bin damit einverstanden, dass mir externe|personenbezogene daten (?:können )?an drittplattformen|"
    r"enable javascript|javascript (?:aktivieren|is disabled)|this content is (?:not available|hosted by)|"
    r"um diesen inhalt (?:zu sehen|anzuzeigen)|datenschutzerklärung (?:von|des)|allow cookies|accept cookies", re.I)
