import { Worker } from 'node:worker_threads';
import type { ReadingJob, ReadingReply } from '../sandbox-messages.ts';

// A reading process that does what the name of its file says: what a reader does to which a hostile file has found a way.
const watch = new Worker(new URL('../reading-worker-watch.ts', import.meta.url));
watch.unref();

const PIECE = 8 * 1024 * 1024;
const PAGES_OF_PIECE = PIECE / 65_536;

process.on('message', (job: ReadingJob) => answer(job));
process.on('disconnect', () => process.exit());
watch.once('online', () => reply({ kind: 'ready' }));

function answer({ id, file }: ReadingJob): void {
  switch (file.name) {
    case 'hang':
      for (;;);
    case 'hoard objects':
      for (const hoard: object[] = []; ; hoard.push({ at: hoard.length }));
    case 'hoard arrays':
      for (const hoard: Uint8Array[] = []; ; hoard.push(new Uint8Array(PIECE).fill(1)));
    case 'hoard webassembly':
      hoardWebAssembly();
      return;
    case 'end':
      process.exit(3);
      return;
    default:
      reply({ kind: 'refused', id, message: `${process.pid}`, cause: null, ended: false });
  }
}

function hoardWebAssembly(): void {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
  for (;;) {
    memory.grow(PAGES_OF_PIECE);
    new Uint8Array(memory.buffer, memory.buffer.byteLength - PIECE).fill(1);
  }
}

function reply(message: ReadingReply): void {
  process.send?.(message);
}
