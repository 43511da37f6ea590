/** Whether a reset leaves a note in its ticket: as soon as anything was sent, whatever became of it. Pure, and free of schemas. */
import type { Operation } from './history-entry.ts'

export const isNoteDue = ({ steps }: Pick<Operation, 'steps'>): boolean => steps.some(({ sentAt }) => sentAt !== null)
