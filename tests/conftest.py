"""Settings of all tests."""
from __future__ import annotations

from hypothesis import settings

# The same examples at every run: a red run is a change of the code, not a throw of dice.
settings.register_profile("steady", derandomize=True, print_blob=True)
settings.load_profile("steady")
