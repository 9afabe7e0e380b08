/** What other modules read about links of public pages. Nothing here asks who reads: they stand in public. */
export { listedLinks, placesOf } from './link-lists.repository.ts';
