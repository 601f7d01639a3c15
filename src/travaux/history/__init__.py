"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .records import Dated, Request

__all__ = ["Dated", "Request"]
