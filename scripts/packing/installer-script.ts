/**
 * build/installer.nsh, compiled in the places where electron-builder's script inserts it, with whatever makensis is here. What it
 * says to Windows shows on Windows alone; what it cannot say at all shows everywhere.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../lib/run.ts'

/** Stands for electron-builder's own script: its definitions, and each macro in the kind of function that gets it. */
const surroundings = `
Unicode true
RequestExecutionLevel user
Name "MFA Desk"
!define APP_EXECUTABLE_FILENAME "MFA Desk.exe"
!include "${join(root, 'build', 'installer.nsh')}"
Page instfiles
UninstPage instfiles
Function .onInit
  !insertmacro customInit
FunctionEnd
Function handleUninstallResult
  !insertmacro customUnInstallCheck
FunctionEnd
Function handleUninstallResultOfUser
  !insertmacro customUnInstallCheckCurrentUser
FunctionEnd
Section
  !insertmacro customCheckAppRunning
  Call handleUninstallResult
  Call handleUninstallResultOfUser
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\uninstall.exe"
SectionEnd
Function un.checkAppRunning
  !insertmacro customCheckAppRunning
FunctionEnd
Section un.Uninstall
  Call un.checkAppRunning
  !insertmacro customUnInstall
SectionEnd
`

export type Compiled = { readonly kind: 'no-compiler' } | { readonly kind: 'done'; readonly errors: string }

/** `output`: where the program may be written, which is of no use. Warnings are errors. */
export function compileInstallerScript(output: string): Compiled {
  const compiled = spawnSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', `-XOutFile "${output}"`, '-'], {
    input: surroundings,
    encoding: 'utf8',
  })
  if (compiled.error !== undefined) return { kind: 'no-compiler' }
  return { kind: 'done', errors: compiled.status === 0 ? '' : `${compiled.stdout}${compiled.stderr}` }
}
