"""Tests of the generator, one module for each module of volcgen."""
