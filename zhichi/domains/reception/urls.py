"""Booking and queueing: pages of citizens, public boards, pages of the office."""

from django.urls import path

from zhichi.domains.reception.views.citizen import board, booking, halls, messages, ticket, turn
from zhichi.domains.reception.views.officer import arranging, desk, opening, phoning, today

app_name = "reception"
urlpatterns = [
    path("booking/", halls.halls, name="halls"),
    path("booking/<slug:code>/", halls.hall, name="hall"),
    path("booking/<slug:code>/form/", booking.form, name="book"),
    path("booking/<slug:code>/wait/", booking.wait, name="wait"),
    path("booking/<slug:code>/ticket/", ticket.ticket, name="ticket"),
    path("bookings/", turn.find, name="find"),
    path("bookings/<slug:code>/", turn.show, name="turn"),
    path("bookings/<slug:code>/change/", turn.change, name="change"),
    path("bookings/<slug:code>/notices/", messages.told, name="messages"),
    path("bookings/<slug:code>/event.ics", turn.ics, name="ics"),
    path("bookings/<slug:code>/do/<slug:verb>/", turn.act, name="act"),
    path("halls/<slug:code>/", board.board, name="board"),
    path("halls/<slug:code>/part/", board.part, name="board_part"),
    path("halls/<slug:code>.json", board.machine, name="board_json"),
    path("office/halls/", opening.halls, name="office_halls"),
    path("office/halls/<slug:code>/", today.hall, name="office_hall"),
    path("office/halls/<slug:code>/open/", opening.open_hall, name="office_open"),
    path("office/halls/<slug:code>/ticket/", today.ticket, name="office_ticket"),
    path("office/halls/<slug:code>/book/", phoning.phone, name="office_book"),
    path("office/halls/<slug:code>/arrive/<int:pk>/", today.arrived, name="office_arrive"),
    path("office/halls/<slug:code>/windows/<int:pk>/", desk.desk, name="office_desk"),
    path("office/halls/<slug:code>/windows/<int:pk>/do/<slug:verb>/", desk.do, name="office_do"),
    path("office/halls/<slug:code>/arrange/", arranging.arrange, name="office_arrange"),
    path("office/halls/<slug:code>/arrange/close/", arranging.close, name="office_close"),
    path("office/halls/<slug:code>/arrange/reopen/<int:pk>/", arranging.reopen, name="office_reopen"),
    path("office/halls/<slug:code>/arrange/shifts/", arranging.shift, name="office_shift"),
    path("office/halls/<slug:code>/arrange/shifts/<int:pk>/end/", arranging.end, name="office_shift_end"),
    path("office/halls/<slug:code>/arrange/capacity/<int:pk>/", arranging.capacity, name="office_capacity"),
]
