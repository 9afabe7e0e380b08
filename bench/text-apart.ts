import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TextWork } from './text-process.ts';

/** Reads the model and checks one text, in a process of its own. */
export function textWorkApart(text: string): TextWork {
  const stdout = execFileSync(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, 'text-process.ts')],
    { input: text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] },
  );
  return JSON.parse(stdout) as TextWork;
}
