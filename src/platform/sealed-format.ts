import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from './errors.ts';
import type { MasterKeys } from './master-keys.ts';

/**
 * How a sealed file is built: a head with its own random key, wrapped by a master key, then pieces of 64 KiB, each
 * encrypted by AES-256-GCM with its number and whether it is the last. A piece that is changed, missing, moved or
 * of another file doesn't open, nor does a file that was cut off.
 */

const MAGIC = Buffer.from('GKSEAL1\n', 'latin1');
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const WRAP_PURPOSE = 'sealed file';

/** Bytes of the head. */
export const HEAD_BYTES: number = MAGIC.length + KEY_ID_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES;
/** Bytes of open content in every piece but the last, which may be shorter. */
export const PIECE_BYTES: number = 64 * 1024;
/** Bytes of a whole piece as it is stored. */
export const SEALED_PIECE_BYTES: number = PIECE_BYTES + TAG_BYTES;

/** Seals the pieces of one file. */
export interface PieceCipher {
  readonly head: Buffer;
  seal(content: Uint8Array, place: PiecePlace): Buffer;
}

/** Opens the pieces of one file; throws `seal.damaged`. */
export interface PieceDecipher {
  open(sealed: Uint8Array, place: PiecePlace): Buffer;
}

/** Which piece it is. */
export interface PiecePlace {
  /** From 0. */
  readonly index: number;
  readonly last: boolean;
}

/** A new file with a key of its own. Its identifier is bound in: one sealed file can't stand in for another. */
export function newPieceCipher(keys: MasterKeys, id: string): PieceCipher {
  const key = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const front = Buffer.concat([MAGIC, Buffer.from(keys.current, 'hex'), nonce]);
  const wrap = createCipheriv('aes-256-gcm', keys.derive(WRAP_PURPOSE), nonce);
  wrap.setAAD(boundTo(front, id));
  const wrapped = Buffer.concat([wrap.update(key), wrap.final(), wrap.getAuthTag()]);
  return {
    head: Buffer.concat([front, wrapped]),
    seal: (content, place) => {
      const cipher = createCipheriv('aes-256-gcm', key, pieceNonce(place));
      return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

/** Opens the head of a sealed file. Throws `seal.damaged`, or `seal.key_missing` when its master key isn't at hand. */
export function openHead(keys: MasterKeys, id: string, head: Uint8Array): PieceDecipher {
  const keyId = keyIdOf(head);
  if (keyId === null) throw damaged();
  const bytes = Buffer.from(head);
  const front = bytes.subarray(0, MAGIC.length + KEY_ID_BYTES + NONCE_BYTES);
  const nonce = front.subarray(MAGIC.length + KEY_ID_BYTES);
  const wrapping = keys.derive(WRAP_PURPOSE, keyId);
  const key = decrypt(wrapping, nonce, bytes.subarray(front.length, HEAD_BYTES), boundTo(front, id));
  return { open: (sealed, place) => decrypt(key, pieceNonce(place), Buffer.from(sealed), null) };
}

/** The identifier of the master key that a head names, or null when it is none. */
export function keyIdOf(head: Uint8Array): string | null {
  const bytes = Buffer.from(head);
  if (bytes.length < HEAD_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  return bytes.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES).toString('hex');
}

/** How many pieces a sealed file of this size has, and bytes of open content; throws `seal.damaged` for no such size. */
export function measure(storedBytes: number): { readonly pieces: number; readonly size: number } {
  const body = storedBytes - HEAD_BYTES;
  const pieces = Math.ceil(body / SEALED_PIECE_BYTES);
  const size = body - pieces * TAG_BYTES;
  // Only an empty file has an empty piece.
  if (pieces < 1 || size < 0 || (pieces > 1 && size <= (pieces - 1) * PIECE_BYTES)) throw damaged();
  return { pieces, size };
}

/** Bytes of the sealed file for so many bytes of open content. */
export function storedSize(size: number): number {
  return HEAD_BYTES + size + Math.max(1, Math.ceil(size / PIECE_BYTES)) * TAG_BYTES;
}

/** What is stored isn't what was sealed. */
export function damaged(): AppError {
  return new AppError({
    code: 'seal.damaged',
    status: 500,
    message: '加密保存的内容已损坏或者被改动过，不能打开。请联系系统管理员从备份恢复。',
  });
}

/** The key is of this file alone, so its piece's number is nonce enough and can't repeat. */
function pieceNonce({ index, last }: PiecePlace): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, 0);
  nonce.writeUInt8(last ? 1 : 0, 4);
  return nonce;
}

function boundTo(front: Uint8Array, id: string): Buffer {
  return Buffer.concat([front, Buffer.from(id, 'utf8')]);
}

function decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Buffer, bound: Buffer | null): Buffer {
  if (sealed.length < TAG_BYTES) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  if (bound !== null) decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw damaged();
  }
}
