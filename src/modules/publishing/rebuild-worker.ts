import { join } from 'node:path';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../platform/database/connect.ts';
import { systemClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { must } from '../../platform/errors.ts';
import { fileStorage } from '../../platform/storage.ts';
import { workshop, type MakingCounts } from './page-making.ts';
import { partMaker } from './site-job-runner.ts';
import type { JobPart } from './site-jobs.repository.ts';

/** What a rebuilding thread is started with. */
export interface RebuildWorkerData {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly siteUrl: string;
  /** Nothing was in the site's folder when the job began. */
  readonly fresh: boolean;
  /** Where it writes what isn't whole yet. */
  readonly desk: string;
}

/** What it says of the part it was sent. */
export type RebuildWorkerReply =
  | { readonly kind: 'done'; readonly counts: MakingCounts }
  | { readonly kind: 'failed'; readonly error: string };

// One thread of a rebuild: makes the pages of the parts it is sent, until it is sent `end`.
const port = must(parentPort, 'parent thread');
const data = workerData as RebuildWorkerData;
// On Linux this is the priority of the thread alone; elsewhere it would be that of the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
const config = readConfig({ GONGKAI_DATA: data.dataDir, GONGKAI_SITE_URL: data.siteUrl });
// In an empty folder nothing is replaced: a part whose end was lost is made once more, and nothing else depends on it. The job's own
// end waits for the disk, and with it all that was committed before.
// One connection brings texts, the other answers everything else; with one alone, the second question would wait for itself.
const db = connect(data.databaseUrl, { max: 2, lateCommits: data.fresh });
const shop = workshop(
  { db, config, storage: fileStorage(join(config.dataDir, 'files')), clock: systemClock },
  { sync: false, thorough: true, fresh: data.fresh, desk: data.desk },
);
const maker = partMaker(shop);

port.on('message', (message: JobPart | 'end') => {
  void work(message);
});

async function work(message: JobPart | 'end'): Promise<void> {
  if (message === 'end') {
    await db.destroy();
    port.close();
    return;
  }
  reply(
    await maker.make(message).then(
      (counts) => ({ kind: 'done' as const, counts }),
      (error: unknown) => ({ kind: 'failed' as const, error: String(error) }),
    ),
  );
}

function reply(message: RebuildWorkerReply): void {
  port.postMessage(message);
}
