"""Files of cases: the lists, one of them, taking it out, adding to it, its end."""

from django.urls import path

from zhichi.foundation.dossiers.views.officer import destructions, listing, one, taking

app_name = "dossiers"
urlpatterns = [
    path("office/dossiers/", listing.dossiers, name="all"),
    path("office/dossiers/destructions/", destructions.destructions, name="destructions"),
    path("office/dossiers/destructions/<int:pk>/answer/", destructions.answering, name="answer"),
    path("office/dossiers/destructions/<int:pk>/witness/", destructions.witnessing, name="witness"),
    path("office/dossiers/of/<str:number>/", one.one, name="one"),
    path("office/dossiers/of/<str:number>/bundle/", taking.bundle, name="bundle"),
    path("office/dossiers/of/<str:number>/item/", taking.item, name="item"),
    path("office/dossiers/of/<str:number>/late/", one.late, name="late"),
    path("office/dossiers/of/<str:number>/hold/", one.holding, name="hold"),
    path("office/dossiers/of/<str:number>/destroy/", one.proposing, name="propose"),
]
