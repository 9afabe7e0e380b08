import type { Ctx } from '../../platform/context.ts';
import type { SiteFrame } from '../../portal/page-model.ts';
import type { AgencyPages } from './page-frames.ts';
import type { PageSink } from './page-sink.ts';

/** Where pages are made: what is read, what every page shares, where the pages go. */
export interface PageRoom {
  readonly db: Ctx['db'];
  readonly site: SiteFrame;
  readonly sink: PageSink;
}

/** The same for pages of one agency. */
export interface AgencyRoom extends PageRoom {
  readonly agency: AgencyPages;
}
