/** The one thing there may be to say before the page itself is there. */
export const startTexts = {
  'start.not-loaded':
    'MFA Desk could not load its page. A reset in progress continues and is recorded. Close MFA Desk and start it again; if this happens again, reinstall it.',
} as const
