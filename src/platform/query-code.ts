import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MasterKeys } from './master-keys.ts';

/** Without I, L, O and U, which are easily taken for others: 32 characters, five bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const GROUP = 4;
const PURPOSE = 'query code';

/** 查询码: 80 random bits as four groups of four, e.g. `7KQ2-M0XD-94TB-ZC1H`. */
export function newQueryCode(): string {
  const code = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * A code as people type it, in the form in which it is compared: any case, full width, with or without spaces and dashes,
 * O for 0, I and L for 1. Null when it can't be a code.
 */
export function readQueryCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((one) => ALPHABET.includes(one)) ? code : null;
}

/** What is stored of a code: a keyed hash, good for this number alone. Nobody can get the code back. */
export function hashQueryCode(
  keys: MasterKeys,
  of: { readonly number: string; readonly code: string },
): string {
  const code = readQueryCode(of.code);
  if (code === null) throw new RangeError('not a query code');
  return `${keys.current}.${digest(keys, keys.current, { number: of.number, code }).toString('base64url')}`;
}

/**
 * Whether a typed code belongs to the number. A number that doesn't exist (`hash` null) and a hash whose key isn't at hand
 * take as long and give the same answer as a wrong code.
 */
export function isQueryCode(
  keys: MasterKeys,
  given: { readonly number: string; readonly typed: string; readonly hash: string | null },
): boolean {
  const [keyId = '', stored = ''] = (given.hash ?? `${keys.current}.`).split('.');
  const code = readQueryCode(given.typed);
  const wanted = Buffer.alloc(32);
  Buffer.from(stored, 'base64url').copy(wanted);
  const known = keys.has(keyId);
  const of = { number: given.number, code: code ?? '' };
  const found = digest(keys, known ? keyId : keys.current, of);
  const same = timingSafeEqual(found, wanted);
  return same && known && code !== null && given.hash !== null;
}

/** The identifier of the key that a stored hash needs and that isn't at hand; null when it is. For the log: no code fits then. */
export function missingKeyOfCode(keys: Pick<MasterKeys, 'has'>, hash: string): string | null {
  const [keyId = ''] = hash.split('.');
  return keys.has(keyId) ? null : keyId;
}

function digest(keys: MasterKeys, keyId: string, of: { number: string; code: string }): Buffer {
  return createHmac('sha256', keys.derive(PURPOSE, keyId)).update(`${of.number}\0${of.code}`).digest();
}
