"""What a person decided: corrections and marks."""
