"""What an operator does with units at a terminal."""
