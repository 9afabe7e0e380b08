import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

/** curl as the system has it, or null. */
export const CURL =
  ['/usr/bin/curl', '/usr/local/bin/curl', '/opt/homebrew/bin/curl'].find(existsSync) ?? null;

/** What stands at the end of a test's name: says why it is skipped, if it is. */
export const CURL_NOTE = CURL === null ? ' (skipped: there is no curl)' : '';

/** What curl got. */
export interface Fetched {
  readonly status: number;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** The sha256 of the body in hex: it may be packed. */
  readonly body: string;
}

/** Asks for an address with the real curl; `options` are its own, e.g. `--head`, `--range 1-3`. Throws what curl says. */
export async function curl(url: string, ...options: readonly string[]): Promise<Fetched> {
  const { stdout } = await promisify(execFile)(
    CURL ?? '',
    ['--silent', '--show-error', '--include', '--max-time', '10', ...options, url],
    { encoding: 'buffer', maxBuffer: 1 << 24 },
  );
  const end = stdout.indexOf('\r\n\r\n');
  const [first = '', ...lines] = stdout.subarray(0, end).toString('latin1').split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(
      lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
    ),
    body: sha256(stdout.subarray(end + 4)),
  };
}

/** In hex, as `Fetched.body` is. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
