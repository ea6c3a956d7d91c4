"""What speaks for and against a pair, in bits: of one pair with its words, of many at once as arrays."""
