"""How much of an upload is taken: what says that it is larger is refused before it is read.

Whoever has not logged in may have a text checked, and nothing else: a file of theirs is small.
"""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

FORM_AROUND = 1 << 20  # bytes of the form's own fields and of the lines that part them


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Write an upload to disk, never more than UPLOAD_LIMIT of it."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django calls it so
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[Any, Any] | None:
        """Refuse by the length that the request itself tells; a server reads no more than that.

        Raises:
            RequestDataTooBig: it is over the limit or a visitor's; the page of 400 says so.
        """
        is_member = self.request is not None and self.request.user.is_authenticated
        if content_length > FORM_AROUND + (settings.UPLOAD_LIMIT if is_member else 0):
            raise RequestDataTooBig
        return super().handle_raw_input(input_data, META, content_length, boundary, encoding)
