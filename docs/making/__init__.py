"""What the generated reference pages are made from: the program, its rules and its examples."""
