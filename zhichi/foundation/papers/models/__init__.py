"""Templates by version, papers with their numbers, and the bytes of what was issued."""

from zhichi.foundation.papers.models.paper import Paper, PaperBytes
from zhichi.foundation.papers.models.template import PaperTemplate, template_of

__all__ = ["Paper", "PaperBytes", "PaperTemplate", "template_of"]
