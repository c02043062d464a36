"""The diagram of the docs, drawn from the step table: ``manage petition_steps`` prints it, a test keeps it equal."""

from __future__ import annotations

from danvan.petitions.states import CLOSABLE, STATES, STEPS


def diagram() -> str:
    """Draw the states and verbs as a Mermaid state diagram."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state}: {label}" for state, label in STATES.items()]
    for verb, step in STEPS.items():
        if verb == "close":
            lines += [f"    {state} --> closed: close" for state in CLOSABLE]
            continue
        for state in step.from_ or ("[*]",):
            lines.append(f"    {state} --> {step.to or state}: {verb}")
    return "\n".join([*lines, "```"])
