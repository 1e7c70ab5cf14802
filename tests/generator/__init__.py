"""Tests of the generator: a module here for each module there."""
