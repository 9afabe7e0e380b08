/** What other modules read about channels. Nothing here asks who reads. */
export { placesClosed, placesOfBoards, sheetsOf, type SheetRow } from './boards.repository.ts';
export { accountsOf } from './media-accounts.repository.ts';
