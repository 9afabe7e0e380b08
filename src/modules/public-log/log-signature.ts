import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { MasterKeys } from '../../platform/master-keys.ts';

/** The end of a day's log: whoever keeps one can prove that what stood before it was changed. */
export interface DayHead {
  /** 'YYYY-MM-DD' in 北京时间 */
  readonly day: string;
  /** The last entry of the day. */
  readonly seq: number;
  readonly hash: string;
}

/** A head with the signature of the site over it. */
export interface SignedDay extends DayHead {
  readonly keyId: string;
  /** Ed25519, SPKI in PEM. */
  readonly publicKey: string;
  /** Ed25519 over the head's canonical JSON, in base64. */
  readonly signature: string;
}

/** What an Ed25519 key of 32 bytes begins with as PKCS#8 (RFC 8410). */
const PKCS8_START = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs a head with the key that belongs to the newest master key. */
export function signDay(keys: MasterKeys, head: DayHead): SignedDay {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_START, keys.derive('public log')]),
    format: 'der',
    type: 'pkcs8',
  });
  const open = createPublicKey(key);
  return {
    ...head,
    keyId: keyIdOf(open),
    publicKey: pemOf(open),
    signature: sign(null, signedBytes(head), key).toString('base64'),
  };
}

/** Whether the signature is that of the key that stands beside it, and the identifier is that key's. */
export function isSigned(day: SignedDay): boolean {
  try {
    const key = createPublicKey(day.publicKey);
    return (
      keyIdOf(key) === day.keyId && verify(null, signedBytes(day), key, Buffer.from(day.signature, 'base64'))
    );
  } catch {
    return false;
  }
}

/** The first 32 characters of the hex sha256 over the key: what an office may print and people compare. */
function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 32);
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}

function signedBytes({ day, seq, hash }: DayHead): Buffer {
  return Buffer.from(canonicalJson({ day, seq, hash }));
}
