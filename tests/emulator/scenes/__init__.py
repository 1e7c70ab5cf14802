"""The story of `test_scenario`, scene by scene. Each does something, and looks at what it did."""
