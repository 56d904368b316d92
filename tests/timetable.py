"""Which test modules run when: what is long, what depends on who runs it."""

from __future__ import annotations

LONG = {
    "test_addresses_live.py",
    "test_agreement.py",
    "test_annotate_bad_input.py",
    "test_annotating.py",
    "test_backfill.py",
    "test_backfill_command.py",
    "test_brief.py",
    "test_brief_formats.py",
    "test_browser_hostile.py",
    "test_browser_pages.py",
    "test_browser_web.py",
    "test_crawl_faults.py",
    "test_deploy.py",
    "test_doctor.py",
    "test_edits.py",
    "test_exporting.py",
    "test_exports.py",
    "test_frontier.py",
    "test_frontier_kills.py",
    "test_health.py",
    "test_health_book.py",
    "test_health_ledger.py",
    "test_layout_mutations.py",
    "test_linking.py",
    "test_live.py",
    "test_obligations.py",
    "test_pages_encodings.py",
    "test_pages_pdf.py",
    "test_pages_reading.py",
    "test_replica.py",
    "test_rereading.py",
    "test_trace.py",
    "test_trace_live.py",
    "test_upgrade.py",
    "test_web.py",
    "test_web_safety.py",
    "test_web_texts.py",
}
"""Modules that CI runs once: they test no surroundings, and take long. That the wheel
holds the files they need is tested in test_packaging.py."""


SURROUNDINGS = {
    "test_archive.py",
    "test_backup.py",
    "test_bad_surroundings.py",
    "test_cli.py",
    "test_connect.py",
    "test_export_folder.py",
    "test_record.py",
    "test_server.py",
    "test_web_serving.py",
    "test_web_workers.py",
}
"""Modules whose answers depend on who runs them: folders, processes, servers, ports.
CI runs these as an ordinary user too."""

FIRST = (
    "test_real_record.py",
    "test_frontier_kills.py",
    "test_crawl_faults.py",
    "test_annotate_bad_input.py",
    "test_browser_hostile.py",
    "test_browser_web.py",
    "test_browser_pages.py",
    "test_real_un.py",
    "test_demo_archive_facts.py",
    "test_layout_mutations.py",
    "test_record.py",
)
"""Modules of minutes begin first: no process is left alone with one at the end."""
