-- A date that is printed to the month or the year only keeps that precision.

ALTER TABLE document ADD issued_edtf text NOT NULL DEFAULT '';
COMMENT ON COLUMN document.issued_edtf IS
  'a month or a year, where the document prints no day; empty where issued_on is set';
