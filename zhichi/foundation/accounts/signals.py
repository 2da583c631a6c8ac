"""Announcements to the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction of `actions.hand_over` with giver, taker (Officer), by (Actor), at (datetime).
# A receiver moves the giver's open work to the taker, or raises to stop the hand-over as a whole.
work_handed_over = Signal()
