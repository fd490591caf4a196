#!/bin/sh
# Prints the path of a CPython 3.10, which Rasa needs, and lets uv fetch one where there is none.
# Usage: python310.sh UV
uv=$1

is_310() {
    [ -n "$1" ] && [ -x "$1" ] &&
        "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1
}

of_pyenv() {
    version=$(pyenv versions --bare 2>/dev/null | grep '^3\.10\.' | tail -n 1)
    [ -n "$version" ] && echo "$(pyenv prefix "$version")/bin/python"
}

for candidate in "$PYTHON310" "$("$uv" python find --no-project 3.10 2>/dev/null)" "$(of_pyenv)"; do
    if is_310 "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done
"$uv" python install --quiet 3.10 >&2 && "$uv" python find --no-project --managed-python 3.10 && exit 0
echo "Rasa needs Python 3.10: install it, or set PYTHON310 to its path." >&2
exit 1
