/**
 * What electron-builder's MSI lacks: the keys for mfa-desk://, and the refusal where the other installer's product is on the
 * computer, which would lie in the same folder.
 */

/**
 * `project`: the text of electron-builder's project.wxs. `nsisGuid`: `nsis.guid` of electron-builder.yml. Throws where the
 * template is not as expected, rather than building a package without.
 */
export function completeMsiProject(project: string, nsisGuid: string): string {
  const withRefusal = insertOnce(project, '<MediaTemplate ', refusal(nsisGuid), 'before')
  return insertOnce(
    withRefusal,
    '<ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">',
    schemeKeys,
    'after',
  )
}

/** Win64: the other installer writes into the 64-bit half of the registry. */
const refusal = (nsisGuid: string): string => `<Property Id="OTHERINSTALLER" Secure="yes">
      <RegistrySearch Id="OtherInstaller" Root="HKLM" Key="Software\\${nsisGuid}" Name="InstallLocation" Type="raw" Win64="yes"/>
    </Property>
    <Condition Message="MFA Desk was installed on this computer by its setup program. Uninstall it there first; settings, history and tokens stay."><![CDATA[Installed OR NOT OTHERINSTALLER]]></Condition>

    `

const schemeKeys = `
      <Component Id="SchemeKeys" Guid="77A6B061-9A85-4269-9DAA-592614C046A0">
        <RegistryKey Root="HKLM" Key="Software\\Classes\\mfa-desk" ForceDeleteOnUninstall="yes">
          <RegistryValue Type="string" Value="URL:MFA Desk" KeyPath="yes"/>
          <RegistryValue Name="URL Protocol" Type="string" Value=""/>
          <RegistryValue Key="shell\\open\\command" Type="string" Value="&quot;[#mainExecutable]&quot; -- &quot;%1&quot;"/>
        </RegistryKey>
      </Component>
`

function insertOnce(text: string, mark: string, what: string, where: 'before' | 'after'): string {
  const parts = text.split(mark)
  if (parts.length !== 2) throw new Error(`electron-builder's MSI project has ${parts.length - 1} times ${mark}`)
  return where === 'before' ? parts.join(what + mark) : parts.join(mark + what)
}
