"""Reading a page that nobody has written selectors for: text, title, date, speaker."""
