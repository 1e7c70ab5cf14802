"""The spec: what the API is. Loads and lints it; contains no Python names of the client."""
