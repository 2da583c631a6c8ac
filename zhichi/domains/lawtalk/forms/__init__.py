from zhichi.domains.lawtalk.forms.answers import DraftForm, NoteForm, SearchForm

__all__ = ["DraftForm", "NoteForm", "SearchForm"]
