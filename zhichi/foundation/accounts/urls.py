"""Addresses of the room, mounted at /office/."""

from django.urls import path

from zhichi.foundation.accounts.views.admin import ledger, officers, posts, records
from zhichi.foundation.accounts.views.officer import entering, me, own

app_name = "accounts"
urlpatterns = [
    path("login/", entering.log_in, name="login"),
    path("login/code/", entering.give_code, name="code"),
    path("logout/", entering.log_out, name="logout"),
    path("me/", me.me, name="me"),
    path("me/password/", own.change_password, name="password"),
    path("me/factor/", own.enrol_factor, name="factor"),
    path("me/delegations/<int:pk>/end/", me.end_delegation, name="end_delegation"),
    path("me/leave-elsewhere/", me.leave_elsewhere, name="leave_elsewhere"),
    path("admin/officers/", officers.officers, name="officers"),
    path("admin/officers/new/", officers.new_officer, name="new_officer"),
    path("admin/officers/<int:pk>/", officers.officer, name="officer"),
    path("admin/officers/<int:pk>/posts/new/", posts.grant_post, name="grant_post"),
    path("admin/officers/<int:pk>/hand-over/", officers.hand_over, name="hand_over"),
    path("admin/officers/<int:pk>/<slug:slug>/", officers.act, name="act"),
    path("admin/posts/<int:pk>/end/", posts.end_post, name="end_post"),
    path("admin/logins/", records.logins, name="logins"),
    path("admin/ledger/", ledger.ledger, name="ledger"),
]
