"""How many admissible requests each authority would get under each draft, and how long they would wait: drafts held against each
other under the same assumptions, never a forecast.

`demand` says what each draft admits, `assumptions` what is taken for granted, `queues` how requests wait, `comparing` joins them.
"""

from .assumptions import Assumptions, RequestClass, assumptions
from .comparing import Burden, LoadCompared, compare_load
from .demand import Demand, demand_from_counts, demand_from_outcomes, demand_of_world
from .queues import Requests, Served, fifo_waits, lindley_waits, served
from .telling import load_record, load_story
from .theory import erlang_c, erlang_wait, fluid_backlog, fluid_wait

__all__ = [
    "Assumptions", "Burden", "Demand", "LoadCompared", "RequestClass", "Requests", "Served", "assumptions", "compare_load",
    "demand_from_counts", "demand_from_outcomes", "demand_of_world", "erlang_c", "erlang_wait", "fifo_waits", "fluid_backlog",
    "fluid_wait", "lindley_waits", "load_record", "load_story", "served",
]  # fmt: skip
