"""The steps of the suite, in the order in which a statement goes through the house."""

from __future__ import annotations

from itertools import chain

from steps import (
    annotating,
    archiving,
    collecting,
    crawling,
    filling,
    giving,
    ingesting,
    keeping,
    reading,
    rereading,
    searching,
    serving,
    starting,
)

STEPS = {
    step.name: step
    for step in chain(
        crawling.STEPS,
        collecting.STEPS,
        archiving.STEPS,
        reading.STEPS,
        rereading.STEPS,
        annotating.STEPS,
        ingesting.STEPS,
        filling.STEPS,
        searching.STEPS,
        giving.STEPS,
        keeping.STEPS,
        serving.STEPS,
        starting.STEPS,
    )
}
