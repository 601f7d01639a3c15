"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .citations import Cited, Stand, cite
from .records import Dated, Request

__all__ = ["Cited", "Dated", "Request", "Stand", "cite"]
