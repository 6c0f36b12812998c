"""What comes back: copies of an edition that others have worked in, documents written of one."""
