"""What the page of a letter holds and no other page does."""
