"""The methods of the clients: one module per group, with a sync and an async class."""
