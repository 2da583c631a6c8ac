"""Papers: of a case, one of them, its citizen's copy; templates and the register of numbers."""

from django.urls import path

from zhichi.foundation.papers.views.citizen import mine
from zhichi.foundation.papers.views.officer import issuing, numbers, one, templates, writing

app_name = "papers"
urlpatterns = [
    path("cases/<slug:code>/issued/<int:pk>/", mine.mine, name="mine"),
    path("office/papers/numbers/", numbers.numbers, name="numbers"),
    path("office/papers/templates/", templates.templates, name="templates"),
    path("office/papers/templates/begin/", writing.begin, name="begin"),
    path("office/papers/templates/<str:key>/", writing.template, name="template"),
    path("office/papers/templates/<str:key>/sample/", templates.sample, name="sample"),
    path("office/papers/of/<str:number>/", issuing.of_case, name="of_case"),
    path("office/papers/of/<str:number>/new/<str:key>/", issuing.new, name="new"),
    path("office/papers/<int:pk>/", one.one, name="one"),
    path("office/papers/<int:pk>/pdf/", one.pdf, name="pdf"),
    path("office/papers/<int:pk>/word/", one.word, name="word"),
    path("office/papers/<int:pk>/finish/", one.finishing, name="finish"),
    path("office/papers/<int:pk>/void/", one.voiding, name="void"),
]
