"""`python -m hotro68`, for machines whose path does not have the command."""

from hotro68.cli import main

main()
