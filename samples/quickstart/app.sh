#!/bin/sh
# A small application with data that can be caught at a bad moment: a ledger in two files. Every
# transaction appends a line to `debit`, and a moment later its counterpart to `credit`; a copy made
# in between holds a debit without its credit.
#
#   app.sh start        start the writer, unless it runs already
#   app.sh freeze       finish the transaction at hand, begin no other, answer once that is so
#   app.sh thaw         go on; harmless when not frozen
#   app.sh stop         finish the transaction at hand and end
#   app.sh check DIR    do the two files of DIR agree?
#   app.sh stall        stop in the middle of a transaction, as bad luck would; `unstall` ends it
#
# LEDGER_HOME (default: data/ beside this script) holds ledger/ (the data) and run/ (flags, pid).
set -u

home=${LEDGER_HOME:-$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/data}
ledger=$home/ledger
run=$home/run

fail() {
  echo "app.sh: $*" >&2
  exit 1
}

is_running() {
  [ -f "$run/pid" ] && kill -0 "$(cat "$run/pid")" 2>/dev/null
}

# Waits up to ten seconds until the given command says yes.
await() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] || return 1
    sleep 0.05
  done
}

is_gone() { [ ! -e "$1" ]; }
is_there() { [ -e "$1" ]; }
has_stopped() { ! is_running; }

# The writer: one transaction after the other until told to stop.
write_ledger() {
  number=0
  sum=0
  if [ -s "$ledger/debit" ]; then
    last=$(tail -n 1 "$ledger/debit")
    number=${last%% *}
    sum=${last##* }
    # Killed between the two halves last time: the second half is still owed.
    if [ "$(wc -l <"$ledger/credit")" -lt "$number" ]; then
      amount=${last#* }
      echo "$number -${amount% *} -$sum" >>"$ledger/credit"
    fi
  fi
  while [ ! -e "$run/stop" ]; do
    if [ -e "$run/freeze" ]; then
      : >"$run/frozen"
      sleep 0.02
      continue
    fi
    rm -f "$run/frozen"
    number=$((number + 1))
    amount=$((number * 37 % 100 + 1))
    sum=$((sum + amount))
    echo "$number $amount $sum" >>"$ledger/debit"
    sleep 0.02
    while [ -e "$run/stall" ]; do
      : >"$run/stalled"
      sleep 0.02
    done
    rm -f "$run/stalled"
    echo "$number -$amount -$sum" >>"$ledger/credit"
    sleep 0.02
  done
  rm -f "$run/pid" "$run/frozen"
}

start() {
  if is_running; then
    echo "already running"
    return
  fi
  mkdir -p "$ledger" "$run" || fail "cannot make '$home'"
  rm -f "$run/stop" "$run/freeze" "$run/frozen" "$run/stall" "$run/stalled"
  touch "$ledger/debit" "$ledger/credit"
  LEDGER_HOME=$home nohup sh "$0" write </dev/null >"$run/log" 2>&1 &
  echo $! >"$run/pid"
  await test -s "$ledger/credit" || fail "the writer does not write, see '$run/log'"
  echo "running, writing to $ledger"
}

freeze() {
  is_running || fail "not running"
  : >"$run/freeze"
  if ! await is_there "$run/frozen"; then
    rm -f "$run/freeze"
    fail "the writer did not finish its transaction within 10 s"
  fi
  echo "frozen after $(wc -l <"$ledger/credit" | tr -d ' ') transactions"
}

thaw() {
  rm -f "$run/freeze"
  if is_running; then
    await is_gone "$run/frozen" || fail "the writer does not go on"
  fi
  echo "thawed"
}

stop() {
  if is_running; then
    : >"$run/stop"
    rm -f "$run/stall"
    await has_stopped || fail "the writer does not stop"
  fi
  echo "stopped"
}

stall() {
  is_running || fail "not running"
  : >"$run/stall"
  await is_there "$run/stalled" || fail "the writer began no transaction within 10 s"
  echo "stalled in the middle of a transaction"
}

# Each line: number, amount, running sum. Line n of credit is the negative of line n of debit.
check() {
  [ -f "$1/debit" ] && [ -f "$1/credit" ] || fail "no ledger in '$1'"
  awk '
    function broken(text) { print "the ledger does not agree: " text; bad = 1; exit 1 }
    FILENAME == ARGV[1] {
      debits++
      total += $2
      if (NF != 3 || $1 != debits || $3 != total) broken("debit " debits " is damaged")
      amount[debits] = $2
      next
    }
    {
      credits++
      if (NF != 3 || $1 != credits || $2 != -amount[credits])
        broken("credit " credits " is not the counterpart of debit " credits)
      balance = $3
    }
    END {
      if (bad) exit 1
      if (debits != credits) broken(debits + 0 " debits, " credits + 0 " credits")
      if (total + balance != 0) broken("the sums are " total " and " balance)
      print "the ledger agrees: " debits + 0 " transactions, sum " total + 0
    }' "$1/debit" "$1/credit"
}

case ${1:-} in
  start | freeze | thaw | stop | stall) "$1" ;;
  unstall) rm -f "$run/stall" ;;
  write) write_ledger ;;
  check) check "${2:-$ledger}" ;;
  *)
    sed -n '2,13s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
