#!/usr/bin/env bash
# Says which package the other steps run: the version that is given, or that of the action's tag.
set -euo pipefail

version="${VERSION:-${ACTION_REF:-}}"
version="${version#v}"
if [[ ! "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "::error::The version of connect-iam is not known from '${version}'. Give the input 'version', such as 1.2.3."
  exit 2
fi
echo "package=connect-iam@$version" >> "$GITHUB_OUTPUT"
