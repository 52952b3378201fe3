"""What Rekindle costs, measured: each figure beside its floor and its budget."""
