"""Requests, results and metadata of the actions: one module per group, imported on first use."""
