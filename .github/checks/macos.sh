#!/usr/bin/env bash
# Installs the disk image of an architecture from dist/ as a person does, and looks whether macOS takes it and it lives.
# macos.sh x64|arm64 [--signed]
set -euo pipefail
arch=$1
signed=${2:-}
application='/Applications/MFA Desk.app'
image=$(echo dist/*-"$arch".dmg)

volume=$(mktemp -d)
hdiutil attach "$image" -nobrowse -readonly -mountpoint "$volume"
cp -R "$volume/MFA Desk.app" "$application"
hdiutil detach "$volume"

codesign --verify --deep --strict --verbose=2 "$application"
codesign --display --entitlements - --xml "$application" | plutil -p -
/usr/libexec/PlistBuddy -c 'Print :CFBundleURLTypes:0:CFBundleURLSchemes:0' "$application/Contents/Info.plist" | grep --line-regexp mfa-desk

if [ "$signed" = --signed ]; then
  # As after a download.
  xattr -w com.apple.quarantine '0083;00000000;Safari;' "$application"
  spctl --assess --type install --verbose=3 "$application"
  spctl --assess --type execute --verbose=3 "$application"
  xcrun stapler validate "$application"
  codesign --display --verbose=2 "$application" 2>&1 | grep 'flags=.*runtime'
fi

node scripts/package-check.ts --application "$application"

# As the Dock does, by its name.
open -a "$application"
until osascript -e 'application "MFA Desk" is running' | grep --quiet true; do sleep 1; done
sleep 5
osascript -e 'tell application "MFA Desk" to quit'
for _ in $(seq 30); do
  osascript -e 'application "MFA Desk" is running' | grep --quiet false && exit 0
  sleep 1
done
echo 'It is still running half a minute after it was asked to quit.' >&2
exit 1
