"""What is timed, as ratios against a peer in the same run, and the long fuzzing."""
