import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../platform/errors.ts';
import type { Config } from '../../platform/config.ts';
import { checkSite, type SiteCheck } from './check-site.ts';
import { sitesToCheck } from './sites-to-check.ts';

/** What a check is started with. */
export type CheckThreadData = Pick<Config, 'dataDir' | 'siteUrl'>;

/** One site and what was found. */
export interface CheckedOne extends SiteCheck {
  readonly slug: string;
  readonly siteUrl: string;
}

/** What the thread says: how far it is, and at the end what it found. */
export type CheckThreadReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly sites: readonly CheckedOne[] };

// Reads all public sites beside the program, so that nobody waits for it.
const port = must(parentPort, 'parent thread');
// On Linux this is the priority of the thread alone; elsewhere it would be that of the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
const sites: CheckedOne[] = [];
for (const site of sitesToCheck(workerData as CheckThreadData)) {
  const found = await checkSite({
    ...site,
    progress: (done, total) => reply({ kind: 'progress', done, total }),
  });
  sites.push({ slug: site.slug, siteUrl: site.siteUrl, ...found });
}
reply({ kind: 'done', sites });

function reply(message: CheckThreadReply): void {
  port.postMessage(message);
}
