"""What a package is, in one format a file."""
