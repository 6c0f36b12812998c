"""References, letters and the edition as others cite them, set in citation styles."""
