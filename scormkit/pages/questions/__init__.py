"""Questions as HTML: one module for each family of ways to answer, ``question`` for what all of them share."""
