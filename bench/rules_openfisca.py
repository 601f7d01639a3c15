#!/usr/bin/env python3
"""The rules in OpenFisca's published style, a variable a rule, over a vector of requests. Run by `rules_cube.py` apart.

    PYTHON_WITH_OPENFISCA bench/rules_openfisca.py RULES.json FACTS.npz OUT.npz

OpenFisca-Core is under the AGPL: it is a peer of the bench in an environment of its own, and never a part of the project.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

NAME = re.compile(r"\b(?:a\d+|h\d+_\d+|[yno]\d+|mn?\d+|[gp]\d+)\b")
Request = build_entity("request", "requests", "A request of one party to another", is_person=True)


def code_of(must, must_not, ground, may):
    return np.select([must & must_not, must, must_not, ground, may], [5, 3, 4, 2, 1], 0)


def variable(name, kind, what=None):
    members = {"value_type": kind, "entity": Request, "definition_period": YEAR, "label": name}
    if what is not None:
        source = NAME.sub(lambda found: f'request("{found.group()}", period)', what)
        names = {"code_of": code_of, "T": np.bool_(True), "F": np.bool_(False)}
        exec(f"def formula(request, period):\n    return {source}", names)
        members["formula"] = names["formula"]
    return type(name, (Variable,), members)


def main() -> None:
    rules, facts = json.loads(Path(sys.argv[1]).read_text("utf-8")), np.load(sys.argv[2])
    codes, spent = [], 0.0
    for lines in rules:
        system = TaxBenefitSystem([Request])
        for name in facts.files:
            system.add_variable(variable(name, bool))
        for name, what in lines:
            system.add_variable(variable(name, int if name.startswith("o") else bool, what))
        count = len(facts[facts.files[0]])
        simulation = SimulationBuilder().build_default_simulation(system, count=count)
        for name in facts.files:
            simulation.set_input(name, "2024", facts[name])
        start = time.process_time()
        codes.append(simulation.calculate(lines[-1][0], "2024").astype(np.uint8))
        spent += time.process_time() - start
    np.savez(sys.argv[3], codes=np.stack(codes), spent=spent)


if __name__ == "__main__":
    main()
