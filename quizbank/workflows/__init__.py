"""The verbs: what a person or a command asks for, put together from the rooms.

What lives here: making and importing (``make_questions``, ``import_article``, ``links``, ``analysis``,
``making_codec``), putting a reading right and making anew (``correct_reading``, ``remake``, ``remake_questions``,
``reading_rows``), the window's desk (``desk`` with ``study_desk`` and ``keeping`` is its contract, ``rows`` what it
hands to pages, ``open_desk`` the way in, ``library_desk`` with ``library_study_desk`` and ``keeping_desk`` the real one
over ``browse``, ``study_actions``, ``set_actions``, ``mending``, ``quiz_actions``, ``paper_actions``, ``figures``,
``backing_up``, ``carrying_over`` …), strangers' files (``receiving_apart`` with its process ``receiver``), files
(``export_quiz``, ``places``) and the ``doctor``. It may import every room and the store, never the window.
What does not belong: rules of one room alone, SQL, sentences for people.
A new verb: a module named after it, one method of the desk if the window needs it, its test.
"""
