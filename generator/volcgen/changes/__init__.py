"""From a changed document page to a release: reads pages, compares specs, writes versions."""
