"""Pages go out. Computes nothing: redlines in HTML and in the terminal, and a static site."""
