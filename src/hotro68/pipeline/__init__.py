"""The flow from files to reports: each stage hands its result and findings to the next."""
