"""The steps of the suite, in the order in which a statement goes through the house."""

from __future__ import annotations

from itertools import chain

from steps import (
    annotating,
    archiving,
    crawling,
    filling,
    giving,
    ingesting,
    reading,
    searching,
    serving,
    starting,
)

STEPS = {
    step.name: step
    for step in chain(
        crawling.STEPS,
        archiving.STEPS,
        reading.STEPS,
        annotating.STEPS,
        ingesting.STEPS,
        filling.STEPS,
        searching.STEPS,
        giving.STEPS,
        serving.STEPS,
        starting.STEPS,
    )
}
