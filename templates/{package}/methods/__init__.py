"""The methods of the clients, one module a group, each with a sync and an async half."""
