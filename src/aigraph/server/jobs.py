"""What a worker is asked to do, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aigraph.errors import NOTHING, Text

PROBLEMS = "https://w3id.org/aigraph/docs/serving#"  # where docs/serving.md says what each problem is


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do on the graph: ``kind`` names a function of ``work``, ``asked`` holds what it takes.

    ``shape`` is the text by which jobs of about the same cost are known again, ``weight`` a first guess of the cost in
    seconds where nothing is known yet. ``seconds`` is how long a page of our own may take; a query may as long as
    the limits say.
    """

    kind: str
    asked: dict[str, Any] = field(default_factory=dict)
    shape: str = ""
    weight: float = 0.01
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: an HTTP status, a media type, headers that go with it, and the body.

    For every status from 400 on, ``problem`` names what is wrong (the last part of a problem type's address, RFC 9457)
    and ``detail`` says it in a sentence, in each language.
    """

    status: int
    media_type: str = "text/plain; charset=utf-8"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    detail: Text = NOTHING

    def head(self) -> dict[str, Any]:
        """All but the body, for the wire."""
        return {
            "status": self.status,
            "media_type": self.media_type,
            "headers": self.headers,
            "problem": self.problem,
            "detail": [self.detail.en, self.detail.fr],
        }

    @classmethod
    def of(cls, head: dict[str, Any], body: bytes) -> Answer:
        """The answer that came over the wire."""
        return cls(body=body, **{**head, "detail": Text(*head["detail"])})


def refuse(status: int, problem: str, detail: Text | str, **headers: str) -> Answer:
    """An answer that says no; what others say is the same text in each language."""
    told = detail if isinstance(detail, Text) else Text(detail, detail)
    return Answer(status, problem=problem, detail=told, headers=headers)


def description_job(kind: str, address: str, accept: str) -> Job:
    """The job that describes the data (``void``) or the endpoint (``description``) of a server at an address."""
    return Job(kind, {"address": address, "accept": accept}, kind, 0.05)
