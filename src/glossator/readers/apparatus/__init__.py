"""What stands beside letters: notes, glossary, parties, places, works, references, events."""
