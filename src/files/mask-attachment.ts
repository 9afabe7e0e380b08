import type { MaskedValue } from '../text/masking-rule.ts';
import { decodeText } from './readers/decode-text.ts';
import { withoutFailing } from './readers/read-any.ts';
import { UnreadableFile } from './readers/unreadable-file.ts';
import { maskOfd } from './masking/mask-ofd.ts';
import { maskOffice } from './masking/mask-office.ts';
import { maskPdf } from './masking/mask-pdf.ts';
import { isOffice } from './masking/office-parts.ts';
import { pictureKind } from './masking/picture-pieces.ts';
import { strippedPicture } from './masking/strip-picture.ts';
import { assertValues, maskedText } from './masking/value-places.ts';
import { isZip, unzipParts } from './masking/zip-parts.ts';
import { valuesIn, verifyMasked, type Verification } from './verify-masked.ts';

/** What is to be done to a file. */
export interface MaskingRequest {
  /** What must be nowhere in it any more: at least two characters, or four digits. */
  readonly values: readonly MaskedValue[];
  /**
   * Whether everything that a reader doesn't see goes too: comments, tracked changes (accepted), hidden sheets, rows, columns and words,
   * files within the file, pivot tables' sources, words under bars.
   */
  readonly dropHidden: boolean;
}

/** A file without the values, looked over. */
export interface MaskedAttachment {
  readonly bytes: Uint8Array;
  /** Chinese: what the file has lost besides, as pages that are pictures now. */
  readonly notes: readonly string[];
}

const SEALS = 'OFD 中的电子印章和签名只对原来的内容有效，已经去掉。';
const PICTURES = '文件里有图片，图片里的文字没有检查也没有遮盖，请人工核对。';

interface NamedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** A file from which the values couldn't be removed; the message is Chinese and says what to do instead. */
export class UnmaskableFile extends UnreadableFile {}

/**
 * Removes values from a DOCX, XLSX, PPTX, PDF, OFD, text or the words beside a picture, with the file's properties, and then looks for them
 * in every stream of what came of it (`verifyMasked`); only a file that held each of them and holds none any more is given back. Throws
 * `UnmaskableFile` otherwise, `UnreadableFile` for files that can't be opened, `RangeError` for values that are too short. Unguarded:
 * files of strangers go through a reading pool.
 */
export async function maskAttachment(file: NamedFile, request: MaskingRequest): Promise<MaskedAttachment> {
  assertValues(request.values);
  const values = request.values.map(({ value }) => value);
  const masked = await withoutFailing(async () => maskByKind(file, request, false));
  await refuseUnfound(file, values);
  const looked = await verifyMasked({ bytes: masked.bytes, name: file.name, values });
  if (looked.ok) return masked;
  if (!isPdf(file.bytes) || values.length > 0) throw unmaskable(looked);
  // Pages that were taken over bring along what can't be opened: then all of them become pictures.
  const pictured = await withoutFailing(async () => maskByKind(file, request, true));
  const lookedAgain = await verifyMasked({ bytes: pictured.bytes, name: file.name, values });
  if (!lookedAgain.ok) throw unmaskable(lookedAgain);
  return pictured;
}

/** What was found nowhere may stand in a picture, or be written in another way: it would be taken for masked. */
async function refuseUnfound(file: NamedFile, values: readonly string[]): Promise<void> {
  if (values.length === 0) return;
  const found = await valuesIn({ ...file, values });
  const missing = values.flatMap((_, index) => (found.has(index) ? [] : [index + 1]));
  if (missing.length > 0)
    throw new UnmaskableFile(
      `没有遮盖，文件没有改动：要遮盖的第${missing.join('、')}项在文件里没有找到，可能在图片里，或者写法不同。请核对写法；在图片里的，请用图片软件涂黑后换掉图片；确实没有的，从要遮盖的内容中删去后再试。`,
    );
}

/**
 * A file without what it says of itself and its writers: properties, place and camera of pictures, earlier states. What stands in it
 * stays as it is. Throws `UnreadableFile`.
 */
export async function stripMetadata(file: NamedFile): Promise<Uint8Array> {
  const { bytes } = await withoutFailing(async () =>
    maskByKind(file, { values: [], dropHidden: false }, false),
  );
  return bytes;
}

async function maskByKind(
  file: NamedFile,
  request: MaskingRequest,
  everyPage: boolean,
): Promise<MaskedAttachment> {
  const { bytes, name } = file;
  const picture = pictureKind(bytes);
  if (picture !== null) return { bytes: strippedPicture(bytes, picture), notes: [] };
  if (isPdf(bytes)) {
    const { bytes: masked, pictured, unread } = await maskPdf(bytes, { ...request, everyPage });
    return { bytes: masked, notes: [...pictureNotes(pictured), ...scanNotes(unread)] };
  }
  if (isZip(bytes)) {
    const parts = unzipParts(bytes);
    const pictures = [...parts.values()].some((part) => pictureKind(part) !== null) ? [PICTURES] : [];
    if (isOffice(parts)) return { bytes: maskOffice(bytes, request), notes: pictures };
    if (parts.has('OFD.xml'))
      return {
        bytes: maskOfd(bytes, request),
        notes: [SEALS, ...pictures],
      };
  }
  if (/\.(?:txt|csv)$/iu.test(name)) return { bytes: maskWords(file, request.values), notes: [] };
  throw new UnreadableFile(
    '这种文件不能自动遮盖。请另存为 DOCX、XLSX、PDF 或 OFD 后再试；压缩包请解压后逐个处理。',
  );
}

/** In UTF-8, with its mark where it had one or where spreadsheets would guess another encoding. */
function maskWords({ bytes, name }: NamedFile, values: readonly MaskedValue[]): Uint8Array {
  const { text } = decodeText(bytes);
  const isMarked = (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) || /\.csv$/iu.test(name);
  return Buffer.from((isMarked ? '\uFEFF' : '') + maskedText(values, text.replace(/^\uFEFF/u, '')), 'utf8');
}

function pictureNotes(pictured: readonly number[]): string[] {
  if (pictured.length === 0) return [];
  return [`第${pictured.join('、')}页已转成图片，遮盖之处不能再复制；这些页的文字也不再能朗读和检索。`];
}

function scanNotes(unread: readonly number[]): string[] {
  return unread.length === 0
    ? []
    : [`第${unread.join('、')}页有图片，或者没有能读取的文字，图里的文字没有检查也没有遮盖，请人工核对。`];
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

function unmaskable(looked: Extract<Verification, { ok: false }>): UnmaskableFile {
  const places = [...new Set(looked.remaining.map(({ where }) => where))].slice(0, 3);
  const why =
    places.length > 0 ? `遮盖后仍在“${places.join('”“')}”中找到要去掉的内容。` : looked.problems.join('');
  return new UnmaskableFile(`没有遮盖成功，文件没有改动。${why}请在原来的软件中删去这些内容，另存后再试。`);
}
