"""What the learner sees: pages, theme, catalogue, and the course as the player reads it.

``render`` is the way in. Everything here is pure: a ``LinkedCourse`` goes in, package entries come out.
"""
