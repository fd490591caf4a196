# The front door: `make run` and `make test` need Python 3.11, make and a network, nothing else.

UV := .tools/uv/bin/uv
BIN := .venv/bin
MODEL := models/vejviser.tar.gz
TRAINING := $(wildcard config.yml nlu/train.py nlu/quiet.py nlu/components/*.py nlu/*/*.yml)
AXE := .tools/node_modules/axe-core/axe.min.js

.PHONY: help run test test-fast check bench nlu phrases screenshots lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

run: .venv/.ready ## Serve the web chat (and Telegram) until Ctrl-C
	@$(MAKE) -q $(MODEL) 2>/dev/null || $(MAKE) --no-print-directory $(MODEL) \
		|| echo "Free text will not be understood (see above); menu and buttons work."
	@exec $(BIN)/vejviser run

test: .venv/.ready $(MODEL) $(AXE) ## Run every test (with PostgreSQL where VEJVISER_TEST_POSTGRES_URL is set)
	.venv-nlu/bin/python -m pytest -q -p no:cacheprovider tests/nlu/components
	$(BIN)/python -m pytest -q
	$(BIN)/vejviser nlu test

test-fast: .venv/.ready ## Run the tests that need neither Rasa nor a browser, in a minute
	$(BIN)/python -m pytest -q -m "not nlu and not browser and not crash and not slow and not postgres"

check: .venv/.ready ## Check code, layers and data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vejviser content check
	$(BIN)/vejviser nlu check
	$(BIN)/python -m pytest -q tests/data

nlu: $(MODEL) ## Make Rasa's environment and train the model
	$(BIN)/vejviser nlu report

bench: .venv/.ready $(MODEL) ## Measure speed and memory
	$(BIN)/python -m tests.bench

screenshots: .venv/.ready $(MODEL) ## Photograph the web chat and the pages for staff
	$(BIN)/python -m tests.screenshots

phrases: .venv/.ready ## Bring the catalogues up to date with the code
	$(BIN)/pybabel -q extract -F pyproject.toml --no-default-keywords -k say -k phrase \
		-k plural:1,2 --no-location --omit-header --sort-output --width=100 \
		-o translations/messages.pot .
	for language in da ar ti en; do $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete \
		--width=100 -i translations/messages.pot -d translations -l $$language; done
	$(BIN)/pybabel -q extract -F translations/staff.cfg --no-default-keywords -k say -k phrase \
		-k plural:1,2 --no-location --omit-header --sort-output --width=100 \
		-o translations/staff.pot .
	for language in da en; do $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete \
		--width=100 -D staff -i translations/staff.pot -d translations -l $$language; done

lock: $(UV) ## Renew the locked versions of all libraries
	$(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --upgrade \
		--python-version 3.11 --extra dev -o requirements.lock pyproject.toml
	cd nlu && ../$(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate \
		--upgrade --python-version 3.10 --override overrides.txt -o requirements.lock pyproject.toml

clean: ## Remove environments and the model (not the database)
	rm -rf .venv .venv-nlu .tools .cache models

$(UV): requirements-uv.lock
	python3 -m venv .tools/uv
	.tools/uv/bin/python -m pip install --quiet --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.ready: requirements.lock pyproject.toml | $(UV)
	$(UV) venv --quiet --allow-existing --python "$$(python3 -c 'import sys; print(sys.executable)')" .venv
	$(UV) pip sync --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

.venv-nlu/.ready: nlu/requirements.lock | $(UV)
	python=$$(nlu/python310.sh $(UV)) && $(UV) venv --quiet --allow-existing --python "$$python" .venv-nlu
	$(UV) pip sync --compile-bytecode --python .venv-nlu/bin/python --require-hashes nlu/requirements.lock
	@touch $@

$(MODEL): $(TRAINING) .venv-nlu/.ready | .venv/.ready
	$(BIN)/vejviser nlu train

# Only the accessibility tests need it; they are skipped where there is no npm.
$(AXE):
	npm install --silent --no-audit --no-fund --prefix .tools axe-core@4 || true
