import { readFileSync } from 'node:fs';
import { spellingChecker } from '../src/files/spelling-model.ts';
import { checkText } from '../src/text/check-text.ts';
import { readText } from '../src/text/checked-text.ts';

/** What a process tells that has read the model and checked one long text. */
export interface TextWork {
  readonly msToLoad: number;
  /** Of the processor, user and system, for the text alone. */
  readonly seconds: number;
  /** Memory of the whole process with the model read, and at its highest, in MB. */
  readonly megabytesLoaded: number;
  readonly megabytes: number;
}

const WARM_UP = 20_000;

// Checks the text of standard input, in a process of its own: nothing else counts in its memory.
const text = readFileSync(0, 'utf8');
const started = performance.now();
const checker = spellingChecker();
const msToLoad = performance.now() - started;
const megabytesLoaded = process.memoryUsage.rss() / 1_048_576;
checkText(readText(text.slice(0, WARM_UP)), checker);
const began = process.cpuUsage();
checkText(readText(text), checker);
const { user, system } = process.cpuUsage(began);
process.stdout.write(
  JSON.stringify({
    msToLoad,
    seconds: (user + system) / 1_000_000,
    megabytesLoaded,
    megabytes: process.resourceUsage().maxRSS / 1024,
  } satisfies TextWork),
);
