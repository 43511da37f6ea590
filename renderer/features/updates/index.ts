export { UpdateAnswer } from './update-answer.tsx'
export { updatesStore, useUpdates } from './updates-state.ts'
