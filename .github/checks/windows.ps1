# Installs, starts, upgrades and uninstalls what lies in dist\, as an administrator without a window does. Ends with the first thing
# that is not as docs/roll-out.md says.
param([switch] $Signed, [switch] $WithoutMsi)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$folder = 'C:\Program Files\MFA Desk'
$program = "$folder\MFA Desk.exe"
$setup = (Get-Item dist\*-setup.exe).FullName
$version = (Get-Content package.json | ConvertFrom-Json).version

function Expect([string] $what, [scriptblock] $isSo) {
  if (-not (& $isSo)) { throw "Not so: $what" }
  Write-Output "ok     $what"
}
function Exit-CodeOf([string] $file, [string[]] $words) {
  (Start-Process $file -ArgumentList $words -Wait -PassThru).ExitCode
}
function Wait-Until([scriptblock] $isSo) {
  foreach ($turn in 1..60) { if (& $isSo) { return $true }; Start-Sleep 1 }
  return $false
}
function Scheme-Command {
  (Get-Item 'HKLM:\Software\Classes\mfa-desk\shell\open\command' -ErrorAction SilentlyContinue)?.GetValue('')
}
function Uninstall {
  Start-Process "$folder\Uninstall MFA Desk.exe" -ArgumentList '/allusers', '/S' -Wait
  # It copies itself away and returns at once.
  Expect 'uninstalling takes the folder away' { Wait-Until { -not (Test-Path $folder) } }
  Expect 'and the keys of mfa-desk://' { $null -eq (Scheme-Command) }
}

Expect 'the setup program installs without a window' { (Exit-CodeOf $setup '/S') -eq 0 }
Expect 'in the folder for both architectures' { Test-Path $program }
Expect 'with the version that detection rules look for' { (Get-Item $program).VersionInfo.FileVersion -eq $version }
Expect 'mfa-desk:// opens it, with nothing as a switch' { (Scheme-Command) -eq "`"$program`" -- `"%1`"" }
if ($Signed) {
  foreach ($file in @($setup) + (Get-ChildItem $folder -Recurse -Include *.exe, *.dll, *.node)) {
    Expect "$file is signed" { (Get-AuthenticodeSignature $file).Status -eq 'Valid' }
  }
}

node scripts/package-check.ts --application $folder

$running = Start-Process $program -PassThru
Expect 'it shows a window' { Wait-Until { $running.Refresh(); $running.MainWindowHandle -ne 0 } }
Expect 'an upgrade over a running application is put off' { (Exit-CodeOf $setup '/S') -eq 1618 }
Expect 'and leaves it running' { -not $running.HasExited }
$running.CloseMainWindow() | Out-Null
Expect 'it ends when its window is closed' { $running.WaitForExit(30000) }
Expect 'then the upgrade installs' { (Exit-CodeOf $setup '/S') -eq 0 }

if ($WithoutMsi) {
  Uninstall
  exit
}

$msi = (Get-Item dist\*.msi).FullName
Expect 'the MSI refuses beside the setup program' { (Exit-CodeOf msiexec '/i', "`"$msi`"", '/qn', '/norestart') -eq 1603 }
Uninstall
Expect 'the MSI installs without a window' { (Exit-CodeOf msiexec '/i', "`"$msi`"", '/qn', '/norestart') -eq 0 }
Expect 'mfa-desk:// opens it' { (Scheme-Command) -eq "`"$program`" -- `"%1`"" }
Expect 'the setup program refuses beside the MSI' { (Exit-CodeOf $setup '/S') -eq 1638 }
if ($Signed) { Expect 'the MSI is signed' { (Get-AuthenticodeSignature $msi).Status -eq 'Valid' } }
node scripts/package-check.ts --application $folder
Expect 'the MSI uninstalls' { (Exit-CodeOf msiexec '/x', "`"$msi`"", '/qn', '/norestart') -eq 0 }
Expect 'and takes the keys of mfa-desk:// away' { $null -eq (Scheme-Command) }
