"""The composition root: the only place that makes long-lived objects."""
