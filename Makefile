# `make demo` and `make test` set themselves up; they need Python 3.11 or newer, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Stamps outlive the Python that they speak of, for example when it is upgraded.
ifneq ($(shell test -x $(BIN)/python && echo there),there)
$(shell rm -f $(VENV)/*.stamp)
endif

.PHONY: help demo test lint types bench lock clean

help:
	@echo "make demo   run the whole bot offline, with a chat page to try it on"
	@echo "make test   run the tests"
	@echo "make lint   check style        make types   check types"
	@echo "make bench  measure, and write BENCHMARKS.md"
	@echo "make lock   pin the dependencies anew"
	@echo "make clean  remove what these made"

demo: $(VENV)/demo.stamp
	@$(BIN)/python -m bot demo $(DEMO)

test: $(VENV)/test.stamp
	@$(BIN)/python -m pytest -n 4 --dist worksteal $(TESTS)

lint: $(VENV)/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	@$(BIN)/mypy

bench: $(VENV)/test.stamp
	@$(BIN)/python -m bench

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "sorabot needs Python 3.11 or newer; name one with PYTHON=python3.12 make ..."; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) \
		|| { rm -rf $(VENV); echo "$(PYTHON) could not make $(VENV); Debian and Ubuntu need: apt install python3-venv"; exit 1; }

$(VENV)/demo.stamp: requirements.txt | $(BIN)/python
	@echo "Installing what the bot needs..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt | $(BIN)/python
	@echo "Installing what the tests need..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

LOCK := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml

lock: $(BIN)/python
	@$(BIN)/python -m pip install --quiet uv
	@$(LOCK) --extra postgres --output-file requirements.txt
	@$(LOCK) --extra postgres --extra test --extra bench --output-file requirements-test.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
