"""What a file says and an edition has no place for: counted, or told with its words."""
