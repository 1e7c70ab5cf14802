"""Whole inputs that are damaged at random: spec folders, document pages, replies and requests.

`uv run python -m tests.attacks --fuzz SECONDS --seed N` runs it. The random numbers of a case depend on
the seed, the position, the kind and the number of the case alone, so that it can be run again.
"""
