"""Figures, measured: what a build costs, what a package weighs, what the first page needs. ``python -m benchmarks``."""
