"""Whether a folder lies on another computer: SQLite's WAL must not be there, since two computers share no memory."""

import os
import re
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|9p|ceph|glusterfs|lustre|davfs|virtiofs|vboxsf"
    r"|fuse\.(sshfs|smbnetfs|rclone|davfs2?|gvfsd-fuse|glusterfs|s3fs)"
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def is_remote(folder: Path) -> bool:
    """Whether it is on a network drive, as far as the system says so; False where it does not."""
    whole = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        return whole.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(whole.anchor) == _DRIVE_REMOTE
    try:
        mounts = os.fsdecode(_MOUNTS.read_bytes())
    except OSError:
        return False
    return _REMOTE.fullmatch(file_system(whole, mounts)) is not None


def file_system(folder: Path, mounts: str) -> str:
    """The type of the file system that holds an absolute folder, by the lines of /proc/self/mounts; "" for none."""
    best, found = -1, ""
    for line in mounts.splitlines():
        _, place, kind, *_ = [*line.split(" "), "", "", ""]
        at = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), place))
        if place and folder.is_relative_to(at) and len(at.parts) >= best:  # a later mount hides an earlier one
            best, found = len(at.parts), kind
    return found
