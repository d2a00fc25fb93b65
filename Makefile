# `make demo` and `make test` do all their own set-up; see README.md.
.DEFAULT_GOAL := help
UV := .venv/bin/uv
UV_VERSION := 0.13.9
STAMP := .venv/.synced
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never

.PHONY: help demo test bench corpora wishes lint wheel clean

help:
	@echo "make demo   the main job on sample data"
	@echo "make test   the whole suite"
	@echo "make bench  the measurements"
	@echo "make corpora  scores on real mail (V=-v: with the misses)"
	@echo "make wishes  learns anew from the letters of tests/corpora/wishes"
	@echo "make wheel  a wheel in dist/"

$(STAMP): pyproject.toml uv.lock
	@sh tests/setup.sh python
	@test -x $(UV) || { python3 -m venv .venv && .venv/bin/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION); }
	@$(UV) sync -q --frozen --inexact --compile-bytecode
	@.venv/bin/python -m compileall -q followupd
	@touch $@

demo: $(STAMP)
	@.venv/bin/followupd demo

test: $(STAMP)
	@sh tests/setup.sh test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check -q .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo 2>/dev/null || .venv/bin/lint-imports
	.venv/bin/deptry .
	.venv/bin/pytest -q -n 2 --dist worksteal

bench: $(STAMP)
	@sh tests/setup.sh bench
	@.venv/bin/python -m compileall -q followupd
	.venv/bin/python tests/bench/run.py

corpora: $(STAMP)
	@.venv/bin/python tests/corpora/bounces.py $(V)
	@.venv/bin/python tests/corpora/replies.py $(V)
	@.venv/bin/python tests/corpora/wishes.py $(V)

wishes: $(STAMP)
	@$(UV) sync -q --frozen --inexact --group train
	.venv/bin/python tests/corpora/train_wishes.py

wheel: $(STAMP)
	$(UV) build -q --out-dir dist

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo
