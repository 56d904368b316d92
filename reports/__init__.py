"""Reports: the record grouped by actor and topic, as pages and tables."""

from onrecord.reports.contexts import Selection, Summary
from onrecord.reports.folders import ReportError
from onrecord.reports.write import Format, write_report

__all__ = ["Format", "ReportError", "Selection", "Summary", "write_report"]
