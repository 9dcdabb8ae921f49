"""What a checkout needs around the program: its environment and its everyday tasks."""
