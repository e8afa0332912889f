"""The language of a text, by its script and its commonest words."""
from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")), ("ko", re.compile(r"[\uac00-\ud7af]")), ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")), ("he", re.compile(r"[\u0590-\u05ff]")), ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")), ("ru", re.compile(r"[\u0400-\u04ff]")), ("hi", re.compile(r"[\u0900-\u097f]")), ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
COMMON = {
    "de": "der die das und ist nicht von mit dem den ein eine auch für auf sich im zu bei nach wird wurde sind haben",
    "en": "the and of to in is that for with was on are it as at by this from have has been which their",
    "fr": "le la les des et est dans pour que une sur avec au qui par pas du ont sont plus cette aux",
    "es": "el los las una que en del por con para es se su al como más fue este pero sus ha",
    "it": "il di che della per una con del non sono alla gli dei nel più anche come delle ha è",
    "pt": "o os as uma que em do da para com não por dos ao mais foi como são pela das à",
    "nl": "de het een van en dat in op is voor met zijn niet te ook aan bij wordt naar deze",
    "sv": "och att det som en är på för med av inte den till har ett de om var från",
    "no": "og det som en er på for med av ikke til har et de om var fra å han seg",
    "da": "og det som en er på for med af ikke til har et de om var fra at blev sig",
    "pl": "i w na z że się nie to jest do przez po od jak o są dla za oraz ma",
    "cs": "a v se na je že s z do o to i za pro ve jsou podle po které jako",
    "tr": "ve bir bu için da de ile olarak çok daha olan gibi ne kadar sonra var en",
    "hu": "a az és hogy nem is egy van volt meg ez de azt el még csak mint már",
    "ro": "și de la în a cu pe care nu din că este un o pentru sunt fost mai au",
    "fi": "ja on ei se että oli ovat myös mutta kun hän sen joka mukaan ole tai vuoden",
    "lt": "ir kad yra į su bet iš kaip tai ne apie už buvo nuo dėl tik pat jos",
    "af": "die en van het is nie in dat om vir met op sy ook by aan hulle",
    "id": "yang dan di dari untuk dengan pada ini itu tidak dalam adalah akan oleh juga ke",
}
MARKERS = {word: [c for c, words in COMMON.items() if word in words.split()] for words in COMMON.values() for word in words.split()}
ENOUGH = 4


def guess_language(text: str) -> str | None:
    """Two-letter code of the language a text is in; null where it is too short or nothing stands out."""
    sample = text[:3000]
    letters = sum(1 for _ in WORD.finditer(sample))
    for code, script in SCRIPTS:
        if len(script.findall(sample)) > 0.2 * max(20, letters):
            return code
    hits: Counter[str] = Counter()
    for word in WORD.findall(sample.lower()):
        for code in MARKERS.get(word, ()):
            hits[code] += 1
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] < 1.15 * ranked[1][1]):
        return None
    return ranked[0][0]
