# bash completion for posture. Verbs and options are asked of the program itself, so they cannot go stale; ids of options
# and plans come from the scenario that stands on the command line.

_posture_ids() { # FOLDER: names of the YAML files in it, without .yaml
    local file
    for file in "$1"/*.yaml; do
        [ -e "$file" ] && basename "$file" .yaml
    done
}

_posture_scenario() { # the first folder with a scenario.yaml among the words
    local word
    for word in "${COMP_WORDS[@]:2}"; do
        [ -e "$word/scenario.yaml" ] && { printf '%s\n' "$word"; return; }
    done
}

_posture() {
    local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local words='' prefix=''
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        words=$("$program" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p')
    elif [ "$previous" = --plan ] || [ "$previous" = --plans ]; then
        words=$(grep -ls '^kind: attack' "$(_posture_scenario)"/plans/*.yaml | sed 's|.*/||; s|\.yaml$||')
    elif [ "$previous" = --option ] || [ "$previous" = --options ]; then
        words="base $(_posture_ids "$(_posture_scenario)/options")"
    elif [ "${current#-}" != "$current" ]; then
        words="--help $("$program" "${COMP_WORDS[1]}" --help | sed -n 's/^  *\(--[a-z-]*\).*/\1/p')"
    else
        local kind=-d # scenarios are folders, recorded tables are files
        case ${COMP_WORDS[1]} in backtest | calibrate | fit | game | warn) kind=-f ;; esac
        mapfile -t COMPREPLY < <(compgen "$kind" -- "$current")
        compopt -o filenames 2>/dev/null
        return
    fi
    case $current in
    *,*) # a list of ids: complete its last one
        prefix=${current%,*},
        current=${current##*,}
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -P "$prefix" -W "$words" -- "$current")
}

complete -F _posture posture
