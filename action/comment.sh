#!/usr/bin/env bash
# Writes the comment of the pull request, or writes it again: there is one.
set -euo pipefail

if [[ -z "${COMMENT:-}" ]]; then exit 0; fi
comments="repos/$REPOSITORY/issues/$PULL_REQUEST/comments"
own='.[] | select(.user.type == "Bot") | select(.body | startswith("<!-- connect-iam -->")) | .id'
id="$(gh api --paginate "$comments" --jq "$own" | head -n 1)"
if [[ -n "$id" ]]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$id" --field "body=@$COMMENT" > /dev/null
else
  gh api --method POST "$comments" --field "body=@$COMMENT" > /dev/null
fi
