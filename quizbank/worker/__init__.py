"""The analysis process: jobs in, Progress | Result | Failed out. It never opens the database.

``client`` is the window's side, ``child`` the process's, ``preload`` is what the forkserver imports before it forks.
May import workflows and below; nothing heavy on import. What an analysis *does* belongs in workflows/.
"""
