"""Lists in, each person supported once and rightly, papers out."""

__version__ = "0.1.0"
