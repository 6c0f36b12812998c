"""Where letters went, as a map that is drawn when the site is built."""
