"""While `mkdocs serve` runs: changes noticed, files made when they are asked for, the desk."""
