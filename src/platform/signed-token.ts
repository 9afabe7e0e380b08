import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MasterKeys } from './master-keys.ts';

/** What a token turned out to be. `body` is as it was given to `signToken`: any JSON; parse it. */
export type ReadToken =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly why: 'expired' | 'forged' };

const SHAPE = /^t1\.([0-9a-f]{16})\.([\w-]{1,4000})\.([\w-]{43})$/;

/**
 * A text that whoever holds it can read but not change: JSON with an end and a signature. For one purpose; a token of
 * another one counts as forged.
 */
export function signToken(
  keys: MasterKeys,
  token: { readonly purpose: string; readonly body: unknown; readonly expiresAt: Date },
): string {
  const content = JSON.stringify({ until: token.expiresAt.getTime(), body: token.body });
  const text = `t1.${keys.current}.${Buffer.from(content).toString('base64url')}`;
  return `${text}.${signature(keys, { keyId: keys.current, purpose: token.purpose, text })}`;
}

/** The token's body while it holds. */
export function readToken(
  keys: MasterKeys,
  token: string,
  expected: { readonly purpose: string; readonly now: Date },
): ReadToken {
  const [, keyId = '', content = '', signed = ''] = SHAPE.exec(token) ?? [];
  if (keyId === '' || !keys.has(keyId)) return { ok: false, why: 'forged' };
  const text = `t1.${keyId}.${content}`;
  const wanted = signature(keys, { keyId, purpose: expected.purpose, text });
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(wanted))) return { ok: false, why: 'forged' };
  // We signed it, so it is what we wrote.
  const { until, body } = JSON.parse(Buffer.from(content, 'base64url').toString()) as {
    until: number;
    body: unknown;
  };
  return until < expected.now.getTime() ? { ok: false, why: 'expired' } : { ok: true, body };
}

function signature(keys: MasterKeys, of: { keyId: string; purpose: string; text: string }): string {
  return createHmac('sha256', keys.derive('token', of.keyId))
    .update(`${of.purpose}\0${of.text}`)
    .digest('base64url');
}
