"""Pages of `domains.coverage`."""

from django.urls import URLPattern, URLResolver, include, path

from zhichi.domains.coverage.views.citizen import samples as open_samples
from zhichi.domains.coverage.views.officer import sampled, samples
from zhichi.domains.coverage.views.supervisor import (
    balance,
    history,
    hollow,
    overview,
    places,
    plans,
    point,
    reach,
    township,
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
office: list[URLPattern | URLResolver] = [
    path("coverage/", include(coverage)),
    path("balance/", balance.balance, name="balance"),
    path("reach/", reach.reach, name="reach"),
    path("reach/townships/<str:code>/", township.township, name="reach_township"),
    path("windows/", windows.windows, name="windows"),
    path("windows/points/<str:code>/", windows.window_load, name="window_load"),
]
drawing = [
    path("", samples.samples, name="samples"),
    path("new/", samples.new_sample, name="sample_new"),
    path("<slug:code>/", samples.sample, name="sample"),
    path("<slug:code>/witnesses/<int:pk>/", samples.invite, name="sample_invite"),
    path("<slug:code>/void/", samples.void, name="sample_void"),
    path("<slug:code>/finish/", samples.finish, name="sample_finish"),
    path("<slug:code>/points/<int:pk>/", sampled.sampled, name="sampled"),
]
open_to_all = [
    path("", open_samples.samples, name="open_samples"),
    path("<slug:code>/", open_samples.sample, name="open_sample"),
    path("<slug:code>/witnesses/<int:pk>/", open_samples.witness, name="witness"),
    path("<slug:code>/manifest.json", open_samples.manifest_json, name="manifest_json"),
    path("<slug:code>/bundle.json", open_samples.bundle_json, name="bundle_json"),
    path("<slug:code>/names.json", open_samples.names_json, name="names_json"),
]
urlpatterns = [
    path("office/", include(office)),
    path("office/samples/", include(drawing)),
    path("samples/", include(open_to_all)),
]
