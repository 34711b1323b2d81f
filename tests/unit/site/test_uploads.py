"""What is too large is refused by what it says of itself, before a byte of it is read."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse


def send(client, size):
    file = SimpleUploadedFile("corte.csv", b"x" * size)
    return client.post(reverse("batches:upload"), {"file": file, "reason": "corte de junio"})


def test_an_upload_over_the_limit_is_refused_before_it_is_read(ana, settings):
    settings.UPLOAD_LIMIT = 1000
    client = Client(raise_request_exception=False)
    client.force_login(ana)
    answer = send(client, 2_000_000)
    assert answer.status_code in {400, 413}
    assert "Nada cambió" in answer.content.decode()
    assert list(settings.FILES.rglob("*")) == []


def test_an_upload_within_the_limit_gets_to_the_form(ana, settings):
    settings.UPLOAD_LIMIT = 5000
    client = Client()
    client.force_login(ana)
    assert send(client, 100).status_code in {302, 422}


def test_nothing_large_is_taken_from_who_has_not_logged_in(db, settings):
    settings.UPLOAD_LIMIT = 5_000_000
    client = Client(raise_request_exception=False)
    file = SimpleUploadedFile("corte.csv", b"x" * 2_000_000)
    answer = client.post(reverse("accounts:log_in"), {"file": file, "email": "a@tequio.invalid"})
    assert answer.status_code in {400, 413}
