#!/usr/bin/env bash
# Installs, starts, upgrades and removes the deb of an architecture from dist/, on Ubuntu. linux-deb.sh amd64|arm64
set -euo pipefail
package=$(echo "$PWD"/dist/*-"$1".deb)

sudo apt-get update
sudo apt-get install --yes --no-install-recommends xvfb xauth desktop-file-utils xdg-utils "$package"
test -x /usr/bin/mfa-desk
desktop-file-validate /usr/share/applications/mfa-desk.desktop
test "$(xdg-mime query default x-scheme-handler/mfa-desk)" = mfa-desk.desktop
# Without its profile nothing here may make namespaces, and Chromium has no sandbox.
sudo aa-status | grep mfa-desk

node scripts/package-check.ts --application '/opt/MFA Desk'

sudo apt-get install --yes --reinstall "$package"
test -x /usr/bin/mfa-desk
sudo aa-status | grep mfa-desk

sudo apt-get remove --yes mfa-desk
test ! -e '/opt/MFA Desk'
test ! -e /usr/bin/mfa-desk
test ! -e /etc/apparmor.d/mfa-desk
