from zhichi.foundation.papers.forms.template import TemplateForm

__all__ = ["TemplateForm"]
