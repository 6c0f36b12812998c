"""White space that means nothing, and ends of lines that part no words."""
