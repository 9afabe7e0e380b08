import { EMPTY, html, type SafeHtml } from './html.ts';
import type { LogOpening } from './page-model.ts';

/** Attributes by which a page that has no data of its own opens the public log's commitment to it. */
export function openingAttributes(opening: LogOpening | null): SafeHtml {
  return opening === null ? EMPTY : html` data-log-seq="${opening.seq}" data-log-salt="${opening.salt}"`;
}
