"""Packages made to do harm, by the thousand: each must end in findings, soon, in little memory, in every report.

``python -m tests.fuzz -n 20000`` makes so many and prints what became of them.
"""
