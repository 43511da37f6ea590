/** After this time, in milliseconds, main and the page have asked each other all that a start needs, and give back what it has left. */
export const startOverMs = 2_500
