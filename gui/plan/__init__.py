"""The study plan: sets to study by, exam and pace, accepted answers, cards to mend.

One page of four tabs, a module each (``sets``, ``pace``, ``accepted``, ``mend``) over ``foot`` (a list with a line of
actions) and ``asking`` (a dialog with one field). ``open("mend")`` shows that tab. Reviews are the Study page's.
"""
