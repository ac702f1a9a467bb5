# One set-up at a time. A folder is made in one step by one process only.

lock_folder=.work/setup.lock

take_lock() {
  local tries=0 owner
  (umask 077 && mkdir -p .work/setup)
  until mkdir "$lock_folder" 2>/dev/null; do
    owner=$(cat "$lock_folder/pid" 2>/dev/null)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      break_lock "$owner"
      continue
    fi
    tries=$((tries + 1))
    # Ten seconds without a name: whoever made it was killed before it could write it.
    [ -n "$owner" ] || [ "$tries" -lt 50 ] || break_lock ""
    [ "$tries" -lt 3000 ] || fail "Another set-up (process $owner) has been at work for ten minutes: wait for it, or end it and try again."
    sleep 0.2
  done
  echo "$$" >"$lock_folder/pid"
  trap release_lock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# Renamed first, so that of two processes that find it stale only one removes it.
break_lock() {
  local stale=$lock_folder.$$
  mv "$lock_folder" "$stale" 2>/dev/null || return 0
  if [ "$(cat "$stale/pid" 2>/dev/null)" = "$1" ]; then
    rm -rf "$stale"
  else
    mv "$stale" "$lock_folder" 2>/dev/null || rm -rf "$stale"
  fi
}

release_lock() {
  [ "$(cat "$lock_folder/pid" 2>/dev/null)" != "$$" ] || rm -rf "$lock_folder"
  trap - EXIT INT TERM HUP
}
