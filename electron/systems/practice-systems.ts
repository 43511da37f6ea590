/** The systems that can be practised on: all there are, in their order. Loaded only when somebody practises. */
import { adaxes } from '../practice/adaxes/index.ts'
import { duo } from '../practice/duo/index.ts'
import { entra } from '../practice/entra/index.ts'
import { flashback } from '../practice/flashback/index.ts'
import { jira } from '../practice/jira/index.ts'
import { okta } from '../practice/okta/index.ts'
import type { PracticeDefinition } from '../practice/practice-definition.ts'
import { resolver } from '../practice/resolver/index.ts'
import { servicenow } from '../practice/servicenow/index.ts'
import type { KnownSystemId } from './systems.ts'

export const practiceSystems: Readonly<Record<KnownSystemId, PracticeDefinition>> = {
  adaxes,
  okta,
  entra,
  duo,
  resolver,
  flashback,
  servicenow,
  jira,
}
