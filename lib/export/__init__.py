"""What leaves the project: tables, citations, a report, captions. All given as bytes, built when asked for."""
from lib.export.annotations import annotate, write_annotations
from lib.export.captions import caption_lines
from lib.export.citations import (
    bibtex_entry,
    cite_plainly,
    csl_item,
    ris_record,
    write_bibtex,
    write_csl,
    write_ris,
)
from lib.export.errors import ExportError, TooManyRowsError
from lib.export.excel import write_xlsx
from lib.export.fragments import Quotation, link_quotation, safe_address
from lib.export.references import Citation, Reference, build_references, cite_articles, cite_evidence
from lib.export.report import Material, write_report
from lib.export.tables import MEDIA_TYPES, write_csv, write_json, write_parquet

__all__ = [
    "MEDIA_TYPES", "Citation", "ExportError", "Material", "Quotation", "Reference", "TooManyRowsError", "annotate",
    "bibtex_entry", "build_references", "caption_lines", "cite_articles", "cite_evidence", "cite_plainly", "csl_item",
    "link_quotation", "ris_record", "safe_address", "write_annotations", "write_bibtex", "write_csl", "write_csv",
    "write_json", "write_parquet", "write_report", "write_ris", "write_xlsx",
]
