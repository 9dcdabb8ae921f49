"""What the person can do: the one table of commands, and what each of them does."""
