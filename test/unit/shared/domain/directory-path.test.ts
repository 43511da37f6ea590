import { expect, it } from 'vitest'
import { readablePath } from '../../../../shared/domain/directory-path.ts'

it.each([
  ['CN=Astrid Lindqvist,OU=Finance,OU=Head Office,DC=corp,DC=example', 'corp.example › Head Office › Finance'],
  ['CN=Lindqvist\\, Astrid,CN=Users,DC=corp,DC=example', 'corp.example › Users'],
  ['cn=astrid, ou=R\\26D \\+ more, dc=example', 'example › R&D + more'],
  ['CN=a,OU=K\\C3\\B6ln,DC=example', 'example › Köln'],
  ['CN=a,OU=Back\\\\,OU=Slash,DC=example', 'example › Slash › Back\\'],
  ['CN=a,OU=not \\C3 UTF-8,DC=example', 'example › not C3 UTF-8'],
])('reads %s as %s', (path, readable) => {
  expect(readablePath(path)).toBe(readable)
})

it.each(['Lindhaven Group', 'Sales, EMEA', 'OU=alone', 'a = b', ''])(
  'leaves %j, which is no distinguished name, as it is',
  (path) => {
    expect(readablePath(path)).toBe(path)
  },
)
