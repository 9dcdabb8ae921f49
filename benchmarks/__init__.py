"""Speed and memory, side by side with a bare window, plain sqlite3 and what people use instead."""
