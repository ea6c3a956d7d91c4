"""The parts of `review`: keys, steps through pairs, files of verdicts."""
