/** The environment variable that names the policy's file to the main of these specs. Absolute. */
export const policyVariable = 'MFA_DESK_SPEC_POLICY'
