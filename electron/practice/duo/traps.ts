/** Requests of the Admin API that do harm when a client sends them by mistake: which it is, and what it would do. Pure. */

export interface Trap {
  readonly trap:
    'deletes-user' | 'destroys-device' | 'bypass-codes' | 'creates-user' | 'administrators' | 'changes-user'
  readonly sentence: string
}

export interface SentRequest {
  readonly method: string
  /** As `plainPath` writes it. */
  readonly path: string
  readonly body: unknown
}

export function trapOf({ method, path, body }: SentRequest): Trap | null {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  if (method === 'GET' || method === 'HEAD') return null
  if (path.startsWith('/admin/v1/admins')) {
    return { trap: 'administrators', sentence: `A change of administrators: ${method} ${path}.` }
  }
  if (method === 'DELETE' && /^\/admin\/v1\/users(?:\/[^/]+)?$/.test(path)) {
    return { trap: 'deletes-user', sentence: `A user would be deleted for good: ${path}.` }
  }
  if (method === 'DELETE' && /^\/admin\/v1\/users\/[^/]+\/(?:phones|tokens)$/.test(path)) {
    return { trap: 'destroys-device', sentence: `A removal without an id: ${path}.` }
  }
  if (method === 'DELETE' && /^\/admin\/v1\/(?:phones|tokens)(?:\/|$)/.test(path)) {
    return { trap: 'destroys-device', sentence: `A telephone or a token would be destroyed for everybody: ${path}.` }
  }
  if (method !== 'POST') return null
  if (/\/bypass_codes$/.test(path) && !isSafeCode(fields)) {
    return { trap: 'bypass-codes', sentence: `Bypass codes that wipe others, or that never end: ${path}.` }
  }
  if (path === '/admin/v1/users' || path.startsWith('/admin/v1/users/enroll')) {
    return { trap: 'creates-user', sentence: `A user would be created: ${path}.` }
  }
  if (/^\/admin\/v1\/users\/[^/]+$/.test(path) && JSON.stringify(fields) !== '{"status":"active"}') {
    return { trap: 'changes-user', sentence: `A user would be changed beyond being unlocked: ${path}.` }
  }
  return null
}

function isSafeCode(fields: Record<string, unknown>): boolean {
  return (
    String(fields['preserve_existing']) === 'true' &&
    Number(fields['valid_secs']) > 0 &&
    Number(fields['reuse_count']) === 1 &&
    Number(fields['count']) === 1
  )
}
