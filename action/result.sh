#!/usr/bin/env bash
# Ends as the audit and the comparison did: the worse of the two exit codes.
set -euo pipefail

audit="${AUDIT:-2}"
diff="${DIFF:-0}"
exit $(( audit > diff ? audit : diff ))
