"""One case at a time: the outcome under a draft, the whole way to it, and what decides where not all is known.

Read `plain` first: it is the semantics, written down once. `programs` is its fast twin, in which a whole trace is one integer;
`answers` reads the records out of it; `asking` answers cases with unknown facts; `cases` runs those an instrument ships.
"""

from .answers import Answer, Decided, Reason, Weighed, evaluate, missing_facts, read_answer
from .asking import Asked, Deciding, ask, ask_each, asked_of, matter, plain_outcomes
from .cases import CaseRun, Coverage, covered_by, fill, run_cases, scenario_of
from .programs import Program, outcome_of, program, run
from .scenarios import Option, Scenario, known_atoms, options_of, scenario

__all__ = [
    "Answer", "Asked", "CaseRun", "Coverage", "Decided", "Deciding", "Option", "Program", "Reason", "Scenario", "Weighed",
    "ask", "ask_each", "asked_of", "covered_by", "evaluate", "fill", "known_atoms", "matter", "missing_facts", "options_of",
    "outcome_of", "plain_outcomes", "program", "read_answer", "run", "run_cases", "scenario", "scenario_of",
]  # fmt: skip
