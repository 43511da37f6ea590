#!/usr/bin/env bash
# Installs, upgrades and removes the rpm of an architecture from dist/, as root on Fedora. linux-rpm.sh x86_64|aarch64
set -euo pipefail
package=$(echo /project/dist/*-"$1".rpm)

dnf install --assumeyes "$package"
test -x /usr/bin/mfa-desk
test -f /usr/share/applications/mfa-desk.desktop
rpm --query --requires mfa-desk | grep --quiet libsecret

# The old package's script runs after the new one's.
rpm --upgrade --replacepkgs --force "$package"
test -x /usr/bin/mfa-desk

dnf remove --assumeyes mfa-desk
test ! -e '/opt/MFA Desk'
test ! -e /usr/bin/mfa-desk
