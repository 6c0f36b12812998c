"""What stands around a page: the theme, made once and filled, and the policy of its scripts."""
