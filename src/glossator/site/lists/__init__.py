"""Lists of a site: cut into pages, sorted, filtered and filed from A to Z, whatever they list."""
