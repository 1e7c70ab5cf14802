"""The spec: what the API is. Loaded, checked and linked; no Python names in here."""
