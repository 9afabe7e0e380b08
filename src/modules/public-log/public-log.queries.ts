import type { Db } from '../../platform/database/connect.ts';
import type { SignedDay } from './log-signature.ts';
import { logPartOf } from './log-parts.ts';
import { newestOf, signedDays } from './public-log.repository.ts';

/** What others may read of the log: it is public as a whole. */

export { entriesBetween, lastSeq, saltsOf } from './public-log.repository.ts';

/** Parts in which the newest entries of an address stand. */
export async function partsNaming(db: Db, path: string): Promise<number[]> {
  return [...new Set((await newestOf(db, path)).map(logPartOf))];
}

/** Signed ends of days, the oldest first. */
export async function logDays(db: Db): Promise<SignedDay[]> {
  return (await signedDays(db)).map((row) => ({
    day: row.day,
    seq: row.seq,
    hash: row.hash,
    keyId: row.key_id,
    publicKey: row.public_key,
    signature: row.signature,
  }));
}
