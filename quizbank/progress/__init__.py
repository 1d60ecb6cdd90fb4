"""Progress: figures from the event log, one small module a family.

Here: ``retention`` (how much of what was due was still known, beside what was predicted), ``workload`` (cards and
minutes a day, what is to come), ``mastery`` (what would likely be known now, by article, actor and month; the weakest
facts), ``answers`` (right of asked by actor), ``coverage`` (sentences that have something to ask) and ``history``
(every line of a card's log). Everything is pure: events and card states go in with ``now`` and ``zone``, numbers come
out. An undone review counts nowhere; attempts in quizzes are no reviews.

May import domain, registry, resources and strings. Scheduling belongs to study/, reading the log to store/. A new
figure gets a module here and a test with a log whose numbers were worked out by hand.
"""
