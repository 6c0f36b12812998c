"""A new edition from nothing: what an editor wishes, the files that follow, and their writing.

The command (`glossator.commands.new`) asks and tells; nothing here does.
"""
