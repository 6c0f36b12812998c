"""Letters bound together in one piece: a page to print, one file, an EPUB.

`choosing` says what goes into a book, `binding` how its links run; each form has a module.
"""
