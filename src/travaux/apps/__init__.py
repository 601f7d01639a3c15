"""The doors: the command line. The only room that prints, reads the environment or opens a socket."""
