#!/usr/bin/env bash
# Makes 2.7 million baskets over 350,000 items, seeded, and mines them in a heap of 2 GB.
# usage: benchmarks/run-wide.sh [least support count=270 [file]]
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-270}
file=${2:-benchmarks/target/wide.dat}
./mvnw -q -B -Dquick -DskipTests -pl benchmarks -am package >&2

wide=(-XX:+UseSerialGC -cp benchmarks/target/benchmarks.jar dev.ecomm.benchmarks.WideMining "$file")
java -Xmx256m "${wide[@]}" make
java -Xmx2g "${wide[@]}" "$count"
