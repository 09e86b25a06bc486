# `make demo` and `make test` set themselves up; they need Python 3.11 or newer, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Stamps outlive the Python that they speak of, for example when it is upgraded.
ifneq ($(shell test -x $(BIN)/python && echo there),there)
$(shell rm -f $(VENV)/*.stamp)
endif

.PHONY: help demo install run test coverage lint types bench lock clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/demo.stamp ## run the whole bot offline, with a chat page; DEMO="--port 8001" for another port
	@$(BIN)/python -m bot demo $(DEMO)

install: $(VENV)/demo.stamp ## set up .venv for running the bot, and start nothing

run: $(VENV)/demo.stamp ## run the bot with the settings in .env
	@$(BIN)/python -m bot run

# A worker takes seconds to start: few tests are quicker without.
WORKERS := $(if $(TESTS),,-n 4 --dist worksteal)

test: $(VENV)/test.stamp ## run the tests; TESTS="tests/sources/test_sora.py -k draft" for some
	@$(BIN)/python -m pytest $(WORKERS) $(TESTS)

coverage: $(VENV)/test.stamp ## run the tests, and see how much of the bot they run
	@rm -rf .coverage
	@MEASURE=$(CURDIR)/.coverage $(BIN)/python -m pytest -p tests.measure $(WORKERS) $(TESTS)
	@$(BIN)/python scripts/coverage_floor.py .coverage

lint: $(VENV)/test.stamp ## check the style, and the deployment's files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/yamllint --strict compose.yaml deploy .github .pre-commit-config.yaml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec compose.yaml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/ci.yml
	@$(BIN)/kubernetes-validate --quiet --strict deploy/kubernetes.yaml
	@$(BIN)/hadolint Dockerfile

types: $(VENV)/test.stamp ## check the types
	@$(BIN)/mypy

bench: $(VENV)/test.stamp ## measure, and write BENCHMARKS.md
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

lock: $(BIN)/python ## pin the dependencies anew
	@$(BIN)/python -m pip install --quiet uv
	@$(LOCK) --extra postgres --output-file requirements.txt
	@$(LOCK) --extra postgres --extra test --extra bench --output-file requirements-test.txt

clean: ## remove what these made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
