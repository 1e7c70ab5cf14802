"""Requests, results and facts of the actions, one module a group; each loads when it is used."""
