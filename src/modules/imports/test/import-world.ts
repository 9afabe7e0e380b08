import { Document, Packer, Paragraph, TextRun } from 'docx';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Ctx } from '../../../platform/context.ts';
import { createReadingPool, type ReadingPool } from '../../../files/readers/sandbox.ts';
import type { TestWorld } from '../../../../test/database.ts';
import { createTown, type TestOffice } from '../../../../test/office.ts';
import { nodeByKey } from '../../catalogue/catalogue.queries.ts';
import { listImportItems, viewImport } from '../import-view.ts';
import { addImportFile, beginImport, chooseColumns, startImport, startReading } from '../imports.ts';
import { workOnImport } from '../watch-imports.ts';

/** An office that imports: a world of its own and the reading processes. */
export interface ImportWorld {
  readonly world: TestWorld;
  readonly office: TestOffice;
  readonly pool: ReadingPool;
  /** The column 工作动态. */
  readonly news: string;
  /** How many documents there are. */
  documentCount(): Promise<number>;
  close(): Promise<void>;
}

/** Opens one; close it at the end. */
export async function openImportWorld(): Promise<ImportWorld> {
  const { world, office } = await createTown();
  const pool = createReadingPool({ workers: 1, timeoutMs: 20_000, memoryMb: 768, maxBytes: 20_000_000 });
  return {
    world,
    office,
    pool,
    news: (await nodeByKey(world.db, office.agencyId, 'dynamic.news')).id,
    documentCount: async () => {
      const { n } = await world.db
        .selectFrom('documents')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    close: async () => {
      await pool.close();
      await world.close();
    },
  };
}

/** A file that is handed over in a test. */
export interface Handed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Hands files over and has them read; nothing is confirmed yet. */
export async function readFiles(
  ctx: Ctx,
  input: {
    readonly office: TestOffice;
    readonly source: string;
    readonly files: readonly Handed[];
    readonly pool: ReadingPool;
    readonly nodeId?: string | null;
  },
): Promise<string> {
  const clerk = input.office.as('clerk');
  const { agencyId } = input.office;
  const { importId } = await beginImport(clerk, {
    agencyId,
    source: input.source,
    nodeId: input.nodeId ?? null,
  });
  for (const { name, bytes } of input.files)
    await addImportFile(clerk, { importId, name, content: bytes, maxBytes: 100_000_000 });
  await startReading(clerk, { importId });
  await workOnImport(ctx, importId, { pool: input.pool, isEnding: () => false });
  return importId;
}

/** Confirms an import, with a column for all that names none, and carries it out. */
export async function carryOut(
  ctx: Ctx,
  importId: string,
  { office, pool, nodeId }: { office: TestOffice; pool: ReadingPool; nodeId?: string },
): Promise<void> {
  const clerk = office.as('clerk');
  if (nodeId !== undefined) await chooseColumns(clerk, { importId, choices: { nodeId, columns: {} } });
  await startImport(clerk, { importId });
  await workOnImport(ctx, importId, { pool, isEnding: () => false });
}

/** The items of an import as the desk shows them. */
export async function itemsOfImport(office: TestOffice, importId: string) {
  return (await listImportItems(office.as('clerk'), { importId, after: 0, limit: 100 })).items;
}

/** How many items are in which state, those without any left out. */
export async function countsOfImport(office: TestOffice, importId: string): Promise<Record<string, number>> {
  const { counts } = await viewImport(office.as('clerk'), { importId });
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** A Word file with these paragraphs, as an office program writes it. */
export async function wordFile(paragraphs: readonly string[]): Promise<Uint8Array> {
  const children = paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] }));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const MADE = new Date('2024-03-05T02:00:00Z');

/** A PDF with a line of text, or with an empty page as of a scan. */
export async function pdfFile(line: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setCreationDate(MADE);
  document.setModificationDate(MADE);
  const page = document.addPage();
  const font = await document.embedFont(StandardFonts.Helvetica);
  if (line !== '') page.drawText(line, { x: 60, y: 700, size: 14, font });
  return document.save();
}

/** A page of a government site with its meta tags. */
export function sitePage(article: {
  readonly title: string;
  readonly url?: string;
  readonly column?: string;
  /** 原公开日期; empty where the page doesn't say. */
  readonly publishedOn?: string;
  readonly body: string;
}): string {
  const { title, url, column = '', body, publishedOn = '2019-03-05 09:29' } = article;
  return `<!doctype html><html><head><meta charset="gb2312"><title>${title}_旧站</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${publishedOn}"><meta name="ColumnName" content="${column}">
${url === undefined ? '' : `<meta name="Url" content="${url}">`}</head>
<body><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div id="zoom">${body}</div><div class="footer">版权所有</div></body></html>`;
}
