/** Requests of Microsoft Graph that do harm when a client sends them by mistake: which it is, and what it would do. Pure. */

export interface Trap {
  readonly trap:
    'deletes-user' | 'changes-user' | 'password' | 'own-account' | 'removal-without-id' | 'creates-user' | 'directory'
  readonly sentence: string
}

export interface SentRequest {
  readonly method: string
  /** As `plainPath` writes it. */
  readonly path: string
}

export function trapOf({ method, path }: SentRequest): Trap | null {
  if (method === 'GET' || method === 'HEAD') return null
  if (/^\/(?:v1\.0|beta)\/me(?:\/|$)/i.test(path)) {
    return { trap: 'own-account', sentence: `A change of the agent’s own account: ${method} ${path}.` }
  }
  if (/\/(?:resetPassword|changePassword|passwordMethods)(?:\/|$)/i.test(path)) {
    return { trap: 'password', sentence: `A password would be set: ${method} ${path}.` }
  }
  if (method === 'DELETE' && /^\/[\w.]+\/users(?:\/[^/]+)?$/.test(path)) {
    return { trap: 'deletes-user', sentence: `A user would be deleted: ${path}.` }
  }
  if (method === 'DELETE' && /\/authentication(?:\/[A-Za-z0-9]+)?$/.test(path)) {
    return { trap: 'removal-without-id', sentence: `A removal without an id: ${path}.` }
  }
  if (method === 'PATCH' || method === 'PUT') {
    return { trap: 'changes-user', sentence: `Something would be changed in place: ${method} ${path}.` }
  }
  if (method === 'POST' && /^\/[\w.]+\/users$/.test(path)) {
    return { trap: 'creates-user', sentence: `A user would be created: ${path}.` }
  }
  if (
    /^\/[\w.]+\/(?:roleManagement|directoryRoles|policies|applications|servicePrincipals|groups)(?:\/|$)/i.test(path)
  ) {
    return { trap: 'directory', sentence: `Roles, policies or applications would be changed: ${method} ${path}.` }
  }
  return null
}
