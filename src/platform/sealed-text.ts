import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { MasterKeys } from './master-keys.ts';
import { damaged } from './sealed-format.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SHAPE = /^s1\.([0-9a-f]{16})\.([\w-]+)$/;

/**
 * A short text (a number of an identity card, say) for a column of the database, encrypted. The same text looks
 * different every time.
 * @param purpose what it is, e.g. 'applicant identity'; and whose where a row must not pass for another's. It must be the
 * same to open it.
 */
export function sealText(keys: MasterKeys, text: string, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.derive('sealed text'), nonce);
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `s1.${keys.current}.${sealed.toString('base64url')}`;
}

/** The text again. Throws `seal.damaged`, or `seal.key_missing` when it was sealed with a key that isn't at hand. */
export function openText(keys: MasterKeys, sealed: string, purpose: string): string {
  const [, keyId = '', body = ''] = SHAPE.exec(sealed) ?? [];
  const bytes = Buffer.from(body, 'base64url');
  if (keyId === '' || bytes.length < NONCE_BYTES + TAG_BYTES) throw damaged();
  const key = keys.derive('sealed text', keyId);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(purpose, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const open = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
    return Buffer.concat([open, decipher.final()]).toString('utf8');
  } catch {
    throw damaged();
  }
}
