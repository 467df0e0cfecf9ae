"""Pages, style sheets and scripts of a package, each read once into a frozen value. Nothing is judged here."""
