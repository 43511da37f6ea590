/** What the agent's sign-in asks for. Each needs an administrator's consent, once; what it permits is cut by the agent's own roles. */
export const neededScopes = [
  'User.Read.All',
  'UserAuthenticationMethod.ReadWrite.All',
  'User.RevokeSessions.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
] as const

/** As the sign-in server wants them: each named with the cloud's Graph it is for. */
export const scopesFor = (graph: string): string[] => neededScopes.map((scope) => `${graph}/${scope}`)
