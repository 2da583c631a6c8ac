from zhichi.foundation.search.models.asking import Answer, Found, look, suggest
from zhichi.foundation.search.models.document import Document
from zhichi.foundation.search.models.engines import engine_of
from zhichi.foundation.search.models.entry import Entry, find, restrict

__all__ = ["Answer", "Document", "Entry", "Found", "engine_of", "find", "look", "restrict", "suggest"]
