"""Frozen values and their rules. No I/O, no clock."""
