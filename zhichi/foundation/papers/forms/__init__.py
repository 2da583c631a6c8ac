from zhichi.foundation.papers.forms.editor import Editor
from zhichi.foundation.papers.forms.template import TemplateForm

__all__ = ["Editor", "TemplateForm"]
