"""Groups to events: what is told of each, in one day, place, host and guest."""
