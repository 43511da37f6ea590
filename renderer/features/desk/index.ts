export { startDesk } from './desk.ts'
export { DeskPage } from './desk-page.tsx'
