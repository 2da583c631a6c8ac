"""The slip for people without a telephone: the code in large type, as a picture and in words; nothing personal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhichi.entrances.services.views.citizen.tracking import opened
from zhichi.foundation.cases.public import Case, key_words
from zhichi.foundation.mandates.public import spoken_words


@opened
def slip(request: HttpRequest, case: Case) -> HttpResponse:
    link = request.build_absolute_uri(f"{reverse('services:track')}?code={case.tracking_code}")
    context = {
        "case": case,
        "link": link,
        "spoken": spoken_words(case.tracking_code),
        "key_words": key_words(case.parties.all()),
    }
    return render(request, "services/citizen/slip.html", context)
