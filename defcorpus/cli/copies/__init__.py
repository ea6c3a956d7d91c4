"""The parts of `dedup` and `check`: which copies are asked for, shown, and moved away."""
