# Everything needs only make, a Python of 3.11 or newer and a network for the first install.
# `make` alone lists the targets.

VENV := .venv
BIN := $(VENV)/bin
PYTHONS := python3.13 python3.12 python3.11 python3 python3.14
SOURCES := $(shell find bot handlers storage duty -type f ! -name '*.pyc' 2>/dev/null)
UV := uv>=0.9,<1
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" --no-annotate

# Tests see the checkout before the installed copy, also in the programs that they start.
test slow bench-kills: export PYTHONPATH := $(CURDIR)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test slow check format lock bench-reading learn bench-kills bench-weekly clean pictures

help: ## List the targets
	@echo "Targets:"
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

run: $(VENV)/installed ## Install what is needed and start the demo: the whole desk with a chat to play with
	$(BIN)/trucban demo

test: $(VENV)/dev $(VENV)/installed ## Run the tests, without the slow suites
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not faults and not long"

slow: $(VENV)/dev $(VENV)/installed ## Run the slow suites: headless browser, processes killed at every step, a month of duty
	$(BIN)/python -m pytest -q -m "browser or faults or long"

check: $(VENV)/dev ## Lint, check the formatting and the types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev ## Put the code into its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench-reading: $(VENV)/dev ## Measure how well the labelled messages are read
	$(BIN)/python -m bench.reading --folds

learn: $(VENV)/dev ## Learn the weights of words from the labelled messages anew
	$(BIN)/python -m bench.learn

bench-weekly: $(VENV)/dev $(VENV)/installed ## Measure the weekly report over a year of a busy town (target: 3 seconds)
	$(BIN)/python -m bench.weekly

bench-kills: $(VENV)/dev $(VENV)/installed ## Send 1000 reports while the desk is killed 50 times
	$(BIN)/python -m bench.kills

pictures: $(VENV)/dev $(VENV)/installed ## Take the pictures of the documents anew (needs Chromium, LibreOffice, pdftoppm)
	$(BIN)/python -m tests.browser.pictures
	$(BIN)/python -m tests.browser.papers

lock: $(VENV)/made ## Resolve the dependencies anew and write both lock files
	$(BIN)/python -m pip install --quiet "$(UV)"
	$(LOCK) --upgrade pyproject.toml --extra postgresql --extra build --extra dev -o requirements-dev.lock
	$(LOCK) --upgrade pyproject.toml --extra postgresql --extra build -c requirements-dev.lock -o requirements.lock

clean: ## Remove the environment, caches and what builds leave behind
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ── The environment: each stamp is made anew only when what it stands for has changed ──

$(VENV)/made:
	@set -e; \
	python=; \
	for one in $(PYTHONS); do \
		if "$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$one; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "No Python of 3.11 or newer was found. Install one (Debian, Ubuntu: apt-get install python3 python3-venv)." >&2; \
		exit 1; \
	fi; \
	rm -rf $(VENV); \
	if ! "$$python" -m venv $(VENV) >/dev/null 2>&1; then \
		rm -rf $(VENV); \
		version=$$("$$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])'); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			echo "Installing $$version-venv, which Debian keeps apart from Python."; \
			apt-get update -qq >/dev/null 2>&1 || true; \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$$version-venv" >/dev/null 2>&1 || \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null 2>&1 || true; \
		fi; \
		if ! "$$python" -m venv $(VENV); then \
			rm -rf $(VENV); \
			echo "$$version cannot make a virtual environment. Install its venv module (Debian, Ubuntu: apt-get install $$version-venv)." >&2; \
			exit 1; \
		fi; \
	fi; \
	touch $@

$(VENV)/runtime: requirements.lock | $(VENV)/made
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev: requirements-dev.lock | $(VENV)/made
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# A build leaves its files behind, and the next one would take up modules that are long gone.
$(VENV)/installed: pyproject.toml config.yaml law.yaml README.md $(SOURCES) $(VENV)/runtime
	@rm -rf build
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .
	@rm -rf build
	@touch $@
