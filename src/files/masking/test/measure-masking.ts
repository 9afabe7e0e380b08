import { decodePDFRawStream, PDFDocument, PDFHexString, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import { maskAttachment } from '../../mask-attachment.ts';
import { readPdf } from '../../readers/read-pdf.ts';
import { UnreadableFile } from '../../readers/unreadable-file.ts';
import { DOCX_PLACES, plantedDocx } from './planted-docx.ts';
import { OFD_PLACES, plantedOfd } from './planted-ofd.ts';
import { PDF_PLACES, plantedPdf } from './planted-pdf.ts';
import { plantedPicture } from './planted-pictures.ts';
import { plantedXlsx, XLSX_PLACES } from './planted-xlsx.ts';

/** What came of masking many files. */
export interface MaskingFigures {
  readonly files: number;
  /** Values that were put into them. */
  readonly planted: number;
  /** Files in which the search of its own finds a value before they are masked: it isn't blind. */
  readonly foundBefore: number;
  /** Files that weren't given back because it couldn't be made sure of. */
  readonly refused: number;
  /** Files in which a value was found after all, by a search of its own, with the format and places. */
  readonly leaking: readonly string[];
  readonly milliseconds: number;
}

const FORMATS = ['docx', 'xlsx', 'pdf', 'ofd', 'jpeg', 'png', 'webp', 'gif'] as const;
type Format = (typeof FORMATS)[number];
const SURNAMES = '张李王刘陈杨赵黄周吴欧阳';
const GIVEN = '建国淑芬志强秀英海燕晓明丽华永刚玉兰思远𬤊䶮';

/**
 * Puts random values into random places of files of all formats, masks them and looks for them in what came of it, without the search that
 * masking itself trusts. The same seed makes the same files.
 */
export async function measureMasking(count: number, seed: number): Promise<MaskingFigures> {
  const random = sequence(seed);
  const from = performance.now();
  let [planted, refused, foundBefore] = [0, 0, 0];
  const leaking: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const made = await plantedFile(random);
    planted += made.places.length;
    if (await holdsAny(made.bytes, made.values)) foundBefore += 1;
    try {
      const values = made.planted.map((value) => ({ value }));
      const masked = await maskAttachment(made, { values, dropHidden: random(2) === 0 });
      if (await holdsAny(masked.bytes, made.values)) leaking.push(`${made.name}: ${made.places.join(' ')}`);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refused += 1;
    }
  }
  return {
    files: count,
    planted,
    foundBefore,
    refused,
    leaking,
    milliseconds: Math.round(performance.now() - from),
  };
}

/** Whether any of the values stands in a file, by a search that shares nothing with masking. */
export async function holdsAny(bytes: Uint8Array, values: readonly string[]): Promise<boolean> {
  const texts = await everyText(bytes);
  return values.some((value) => texts.some((text) => holds(text, value)));
}

interface PlantedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly values: readonly string[];
  /** Those of them that stand in it. */
  readonly planted: readonly string[];
  readonly places: readonly string[];
}

async function plantedFile(random: (below: number) => number): Promise<PlantedFile> {
  const format: Format = FORMATS[random(FORMATS.length)] ?? 'docx';
  const values = [number(random), name(random)];
  const choose = <Place extends string>(all: readonly Place[]): [Place, string][] =>
    all.flatMap((place) => (random(3) === 0 ? [[place, values[random(2)] ?? ''] as [Place, string]] : []));
  const made = (chosen: readonly [string, string][], bytes: Uint8Array): PlantedFile => ({
    bytes,
    name: `a.${format}`,
    values,
    planted: values.filter((value) => chosen.some(([, planted]) => planted === value)),
    places: chosen.map(([place]) => place),
  });
  switch (format) {
    case 'docx': {
      const chosen = choose(DOCX_PLACES);
      return made(chosen, plantedDocx({ body: '公示', ...Object.fromEntries(chosen) }));
    }
    case 'xlsx': {
      const chosen = choose(XLSX_PLACES).map(([place, value]) =>
        place === 'number'
          ? ([place, values[0] ?? ''] as [typeof place, string])
          : ([place, value] as [typeof place, string]),
      );
      const note = chosen.some(([place]) => place === 'noteAuthor') ? { note: '注' } : {};
      return made(chosen, plantedXlsx({ cell: '公示', ...note, ...Object.fromEntries(chosen) }));
    }
    case 'pdf': {
      const chosen = choose(PDF_PLACES);
      return made(chosen, await plantedPdf(Object.fromEntries(chosen)));
    }
    case 'ofd': {
      const chosen = choose(OFD_PLACES);
      return made(chosen, plantedOfd(Object.fromEntries(chosen)));
    }
    default: {
      const value = values[random(2)] ?? '';
      return made([['metadata', value]], plantedPicture(format, value));
    }
  }
}

/** A telephone or identity number; nobody's. */
function number(random: (below: number) => number): string {
  const digits = (length: number): string => Array.from({ length }, () => random(10)).join('');
  return random(2) === 0
    ? `1${3 + random(7)}${digits(9)}`
    : `11010119${50 + random(50)}0${1 + random(9)}1${random(10)}${digits(3)}X`;
}

function name(random: (below: number) => number): string {
  const given = [...GIVEN];
  const one = (): string => given[random(given.length)] ?? '';
  return `${[...SURNAMES][random(10)] ?? ''}${one()}${one()}`;
}

/** The same numbers in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Everything in a file as text, by other ways than those of masking: parts with and without tags, objects, streams and pages. */
async function everyText(bytes: Uint8Array): Promise<string[]> {
  const raw = Buffer.from(bytes);
  const texts = [raw.toString('utf8'), raw.toString('utf16le'), raw.toString('latin1')];
  if (raw.subarray(0, 2).toString('latin1') === 'PK')
    for (const [part, content] of Object.entries(unzipSync(bytes))) {
      texts.push(part);
      if (Buffer.from(content).subarray(0, 2).toString('latin1') === 'PK')
        texts.push(...(await everyText(content)));
      else texts.push(...textsOfPart(content));
    }
  if (raw.includes('%PDF-')) texts.push(...(await textsOfPdf(bytes)));
  return texts;
}

function textsOfPart(content: Uint8Array): string[] {
  const text = strFromU8(content);
  const attributes = [...text.matchAll(/="([^"]*)"/gu)].map(([, value = '']) =>
    decodeURI(value.replaceAll(/%(?![\dA-F]{2})/gu, '%25')),
  );
  // Paragraphs and cells end what is read; runs don't.
  const read = text.replaceAll(
    /<\/(?:\w+:)?(?:p|si|is|v|f|c|t)\b[^>]*>(?=<\/(?:\w+:)?(?:c|si|row|tc)|<(?:\w+:)?c\b|<\/(?:\w+:)?body|<(?:\w+:)?p\b)/gu,
    '\n',
  );
  return [text, read.replaceAll(/<[^>]*>/gu, ''), ...attributes, Buffer.from(content).toString('utf16le')];
}

async function textsOfPdf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const texts: string[] = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && !object.dict.toString().includes('/Image')) {
      const decoded = Buffer.from(decodePDFRawStream(object).decode());
      texts.push(decoded.toString('latin1'), decoded.toString('utf8'), decoded.toString('utf16le'));
    }
    if (object instanceof PDFHexString || object instanceof PDFString) texts.push(object.decodeText());
    texts.push(object.toString());
  }
  try {
    const { blocks } = await readPdf(bytes);
    texts.push(
      ...blocks.flatMap((block) =>
        block.kind === 'text' ? [block.text] : block.cells.map(({ text }) => text),
      ),
    );
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return texts;
}

function holds(text: string, value: string): boolean {
  return text.includes(value) || text.replaceAll(/\s/gu, '').includes(value);
}
