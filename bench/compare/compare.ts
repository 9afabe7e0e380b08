import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { must } from '../../src/platform/errors.ts';
import { siteFolder } from '../../src/modules/publishing/site-folder.ts';
import { atLeast, quantile, type Figure } from '../figure.ts';
import { rebuildApart } from '../rebuild-apart.ts';
import { seedPublished } from '../seed.ts';
import { openBenchWorld, type BenchWorld } from '../world.ts';
import { astro } from './astro.ts';
import { type BuiltDocument, builtDocuments } from './built-documents.ts';
import { eleventy } from './eleventy.ts';
import { hugo, hugoWithFeeds } from './hugo.ts';
import { lengthenBodies } from './lengthen-bodies.ts';
import { MEMORY_LIMIT_MB, type MeasuredBuild } from './measured-build.ts';
import type { OtherTool, Workshop } from './other-tool.ts';
import { type ColumnTemplates, filled, listTemplateOf, templateOf } from './page-templates.ts';

const SIZE = 100_000;
/** How much faster than each of them we mean to be. */
const TOOLS: readonly { readonly tool: OtherTool; readonly times: number }[] = [
  { tool: hugo, times: 3 },
  { tool: hugoWithFeeds, times: 3 },
  { tool: eleventy, times: 6 },
  { tool: astro, times: 6 },
];
/** Every so many documents one page is compared. */
const SAMPLE_EVERY = 997;

/**
 * Our rebuild and other makers of sites side by side, in one run: the same documents through templates made out of our own
 * finished pages. What counts is when the last page is there: those tools make no data files and no receipts; what ours takes with
 * them is told beside it. Ours runs before the first, between them and after the last; the median counts. A tool that can't be had
 * here, or comes near the limit to its memory, is told and left out.
 */
export async function measureComparison(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const size = Number(process.env['GONGKAI_BENCH_DOCUMENTS'] ?? SIZE);
  const world = await openBenchWorld();
  try {
    await seedPublished(world.ctx, { ...world, kind: 'keyArea' }, size, () => {});
    await lengthenBodies(world.ctx);
    const ours: number[] = [];
    const again = async (): Promise<void> => {
      // As before the others' turn: what was written before isn't to go to the disk in ours.
      await promisify(execFile)('sync');
      const { ms, msToPages, pages } = await rebuildApart(world);
      ours.push(msToPages);
      tell(
        `本系统：网页 ${(msToPages / 1_000).toFixed(1)} 秒；连同数据文件共 ${pages} 个，${(ms / 1_000).toFixed(1)} 秒`,
      );
    };
    await again();
    const columns = await columnTemplates(world);
    const others: { name: string; times: number; ms: number }[] = [];
    for (const { tool, times } of TOOLS) {
      const name = `rebuild-vs-${tool.name}`;
      if (!wanted.has(name)) continue;
      try {
        const built = await buildWith(tool, world, columns);
        tell(`${tool.name}：${(built.ms / 1_000).toFixed(1)} 秒，内存最多 ${built.megabytes.toFixed(0)} MB`);
        // Short of memory a tool is slower than it is: that would flatter us.
        if (built.megabytes > MEMORY_LIMIT_MB * 0.9)
          tell(`${tool.name} 用到了给它的内存上限，不计入：减少文稿再比（GONGKAI_BENCH_DOCUMENTS）`);
        else others.push({ name, times, ms: built.ms });
      } catch (error) {
        tell(`${tool.name} 未能比较：${error instanceof Error ? error.message : String(error)}`);
      }
      await again();
    }
    const own = quantile(ours, 0.5);
    return others.map(({ name, times, ms }) => atLeast(name, ms / own, '倍', times));
  } finally {
    await world.close();
  }
}

/** One column after the other: its newest document stands first on its list. */
async function columnTemplates(world: BenchWorld): Promise<ColumnTemplates[]> {
  const newest = new Map<string, BuiltDocument>();
  for await (const batch of builtDocuments(world.ctx, world.agencyId))
    for (const document of batch) newest.set(document.nodeId, document);
  const site = siteFolder(world.ctx.config);
  const templates: ColumnTemplates[] = [];
  for (const [nodeId, document] of newest) {
    const page = await readFile(join(site, document.path), 'utf8');
    const href = must(
      /.*<li><a href="([^"]+)">[^<]*<\/a><\/li>\n<li aria-current="page">/s.exec(page)?.[1],
      'column',
    );
    const list = await readFile(join(site, href, 'index.html'), 'utf8');
    templates.push({
      nodeId,
      href,
      document: templateOf(page, document),
      list: listTemplateOf(list, document),
    });
  }
  return templates;
}

async function buildWith(
  tool: OtherTool,
  world: BenchWorld,
  columns: readonly ColumnTemplates[],
): Promise<MeasuredBuild> {
  // It stays until the world goes: for a while after many files were deleted, ext4 makes new ones slowly, and ours come next.
  const folder = join(world.dataDir, tool.name);
  const workshop: Workshop = { folder, columns, siteUrl: world.ctx.config.siteUrl };
  await mkdir(folder);
  await tool.prepare(workshop);
  const samples: { document: BuiltDocument; column: ColumnTemplates }[] = [];
  let count = 0;
  for await (const batch of builtDocuments(world.ctx, world.agencyId)) {
    await Promise.all(
      batch.map(async (document) => {
        const place = columns.findIndex((one) => one.nodeId === document.nodeId);
        const column = must(columns[place], 'column');
        if ((count += 1) % SAMPLE_EVERY === 0) samples.push({ document, column });
        await tool.add(workshop, document, place);
      }),
    );
  }
  await promisify(execFile)('sync');
  const built = await tool.build(workshop);
  await compareSamples(join(folder, tool.output), siteFolder(world.ctx.config), samples);
  return built;
}

/** Throws unless the tool made what we made: the same elements and words, whatever it does to white space and signs. */
async function compareSamples(
  theirs: string,
  ours: string,
  samples: readonly { document: BuiltDocument; column: ColumnTemplates }[],
): Promise<void> {
  for (const { document, column } of samples) {
    const own = await readFile(join(ours, document.path), 'utf8');
    if (own !== filled(column.document, document))
      throw new Error(`the template isn't our page: ${document.path}`);
    const other = await readFile(join(theirs, document.path), 'utf8');
    if (comparable(other) !== comparable(own)) throw new Error(`another page than ours: ${document.path}`);
  }
}

function comparable(page: string): string {
  return page.toLowerCase().replaceAll(/\s+/g, '').replaceAll('&#43;', '+');
}
