/** Roles in a Flashback organisation (docs.flashback.tech, organization): a higher one holds all lower ones. */
export const roles = { user: 0x00, billing: 0x01, workspaces: 0x02, administrator: 0xfe, owner: 0xff } as const
export type Role = (typeof roles)[keyof typeof roles]

const descriptions: Readonly<Record<Role, string>> = {
  0x00: 'USER',
  0x01: 'BILLING',
  0x02: 'WORKSPACES',
  0xfe: 'ADMINISTRATORS',
  0xff: 'OWNER',
}

/** The three fields by which answers tell a role. */
export function roleFields(role: Role): { orgRole: Role; orgRoleDescription: string; orgRoles: Role[] } {
  return {
    orgRole: role,
    orgRoleDescription: descriptions[role],
    orgRoles: Object.values(roles).filter((one) => one <= role),
  }
}
