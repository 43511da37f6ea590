export { startDesk, stopAndReport } from './desk.ts'
export { DeskPage } from './desk-page.tsx'
export { OutcomesElsewhere } from './outcomes-elsewhere.tsx'
