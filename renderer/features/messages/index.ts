export { NoticesOutcome } from './notices-outcome.tsx'
export { WaitingMessages } from './waiting-messages.tsx'
