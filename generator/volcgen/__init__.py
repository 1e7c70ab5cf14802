"""volcgen: generate a Python client from the spec of an API."""

__version__ = "0.1.0"
