"""Making the models that are shipped. Needs the labelled record and scikit-learn."""
