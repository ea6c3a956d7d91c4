"""Articles to features: what they are compared by, small enough to be kept, arrays where many are."""
