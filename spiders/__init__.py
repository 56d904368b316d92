"""One module a source: a card, the pages it serves, and where to start."""
