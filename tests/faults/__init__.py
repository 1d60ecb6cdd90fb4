"""Faults from outside: full disks, killed processes, hostile input. Each is provoked, not described."""
