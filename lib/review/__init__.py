"""Corrections by hand: made, kept in a file, joined, laid over the frames, and counted."""
from lib.review.agreement import measure_agreement, wilson
from lib.review.corrections import COLUMNS, VERBS, Correction, Signature, Subject, accept, add, change, reject, withdraw
from lib.review.documents import CorrectedCommitment, changes_of, correct_document, record_key
from lib.review.files import CorrectionFileError, Problem, read_corrections, write_corrections
from lib.review.laid import ReviewedLibrary, lay_over
from lib.review.lines import pack_correction, unpack_corrections
from lib.review.overlay import CONFLICT_COLUMNS, Reviewed, apply_corrections
from lib.review.patches import KEPT, REVIEW
from lib.review.queue import Progress, measure_progress, order_queue
from lib.review.standing import History, merge_corrections, overrule, reviewed_keys, standing
from lib.review.subjects import (
    commitment_subject,
    date_subject,
    mention_subject,
    missed_commitment,
    missed_mention,
    teaser_subject,
    topic_subject,
)
from lib.review.values import FIELDS, TARGETS, CorrectionError

__all__ = [
    "COLUMNS", "CONFLICT_COLUMNS", "FIELDS", "KEPT", "REVIEW", "TARGETS", "VERBS", "CorrectedCommitment",
    "Correction", "CorrectionError", "CorrectionFileError", "History", "Problem", "Progress", "Reviewed",
    "ReviewedLibrary", "Signature", "Subject", "accept", "add", "apply_corrections", "change", "changes_of",
    "commitment_subject", "correct_document", "date_subject", "lay_over", "measure_agreement",
    "measure_progress", "mention_subject", "merge_corrections", "missed_commitment", "missed_mention",
    "order_queue", "overrule", "pack_correction", "read_corrections", "record_key", "reject", "reviewed_keys",
    "standing", "teaser_subject", "topic_subject", "unpack_corrections", "wilson", "withdraw",
    "write_corrections",
]
