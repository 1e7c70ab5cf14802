"""What is the same for every action: hand-written, plain Python. Not public; import from the root."""
