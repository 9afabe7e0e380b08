import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';

/**
 * The public log: what was published, changed and taken off, one entry after the other. It names addresses and says nothing
 * of contents: an entry commits to them by a hash over a salt that stands with the document. With the document the salt
 * goes, and the entry tells nothing more.
 */

/** What can happen to an address. */
export const LOG_ACTIONS = ['published', 'changed', 'restored', 'withdrawn', 'vanished'] as const;

/** One of them. */
export type LogAction = (typeof LOG_ACTIONS)[number];

/** Chinese names of the actions. */
export const LOG_ACTION_LABELS: Readonly<Record<LogAction, string>> = {
  published: '首次公开',
  changed: '更新',
  restored: '恢复公开',
  withdrawn: '撤下',
  vanished: '移除',
};

/** One entry as anybody can read it. */
export interface LogEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** ISO 8601 */
  readonly at: string;
  readonly action: LogAction;
  /** Address on the site, from the root. */
  readonly path: string;
  /**
   * sha256 in hex over salt and what a reader finds at the address: a document's content, or what stays of a withdrawn one. Null where
   * nothing stays, and where one was withdrawn before entries committed to what stays.
   */
  readonly commitment: string | null;
  /** The hash of the entry before. */
  readonly previous: string;
  /** sha256 in hex over the hash before and everything above. */
  readonly hash: string;
}

/** Whether a document is public after such an entry. */
export function leavesPublic(action: LogAction): boolean {
  return action !== 'withdrawn' && action !== 'vanished';
}

/** What stands before the first entry. */
export const LOG_START = '0'.repeat(64);

/** The hash that an entry must have. */
export function entryHash(entry: Omit<LogEntry, 'hash'>): string {
  const { seq, at, action, path, commitment, previous } = entry;
  return sha256(`${previous}\n${canonicalJson({ seq, at, action, path, commitment })}`);
}

/** What an entry commits to; `contentHash` is that of the public content. */
export function commitmentOf(salt: string, contentHash: string): string {
  return sha256(`${salt}\n${contentHash}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
