"""A new edition from nothing: what an editor wishes, the files that follow, and their writing.

`commands` asks and tells; nothing else here does.
"""
