"""Finding in a site: what is indexed, under which words, and how the index is written."""
