"""The commands, by what a person wants: collect, look, report, keep."""
