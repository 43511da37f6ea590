/** Schemas of the responses of Jira Cloud's platform and service management APIs. */
import { z } from 'zod'

const Text = z.string().nullish().catch(null)

export const Myself = z.object({ accountId: z.string().min(1), emailAddress: Text, displayName: Text })

export const ServiceDesks = z.object({ values: z.array(z.unknown()).max(1_000) })

export const Issue = z.object({
  key: z.string(),
  fields: z.object({
    summary: Text,
    status: z
      .object({ name: Text, statusCategory: z.object({ key: Text }).nullish().catch(null) })
      .nullish()
      .catch(null),
    /** The address is missing if the person's profile hides it. */
    reporter: z.object({ emailAddress: Text }).nullish().catch(null),
  }),
})
export type Issue = z.infer<typeof Issue>

const Written = {
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(null),
  /** Only `false` means that it is internal. */
  public: z.unknown().optional(),
}

export const Comments = z.object({
  values: z.array(z.object({ ...Written, body: Text })).max(1_000),
  isLastPage: z.boolean().nullish().catch(null),
})

export const AddedComment = z.object(Written)

const Words = z.string().nullish().catch(null)
/** Covers the platform's, the service desk's and the gateway's format. */
export const ErrorAnswer = z.object({
  errorMessages: z.array(z.string()).nullish().catch(null),
  errorMessage: Words,
  message: Words,
})
