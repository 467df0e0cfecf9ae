"""Rules over the run-time files of a package: one file a subject."""

from scormkit.validation.content import hosts, kinds, leaving, needs, references

RULES = (*references.RULES, *hosts.RULES, *kinds.RULES, *leaving.RULES, *needs.RULES)
