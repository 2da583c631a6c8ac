from django.urls import path

from zhichi.ui import views

app_name = "ui"
urlpatterns = [
    path("elder/", views.elder, name="elder"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/sample/<slug:kind>/", views.sample, name="sample"),
]
