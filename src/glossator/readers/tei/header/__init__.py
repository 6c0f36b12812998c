"""A letter's header: who wrote to whom, when, and what else it states of the letter."""
