"""One module a command, loaded only when it is called; its name is that of the command."""
