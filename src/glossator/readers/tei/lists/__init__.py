"""What a file lists beside its letters: persons, places, works, events, terms."""
