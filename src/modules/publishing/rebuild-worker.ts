import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../platform/database/connect.ts';
import { readConfig } from '../../platform/config.ts';
import { must } from '../../platform/errors.ts';
import { fileStorage } from '../../platform/storage.ts';
import { pageMaker, type PageTask } from './page-tasks.ts';
import { writingSink, type SinkCounts } from './page-sink.ts';
import { siteFolder } from './site-folder.ts';
import { siteWriter } from './site-writer.ts';

/** What a rebuilding thread is started with. */
export interface RebuildWorkerData {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly siteUrl: string;
}

/** What it says: a task is done, or all are. */
export type RebuildWorkerReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'finished'; readonly counts: SinkCounts };

// One thread of a rebuild: makes the pages of the tasks it is sent, until it is sent `end`.
const port = must(parentPort, 'parent thread');
const data = workerData as RebuildWorkerData;
const config = readConfig({ GONGKAI_DATA: data.dataDir, GONGKAI_SITE_URL: data.siteUrl });
const db = connect(data.databaseUrl, { max: 2 });
const storage = fileStorage(join(config.dataDir, 'files'));
const writer = siteWriter(siteFolder(config), { sync: false, thorough: true });
const sink = writingSink(writer, (sha256) => storage.pathOf(sha256));
const maker = await pageMaker({ db, config });

port.on('message', (task: PageTask | 'end') => {
  void work(task);
});

async function work(task: PageTask | 'end'): Promise<void> {
  if (task === 'end') {
    await db.destroy();
    reply({ kind: 'finished', counts: sink.counts });
    port.close();
    return;
  }
  await maker.run(task, sink);
  reply({ kind: 'done' });
}

function reply(message: RebuildWorkerReply): void {
  port.postMessage(message);
}
