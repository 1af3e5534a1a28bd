"""`python -m counterclaim`: the command line, where its script is not on the path."""

from counterclaim.cli import main

main()
