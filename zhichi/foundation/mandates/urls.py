"""Acting for another: the citizen's page about it, and the office's."""

from django.urls import path

from zhichi.foundation.mandates.views.citizen import mine
from zhichi.foundation.mandates.views.officer import acting, by_slip, figures, receiving

app_name = "mandates"
urlpatterns = [
    path("cases/<slug:code>/mandate/", mine.mine, name="mine"),
    path("office/acting/", acting.acting, name="acting"),
    path("office/acting/figures/", figures.figures, name="figures"),
    path("office/acting/slip/", by_slip.by_slip, name="by_slip"),
    path("office/acting/<int:pk>/", acting.one, name="one"),
    path("office/acting/<int:pk>/do/<slug:verb>/", acting.do, name="do"),
    path("office/acting/<int:pk>/papers/<int:record>/", receiving.document, name="document"),
]
