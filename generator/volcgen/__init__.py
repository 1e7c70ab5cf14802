"""volcgen: from the spec of an API to the tree of a Python client."""

__version__ = "0.1.0"
