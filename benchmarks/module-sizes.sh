#!/usr/bin/env bash
# The jars that each module puts on a user's class path beyond those of ecomm-core, and their size.
#   benchmarks/module-sizes.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
modules=(ecomm-core ecomm-io-columnar ecomm-io-aws ecomm-io-gcp ecomm-ml ecomm-ml-xgboost ecomm-ml-smile)
for module in "${modules[@]}"; do
  ./mvnw -B -q -Dquick -pl "$module" -am compile dependency:build-classpath \
    -DincludeScope=runtime -Dmdep.outputFile="$lists/$module" >/dev/null
  # Our own modules are folders here, and jars elsewhere.
  tr ':' '\n' <"$lists/$module" | grep '\.jar$' | sort -u >"$lists/$module.jars"
done

printf '| module | jars beyond core | MB |\n|---|---:|---:|\n'
for module in "${modules[@]}"; do
  if [[ $module == ecomm-core ]]; then
    cp "$lists/$module.jars" "$lists/more"
  else
    comm -23 "$lists/$module.jars" "$lists/ecomm-core.jars" >"$lists/more"
  fi
  bytes=$(xargs -r stat -c %s <"$lists/more" | awk '{ sum += $1 } END { print sum + 0 }')
  printf '| `%s` | %d | %s |\n' "$module" "$(wc -l <"$lists/more")" \
    "$(awk -v b="$bytes" 'BEGIN { printf "%.1f", b / 1e6 }')"
done
