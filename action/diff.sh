#!/usr/bin/env bash
# Compares BEFORE and AFTER: the text of the comment in a file, and in the summary of the job.
# The exit code is an output.
set -uo pipefail

comment="${RUNNER_TEMP:-/tmp}/connect-iam-comment.md"
# Never empty: bash 3.2 of macOS takes an empty array as unset.
options=(--format markdown --output "$comment.text")
if [[ "$FAIL_ON_NEW_ACCESS" == true ]]; then options+=(--fail-on-new-access); fi

npx --yes "$PACKAGE" diff "${options[@]}" -- "$BEFORE" "$AFTER"
code=$?
if [[ $code -lt 2 ]]; then
  # The first line finds the comment again.
  { echo '<!-- connect-iam -->'; cat "$comment.text"; } > "$comment"
  cat "$comment.text" >> "$GITHUB_STEP_SUMMARY"
  echo "comment=$comment" >> "$GITHUB_OUTPUT"
fi
rm -f "$comment.text"
# A part that was not compared is said in the comment. It fails only where new access does.
if [[ $code -eq 1 && "$FAIL_ON_NEW_ACCESS" != true ]]; then code=0; fi
echo "code=$code" >> "$GITHUB_OUTPUT"
