"""Answers of workers as HTTP responses; errors as problem details (RFC 9457)."""

from __future__ import annotations

import hashlib
import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

    from aigraph.server.jobs import Answer

_PROBLEM_TYPE = "application/problem+json"


def to_response(answer: Answer, request: Request, fingerprint: str = "") -> Response:
    """The response for an answer. ``fingerprint`` is the graph's: with it a good answer gets a validator (ETag)."""
    if answer.problem:
        return to_problem(answer)
    headers = dict(answer.headers) | {"Vary": "Accept"}
    if fingerprint:
        headers["ETag"] = _validator(answer, request, fingerprint)
    if fingerprint and headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers, answer.media_type)


def to_problem(answer: Answer) -> Response:
    """A refusal as problem details: type, title, status, detail."""
    entry = {
        "type": f"about:blank#{answer.problem}",
        "title": HTTPStatus(answer.status).phrase,
        "status": answer.status,
        "detail": answer.detail,
    }
    body = json.dumps(entry, ensure_ascii=False).encode()
    return Response(body, answer.status, dict(answer.headers), _PROBLEM_TYPE)


def _validator(answer: Answer, request: Request, fingerprint: str) -> str:
    asked = f"{fingerprint}\n{request.url.path}\n{answer.media_type}\n".encode() + answer.body
    return f'W/"{hashlib.sha256(asked).hexdigest()[:32]}"'
