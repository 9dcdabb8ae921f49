# Everything is done by run.py, which needs nothing but Python; Windows calls it by `py run.py`.
PYTHON ?= python3

.PHONY: help run test clients check bench pictures translations clean

help:
	@$(PYTHON) run.py || true

run test clients check bench pictures translations clean:
	@$(PYTHON) run.py $@ $(ARGS)
