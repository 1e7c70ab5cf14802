# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The MCP server: tools for language models. The command `volc-im mcp` starts it."""
