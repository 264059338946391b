#!/usr/bin/env bash
# Completes some command lines as bash would. Usage: completion_test.bash POSTURE SOURCE-DIR
set -uo pipefail
PATH="$(dirname "$1"):$PATH"
cd "$2" || exit 1
source completions/posture.bash
bad=0

expect() { # EXPECTED WORD...: what the last word is completed to, sorted
    local expected=$1
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _posture
    local got
    got=$(printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd ' ')
    [ "$got" = "$expected" ] && return
    echo "$*: $got, expected $expected"
    bad=1
}

expect 'check' posture chec
expect "$(sed -n 's|^const verb verb_\([a-z]*\) = .*|\1|p' cli/*.c | sort | paste -sd ' ')" posture ''
expect '--plan' posture run --pl
expect '--help --json' posture check --
expect 'scenarios/teaching' posture check scenarios/teach
expect 'forward_brigade' posture run scenarios/teaching --option f
expect 'limited_grab overrun' posture run scenarios/teaching --plan '' # and not the defence
expect 'base,earlier_decision' posture assess scenarios/teaching --options base,ea
exit $bad
