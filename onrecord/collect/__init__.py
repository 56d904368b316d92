"""Running spiders: archive first, then read, then store."""
