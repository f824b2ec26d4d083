#!/usr/bin/env bash
# Audits the files of a commit. The version is that of the tag which pre-commit has fetched, or CONNECT_IAM_VERSION.
set -euo pipefail

hook="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
fetched="$(git -C "$hook" rev-parse --absolute-git-dir)/FETCH_HEAD"
version="${CONNECT_IAM_VERSION:-}"
if [[ -z "$version" && -f "$fetched" ]]; then
  version="$(sed -n "s/.*tag 'v\([0-9][0-9A-Za-z.-]*\)'.*/\1/p" "$fetched" | head -n 1)"
fi
if [[ -z "$version" ]]; then
  version="$(git -C "$hook" describe --tags --exact-match 2> /dev/null | sed 's/^v//' || true)"
fi
if [[ -z "$version" ]]; then
  echo 'connect-iam: the version is not known. Give rev a tag such as v1.2.3, or set CONNECT_IAM_VERSION.' >&2
  exit 2
fi
exec npx --yes "connect-iam@$version" audit --skip-others "$@"
