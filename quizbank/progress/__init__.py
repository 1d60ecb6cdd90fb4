"""Progress: figures from the event log, one small module a family.

Here: ``retention``, ``workload`` (answered a day, minutes, forecast), ``mastery`` (known facts, cards per article) and
``tally`` (right of asked by actor and topic). Everything is pure: events
and card states go in with ``now`` and ``zone``, numbers come out. An undone review counts nowhere.

May import domain, registry, resources and strings. Scheduling belongs to study/, reading the log to store/. A new
figure gets a module here and a test with a log whose numbers were worked out by hand.
"""
