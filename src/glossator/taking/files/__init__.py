"""An edition's files with what is added to them; every line that is there stays."""
