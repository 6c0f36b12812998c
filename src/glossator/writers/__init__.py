"""What leaves the house in other forms than pages: citations, files."""
