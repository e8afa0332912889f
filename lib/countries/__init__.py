"""Names, adjectives, capitals and leaders in a text, as ISO 3166-1 alpha-3 codes.

The knowledge lies in ``lib/data/<language>/countries.tsv`` (names, adjectives,
people, seats of government), ``not_countries.tsv`` (companies, media, clubs
and other names that only contain one), ``homographs.tsv`` (a US state, given
names) and ``lib/data/countries/leaders.tsv`` (who spoke for a country, when).
"""

from lib.countries.mentions import Place, as_day, find_mentions, find_places
from lib.countries.tables import guess_language, known_language, languages, read_rows, split_cell

__all__ = [
    "Place",
    "as_day",
    "find_mentions",
    "find_places",
    "guess_language",
    "known_language",
    "languages",
    "read_rows",
    "split_cell",
]
