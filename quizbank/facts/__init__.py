"""From an article and its reading to facts: relations with their arguments, proof and the way they are asserted.

Here live the tree helpers over token columns, the view that rules look through, merging and salience; ``extract``
is the door (``find_facts``). Everything that knows a language stands in ``rules/<language>/``, one file per relation,
and in ``resources/lexicons/<language>/``. May import: domain, registry, resources. What does not belong here: wording
of questions, checks on items. A new relation is a new file in ``rules/<language>/`` and a line in its tuple.
"""
