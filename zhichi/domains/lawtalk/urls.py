"""Law talk: answers for everybody, the citizen's word about them, their making, and advisers' days."""

from django.urls import path

from zhichi.domains.lawtalk.views.citizen import allowing, answers, duty
from zhichi.domains.lawtalk.views.officer import advisers, doing, lists

app_name = "lawtalk"
urlpatterns = [
    path("answers/", answers.answers, name="answers"),
    path("answers/<int:pk>/", answers.answer, name="answer"),
    path("cases/<slug:code>/publish/", allowing.allowing, name="allow"),
    path("points/<slug:code>/advisers/", duty.duty, name="duty"),
    path("office/answers/", lists.lists, name="office"),
    path("office/answers/<int:pk>/", doing.one, name="one"),
    path("office/answers/<int:pk>/draft/", doing.write, name="draft"),
    path("office/answers/<int:pk>/publish/", doing.clear, name="publish"),
    path("office/answers/<int:pk>/return/", doing.back, name="return"),
    path("office/answers/<int:pk>/withdraw/", doing.down, name="withdraw"),
    path("office/advisers/", advisers.advisers, name="advisers"),
]
