"""Official statements and votes, collected, kept as evidence, grouped by actor."""

__version__ = "0.1.0"
