import { spawn } from 'node:child_process';
import type { Owner } from './owner.ts';

/** A program of PostgreSQL ended with an error; `output` is what it said. */
export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed';
  readonly output: string;

  constructor(program: string, output: string) {
    super(`${program} failed: ${output.trim().slice(-2_000)}`);
    this.output = output;
  }
}

/** Runs a program of PostgreSQL as the owner of the data; resolves with its output. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { owner: Owner; cwd: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Messages in English: they are searched for, and go to a log.
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      // Not in our group: Ctrl+C is for the program, which then ends the database in good order.
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...options.owner,
    });
    let output = '';
    const keep = (text: Buffer): void => void (output += text.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    // `exit` and not `close`: the server that pg_ctl leaves behind may hold on to the pipes.
    child.on('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(output);
      else reject(new ProgramFailed(program, output));
    });
  });
}
