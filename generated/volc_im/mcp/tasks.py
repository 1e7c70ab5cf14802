"""The tools of the profile `curated`: common tasks, in the words of the people who ask for them."""

from __future__ import annotations

from typing import Final

from .reading_tasks import READING_TASKS
from .writing_tasks import WRITING_TASKS

TASKS: Final = (*READING_TASKS, *WRITING_TASKS)
