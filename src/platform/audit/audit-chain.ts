import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';

/** The members of an audit row that its hash covers. */
export interface ChainedRow {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly ip: string | null;
  readonly type: string;
  readonly agencyId: string | null;
  readonly data: unknown;
}

/** What stands before the first row. */
export const CHAIN_START = '0'.repeat(64);

/** Hash of a row: sha256 over the hash before it and the row's canonical JSON, in hex. */
export function chainHash(previous: string, row: ChainedRow): string {
  return createHash('sha256').update(previous).update('\n').update(canonicalJson(row)).digest('hex');
}
