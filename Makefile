# Everything is done by run.py, which needs nothing but Python; Windows calls it by `py run.py`.
PYTHON ?= python3

# `make torture SHORT=1` takes a sample of each trial.
ifneq ($(SHORT),)
torture: override ARGS += --short
endif

.PHONY: help run test clients check bench torture pictures translations clean

help:
	@$(PYTHON) run.py || true

run test clients check bench torture pictures translations clean:
	@$(PYTHON) run.py $@ $(ARGS)
