/** What other modules read about channels. Nothing here asks who reads. */
export { accountsOf } from './media-accounts.repository.ts';
