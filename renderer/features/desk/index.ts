export { startDesk, stopAndReport, takeLink } from './desk.ts'
export { DeskPage } from './desk-page.tsx'
export { LinkOffer } from './link-offer.tsx'
export { OutcomesElsewhere } from './outcomes-elsewhere.tsx'
