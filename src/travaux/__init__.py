"""Treaty negotiations made legible: what each draft says, and exactly what changed between any two."""

__version__ = "0.1.0"
