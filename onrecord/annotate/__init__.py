"""Understanding: one module a question, pure functions with a rule version."""
