import { utils } from '@e965/xlsx';
import type { SourceDocument, SourcePlace } from '../law/annual-report/reading/source-document.ts';
import type { TextBlock } from '../text/checked-text.ts';
import { textOfDocument } from './checking/text-of-document.ts';
import type { AttachmentPlace, HiddenKind } from './hidden-content/hidden-finding.ts';
import { hiddenTexts } from './hidden-content/hidden-texts.ts';
import { pictureKind } from './masking/picture-pieces.ts';
import { scannedPages } from './masking/pdf-pictures.ts';
import { readContent, withoutFailing } from './readers/read-any.ts';
import { RefusedFile } from './readers/read-any-refusal.ts';
import { TextlessFile } from './readers/unreadable-file.ts';

/** A paragraph or a cell of a file, with where it stands and whether its reader sees it. */
export interface AttachmentBlock extends TextBlock {
  readonly place: AttachmentPlace;
  /** What hides it; null for what is seen. */
  readonly hidden: HiddenKind | null;
}

/** The words of a file, seen and hidden, as the rules for texts read them. */
export interface AttachmentText {
  readonly text: string;
  readonly blocks: readonly AttachmentBlock[];
  /** Whether lines are those of a page and may break within a sentence. */
  readonly wrapped: boolean;
  /** Chinese: what of it wasn't read: pictures, sheets beyond the limit. */
  readonly notes: readonly string[];
  /** Whether words in hidden sheets and cells are among them. */
  readonly readsHidden: boolean;
}

interface NamedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

const PICTURE = '图片里的文字没有检查，请人工核对。';
const SLIDES = '演示文稿（PPT）里的文字没有读取。请另存为 PDF 后重新上传；';
const TOO_MUCH_HIDDEN = '文件里隐藏的文字太多，只读取了一部分。';

/**
 * The words of a DOCX, XLSX, PDF, OFD, text, CSV or page, cells with row and column, then those that its reader doesn't see: hidden
 * sheets and cells, notes, deleted and hidden words, properties. Of scans, pictures and presentations only what stands beside them. Throws
 * `UnreadableFile`. Unguarded: files of strangers go through a reading pool.
 */
export async function attachmentText(file: NamedFile): Promise<AttachmentText> {
  const { document, notes } = await contentOf(file);
  const seen = document === null ? null : textOfDocument(document);
  let paragraph = 0;
  const blocks = (seen?.blocks ?? []).map((block, index): AttachmentBlock => {
    if (block.kind !== 'cell') paragraph += 1;
    return { ...block, place: placeOf(seen?.places[index] ?? {}, block, paragraph), hidden: null };
  });
  let text = seen?.text ?? '';
  const hiddenOnes = await withoutFailing(async () => hiddenTexts(file.bytes));
  for (const hidden of hiddenOnes.texts) {
    const start = text.length + 1;
    text += `\n${hidden.text}`;
    blocks.push({ kind: 'paragraph', start, end: text.length, place: hidden.place, hidden: hidden.kind });
  }
  return {
    text,
    blocks,
    wrapped: seen?.wrapped ?? false,
    notes: [
      ...notes,
      ...(hiddenOnes.isCut ? [TOO_MUCH_HIDDEN] : []),
      ...(hiddenOnes.hasPictures && notes.every((note) => !note.includes('图片'))
        ? [`文件里有图片。${PICTURE}`]
        : []),
    ],
    readsHidden: hiddenOnes.isOffice,
  };
}

async function contentOf(
  file: NamedFile,
): Promise<{ document: SourceDocument | null; notes: readonly string[] }> {
  if (pictureKind(file.bytes) !== null) return { document: null, notes: [PICTURE] };
  try {
    const document = await withoutFailing(async () => readContent(file));
    const scans = document.format === 'pdf' ? await scannedPages(file.bytes) : [];
    const ofScans = scans.length === 0 ? [] : [`第${scans.join('、')}页是扫描件或图片。${PICTURE}`];
    return { document, notes: [...document.notes, ...ofScans] };
  } catch (error) {
    const isPicture =
      error instanceof TextlessFile || (error instanceof RefusedFile && error.reason === 'image');
    if (isPicture) return { document: null, notes: [PICTURE] };
    // What is hidden in it is still looked into.
    if (error instanceof RefusedFile && error.reason === 'slides') return { document: null, notes: [SLIDES] };
    throw error;
  }
}

function placeOf(
  { page, sheet, row, column }: SourcePlace,
  block: TextBlock,
  paragraph: number,
): AttachmentPlace {
  const isCell = row !== undefined && column !== undefined;
  if (sheet !== undefined)
    return { sheet, ...(isCell && { cell: utils.encode_cell({ r: row - 1, c: column - 1 }) }) };
  const onPage = page === undefined ? {} : { page };
  return block.table === undefined || !isCell
    ? { ...onPage, paragraph }
    : { ...onPage, table: block.table + 1, row, column };
}
