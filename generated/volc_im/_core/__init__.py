"""Internal modules that are the same for every service. Import public names from the package."""
