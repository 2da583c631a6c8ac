"""Pages of `domains.coverage`, mounted at /office/."""

from django.urls import include, path

from zhichi.domains.coverage.views.supervisor import (
    balance,
    history,
    hollow,
    overview,
    places,
    plans,
    point,
    reach,
    windows,
)

app_name = "coverage"
coverage = [
    path("", overview.overview, name="overview"),
    path("counties/<int:pk>/", overview.county, name="county"),
    path("hollow/", hollow.hollow, name="hollow"),
    path("points/<str:code>/", point.point, name="point"),
    path("places/", places.places, name="places"),
    path("gaps/", places.gaps, name="gaps"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:pk>/<slug:tier>/<int:year>/", plans.plan, name="plan"),
    path("history/", history.history, name="history"),
]
urlpatterns = [
    path("coverage/", include(coverage)),
    path("balance/", balance.balance, name="balance"),
    path("reach/", reach.reach, name="reach"),
    path("reach/townships/<str:code>/", reach.township, name="reach_township"),
    path("windows/", windows.windows, name="windows"),
    path("windows/points/<str:code>/", windows.window_load, name="window_load"),
]
