"""What the register says when asked: figures and comparisons."""
