"""What finished pages teach: names, usual lines, the weights of the line ends."""
