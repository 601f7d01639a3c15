"""Two texts: which provisions belong together, what moved, which words changed; and the replay that proves it."""
