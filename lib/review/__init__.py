"""Corrections by hand: made, kept in a file, joined, laid over the frames, and counted."""
from lib.review.agreement import measure_agreement, wilson
from lib.review.corrections import COLUMNS, VERBS, Correction, Signature, Subject, accept, add, change, reject, withdraw
from lib.review.files import CorrectionFileError, Problem, read_corrections, write_corrections
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
    "COLUMNS", "CONFLICT_COLUMNS", "FIELDS", "KEPT", "REVIEW", "TARGETS", "VERBS", "Correction", "CorrectionError",
    "CorrectionFileError", "History", "Problem", "Progress", "Reviewed", "Signature", "Subject", "accept", "add",
    "apply_corrections", "change", "commitment_subject", "date_subject", "measure_agreement", "measure_progress",
    "mention_subject", "merge_corrections", "missed_commitment", "missed_mention", "order_queue", "overrule",
    "read_corrections", "reject", "reviewed_keys", "standing", "teaser_subject", "topic_subject", "wilson", "withdraw",
    "write_corrections",
]
