import type { CheerioAPI } from 'cheerio';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { numberingOf } from './docx-numbering.ts';
import { docxStyles } from './docx-styles.ts';
import { docxTree } from './docx-tree.ts';
import { officeParts } from './office-package.ts';
import { DocxBody } from './read-docx-body.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * The paragraphs and tables of a Word file as a person reads them: merged cells, numbers that Word makes itself, text boxes;
 * without what was struck out or hidden, and without the list of contents. Throws `UnreadableFile`.
 */
export function readDocx(bytes: Uint8Array): SourceDocument {
  const parts = officeParts(bytes, /^(?:word\/(?:document\d?|numbering|styles)\.xml|docProps\/core\.xml)$/u);
  const $ = docxTree(parts.get('word/document.xml') ?? parts.get('word/document2.xml') ?? '');
  const [main] = $('w\\:body').toArray();
  if (main === undefined)
    throw new UnreadableFile('这不是 Word 文档，或者文件不完整。请另存为 DOCX 后再试。');
  const numbering = numberingOf(parts.get('word/numbering.xml') ?? '');
  const body = new DocxBody(numbering, docxStyles(parts.get('word/styles.xml') ?? ''));
  body.read(main);
  const core = docxTree(parts.get('docProps/core.xml') ?? '');
  return {
    format: 'docx',
    blocks: body.blocks,
    // The days in a file's properties are those of its making; when it was published they can't know.
    meta: { title: core('dc\\:title').first().text().trim(), published: '' },
    notes: [...body.notes, ...leftOut($, body.tables > 0), ...unnumbered(numbering.isIncomplete)],
  };
}

function leftOut($: CheerioAPI, hasTables: boolean): string[] {
  const notes: string[] = [];
  if ($('w\\:altChunk, o\\:OLEObject').length > 0)
    notes.push(
      '文件里嵌入了其他文件（如 Excel 表格），其中的内容没有读取。请把表格直接放在正文里，另存后再试。',
    );
  if (!hasTables && $('pic\\:pic, v\\:imagedata').length > 0)
    notes.push('文件里没有表格，只有图片，图片里的文字和数字没有读取。');
  return notes;
}

function unnumbered(isIncomplete: boolean): string[] {
  return isIncomplete ? ['有的段落用了不常见的自动编号，编号没有读取。'] : [];
}
