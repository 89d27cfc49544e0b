"""The way in: each question goes to the desk of its service, the answers go back to the flow that asked."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.agenda import Agenda, Waiter
from enrich.desk import Desk
from enrich.flow import Answer, Question


class Reception:
    """Send each question to the desk of its service, and the answers back to the flow."""

    def __init__(self, desks: Sequence[Desk], agenda: Agenda) -> None:
        self.desks = tuple(desks)
        self._agenda = agenda
        self._begun = False

    def rounds(self) -> None:
        """Open a round at all desks where every flow waits and nothing is under way that could bring a question.

        The first round opens as soon as every flow has asked its first questions, whatever is under way by then.
        """
        if self._agenda.running == 0 and not (self._begun and any(desk.busy() for desk in self.desks)):
            self._begun = True
            for desk in self.desks:
                desk.open_round()

    async def ask(self, questions: Sequence[Question], step: int = 0) -> tuple[Answer, ...]:
        """Give the answers in the order of the questions; `step` is how many answers the flow has had before."""
        waiter = Waiter(self._agenda, step)
        homes = [self._desk(question) for question in questions]
        for desk in dict.fromkeys(homes):
            await desk.ask([each for each, home in zip(questions, homes, strict=True) if home is desk], waiter)
        await waiter.wait()
        return tuple(home.answer(question) for question, home in zip(questions, homes, strict=True))

    def _desk(self, question: Question) -> Desk:
        return next(desk for desk in self.desks if desk.name is question.source)
