"""A course's parts as xAPI activities: their ids and what is said of them, in packages of more than one standard.

``definitions`` is the way in. Everything here is pure and made of plain values, ready for JSON.
"""
