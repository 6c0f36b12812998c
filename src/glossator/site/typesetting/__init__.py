"""How a page is set: templates compiled and filled, and what they ask for."""
