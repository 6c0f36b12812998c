"""What of a source an edition has already, under which ids, and what is new."""
