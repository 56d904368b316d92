"""Keeping: the private PostgreSQL, migrations, queries."""
