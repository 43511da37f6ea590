#!/bin/bash
# After the files are gone. RPM runs this for the old package of an upgrade too, when the new one is already installed and set up,
# and then $1 says how many are left: what follows would take away the new one's link and AppArmor profile.
if [ "${1:-0}" -ge 1 ] 2>/dev/null; then
  exit 0
fi

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}'
else
  rm -f '/usr/bin/${executable}'
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && hash apparmor_parser 2>/dev/null; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi
