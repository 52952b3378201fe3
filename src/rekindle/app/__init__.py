"""What a person can do: one function for each use case, and the ports that those need."""
