"""The validator's grammars against the official schemas, over documents that are made up: both must say the same.

``python -m tests.differential -n 5000`` makes so many documents, valid and spoilt, and prints what became of them.
"""
