"""The local web site: the reports, from the live record."""
