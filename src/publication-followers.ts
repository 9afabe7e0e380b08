import type { PublicationFollower } from './platform/context.ts';
import { channelsFollow } from './modules/channels/follow-publication.ts';
import { importsFollow } from './modules/imports/follow-publication.ts';
import { linksFollow } from './modules/links/follow-publication.ts';
import { obligationsFollow } from './modules/obligations/follow-publication.ts';
import { schedulesEndWithDraft } from './modules/publishing/follow-discarding.ts';
import { marksAreEntered } from './modules/publishing/public-marks.ts';
import { maskingIsSaved } from './modules/quality/follow-saving.ts';
import { pagesAreReread } from './modules/quality/release-pages.ts';
import { registersFollow } from './modules/registers/follow-validity.ts';
import { ceasingDecision } from './modules/upkeep/ceasing-decisions.ts';
import { upkeepFollows } from './modules/upkeep/follow-publication.ts';

/**
 * Who is told of what becomes public, is withdrawn, changes its validity, is saved as a draft, or is discarded before it was public.
 * Those who tell know none of them: they stand above or beside.
 */
export const PUBLICATION_FOLLOWERS: readonly PublicationFollower[] = [
  obligationsFollow({ ceasingDecision }),
  channelsFollow,
  // The log before the registers, as with publication: who waits for both waits in this order.
  marksAreEntered,
  registersFollow,
  importsFollow,
  upkeepFollows,
  linksFollow,
  pagesAreReread,
  schedulesEndWithDraft,
  maskingIsSaved,
];
