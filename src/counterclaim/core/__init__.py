"""Records, values and errors that every stage shares."""
