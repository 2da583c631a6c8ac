"""Law talk: answers for everybody, the citizen's word about them, their making, and advisers' days."""

from django.urls import path

from zhichi.domains.lawtalk.views.citizen import allowing, answers, complaining, duty
from zhichi.domains.lawtalk.views.officer import advisers, complaints, doing, lectures, lists, mine, rotas

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
    path("points/<slug:code>/advisers/complaint/", complaining.complaint, name="complain"),
    path("points/<slug:code>/advisers/complaint/done/", complaining.complained, name="complained"),
    path("office/advisers/", advisers.advisers, name="advisers"),
    path("office/advisers/mine/", mine.mine, name="mine"),
    path("office/advisers/lectures/", lectures.lectures, name="lectures"),
    path("office/advisers/lectures/<int:pk>/", lectures.confirm, name="confirm_lecture"),
    path("office/advisers/complaints/", complaints.complaints, name="complaints"),
    path("office/advisers/complaints/<int:pk>/", complaints.complaint, name="complaint"),
    path("office/advisers/at/<slug:code>/", rotas.rota, name="rota"),
    path("office/advisers/at/<slug:code>/copy/", rotas.copy, name="copy"),
    path("office/advisers/at/<slug:code>/lecture/", lectures.record, name="lecture"),
    path("office/advisers/at/<slug:code>/rota/<int:pk>/end/", rotas.end, name="rota_end"),
    path("office/advisers/at/<slug:code>/rota/<int:pk>/change/", rotas.change, name="rota_change"),
    path("office/advisers/at/<slug:code>/terms/<int:pk>/", rotas.terms, name="terms"),
]
