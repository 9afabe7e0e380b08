import { oneReport } from '../../law/annual-report/reading/one-report.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { decodeText } from './decode-text.ts';
import { type NamedBytes, readerOf } from './read-any-kind.ts';
import { looksLikeCsv, readCsv } from './read-csv.ts';
import { readText } from './read-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Reads a file of any kind that is read, told by its content; the name decides only between text and CSV. Of several annual
 * reports in one file one is read, and a note says so. Throws
 * `UnreadableFile`, also for files on whose structure a reader fails. Unguarded: files of strangers go through a reading pool.
 */
export async function readAny(file: NamedBytes): Promise<SourceDocument> {
  return withoutFailing(async () => oneReport(await readContent(file)));
}

/** Makes a reader's own failure one of the file: `UnreadableFile` with what to do. */
export async function withoutFailing<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('文件已损坏或结构异常，读不出内容。请用原来的软件打开确认，另存后再试。', {
      cause: error,
    });
  }
}

/** The same as `readAny` for what need not be a report: nothing is left out, and a reader may fail in its own way. */
export async function readContent(file: NamedBytes): Promise<SourceDocument> {
  return readByContent({ bytes: narrowed(file.bytes), name: file.name });
}

async function readByContent(file: NamedBytes): Promise<SourceDocument> {
  const { bytes } = file;
  const reader = await readerOf(file);
  // Each format brings a parser of its own: only the one that is needed is loaded.
  switch (reader.by) {
    case 'html': {
      const { readHtml } = await import('./read-html.ts');
      return readHtml(bytes);
    }
    case 'docx': {
      const { readDocx } = await import('./read-docx.ts');
      return readDocx(bytes);
    }
    case 'convert': {
      const { convertToDocx } = await import('./office-convert.ts');
      const { readDocx } = await import('./read-docx.ts');
      return { ...readDocx(await convertToDocx(bytes, reader.extension)), format: 'doc' };
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts');
      return readPdf(bytes);
    }
    case 'sheet': {
      const { readSheet } = await import('./read-sheet.ts');
      return readSheet(bytes);
    }
    case 'ofd': {
      const { readOfd } = await import('./read-ofd.ts');
      return readOfd(bytes);
    }
    case 'text':
      return readWords(file);
  }
}

function readWords({ bytes, name }: NamedBytes): SourceDocument {
  const isCsv = name.toLowerCase().endsWith('.csv') || looksLikeCsv(decodeText(bytes).text);
  return isCsv ? readCsv(bytes) : readText(bytes);
}

/** Text in UTF-16, as Excel saves “Unicode text”, in UTF-8; anything else as it is. */
function narrowed(bytes: Uint8Array): Uint8Array {
  const encoding = [
    { mark: [0xff, 0xfe], name: 'utf-16le' },
    { mark: [0xfe, 0xff], name: 'utf-16be' },
  ].find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return encoding === undefined
    ? bytes
    : new TextEncoder().encode(new TextDecoder(encoding.name).decode(bytes));
}
