import { findLeaks } from '../text/leak-search.ts';
import { openStreams, type FileStream } from './masking/file-streams.ts';
import { BREAK } from './masking/value-places.ts';
import { readContent, withoutFailing } from './readers/read-any.ts';
import { TextlessFile, UnreadableFile } from './readers/unreadable-file.ts';
import { pictureKind } from './masking/picture-pieces.ts';
import type { SourceDocument } from '../law/annual-report/reading/source-document.ts';

/** A value that a file still holds. It doesn't repeat the value, so it may be told and logged. */
export interface RemainingValue {
  /** Index of the value in those that were to be gone. */
  readonly value: number;
  /** In which part of the file. */
  readonly where: string;
}

/** What came of looking for values in a file's bytes. */
export type Verification =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly remaining: readonly RemainingValue[];
      /** Chinese: why the file can't be looked into; of such a file nobody can say what isn't in it. */
      readonly problems: readonly string[];
    };

/** A file and the values that must not be in it. */
export interface MaskedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly values: readonly string[];
}

const RENDERED = '阅读时看到的内容';

/**
 * Looks for values in everything that a file holds, packed or not, seen or not, and in what its reader shows. Whatever can't be
 * opened or read makes it fail. Unguarded: files of strangers go through a reading pool.
 */
export async function verifyMasked({ bytes, name, values }: MaskedFile): Promise<Verification> {
  try {
    const streams = await withoutFailing(async () => openStreams({ bytes, name }));
    const shown = await shownText({ bytes, name });
    const remaining = [...streams, ...shown].flatMap((stream) => leaksIn(stream, values));
    return remaining.length === 0
      ? { ok: true }
      : { ok: false, remaining: distinct(remaining), problems: [] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, remaining: [], problems: [error.message] };
  }
}

function leaksIn({ name, content, kind }: FileStream, values: readonly string[]): RemainingValue[] {
  if (kind === 'points') return plainlyIn(content, values).map((value) => ({ value, where: name }));
  return findLeaks(values, content)
    .filter(({ throughMarkup }) => kind !== 'markup' || !throughMarkup)
    .map(({ value }) => ({ value, where: name }));
}

/**
 * Points of pictures are megabytes that hold no words by chance: only what stands there as it is written is looked for. As bytes:
 * a search for UTF-16 in a buffer that begins at an odd place doesn't end.
 */
function plainlyIn(content: string | Uint8Array, values: readonly string[]): number[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return values.flatMap((value, index) =>
    value.length >= LEAST_IN_POINTS &&
    (buffer.includes(Buffer.from(value, 'utf8')) || buffer.includes(Buffer.from(value, 'utf16le')))
      ? [index]
      : [],
  );
}

/** Shorter ones stand in millions of bytes by chance. */
const LEAST_IN_POINTS = 4;

/** What the reader of the format makes of it; nothing for pictures, which it doesn't read. */
async function shownText(file: { bytes: Uint8Array; name: string }): Promise<FileStream[]> {
  if (pictureKind(file.bytes) !== null) return [];
  try {
    const document = await withoutFailing(async () => readContent(file));
    return [{ name: RENDERED, content: textOf(document), kind: 'words' }];
  } catch (error) {
    // Pages that are pictures now have no words left.
    if (error instanceof TextlessFile) return [];
    throw error;
  }
}

function textOf({ blocks, meta, notes }: SourceDocument): string {
  const texts = blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.cells.map(({ text }) => text),
  );
  return [meta.title, ...texts, ...notes].join(BREAK);
}

function distinct(remaining: readonly RemainingValue[]): RemainingValue[] {
  return [...new Map(remaining.map((each) => [`${each.value} ${each.where}`, each])).values()];
}
