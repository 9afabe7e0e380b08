import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { type OfdPackage, openOfd } from './ofd-package.ts';
import { type OfdPage, readOfdPage } from './ofd-page.ts';
import { type XmlElement, childOf, childrenOf } from './ofd-xml.ts';
import { blocksOf } from './page-blocks.ts';
import { TextlessFile, UnreadableFile } from './unreadable-file.ts';

const MOST_PAGES = 300;
const MOST_CHARACTERS = 500_000;
/** Fewer characters a page, with pictures on it, and it is a scan. */
const LEAST_CHARACTERS = 20;

/**
 * Reads the text and the tables of an OFD (GB/T 33190). Throws `UnreadableFile` when it is broken, consists of pictures or of
 * drawn shapes, or is far larger than any report.
 */
export function readOfd(bytes: Uint8Array): SourceDocument {
  try {
    return readPackage(openOfd(bytes));
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

function readPackage(ofd: OfdPackage): SourceDocument {
  const root = ofd.read('OFD.xml');
  const body = childOf(root, 'DocBody');
  const path = ofd.resolve('', childOf(body, 'DocRoot')?.text.trim() ?? '');
  const document = ofd.read(path);
  if (document === null) throw damaged();
  const { pages, missing } = readPages(ofd, { document, folder: folderOf(path) });
  refuseWithoutText(pages);
  const { blocks, notes } = blocksOf(pages.map((page) => page.ink));
  const others = childrenOf(root, 'DocBody').length - 1;
  return {
    format: 'ofd',
    blocks,
    meta: { title: childOf(childOf(body, 'DocInfo'), 'Title')?.text.trim() ?? '', published: '' },
    notes: [
      ...(others > 0 ? [`文件中还有${others}份文档，只读取了第一份。`] : []),
      ...missing.map((page) => `第${page}页已损坏，没有读出。`),
      ...pages.flatMap(notesOf),
      ...notes,
    ],
  };
}

interface OpenDocument {
  readonly document: XmlElement;
  readonly folder: string;
}

function readPages(
  ofd: OfdPackage,
  { document, folder }: OpenDocument,
): { pages: OfdPage[]; missing: number[] } {
  const entries = childrenOf(childOf(document, 'Pages'), 'Page');
  if (entries.length > MOST_PAGES)
    throw new UnreadableFile(
      `OFD 有 ${entries.length} 页，超过 ${MOST_PAGES} 页，没有读取。请分成几个文件。`,
    );
  const common = childOf(document, 'CommonData');
  const area = childOf(childOf(common, 'PageArea'), 'PhysicalBox')?.text;
  const templates = new Map(
    childrenOf(common, 'TemplatePage').map((page) => [
      page.attributes['ID'] ?? '',
      page.attributes['BaseLoc'] ?? '',
    ]),
  );
  const drawing = drawingsOf(ofd, common, folder);
  const pages: OfdPage[] = [];
  const missing: number[] = [];
  let characters = 0;
  for (const [index, entry] of entries.entries()) {
    const content = ofd.read(ofd.resolve(folder, entry.attributes['BaseLoc'] ?? ''));
    if (content === null) {
      missing.push(index + 1);
      continue;
    }
    const used = childrenOf(content, 'Template').flatMap((template) => {
      const location = templates.get(template.attributes['TemplateID'] ?? '');
      const page = location === undefined ? null : ofd.read(ofd.resolve(folder, location));
      return page === null ? [] : [page];
    });
    const page = readOfdPage(content, { page: index + 1, area, templates: used, drawing });
    pages.push(page);
    characters += page.ink.glyphs.length;
    if (characters > MOST_CHARACTERS) throw new UnreadableFile('OFD 文字过多，没有读取。请分成几个文件。');
  }
  if (pages.length === 0) throw damaged();
  return { pages, missing };
}

/** Drawings of the resources by their ids; read when the first is asked for. */
function drawingsOf(
  ofd: OfdPackage,
  common: XmlElement | null,
  folder: string,
): (id: string) => XmlElement | null {
  let drawings: Map<string, XmlElement> | null = null;
  return (id) => {
    drawings ??= new Map(
      ['PublicRes', 'DocumentRes']
        .flatMap((name) => childrenOf(common, name))
        .map((resource) => ofd.read(ofd.resolve(folder, resource.text.trim())))
        .flatMap((resource) => childrenOf(childOf(resource, 'CompositeGraphicUnits'), 'CompositeGraphicUnit'))
        .map((unit) => [unit.attributes['ID'] ?? '', unit]),
    );
    return drawings.get(id) ?? null;
  };
}

function refuseWithoutText(pages: readonly OfdPage[]): void {
  const inked = pages.flatMap((page) => page.ink.glyphs).filter((glyph) => glyph.text.trim() !== '').length;
  if (inked < LEAST_CHARACTERS * pages.length && pages.some((page) => page.hasPicture)) {
    throw new TextlessFile(
      'OFD 是扫描件或图片，没有可以读取的文字。请提供由 Word、WPS 等直接导出的原件，或者用文字识别软件转换、逐格核对后再提供。',
    );
  }
  if (inked === 0) {
    throw new TextlessFile(
      'OFD 中没有可以读取的文字（文字可能被画成了图形）。请提供 Word、WPS 原件，或者重新导出。',
    );
  }
}

function notesOf(page: OfdPage): string[] {
  const { page: number, glyphs } = page.ink;
  return [
    ...(glyphs.length === 0 && page.hasPicture ? [`第${number}页是图片，没有可以读取的文字。`] : []),
    ...(page.leaning > 0 ? [`第${number}页有${page.leaning}个斜排或转向的字，没有读出。`] : []),
  ];
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function damaged(): UnreadableFile {
  return new UnreadableFile('文件不是 OFD，或者已损坏、没有传完，打不开。请在本机确认能打开后重新提供。');
}
