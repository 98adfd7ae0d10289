"""Answers that stay the same until the graph changes: made once, kept, and given to all who ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.server.jobs import Answer, Job
    from aigraph.server.service import Service

_MOST_KEPT = 64
_GOOD = 200


class Kept:
    """The kept answers of one service, for the graph that it serves now. Refusals are not kept."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._graph: dict[str, Any] | None = None
        self._answers: dict[str, asyncio.Task[Answer]] = {}

    async def get(self, name: str, job: Job) -> Answer:
        """The answer to a job, which is done once however many ask for it at the same time."""
        if self._service.about is not self._graph:  # another graph has another description
            self._graph = self._service.about
            self._answers.clear()
        task = self._answers.get(name)
        if task is None:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
            task = self._answers[name] = asyncio.get_running_loop().create_task(self._service.do(job))
        answer = await asyncio.shield(task)  # who goes away does not spoil it for the others
        if answer.status != _GOOD and self._answers.get(name) is task:
            del self._answers[name]
        return answer
