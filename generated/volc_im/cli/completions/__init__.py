# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Completion files of shells, which `completion` prints."""
