"""How a site is made and written, and how the new one takes the place of the old."""
