# What electron-builder's setup program for Windows lacks: it never ends a running MFA Desk by itself, which may be in the middle of
# a reset; it refuses where the MSI is installed; and it writes the keys of mfa-desk://.
#
# Often nobody sees a window (Intune, SYSTEM in session 0), so each question has /SD, the answer of a silent run.
# Exit codes and what to do about them: docs/roll-out.md.

!include LogicLib.nsh
!include FileFunc.nsh

!define /ifndef ERROR_SHARING_VIOLATION 32
!define EXIT_CANCELLED 1
!define EXIT_FAILED 2
# Windows Installer's own: another installation is at work. Intune tries again later.
!define EXIT_RUNNING 1618
# Windows Installer's own: another version of this product is installed.
!define EXIT_OTHER_INSTALLER 1638

# `msi.upgradeCode` of electron-builder.yml.
!define MSI_UPGRADE_CODE "{1681CA99-E35F-4690-8E1F-2806FC040B1B}"
!define SCHEME_KEY "Software\Classes\mfa-desk"

!macro customInit
  # Both lie in the same folder, and either would take the other's files away.
  System::Call 'msi::MsiEnumRelatedProducts(t "${MSI_UPGRADE_CODE}", i 0, i 0, t .r1) i .r0'
  ${If} $0 == 0
    MessageBox MB_OK|MB_ICONSTOP "MFA Desk was installed on this computer by its MSI package. Uninstall it there first; settings, history and tokens stay." /SD IDOK
    SetErrorLevel ${EXIT_OTHER_INSTALLER}
    Quit
  ${EndIf}
!macroend

# ${RESULT}: 1 while MFA Desk runs from $INSTDIR, in whatever session, else 0. Windows lets nobody write into a program that runs.
# Asking for its processes instead needs PowerShell, which a policy may block, or sees another program's folder beside this one.
!macro isRunning RESULT
  StrCpy ${RESULT} 0
  # A virus scanner holds a file for a moment.
  ${For} $R8 1 5
    System::Call 'kernel32::CreateFile(t "$INSTDIR\${APP_EXECUTABLE_FILENAME}", i 0x40000000, i 7, p 0, i 3, i 0, p 0) p .r0 ?e'
    Pop $1
    ${If} $0 = -1
      ${If} $1 = ${ERROR_SHARING_VIOLATION}
        StrCpy ${RESULT} 1
        Sleep 300
      ${Else}
        # Not there, or not for this account, which could not replace it either.
        StrCpy ${RESULT} 0
        ${Break}
      ${EndIf}
    ${Else}
      System::Call 'kernel32::CloseHandle(p r0)'
      StrCpy ${RESULT} 0
      ${Break}
    ${EndIf}
  ${Next}
!macroend

# Asks it to end, which it does when a change under way is recorded, and within a minute and a half in any case
# (electron/app/shutdown.ts). What is still there after two minutes is ended.
!macro closeApp RESULT
  nsExec::Exec '"$SYSDIR\taskkill.exe" /IM "${APP_EXECUTABLE_FILENAME}"'
  Pop $1
  ${For} $R7 1 80
    !insertmacro isRunning ${RESULT}
    ${If} ${RESULT} == 0
      ${Break}
    ${EndIf}
  ${Next}
  ${If} ${RESULT} == 1
    nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM "${APP_EXECUTABLE_FILENAME}"'
    Pop $1
    Sleep 1000
    !insertmacro isRunning ${RESULT}
  ${EndIf}
!macroend

# Before files are replaced or removed, by the setup program and by the uninstaller.
!macro customCheckAppRunning
  !insertmacro isRunning $R0
  ${If} $R0 == 1
    ClearErrors
    ${GetParameters} $R1
    ${GetOptions} $R1 "--close-app" $R2
    ${IfNot} ${Errors}
      !insertmacro closeApp $R0
    ${ElseIfNot} ${Silent}
      ${DoWhile} $R0 == 1
        ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "MFA Desk is running, perhaps in another session of this computer, and may be in the middle of a reset. End it there, then choose Retry. Cancel leaves everything as it is." /SD IDCANCEL IDCANCEL`
          SetErrorLevel ${EXIT_CANCELLED}
          Quit
        ${EndIf}
        !insertmacro isRunning $R0
      ${Loop}
    ${EndIf}
    ${If} $R0 == 1
      SetErrorLevel ${EXIT_RUNNING}
      Quit
    ${EndIf}
  ${EndIf}
!macroend

# After the older version's uninstaller, whose exit code is $R0. Where it could not be started, its files are overwritten.
!macro refuseIfNotRemoved
  ${IfNot} ${Errors}
  ${AndIf} $R0 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "The older version of MFA Desk could not be removed (code $R0). Nothing was installed." /SD IDOK
    ${If} $R0 == ${EXIT_RUNNING}
      SetErrorLevel ${EXIT_RUNNING}
    ${Else}
      SetErrorLevel ${EXIT_FAILED}
    ${EndIf}
    Quit
  ${EndIf}
!macroend

!macro customUnInstallCheck
  !insertmacro refuseIfNotRemoved
!macroend

!macro customUnInstallCheckCurrentUser
  !insertmacro refuseIfNotRemoved
!macroend

# The folder of the organisation's policy (docs/policy.md), by its literal path as the application reads it, and in it the mark that there has
# to be a policy. Owner and rights by identifiers, since names are translated: administrators and the system write, users read.
!define POLICY_FOLDER "C:\Program Files\MFA Desk Policy"

!macro requirePolicy
  CreateDirectory "${POLICY_FOLDER}"
  nsExec::Exec '"$SYSDIR\icacls.exe" "${POLICY_FOLDER}" /setowner *S-1-5-32-544'
  Pop $R1
  ${If} $R1 == 0
    nsExec::Exec '"$SYSDIR\icacls.exe" "${POLICY_FOLDER}" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
    Pop $R1
  ${EndIf}
  ClearErrors
  ${If} $R1 == 0
    FileOpen $R2 "${POLICY_FOLDER}\policy.required" a
    FileClose $R2
  ${EndIf}
  ${If} ${Errors}
  ${OrIf} $R1 != 0
    # Without the mark the settings of each person would be the rules, which is what the switch was to prevent.
    MessageBox MB_OK|MB_ICONSTOP "The folder of the policy could not be prepared: ${POLICY_FOLDER}. MFA Desk is installed, and does not require a policy." /SD IDOK
    SetErrorLevel ${EXIT_FAILED}
  ${EndIf}
!macroend

!macro customInstall
  ClearErrors
  ${GetParameters} $R0
  ${GetOptions} $R0 "/REQUIREPOLICY" $R1
  ${IfNot} ${Errors}
    !insertmacro requirePolicy
  ${EndIf}
  WriteRegStr HKLM "${SCHEME_KEY}" "" "URL:MFA Desk"
  WriteRegStr HKLM "${SCHEME_KEY}" "URL Protocol" ""
  # What follows -- is no switch of Chromium's, whatever an address says.
  WriteRegStr HKLM "${SCHEME_KEY}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey HKLM "${SCHEME_KEY}"
  # electron-builder's script then removes what lies in the part of the profile that travels, and knows no other.
  ClearErrors
  ${GetParameters} $R0
  ${GetOptions} $R0 "--delete-app-data" $R1
  ${IfNot} ${Errors}
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\MFA Desk"
    SetShellVarContext all
  ${EndIf}
!macroend
