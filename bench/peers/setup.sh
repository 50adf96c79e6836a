#!/bin/sh
# Installs what make bench-peers compares with, where it is missing: Debian
# packages by apt, Typst by npm into the folder given. With "typst" as second
# argument only that, which is what make bench-batch needs.
#   sh bench/peers/setup.sh out/peers [typst]
set -eu

dir=$1
missing=""
need() { command -v "$1" >/dev/null 2>&1 || add "$2"; }
add() { case "$missing " in *" $1 "*) ;; *) missing="$missing $1" ;; esac; }

need node nodejs
need npm npm
need pdfinfo poppler-utils # pages of what was written
if [ "${2-}" != typst ]; then
	need chromium chromium
	need soffice libreoffice-writer-nogui
	need weasyprint weasyprint
	need xelatex texlive-xetex
	need kpsewhich texlive-binaries
	kpsewhich ctexart.cls >/dev/null 2>&1 || add texlive-lang-chinese
	kpsewhich fancyhdr.sty >/dev/null 2>&1 || add texlive-latex-base
	kpsewhich bookmark.sty >/dev/null 2>&1 || add texlive-latex-recommended
	kpsewhich pzdr.tfm >/dev/null 2>&1 || add texlive-fonts-recommended
fi

if [ -n "$missing" ]; then
	if [ "$(id -u)" -ne 0 ]; then
		echo "bench-peers: these packages are missing; as root: apt-get install$missing" >&2
		exit 1
	fi
	export DEBIAN_FRONTEND=noninteractive
	echo "bench-peers: installing$missing" >&2
	apt-get -o DPkg::Lock::Timeout=600 update -qq
	# shellcheck disable=SC2086 # a list of names, split on purpose
	apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends $missing >/dev/null
fi

typst=@myriaddreamin/typst-ts-node-compiler
if [ ! -d "$dir/node_modules/$typst" ]; then
	mkdir -p "$dir"
	npm install --silent --no-audit --no-fund --prefix "$dir" "$typst@0.7.0"
fi
[ -d "$dir/node_modules/$typst" ] || {
	echo "bench-peers: npm has not installed $typst into $dir" >&2
	exit 1
}
