"""What the Study page shows and knows, worked out without Qt: pure functions from rows of the desk to frozen states.

``targets`` reads where to go; ``review`` and ``quiz`` are a sitting under way; ``summary`` is its end, ``done`` the
page without cards; ``wording`` has the words that they share.
"""
