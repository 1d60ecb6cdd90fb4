"""The page where a quiz is put together: articles, topics, kinds, number, difficulty, timer; and the quizzes before it.

It stands behind "Choose…"; ``open(ARTICLE)`` begins with that article. The sitting itself is the Study page's.
"""
