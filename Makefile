# make alone lists what can be made.

ISSUE    ?= samples/2016-02.yaml
FUZZTIME ?= 30s
BASE     ?= HEAD
COUNT    ?= 6
STEADY   ?= 10000
DPI      ?= 100
OUT      := out

JIANBAO := go run ./cmd/jianbao
TOOL    := go tool -modfile=tools/go.mod
proof   := $(OUT)/proof/$(basename $(notdir $(ISSUE)))

.DEFAULT_GOAL := help
.PHONY: soak help run serve setup test check fmt lint tidy generated page page-check race golden proof conformance report bench \
	bench-base bench-batch bench-docx bench-peers bench-warm fuzz profile fonts image

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## render ISSUE (samples/2016-02.yaml) to out/
	@mkdir -p $(OUT)
	$(JIANBAO) render $(ISSUE) --out $(OUT)/$(basename $(notdir $(ISSUE))).pdf

serve: ## the service on 127.0.0.1:8080
	$(JIANBAO) serve --no-auth

setup: ## install the programs that tests and checks call (apt, as root)
	sh .ci/setup check

test: ## install what the tests need, then run them
	sh .ci/setup
	go test ./...

check: setup fmt lint tidy generated page-check race ## everything a change has to pass

fmt:
	@test -z "$$(gofmt -l $$(git ls-files '*.go') | tee /dev/stderr)"

lint:
	go vet ./...
	$(TOOL) staticcheck ./...

tidy:
	go mod tidy -diff

page: setup ## build the editors' page: web/app/src to web/app/dist
	cd web/app && npm run --silent build

# The committed page is what its sources give.
page-check: page
	git diff --exit-code --stat -- web/app/dist
	@test -z "$$(git status --porcelain -- web/app/dist | tee /dev/stderr)"

# Generated files are written again and must come out the same.
generated:
	go generate ./...
	git diff --exit-code --stat -- $$(git grep -l 'go:generate' -- '*.go' | xargs -n1 dirname | sort -u)

race:
	go test -race ./...

golden: ## accept what the tests produce now, and show which files that changed
	GOLDEN=update go test ./...
	git diff --stat

proof: ## PDF, page pictures and dump of ISSUE, side by side in out/proof/
	@rm -rf $(proof) && mkdir -p $(proof)
	$(JIANBAO) render $(ISSUE) --out $(proof)/proof.pdf
	$(JIANBAO) dump $(ISSUE) > $(proof)/proof.dump
	pdftoppm -r $(DPI) -png $(proof)/proof.pdf $(proof)/page
	@ls $(proof)

conformance: setup ## veraPDF's verdict on every sample in every way of writing it
	go test -count=1 -v -run TestEverySampleKeepsItsStandards ./internal/verapdf

report: ## out/report.html: pages and golden files that differ between BASE (HEAD) and the tree
	@rm -rf $(OUT)/artifacts && mkdir -p $(OUT)/artifacts
	-go test -artifacts -outputdir $(CURDIR)/$(OUT)/artifacts ./... > $(OUT)/artifacts/test.log 2>&1
	go run ./internal/report -base $(BASE) -artifacts $(OUT)/artifacts -out $(OUT)/report.html

bench: ## benchmarks against bench/base.txt
	@mkdir -p $(OUT)
	go test -run '^$$' -bench . -benchmem -count $(COUNT) ./... > $(OUT)/bench.txt
	$(TOOL) benchstat bench/base.txt $(OUT)/bench.txt

bench-batch: ## 2,000 generated issues through jianbao batch over time, then beside Typst
	sh bench/peers/setup.sh $(OUT)/peers typst
	go run ./bench/batch -write

bench-peers: ## jianbao beside Typst, XeLaTeX, LibreOffice, Chromium and WeasyPrint, in one run
	sh bench/peers/setup.sh $(OUT)/peers
	go run ./bench/peers -write

bench-warm: ## CPU by stage, CPU a page of long issues, memory over STEADY documents, with their targets
	go run ./bench/warm -steady $(STEADY)

bench-docx: ## Word documents by jianbao, python-docx, npm's docx and docxtemplater, in one run
	go run ./bench/docx

bench-base: ## make the present figures the base of bench
	@mkdir -p $(OUT)
	go test -run '^$$' -bench . -benchmem -count $(COUNT) ./... > $(OUT)/base.txt
	grep -E '^(Benchmark|goos|goarch|pkg|cpu)' $(OUT)/base.txt > bench/base.txt

soak: ## 64 clients for a minute: latency, refusals, memory
	@mkdir -p $(OUT)
	go build -o $(OUT)/jianbao ./cmd/jianbao
	go run ./bench/soak -program $(OUT)/jianbao

fuzz: ## every fuzz target in turn, FUZZTIME (30s) each
	@grep -r --include='*_test.go' -o '^func Fuzz[A-Za-z0-9_]*' . | sort | while IFS=: read -r file target; do \
		echo "$${target#func } in $$(dirname $$file)"; \
		go test -run '^$$' -fuzz "^$${target#func }$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "$$(dirname $$file)" </dev/null || exit 1; \
	done

profile: ## where the time goes: stages of one run, then functions of many
	@mkdir -p $(OUT)
	$(JIANBAO) render $(ISSUE) --out $(OUT)/profile.pdf --timing
	go test -run '^$$' -bench . -cpuprofile $(OUT)/cpu.prof -memprofile $(OUT)/mem.prof -o $(OUT)/bench.test ./bench
	go tool pprof -top -nodecount 30 $(OUT)/bench.test $(OUT)/cpu.prof
	go tool pprof -sample_index=alloc_space -top -nodecount 15 $(OUT)/bench.test $(OUT)/mem.prof
	cd bench && ../$(OUT)/bench.test -test.run '^$$' -test.bench Example -test.benchtime 20x -test.trace ../$(OUT)/trace.out
	@echo "go tool trace $(OUT)/trace.out shows what ran when"

fonts: ## verify the faces: checksums, coverage, embedding rights
	cd fonts/data && sha256sum --quiet -c SHA256SUMS
	go test ./fonts/...
	$(JIANBAO) fonts

image: run ## build the container image and set the example inside it
	@docker info >/dev/null 2>&1 || { echo "make image: no docker engine answers here"; exit 1; }
	docker build -t jianbao .
	docker run --rm -i jianbao render - --out - < $(ISSUE) | cmp - $(OUT)/2016-02.pdf
