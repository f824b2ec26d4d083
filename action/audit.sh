#!/usr/bin/env bash
# Audits FILES: annotations in the log, SARIF in a file, a table in the summary of the job. The exit code is an output, so
# that the other steps run.
set -uo pipefail

read -r -a files <<< "$FILES"
options=(--fail-on "$FAIL_ON")
if [[ -n "${CONFIG:-}" ]]; then options+=(--config "$CONFIG"); fi
connect_iam() { npx --yes "$PACKAGE" "$@"; }

connect_iam audit --format github "${options[@]}" -- "${files[@]}"
code=$?
connect_iam audit --format sarif --output "$SARIF" "${options[@]}" -- "${files[@]}" 2> /dev/null
connect_iam audit --format markdown "${options[@]}" -- "${files[@]}" 2> /dev/null >> "$GITHUB_STEP_SUMMARY"
echo "code=$code" >> "$GITHUB_OUTPUT"
