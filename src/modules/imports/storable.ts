import { createHash } from 'node:crypto';

const LONGEST_KEY = 600;

/** A text as the database takes it: without U+0000 and halves of characters. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A value as JSON that the database takes. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

/** The key of an item as its index takes it; a long one by its hash. */
export function storableKey(key: string): string {
  const text = storableText(key);
  return text.length <= LONGEST_KEY ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
