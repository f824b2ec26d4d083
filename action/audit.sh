#!/usr/bin/env bash
# Audits FILES: SARIF in a file, annotations in the log, a table in the summary of the job.
# The exit code is an output, so that the other steps run.
set -uo pipefail

# Files may be on several lines. At the end of the text, read returns 1.
read -r -d '' -a files <<< "$FILES"
options=(--fail-on "$FAIL_ON")
if [[ -n "${CONFIG:-}" ]]; then options+=(--config "$CONFIG"); fi
connect_iam() { npx --yes "$PACKAGE" "$@"; }

# The first run says what cannot be read, and a SARIF file that cannot be written.
connect_iam audit --format sarif --output "$SARIF" "${options[@]}" -- "${files[@]}"
code=$?
connect_iam audit --format github "${options[@]}" -- "${files[@]}" 2> /dev/null
connect_iam audit --format markdown "${options[@]}" -- "${files[@]}" 2> /dev/null >> "$GITHUB_STEP_SUMMARY"
echo "code=$code" >> "$GITHUB_OUTPUT"
