"""One case at a time: the outcome under a draft, the whole way to it, and what decides where not all is known.

Read `plain` first: it is the semantics, written down once. `programs` is its fast twin, in which a whole trace is one integer;
`answers` reads the records out of it; `asking` answers cases with unknown facts; `cases` runs those an instrument ships.
"""

from .answers import Answer, Decided, Reason, Weighed, evaluate, missing_facts, read_answer
from .asking import Asked, Deciding, ask, ask_all, ask_each, asked_of, matter, plain_outcomes
from .cases import CaseRun, Coverage, covered_by, fill, run_cases, scenario_of
from .codes import Coding, Trace, Tracing, coding, trace, tracing, values_of
from .divergence import Divergence, Parted, divergence, divergence_story
from .exchange import answer_record, asked_record, assumptions_of, case_records, divergence_record, matter_record
from .phrases import cited, fact_in_words, norm_in_words, option_in_words, reason_in_words
from .programs import Program, outcome_of, program, run
from .scenarios import Option, Scenario, known_atoms, options_of, scenario
from .telling import LIMITS, open_story, story, to_check
from .turning import turning, turning_of, turning_story

__all__ = [
    "LIMITS", "Answer", "Asked", "CaseRun", "Coding", "Coverage", "Decided", "Deciding", "Divergence", "Option", "Parted",
    "Program", "Reason", "Scenario", "Trace", "Tracing", "Weighed", "answer_record", "ask", "ask_all", "ask_each",
    "asked_of", "asked_record", "assumptions_of", "case_records", "cited", "coding", "covered_by", "divergence",
    "divergence_record", "divergence_story", "evaluate", "fact_in_words", "fill", "known_atoms", "matter", "matter_record",
    "missing_facts", "norm_in_words", "open_story", "option_in_words", "options_of", "outcome_of", "plain_outcomes",
    "program", "read_answer", "reason_in_words", "run", "run_cases", "scenario", "scenario_of", "story", "to_check", "trace",
    "tracing", "turning", "turning_of", "turning_story", "values_of",
]  # fmt: skip
