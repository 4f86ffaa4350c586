# To be sourced by a script that runs a CLI on the fake API. It makes the folder $scratch,
# which is removed at the end, and keeps the user's settings of the CLI out of the run.
scratch=$(mktemp -d)
fake=
stop_fake() {
  if [ -n "$fake" ]; then kill "$fake" 2>/dev/null && wait "$fake" || :; fi
  fake=
}
trap 'stop_fake; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP

unset ${!TF_*} ${!TOFU_*}
export TF_CLI_CONFIG_FILE=$scratch/cli.tfrc TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1

# build PACKAGE... builds programs of this repository into $scratch/bin.
build() {
  mkdir -p "$scratch/bin"
  GOTMPDIR=$scratch CGO_ENABLED=0 go build -C "$root" -buildvcs=false -o "$scratch/bin/" "$@"
}

# start_fake FLAG... starts the fake API, and sets the variables with which the provider
# reads it. $scratch/fake.log has what it logs.
start_fake() {
  unset ${!CLOUDFLARE_*} ${!REALTIMEKIT_*}
  "$scratch/bin/fake-api" "$@" >"$scratch/environment" 2>"$scratch/fake.log" &
  fake=$!
  until grep -qs Serving "$scratch/fake.log"; do
    kill -0 "$fake" 2>/dev/null || { cat "$scratch/fake.log" >&2 && exit 1; }
    sleep 0.1
  done
  . "$scratch/environment"
}
