"""Settings: the frozen section of each room, put together; TOML for look and machine."""
