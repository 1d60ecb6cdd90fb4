"""The places behind a line of Progress: the facts of an actor or month that are to be looked at again, and a card's
history. ``state`` words them without Qt, ``views`` shows them; targets are ``known/KIND/VALUE`` and ``card/UID``.
"""
