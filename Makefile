# Two commands do everything on a machine with Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
UV ?= uv

.PHONY: run test demo check lock clean
.DELETE_ON_ERROR:

run: .venv/run.done ## enrich the lists in seeds/
	@$(BIN)/python -m enrich run $(ARGS) || { status=$$?; \
		[ $$status -eq 3 ] && echo "notice: no service could be reached; out/ holds what the lists and the cache say" && exit 0; \
		exit $$status; }

test: check ## lint, types, then the whole test suite
	$(BIN)/python -m pytest $(ARGS)

check: .venv/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

demo: .venv/dev.done ## the main job on the user's list, against a local stand-in with synthetic records
	$(BIN)/python tests/demo.py $(ARGS)

lock: ## lock the dependencies anew
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--extra build pyproject.toml --output-file requirements.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--extra build --extra dev pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage out/demo

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "make: expected Python 3.11 or newer on the PATH, found none" >&2; exit 2; }
	$(PYTHON) -m venv .venv

.venv/run.done: requirements.lock pyproject.toml | .venv/bin/python
	@[ -e .venv/dev.done ] || $(PIP) install --no-deps --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.done: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(PIP) install --no-deps --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run.done
