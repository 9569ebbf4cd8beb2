# Keeps an application frozen, and thaws it whatever becomes of Hawser.
#
# usage: setsid sh supervise.sh DIR
#
#   DIR/limits            longest freeze and time-out of a program, in whole seconds
#   DIR/freeze, DIR/thaw  programs that freeze and thaw; or
#   DIR/session           a program to hold: the application is frozen by what it is told to do
#   DIR/release           what the session is told last
#   DIR/state             what happened: lines "SECONDS WORD...", only ever appended
#
# stdin   "say LINE" (to the session), "ready", "ask", "prove PHASE", "thaw WHY"; its end means that Hawser died
# stdout  "frozen", "held", "failed STATUS", "thawed WHY STATUS", "stuck WHY STATUS"
# stderr  what the programs say
#
# All that happens goes through one queue (a pipe on descriptor 3), so that the first of "thaw", "deadline", "gone"
# and "ended" decides, and the state tells which it was.
set -u
dir=$1
running=
trap '' HUP INT QUIT TERM PIPE

note() { printf '%s %s\n' "$(date +%s)" "$*" >>"$dir/state"; }
tell() { printf '%s\n' "$*" 2>/dev/null; }
post() { printf '%s\n' "$*" >&3; }

# Ends a program and what it started: it leads a process group of its own.
stop() { kill -KILL "-$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null; }

# Starts a program in the background, reading descriptor 8, with the signals given back that are ignored here; posts
# EVENT and its status.
launch() { # PROGRAM EVENT
  (
    trap - HUP INT QUIT TERM PIPE
    exec setsid sh -c 'sh "$1" 3>&-; printf "%s %s\n" "$2" "$?" >&3' sh "$dir/$1" "$2" 4<&- 5>&- 6<&- 7>&-
  ) <&8 >&2 &
  running=$!
  exec 8<&-
}

# Does something after a while, unless "cancel" comes first.
later() { # SECONDS COMMAND...
  seconds=$1
  shift
  (
    sleeper=
    trap 'kill "$sleeper" 2>/dev/null; exit' TERM
    sleep "$seconds" &
    sleeper=$!
    wait "$sleeper" && "$@"
  ) </dev/null >/dev/null 2>&1 4<&- 5>&- 6<&- 7>&- &
  alarm=$!
}
cancel() { kill -TERM "$1" 2>/dev/null; }

thaw_once() {
  ( trap - HUP INT QUIT TERM PIPE; exec setsid sh "$dir/thaw" </dev/null >&5 2>&5 3>&- 4<&- 6<&- ) &
  thawing=$!
  later "$timeout" stop "$thawing"
  wait "$thawing"
  status=$?
  cancel "$alarm"
  return "$status"
}

# A freeze that is still going on is cut off first, then thawed: it may have frozen half.
end_freeze() {
  if [ -n "$running" ]; then
    stop "$running"
    wait "$running"
  fi
  for pause in 1 2 4 8 0; do
    thaw_once && return 0
    sleep "$pause"
  done
  return "$status"
}

# The session is asked to let go, and made to when it does not.
end_session() { # WHY
  [ "$1" = ended ] || cat "$dir/release" >&7 2>/dev/null
  exec 7>&-
  later "$timeout" stop "$running"
  wait "$running"
  cancel "$alarm"
  return 0
}

finish() { # WHY
  note thawing "$1"
  if [ -f "$dir/session" ]; then end_session "$1"; else end_freeze; fi
  status=$?
  if [ "$status" = 0 ]; then outcome=thawed; else outcome=stuck; fi
  note "$outcome" "$1" "$status"
  cancel "$deadline"
  kill -KILL "$listener" 2>/dev/null
  # Nobody reads when the engine is gone, or stopped: then a full pipe would hold us here.
  case $1 in gone | deadline) ;; *) [ "$status" = 0 ] || tail -c 2000 <&6 >&2 2>/dev/null ;; esac
  tell "$outcome" "$1" "$status"
  exit 0
}

main() {
  read -r longest timeout <"$dir/limits"
  rm -f "$dir/queue" "$dir/input" "$dir/said"
  mkfifo -m 600 "$dir/queue" && exec 3<>"$dir/queue" 4<&0 </dev/null || exit 1
  : >"$dir/said" && exec 5>>"$dir/said" 6<"$dir/said" || exit 1
  rm -f "$dir/queue" "$dir/said"
  note start $$

  (
    while read -r line; do post "$line"; done <&4
    post gone
  ) >/dev/null 2>&1 5>&- 6<&- &
  listener=$!
  later "$longest" post deadline
  deadline=$alarm

  if [ -f "$dir/session" ]; then
    mkfifo -m 600 "$dir/input" && exec 9<>"$dir/input" 8<"$dir/input" 7>"$dir/input" 9>&- || exit 1
    rm -f "$dir/input"
    launch session ended
  else
    exec 8</dev/null
    launch freeze froze
  fi

  while read -r event detail <&3; do
    case $event in
      say) printf '%s\n' "$detail" >&7 2>/dev/null ;;
      ready) note frozen; tell frozen ;;
      ask) tell held ;;
      prove) note proven "$detail"; tell held ;;
      froze)
        running=
        if [ "$detail" = 0 ]; then post ready; else tell failed "$detail"; finish failed; fi ;;
      ended) tell ended "$detail"; finish ended ;;
      thaw) finish "$detail" ;;
      gone | deadline) finish "$event" ;;
    esac
  done
}

main
