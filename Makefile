# `make build` and `make test` are the whole interface: each sets up what it needs, on a Debian machine with Python 3.11,
# Node 20 and make. What is set up stays in the clone (.venv, node_modules) and is not done twice.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMPS := .venv/stamps
RUNTIME := scormkit/runtime
BROWSER := tests/browser
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
APT_INSTALL = $(shell [ "$$(id -u)" = 0 ] || echo sudo) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends --quiet=2
APT_UPDATE = $(shell [ "$$(id -u)" = 0 ] || echo sudo) apt-get update --quiet=2

.PHONY: build test test-long lint runtime fresh-bundles bundles pytest setup setup-test lock clean

build: setup ## Build every course of course_src for every target into dist/
	$(BIN)/scormkit build -t all

test: lint runtime fresh-bundles pytest ## Everything that must hold; some 16 minutes on two cores

lint: setup-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

runtime: setup-test ## The player's types and its own tests
	npm --prefix $(RUNTIME) run --silent check
	npm --prefix $(RUNTIME) run --silent test

fresh-bundles: setup-test ## The committed bundles are what the sources make
	rm -rf build/bundles
	npm --prefix $(RUNTIME) run --silent bundle "$(CURDIR)/build/bundles"
	diff --recursive --brief $(RUNTIME)/bundles build/bundles || { echo "stale bundles: run make bundles" >&2; exit 1; }

bundles: setup-test ## Rebuild the committed bundles
	npm --prefix $(RUNTIME) run --silent bundle

# Two processes for two cores; the browser's tests mostly wait. `worksteal` keeps neighbours, which judge the same run of a
# course, in one process.
IN_TWO := --numprocesses 2 --dist worksteal

pytest: setup-test
	$(BIN)/pytest -m "not browser and not long" $(IN_TWO)
	$(BIN)/pytest -m "browser and not long" $(IN_TWO) $(BROWSER)

test-long: setup-test ## The full forms of tests that have a smaller one in `make test`
	$(BIN)/pytest -m long $(IN_TWO)

# Setting up

setup: $(STAMPS)/build
setup-test: $(STAMPS)/test $(STAMPS)/debian $(STAMPS)/npm

$(BIN)/python:
	$(PYTHON) -m venv .venv || { $(APT_UPDATE); $(APT_INSTALL) python3-venv; $(PYTHON) -m venv --clear .venv; }

$(STAMPS)/build: pyproject.toml requirements/build.txt | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/build
	$(PIP) install --require-hashes --requirement requirements/test.txt
	@mkdir -p $(STAMPS) && touch $@

# Chromium for the browser tests; faketime and a second locale for the proof that builds are reproducible.
$(STAMPS)/debian: | $(BIN)/python
	command -v chromium >/dev/null && command -v faketime >/dev/null || { $(APT_UPDATE); $(APT_INSTALL) chromium faketime; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/npm: $(RUNTIME)/package-lock.json $(BROWSER)/package-lock.json | $(BIN)/python
	npm --prefix $(RUNTIME) ci --silent --no-audit --no-fund
	npm --prefix $(BROWSER) ci --silent --no-audit --no-fund
	@mkdir -p $(STAMPS) && touch $@

lock: ## Take the newest versions that pyproject.toml and requirements/*.in admit
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --quiet install pip-tools
	for what in "build" "test"; do \
	  build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements/$$what.txt \
	    pyproject.toml requirements/build.in $$([ $$what = test ] && echo requirements/test.in); \
	done

clean:
	rm -rf .venv build dist $(RUNTIME)/node_modules $(BROWSER)/node_modules .pytest_cache .mypy_cache .ruff_cache
