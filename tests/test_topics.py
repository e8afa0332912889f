"""Topics by word lists: each topic with sentences in three languages."""
from __future__ import annotations

import pytest

from lib.schema import TOPICS
from lib.topics import DATA, Lexicon, find_topics, languages

SENTENCES = [
    ("de", "Der Regisseur zeigt seinen neuen Kinofilm auf dem Festival, die Schauspielerin singt selbst.", "arts, culture, entertainment and media"),
    ("de", "An der Frontlinie schlugen Raketen ein, die Armee meldete Angriffe auf mehrere Stellungen der Soldaten.", "conflict, war and peace"),
    ("de", "Das Landgericht verurteilte den Angeklagten wegen Betrugs zu vier Jahren Haft.", "crime, law and justice"),
    ("de", "Nach der Explosion suchte die Feuerwehr unter den Trümmern nach Verletzten.", "disaster, accident and emergency incident"),
    ("de", "Der Konzern senkt die Prognose, die Aktie verliert, Anleger sorgen sich um die Konjunktur.", "economy, business and finance"),
    ("de", "Die Schüler der Grundschule bekommen neue Lehrkräfte für den Unterricht.", "education"),
    ("de", "Der Klimawandel lässt Gletscher schmelzen, Naturschützer warnen vor Artensterben.", "environment"),
    ("de", "Die Klinik behandelt Patienten mit einer neuen Therapie gegen Krebs.", "health"),
    ("de", "Die Gewerkschaft ruft zum Warnstreik auf, die Arbeitgeber legen kein Angebot für den Tarifvertrag vor.", "labour"),
    ("de", "Die Bundesregierung streitet im Bundestag über den Haushalt, der Kanzler wirbt um die Opposition.", "politics and government"),
    ("de", "Der Papst feierte mit den Kardinälen einen Gottesdienst im Vatikan.", "religion"),
    ("de", "Forschende stellen einen Roboter vor, dessen Software mit Künstlicher Intelligenz arbeitet.", "science and technology"),
    ("de", "Der Stürmer schoss im Finale beide Tore, der Trainer lobte die Mannschaft.", "sport"),
    ("de", "Ein Sturmtief bringt Schneefall und Glatteis, der Wetterdienst warnt vor Böen.", "weather"),
    ("en", "The court sentenced the former banker to six years in prison for fraud.", "crime, law and justice"),
    ("en", "Shares fell after the company cut its profit forecast and investors sold the stock.", "economy, business and finance"),
    ("en", "The midfielder scored twice as the team won the league match at the stadium.", "sport"),
    ("en", "Scientists say the telescope found water on a distant planet.", "science and technology"),
    ("en", "The prime minister won the vote in parliament despite the opposition.", "politics and government"),
    ("en", "Hospitals admit more patients with flu, doctors urge vaccination.", "health"),
    ("en", "Heavy snowfall and gale winds are forecast, the weather service says.", "weather"),
    ("fr", "Le tribunal a condamné l'ancien maire à deux ans de prison pour corruption.", "crime, law and justice"),
    ("fr", "L'équipe a gagné le match de championnat grâce à un but de son attaquant.", "sport"),
    ("fr", "Le gouvernement présente son projet devant l'Assemblée, l'opposition dépose une motion.", "politics and government"),
    ("fr", "Une tempête de neige et du verglas sont attendus, prévient la météo.", "weather"),
    ("fr", "Les pompiers luttent contre un incendie après une explosion qui a fait des blessés.", "disaster, accident and emergency incident"),
    ("fr", "Les soignants de l'hôpital vaccinent des patients contre la grippe.", "health"),
]


@pytest.mark.parametrize(("language", "sentence", "topic"), SENTENCES, ids=[s[1][:50] for s in SENTENCES])
def test_topic_of_a_sentence_comes_first(language: str, sentence: str, topic: str) -> None:
    assert find_topics(sentence, language=language)[:1] == [topic]


def test_text_without_a_word_of_the_list_has_no_topic() -> None:
    assert find_topics("Und dann war da noch etwas.", language="de") == []


def test_section_alone_names_the_topic_of_an_unknown_language() -> None:
    assert find_topics("Jotain tapahtui eilen.", "Otsikko", language="fi", section="/sport/fussball") == ["sport"]


def test_title_counts_twice() -> None:
    text = "Das Gericht prüft die Klage."
    assert find_topics(text, "Trainer wechselt zum Pokalsieger in die Bundesliga", language="de")[0] == "sport"


@pytest.mark.parametrize("language", languages())
def test_word_list_names_only_known_topics_and_all_of_them(language: str) -> None:
    rows = [line.split("\t") for line in (DATA / f"{language}.tsv").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert all(len(row) == 3 for row in rows)
    assert {row[0] for row in rows} == set(TOPICS)
    Lexicon(DATA / f"{language}.tsv")


def test_topics_are_at_most_three() -> None:
    everything = " ".join(sentence for _, sentence, _ in SENTENCES)
    assert len(find_topics(everything, language="de")) <= 3
