"""`volcgen init`: a new project for one service. `project/` has the templates of its files."""
