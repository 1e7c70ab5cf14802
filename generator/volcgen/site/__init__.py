"""The documents of a service as a static site: pages, search, and texts for programs."""
