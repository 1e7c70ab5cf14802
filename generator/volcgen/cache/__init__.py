"""Everything that lets a run skip work, kept outside of git under `.volcgen/cache/`."""
