/** What other modules read about reports of visitors. Nothing here asks who reads: who does must not pass on their words. */
export { ticketRows } from './feedback.repository.ts';
