"""Measurements of the client, the emulator and the generator beside others, in one run."""
