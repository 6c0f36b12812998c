"""What comes into an edition from elsewhere: what is new of it, and what its files then hold."""
