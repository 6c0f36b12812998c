"""Dates as people write them: what each may mean in EDTF."""
