"""Service: what waits, of a case, one of them, the page at the door; its citizen's page; notices for everybody."""

from django.urls import path

from zhichi.foundation.service.views.citizen import mine, notices
from zhichi.foundation.service.views.officer import attempting, lists, one, planning

app_name = "service"
urlpatterns = [
    path("cases/<slug:code>/service/", mine.mine, name="mine"),
    path("service-notices/", notices.notices, name="notices"),
    path("office/service/", lists.waiting, name="waiting"),
    path("office/service/figures/", lists.figures, name="figures"),
    path("office/service/of/<str:number>/", planning.of_case, name="of_case"),
    path("office/service/<int:pk>/", one.one, name="one"),
    path("office/service/<int:pk>/slip/", one.slip, name="slip"),
    path("office/service/<int:pk>/slip/issue/", one.issuing, name="issue_slip"),
    path("office/service/<int:pk>/kept/<int:proof>/", one.kept, name="kept"),
    path("office/service/<int:pk>/waive/", one.waiving, name="waive"),
    path("office/service/<int:pk>/record/<slug:way>/", attempting.attempt, name="attempt"),
    path("office/service/<int:pk>/correct/<slug:way>/", attempting.correcting, name="correct"),
]
