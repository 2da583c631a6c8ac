"""Every room's pages, composed once."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("office/", include("zhichi.foundation.accounts.urls")),
    path("office/", include("zhichi.foundation.timelimits.urls")),
    path("", include("zhichi.foundation.notices.urls")),
    path("", include("zhichi.foundation.files.urls")),
    path("office/procedures/", include("zhichi.foundation.procedures.urls")),
    path("office/forms/", include("zhichi.foundation.forms.urls")),
    path("office/ways/", include("zhichi.foundation.guidance.urls")),
    path("office/", include("zhichi.entrances.office.urls")),
    path("", include("zhichi.domains.coverage.urls")),
    path("", include("zhichi.domains.kiosks.urls")),
    path("office/standards/", include("zhichi.domains.standards.urls")),
    path("", include("zhichi.domains.reception.urls")),
    path("", include("zhichi.domains.catalogue.urls")),
    path("", include("zhichi.domains.casework.urls")),
    path("api/v1/", include("zhichi.entrances.services.api.urls")),
    path("", include("zhichi.entrances.services.urls")),
    path("map/", include("zhichi.entrances.atlas.urls")),
    path("", include("zhichi.domains.lawtalk.urls")),
    path("", include("zhichi.domains.network.urls")),
    path("", include("zhichi.foundation.mandates.urls")),
    path("", include("zhichi.foundation.papers.urls")),
    path("", include("zhichi.foundation.signing.urls")),
    path("", include("zhichi.foundation.seals.urls")),
    path("", include("zhichi.foundation.dossiers.urls")),
    path("", include("zhichi.foundation.service.urls")),
    path("", include("zhichi.foundation.ratings.urls")),
    path("", include("zhichi.foundation.ledger.urls")),
    path("", include("zhichi.ui.urls")),
]
