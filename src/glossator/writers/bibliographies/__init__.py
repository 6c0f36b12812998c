"""References and letters as files for reference managers."""
