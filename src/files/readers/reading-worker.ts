import { Worker } from 'node:worker_threads';
import { readAny } from './read-any.ts';
import type { ReadingJob, ReadingReply } from './sandbox-messages.ts';
import { UnreadableFile } from './unreadable-file.ts';

// A process of its own that reads one file after the other. Whoever started it ends it when it takes too long; the thread
// that watches it ends it when it takes too much memory.
const watch = new Worker(new URL('./reading-worker-watch.ts', import.meta.url));
watch.unref();

process.on('message', (job: ReadingJob) => void answer(job));
process.on('disconnect', () => process.exit());
// Nothing is read unwatched.
watch.once('online', () => send({ kind: 'ready' }));

async function answer(job: ReadingJob): Promise<void> {
  try {
    send({ kind: 'read', id: job.id, document: await readAny(job) });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : null;
    send({ kind: 'refused', id: job.id, message: error.message, cause });
  }
}

function send(reply: ReadingReply): void {
  process.send?.(reply);
}
