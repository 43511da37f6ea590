/** Tiers of people and ways to know a caller, by name. Free of schemas so that the page can load it. */

/** What people are sorted into by how much their account can do. From the least to the most demanding. */
export const tiersByDemand = ['standard', 'sensitive', 'privileged'] as const

/** Ways to know who is calling, the one a system itself confirms first. */
export const proofKinds = ['factor-challenge', 'call-back', 'manager', 'live-video', 'in-person'] as const

/** How a manager was reached: by ways the company has registered, never by one that the caller named. */
export const managerWays = ['work-phone', 'company-chat', 'in-person'] as const

/** What was held against a face. */
export const identityDocuments = ['company-badge', 'identity-card', 'passport', 'driving-licence'] as const

/** Whether a system itself confirmed it. Any other is the agent's word. */
export function isSystemProof({ kind }: { readonly kind: (typeof proofKinds)[number] }): boolean {
  return kind === 'factor-challenge'
}
