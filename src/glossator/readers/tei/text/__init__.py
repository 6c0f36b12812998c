"""The text of a letter: elements to blocks of words with marks, and what turns up on the way."""
