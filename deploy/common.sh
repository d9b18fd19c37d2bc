# shellcheck shell=bash
# What deploy/demo and deploy/test share: the machine is brought to where the project can be built, and no further.
# Sourced, never run. Everything it says goes to standard error.

# The oldest Swift that builds the project.
oldest_swift=6.1

# shellcheck disable=SC2034 # read by the scripts that source this file
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "Cannot go on: $1"
  shift
  local line
  for line in "$@"; do say "  $line"; done
  exit 1
}

# What has to be undone however the script ends, last first.
undo=()
undo_everything() {
  local index
  for ((index = ${#undo[@]} - 1; index >= 0; index--)); do
    ${undo[index]} || true
  done
  undo=()
}
trap undo_everything EXIT
# A signal ends the script by way of EXIT.
trap 'exit 130' INT
trap 'exit 143' TERM

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif [[ -t 0 ]]; then
    sudo -- "$@"
  else
    # Without a terminal nobody can answer a question for a password.
    sudo -n -- "$@"
  fi
}

# at_least VERSION OLDEST: whether a version is that or newer.
at_least() {
  [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

swift_version() { swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p'; }

need_swift() {
  local where="Toolchains for Debian are on the Swift project's own download page; unpack one and put its usr/bin in PATH."
  if ! command -v swift >/dev/null; then
    fail "there is no Swift in PATH. Swift $oldest_swift or newer is needed." "$where"
  fi
  local found
  found=$(swift_version) || found=""
  if [[ -z $found ]]; then
    fail "$(command -v swift) does not run: $(swift --version 2>&1 | head -n 1)" "$where" \
      "The same page names the Debian packages that a toolchain needs."
  fi
  if ! at_least "$found" "$oldest_swift"; then
    fail "Swift $found is too old. Swift $oldest_swift or newer is needed." "$where"
  fi
}

has_server() {
  local folder
  for folder in /usr/lib/postgresql/*/bin $(pg_config --bindir 2>/dev/null || true); do
    [[ -x $folder/initdb && -x $folder/postgres ]] && return 0
  done
  return 1
}

# One of the dependencies is written in C++, and a toolchain brings a compiler but not the standard library's headers.
has_cxx() {
  local clang
  clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang++
  [[ -x $clang ]] || clang="clang++"
  printf '#include <string>\n' | "$clang" -x c++ -fsyntax-only - >/dev/null 2>&1
}

# For the machine's own Python, which is the one that a package is for.
has_cryptography() {
  /usr/bin/python3 -c 'import cryptography.hazmat.primitives.asymmetric.ed25519' 2>/dev/null
}

# The Debian packages that are missing, one a line; "server" stands for PostgreSQL's own programs.
missing() {
  command -v git >/dev/null || echo git
  command -v pkg-config >/dev/null || echo pkg-config
  pkg-config --exists libpq 2>/dev/null || echo libpq-dev
  pkg-config --exists zlib 2>/dev/null || echo zlib1g-dev
  has_cxx || echo g++
  # The tests make certificates and hold made-up files against published schemas.
  command -v openssl >/dev/null || echo openssl
  command -v xmllint >/dev/null || echo libxml2-utils
  # A verifier of its own in Python examines the inspector's bundles.
  has_cryptography || echo python3-cryptography
  # A bundle is printed, and the paper read.
  command -v weasyprint >/dev/null || echo weasyprint
  command -v pdftotext >/dev/null || echo poppler-utils
  has_server || echo server
}

install_requirements() {
  need_swift
  local wanted=() package
  while IFS= read -r package; do wanted+=("$package"); done < <(missing)
  [[ ${#wanted[@]} -gt 0 ]] || return 0

  local names="${wanted[*]}"
  names=${names/server/postgresql (the server\'s programs)}
  if ! command -v apt-get >/dev/null; then
    fail "this machine has no apt-get, and something is missing: $names." \
      "Install the same with the system's own package manager, then run this again."
  fi
  if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
    fail "something is missing and only root can install it: $names." \
      "Run this as root once, or have the packages installed."
  fi
  if [[ $(id -u) -ne 0 ]] && ! as_root true; then
    fail "something is missing and sudo refused: $names." "Run this as root once, or have the packages installed."
  fi

  say "Installing what is missing: $names"
  local plain=()
  for package in "${wanted[@]}"; do [[ $package == server ]] || plain+=("$package"); done
  if [[ ${#plain[@]} -gt 0 ]]; then install_packages "${plain[@]}"; fi
  if [[ " ${wanted[*]} " == *" server "* ]]; then install_server; fi

  local left
  left=$(missing | tr '\n' ' ')
  [[ -z $left ]] || fail "still missing after installing: $left"
}

apt_updated=no

apt_update() {
  [[ $apt_updated == no ]] || return 0
  as_root apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >&2 ||
    fail "apt-get update failed, see above." "Is there a network, and do the machine's package sources answer?"
  apt_updated=yes
}

has_candidate() {
  local policy
  policy=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null)
  [[ $policy == *"Candidate: "* && $policy != *"Candidate: (none)"* ]]
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Use-Pty=0 install "$@" </dev/null >&2
}

# The lists of packages are fetched only where a package is unknown, or could not be had by the lists at hand.
install_packages() {
  local package
  for package in "$@"; do has_candidate "$package" || apt_update; done
  for package in "$@"; do
    has_candidate "$package" || fail "the machine's package sources have no $package." "They should name Debian's main."
  done
  apt_install "$@" && return 0
  [[ $apt_updated == no ]] || fail "apt-get could not install: $*"
  apt_update
  apt_install "$@" || fail "apt-get could not install: $*"
}

cluster_rules=/etc/postgresql-common/createcluster.conf
cluster_rule_folder=/etc/postgresql-common/createcluster.d
cluster_rule=$cluster_rule_folder/fullfolj-no-main-cluster.conf
start_policy=/usr/sbin/policy-rc.d

remove_cluster_rule() { as_root rm -f "$cluster_rule"; }
remove_cluster_rule_folder() { as_root rmdir "$cluster_rule_folder"; }
remove_start_policy() { as_root rm -f "$start_policy"; }

clusters() {
  [[ -d /etc/postgresql ]] || return 0
  find /etc/postgresql -mindepth 2 -maxdepth 2 | sort
}

# PostgreSQL's programs, and nothing else of it: Debian makes and starts a cluster "main" when the server is installed,
# and starts those that are there. Neither is ours to do, so both are held back while it is installed.
install_server() {
  local before after version
  before=$(clusters)

  if [[ ! -e $start_policy ]]; then
    undo+=(remove_start_policy)
    printf '#!/bin/sh\n# Nothing is started while deploy/ installs PostgreSQL.\nexit 101\n' |
      as_root tee "$start_policy" >/dev/null
    as_root chmod 0755 "$start_policy"
  fi
  install_packages postgresql-common
  if ! grep -Eq "^[[:space:]]*include_dir[[:space:]=]*'?($cluster_rule_folder|createcluster\.d)" "$cluster_rules"; then
    fail "$cluster_rules does not read $cluster_rule_folder, so installing PostgreSQL would make a cluster." \
      "Set create_main_cluster = false there, or install PostgreSQL yourself, then run this again."
  fi
  if [[ ! -d $cluster_rule_folder ]]; then
    undo+=(remove_cluster_rule_folder)
    as_root mkdir -m 0755 "$cluster_rule_folder"
  fi
  undo+=(remove_cluster_rule)
  printf 'create_main_cluster = false\n' | as_root tee "$cluster_rule" >/dev/null

  has_candidate postgresql || apt_update
  # The package without a number depends on the one that has the programs.
  version=$(LC_ALL=C apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: \(postgresql-[0-9][0-9]*\)$/\1/p' |
    head -n 1)
  [[ -n $version ]] || fail "the machine's package sources have no PostgreSQL server." "They should name Debian's main."
  install_packages "$version"
  undo_everything

  after=$(clusters)
  [[ $before == "$after" ]] || fail "installing $version made a cluster that nobody asked for:" "$after"
}

# Warnings are errors in the project's own code only. SwiftPM's native build keeps the flag from dependencies; the one
# that newer toolchains prefer does not yet, and there the compiler refuses the two flags together.
# shellcheck disable=SC2034 # read by the scripts that source this file
strict=(--build-system native -Xswiftc -warnings-as-errors)
