"""Without the optional packages: one engine is said to be one, and none says what to install."""

from __future__ import annotations

import sys

import pytest

from travaux.errors import TravauxError
from travaux.rules import lower, variant
from travaux.rules.diagrams import diagrams_of, manner
from travaux.rules.monotony import monotony
from travaux.rules.proving import prove
from travaux.rules.repairing import repair

from ..umbrellas import umbrellas


def test_without_z3_a_proof_names_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    known = umbrellas()
    found = prove(known.properties[0], [variant(known, "D1")])[0]
    assert (found.holds, found.engines, found.against) == (True, ("diagrams",), ())
    assert found.core == ("no_expression",)
    assert repair(known.properties[0], variant(known, "D2")).engines == ("diagrams",)
    assert monotony(variant(known, "D1"), "serious_years").engines == ("diagrams",)


def test_without_cudd_diagrams_are_drawn_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert manner(diagrams_of(lower([variant(umbrellas(), "D1")]))) == "cudd"
    monkeypatch.setitem(sys.modules, "dd.cudd", None)
    monkeypatch.delattr("dd.cudd", raising=False)
    assert manner(diagrams_of(lower([variant(umbrellas(), "D1")]))) == "autoref"


def test_without_dd_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("dd", "dd.cudd", "dd.autoref"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(TravauxError, match="travaux\\[rules\\]") as refused:
        diagrams_of(lower([variant(umbrellas(), "D1")]))
    assert refused.value.code == "missing_extra"
