"""Words quoted from a text: where they occur in it, and the quote that means one place alone.

Ground floor: it knows texts and quotes, not letters or editions. So readers can quote the places
that their sources mark, and resolving finds them by the same rules.
"""
