"""Threads as readers see them: who answers whom, in words, as a drawing, passage by passage."""
