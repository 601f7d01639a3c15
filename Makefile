# Two commands matter: `make demo` and `make test`. Both set up everything they need in .venv, from hashed locks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
SERVE ?= 1
export PIP_NO_COMPILE := 0

.PHONY: demo test lint types arrows pytest docs lock clean real help

help:
	@echo "make demo   build the bundled example negotiation and serve it on 127.0.0.1 (SERVE=0: only build)"
	@echo "make test   set up and run the whole test suite"
	@echo "make docs   build the documentation into docs/_build/html"
	@echo "make real   build two real negotiations from ../shared/corpora into ./real"
	@echo "make lock   renew the locked dependencies from pyproject.toml"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "travaux needs Python 3.11 or newer: set PYTHON=python3.11")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python lacks its venv module. On Debian: apt install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/run.stamp
	@$(BIN)/travaux demo $(if $(filter 0,$(SERVE)),--no-serve,)

test: $(VENV)/dev.stamp lint types arrows pytest docs

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

arrows: $(VENV)/dev.stamp
	$(BIN)/lint-imports

pytest: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 --dist loadfile

docs: $(VENV)/dev.stamp
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

real: $(VENV)/run.stamp
	PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/real.sh

lock: $(BIN)/python
	$(PIP) install uv
	$(BIN)/python -m uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header --extra rules -q -o requirements/run.txt
	printf "hatchling>=1.27\neditables>=0.5\n" | $(BIN)/python -m uv pip compile - --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements/build.txt
	$(BIN)/python -m uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header --extra dev --extra docs --extra example --extra rules -q -o requirements/dev.txt

clean:
	rm -rf $(VENV) docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
