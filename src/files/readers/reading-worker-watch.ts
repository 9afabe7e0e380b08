import { MEMORY_VARIABLE } from './sandbox-messages.ts';

// Runs beside a reader in its process, in a thread that goes on while the reader is busy. Limits of the engine count only
// objects, neither typed arrays nor WebAssembly: what the whole process holds is what counts here.
const EVERY_MS = 25;
const MEGABYTE = 1024 * 1024;

const most = Number(process.env[MEMORY_VARIABLE]) * MEGABYTE;
const parent = process.ppid;

setInterval(() => {
  // Left behind by a program that was itself ended by force, a busy reader would go on for ever.
  const isOrphan = process.platform !== 'win32' && process.ppid !== parent;
  if (isOrphan || process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
