"""What countries commit to, withhold or reject regarding Ukraine, as an article tells it."""

from lib.commitments.reading import CommitmentReading, find_commitments

__all__ = ["CommitmentReading", "find_commitments"]
