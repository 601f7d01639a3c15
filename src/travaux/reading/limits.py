"""What a reading may use: memory, processor time, wall time, files. Set on the process that reads, from within."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits; the wall time still holds there
    resource = None  # type: ignore[assignment]

__all__ = ["Limits", "set_limits"]

FILES, WRITTEN = 64, 50_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use: `memory` in bytes on top of the loaded program, `cpu` seconds of processor time, `seconds`
    of wall time. Wall time leaves room for a scanned document, whose pages another program recognises."""

    memory: int = 1 << 30
    cpu: int = 120
    seconds: float = 300.0


def set_limits(limits: Limits) -> None:
    """Holds the calling process to the limits for the rest of its life; it can write no large file and leave no core."""
    if resource is None:
        return
    memory = limits.memory + _mapped()
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, FILES),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, hard if kind == resource.RLIMIT_CPU else allowed))


def _mapped() -> int:
    """The bytes of address space that are taken already; zero where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()
