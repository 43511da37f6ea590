/** The policy's schema for editors, made from the one the application holds policies against. */
import { z } from 'zod'
import { PolicyDocument } from '../../electron/policy/policy-document.ts'

/** As `docs/policy.schema.json` holds it. What a person writes, so what has a usual value may be left out. */
export function policySchemaText(): string {
  const schema = z.toJSONSchema(PolicyDocument, { io: 'input', unrepresentable: 'throw' })
  return `${JSON.stringify({ title: 'MFA Desk policy', ...schema }, null, 2)}\n`
}
