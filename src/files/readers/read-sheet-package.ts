import { strFromU8, unzipSync, zipSync } from 'fflate';
import { hiddenInOpenDocument } from './read-sheet-hidden-ods.ts';
import type { HiddenLines } from './read-sheet-hidden.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Bytes of a workbook unpacked; an annual report has less than one million. */
const MAX_UNPACKED = 50 * 1024 * 1024;
const MAX_ENTRIES = 2_000;
const PICTURES = /^(?:xl\/media|Pictures)\/./u;

/** A workbook that can be given to the parser. */
export interface SheetPackage {
  readonly bytes: Uint8Array;
  readonly isOpenDocument: boolean;
  /** What an OpenDocument sheet hides, by the names of sheets; of other workbooks the parser tells. */
  readonly hidden: ReadonlyMap<string, HiddenLines>;
  /** Whether pictures were left out. */
  readonly pictures: boolean;
}

/**
 * A workbook unpacked within limits and put together anew without compression and pictures: what the directory says of
 * sizes is held to, so nothing unpacks to more later on. Old workbooks, which aren't packed, are passed on as they are. Throws
 * `UnreadableFile`.
 * @param maxCells cells that a sheet may say it repeats
 */
export function openSheetPackage(bytes: Uint8Array, maxCells: number): SheetPackage {
  if (bytes.length > MAX_UNPACKED) throw tooLarge();
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return { bytes, isOpenDocument: false, hidden: new Map(), pictures: false };
  const { parts, pictures } = unpack(bytes);
  // Parsers find parts whatever the case of their names.
  const contents = Object.keys(parts).filter((name) => /(?:^|\/)content\.xml$/iu.test(name));
  const repeated = contents.map((name) => repeatedCells(strFromU8(parts[name] ?? new Uint8Array())));
  if (repeated.some((cells) => cells > maxCells)) throw tooLarge();
  const isOpenDocument = contents.length > 0;
  const hidden = hiddenInOpenDocument(strFromU8(parts[contents[0] ?? ''] ?? new Uint8Array()));
  return { bytes: zipSync(parts, { level: 0 }), isOpenDocument, hidden, pictures };
}

function unpack(bytes: Uint8Array): { parts: Record<string, Uint8Array>; pictures: boolean } {
  let unpacked = 0;
  let entries = 0;
  let pictures = false;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (PICTURES.test(name)) {
          pictures = true;
          return false;
        }
        unpacked += originalSize;
        entries += 1;
        if (unpacked > MAX_UNPACKED || entries > MAX_ENTRIES) throw tooLarge();
        return true;
      },
    });
    return { parts, pictures };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('表格文件已损坏，打不开。请用表格软件打开，另存为 XLSX 后再试。', {
      cause: error,
    });
  }
}

/** Cells with content in an OpenDocument sheet, each as often as it and its row say they are repeated. */
function repeatedCells(content: string): number {
  let rows = 1;
  let cells = 0;
  for (const [tag, kind] of content.matchAll(
    /<(?:[\w.-]+:)?(table-row|table-cell|covered-table-cell)\b[^<>]*>/gu,
  )) {
    if (kind === 'table-row') rows = attribute(tag, 'number-rows-repeated');
    // Cells without content are one tag, however many there are: no cell comes of them.
    else if (!tag.endsWith('/>')) cells += rows * attribute(tag, 'number-columns-repeated');
  }
  return cells;
}

function attribute(tag: string, name: string): number {
  const value = Number(new RegExp(`${name}=["']([^"']*)["']`, 'u').exec(tag)?.[1] ?? '1');
  return Number.isFinite(value) ? Math.max(1, value) : Number.POSITIVE_INFINITY;
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('表格解开后太大，没有读取。请删去图片、空白行和多余的工作表，另存后再试。');
}
