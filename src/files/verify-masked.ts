import { findLeaks } from '../text/leak-search.ts';
import { openStreams, type FileStream } from './masking/file-streams.ts';
import { BREAK, isLongNumber, isMaskable } from './masking/value-places.ts';
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
 * opened or read makes it fail, and so does a value that is too short to be looked for. Unguarded: files of strangers go through a
 * reading pool.
 */
export async function verifyMasked({ bytes, name, values }: MaskedFile): Promise<Verification> {
  if (!values.every(isMaskable)) return { ok: false, remaining: [], problems: [TOO_SHORT] };
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

/**
 * Which values a file holds, by their index, as far as it can be opened: where its streams can't, by what its reader shows. Never throws
 * `UnreadableFile`.
 */
export async function valuesIn({ bytes, name, values }: MaskedFile): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const look of [openStreams, shownText])
    try {
      const streams = await withoutFailing(async () => look({ bytes, name }));
      for (const { value } of streams.flatMap((stream) => leaksIn(stream, values))) found.add(value);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  return found;
}

function leaksIn({ name, content, kind }: FileStream, values: readonly string[]): RemainingValue[] {
  if (kind === 'points') return plainlyIn(content, values).map((value) => ({ value, where: name }));
  return findLeaks(values, content)
    .filter(({ throughMarkup }) => kind !== 'markup' || !throughMarkup)
    .filter(({ value }) => kind !== 'joined' || isLongNumber(values[value] ?? ''))
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
    ENCODINGS.some((encoding) => {
      const sought = Buffer.from(value, encoding);
      return sought.length >= LEAST_IN_POINTS && buffer.includes(sought);
    })
      ? [index]
      : [],
  );
}

const TOO_SHORT = '要核对的内容太短（不到两个字或者四位数字），无法确认已经去掉。';
const ENCODINGS = ['utf8', 'utf16le'] as const;
/** Bytes; fewer stand in millions of bytes by chance. */
const LEAST_IN_POINTS = 6;

/** What the reader of the format makes of it; nothing for pictures, which it doesn't read. */
async function shownText(file: { bytes: Uint8Array; name: string }): Promise<FileStream[]> {
  if (pictureKind(file.bytes) !== null) return [];
  try {
    const document = await withoutFailing(async () => readContent(file));
    const texts = textsOf(document);
    return [
      { name: RENDERED, content: texts.join(BREAK), kind: 'words' },
      { name: RENDERED, content: texts.join(''), kind: 'joined' },
    ];
  } catch (error) {
    // Pages that are pictures now have no words left.
    if (error instanceof TextlessFile) return [];
    throw error;
  }
}

function textsOf({ blocks, meta, notes }: SourceDocument): string[] {
  const texts = blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.cells.map(({ text }) => text),
  );
  return [meta.title, ...texts, ...notes];
}

function distinct(remaining: readonly RemainingValue[]): RemainingValue[] {
  return [...new Map(remaining.map((each) => [`${each.value} ${each.where}`, each])).values()];
}
