"""Writes the spec in the formats of other tools."""
