/** What other modules read about what is or was public. Nothing here asks who reads: it is public. */
export { columnCounts } from './column-counts.repository.ts';
export {
  columnsInUse,
  countByKind,
  itemByPath,
  itemOf,
  itemsChangedSince,
  itemsOf,
  listByKind,
  newestOfColumns,
  newestOfKinds,
  publicInPeriod,
} from './published-items.repository.ts';
export { HOME_KINDS } from './page-heads.ts';
export { publicFiles } from './page-items.ts';
export { lastFinishedJob } from './site-jobs.repository.ts';
export {
  countPublic,
  itemsChangedAfter,
  itemsChangedLater,
  itemsLapsingUntil,
  itemsNamed,
  itemsPostedBefore,
  newestInColumns,
  publicItemsOfKinds,
} from './items-to-keep.repository.ts';
export { idsLeadingInTheEndTo, withdrawalChain } from './withdrawal-chains.repository.ts';
