"""Readers: a format each, from text to the values of the model with their places in the file."""
