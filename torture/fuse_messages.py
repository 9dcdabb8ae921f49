"""The messages of FUSE between the Linux kernel and a program that serves a drive.

Sizes and orders are those of linux/fuse.h, protocol 7.31; only what a flat folder needs is here.
"""

import os
import struct
from enum import IntEnum

IN_HEADER = struct.Struct("<IIQQIIIHH")
"""length, operation, unique, node, uid, gid, pid, length of extensions, padding"""
OUT_HEADER = struct.Struct("<IiQ")
"""length, minus errno, unique"""
INIT_IN = struct.Struct("<IIII")
INIT_OUT = struct.Struct("<IIIIHHIIHHII24x")
ATTRIBUTES = struct.Struct("<QQQQQQIIIIIIIIII")
ENTRY = struct.Struct("<QQQQII")
ATTRIBUTES_OUT = struct.Struct("<QII")
SETATTR_IN = struct.Struct("<IIQQQQQQIIIIIIII")
OPEN_OUT = struct.Struct("<QIi")
CREATE_IN = struct.Struct("<IIII")
READ_IN = WRITE_IN = struct.Struct("<QQIIQII")
WRITE_OUT = struct.Struct("<II")
STATFS_OUT = struct.Struct("<QQQQQIIII24x")
DIRENT = struct.Struct("<QQII")

MINOR = 31
BIG_WRITES, MAX_PAGES = 1 << 5, 1 << 22
"""What is asked of the kernel at first: to send writes of many pages whole."""
LONGEST_WRITE = 1 << 20
SET_MODE, SET_SIZE = 1 << 0, 1 << 3
ROOT = 1


class Op(IntEnum):
    """What the kernel asks for."""

    LOOKUP = 1
    FORGET = 2
    GETATTR = 3
    SETATTR = 4
    MKNOD = 8
    UNLINK = 10
    RENAME = 12
    OPEN = 14
    READ = 15
    WRITE = 16
    STATFS = 17
    RELEASE = 18
    FSYNC = 20
    FLUSH = 25
    INIT = 26
    OPENDIR = 27
    READDIR = 28
    RELEASEDIR = 29
    FSYNCDIR = 30
    ACCESS = 34
    CREATE = 35
    INTERRUPT = 36
    DESTROY = 38
    BATCH_FORGET = 42
    RENAME2 = 45


def attributes(node: int, found: os.stat_result) -> bytes:
    """Give what the kernel wants to know of a file."""
    times = (int(found.st_atime), int(found.st_mtime), int(found.st_ctime))
    nanoseconds = (0, found.st_mtime_ns % 10**9, found.st_ctime_ns % 10**9)
    return ATTRIBUTES.pack(
        node,
        found.st_size,
        found.st_blocks,
        *times,
        *nanoseconds,
        found.st_mode,
        found.st_nlink,
        found.st_uid,
        found.st_gid,
        0,
        4096,
        0,
    )


def entry(node: int, found: os.stat_result) -> bytes:
    """Answer which file has a name; the kernel asks again each time."""
    return ENTRY.pack(node, 0, 0, 0, 0, 0) + attributes(node, found)


def dirent(node: int, name: str, offset: int) -> bytes:
    """Give a line of a folder; `offset` is where the next one starts."""
    written = name.encode()
    line = DIRENT.pack(node, offset, len(written), 0) + written
    return line + bytes(-len(line) % 8)
