"""The analysis process: jobs in, Progress | Result | Failed out. It never opens the database."""
