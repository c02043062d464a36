"""Public files: pictures as they are, films piece by piece, so that a reader can begin in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from django.core.files.storage import FileSystemStorage, storages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.views.static import serve

FILMS = {".mp4": "video/mp4", ".webm": "video/webm"}
SAFE = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})$")
PIECE = 2**16
NAMED_BY_CHANCE = "public, max-age=31536000, immutable"
"""A file of another content has another name."""


def public_file(request: HttpRequest, path: str) -> Any:
    """Serve one public file; never as anything that runs. Answers a request for a part with 206, a wrong one with 416."""
    public = cast(FileSystemStorage, storages["public"])
    response = serve(request, path, document_root=public.location)
    for name, value in SAFE.items():
        response[name] = value
    response["Cache-Control"] = NAMED_BY_CHANCE
    kind = FILMS.get(Path(path).suffix)
    if not isinstance(response, FileResponse) or isinstance(response, HttpResponseNotModified) or kind is None:
        return response
    response["Content-Type"], response["Accept-Ranges"] = kind, "bytes"
    asked = RANGE.match(request.headers.get("Range", ""))
    return _part(response, asked) if asked and asked.group(1) + asked.group(2) else response


def _part(whole: FileResponse, asked: re.Match[str]) -> HttpResponse | StreamingHttpResponse:
    size, (first, last) = int(whole["Content-Length"]), asked.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        whole.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = StreamingHttpResponse(_pieces(whole, start, end - start + 1), status=206, headers=dict(whole.headers))
    answer["Content-Length"], answer["Content-Range"] = str(end - start + 1), f"bytes {start}-{end}/{size}"
    return answer


def _pieces(whole: FileResponse, start: int, left: int) -> Iterator[bytes]:
    file = whole.file_to_stream
    try:
        file.seek(start)
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
    finally:
        whole.close()
