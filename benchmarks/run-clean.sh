#!/usr/bin/env bash
# Times cleaning from CSV against DuckDB, in turns, and prints the table of README.md.
# usage: benchmarks/run-clean.sh [rounds=5 [warm-up iterations=5 [measured iterations=5]]]
exec "$(dirname "$0")/compare.sh" clean 'CleanCsv*Test' CleanComparison "$@"
