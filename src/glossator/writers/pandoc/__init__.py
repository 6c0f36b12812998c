"""Makes Pandoc's own tree (pandoc-types 1.23) of blocks and words, and what a document of it needs.

`readers/pandoc` is the way back; the styles that both know stand there. What goes into a document
in which order, and in which words, is told where books are bound.
"""
