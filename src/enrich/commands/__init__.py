"""One file a command: arguments in, what is to be said out. `cli` prints it and exits."""
