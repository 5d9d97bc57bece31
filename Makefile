# `make` installs what is missing, builds, and decides the four meetings of 2020 under both policies.
# `make test` passes the tests. Both build optimized, since the tests decide and prove a great deal.

SWIFT ?= swift
BUILD = --configuration release
BAILIWICK = .build/release/bailiwick
BUILD_PACKAGES = libpcre2-dev pkg-config
TEST_PACKAGES = iso-codes unicode-cldr-core python3

EXAMPLE = Examples/zoom-2020
MEETINGS = first second third fourth

.PHONY: demo build test check-style check-oracle check-reports packages-build packages-test clean

demo: build
	@set -e; for policy in as-done as-promised; do \
	  for meeting in $(MEETINGS); do \
	    printf '\n%s, the %s meeting\n' $$policy $$meeting; \
	    $(BAILIWICK) eval $(EXAMPLE)/$$policy.bwk --facts $(EXAMPLE)/facts/$$meeting-meeting.json; \
	  done; \
	done

build: packages-build
	$(SWIFT) build $(BUILD) --product bailiwick

# 200,000 random requests are decided by the compiled program and by the plain evaluator, and as many damaged lines
# are read by the quick reader and the slow one.
test: packages-build packages-test check-style
	$(SWIFT) build $(BUILD) --build-tests
	$(MAKE) check-oracle check-reports
	EQUIVALENCE_CASES=400 EQUIVALENCE_REQUESTS=200000 LINE_DAMAGES=200000 \
	  $(SWIFT) test $(BUILD) --skip-build

check-style:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Random policies and requests, decisions and proofs, held against an independent reading of the reference.
check-oracle:
	python3 Tests/Oracle/compare.py --bailiwick $(BAILIWICK) --seed 1 --count 60 --jobs 2
	python3 Tests/Oracle/compare_leaks.py --bailiwick $(BAILIWICK) --seed 1 --count 60 --jobs 2
	python3 Tests/Oracle/compare_leaks.py --bailiwick $(BAILIWICK) --seed 1 --count 60 --jobs 2 --lint

# The linter's reports, read by other code than ours.
check-reports:
	python3 Tests/Reports/validate.py --bailiwick $(BAILIWICK)

packages-build:
	@Tests/install-packages $(BUILD_PACKAGES)

packages-test:
	@Tests/install-packages $(TEST_PACKAGES)

clean:
	$(SWIFT) package clean
