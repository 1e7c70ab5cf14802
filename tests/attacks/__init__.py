"""Hostile input in every position that takes text from outside.

Run all of it with `uv run python -m tests.attacks`, which takes a few minutes and prints a table.
`test_attacks.py` runs a part of it.
"""
