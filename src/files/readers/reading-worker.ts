import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { performTask } from './perform-task.ts';
import type { ReadingJob, ReadingReply } from './sandbox-messages.ts';
import { EndedReading, UnreadableFile } from './unreadable-file.ts';

// A process of its own that takes one file after the other: reads it, tells which report it is, checks it. Whoever started it
// ends it when it takes too long; the thread that watches it ends it when it takes too much memory.
const watch = new Worker(new URL('./reading-worker-watch.ts', import.meta.url));
watch.unref();

process.on('message', (job: ReadingJob) => void answer(job));
process.on('disconnect', () => process.exit());
// Nothing is read unwatched.
watch.once('online', () => {
  send({ kind: 'ready' });
  // Kept at once for the next process: this one may be ended by force.
  flushCompileCache();
});

async function answer({ id, file, task }: ReadingJob): Promise<void> {
  try {
    send({ kind: 'done', id, result: await performTask(file, task) });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : null;
    send({ kind: 'refused', id, message: error.message, cause, ended: error instanceof EndedReading });
  }
}

function send(reply: ReadingReply): void {
  process.send?.(reply);
}
