import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../src/platform/errors.ts';
import { metadataSchema } from '../src/modules/documents/documents.content.ts';
import { loadDocument } from '../src/modules/documents/documents.queries.ts';
import { createDocument } from '../src/modules/documents/documents.usecases.ts';
import { saveRevision } from '../src/modules/drafting/drafting.usecases.ts';
import { review } from '../src/modules/demo/play-document.ts';
import { PAGE_SIZE } from '../src/modules/publishing/page-numbers.ts';
import { rebuildSite } from '../src/modules/publishing/rebuild-site.ts';
import { siteFolder } from '../src/modules/publishing/site-folder.ts';
import { publish } from '../src/modules/publishing/publishing.usecases.ts';
import { atLeast, below, quantile, timed, type Figure } from './figure.ts';
import { rebuildApart } from './rebuild-apart.ts';
import { seedPublished } from './seed.ts';
import { openBulkWorld } from './bulk-world.ts';
import { openBenchWorld, type BenchWorld } from './world.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const PUBLICATIONS = 40;

/** Publication at both sizes and the rebuild: one after the other on the same growing site. */
export async function measureSite(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBenchWorld();
  try {
    const figures: Figure[] = [];
    await seed(world, SMALL, tell);
    await rebuildSite(world.ctx, { databaseUrl: world.databaseUrl });
    if (wanted.has('publish-one-1k')) figures.push((await measurePublication(world, '1k')).time);
    if (![...wanted].some((name) => name.endsWith('100k') || name.startsWith('rebuild'))) return figures;
    await seed(world, LARGE - SMALL, tell);
    figures.push(...(await measureRebuild(world, tell)));
    const large = await measurePublication(world, '100k');
    figures.push(large.time, large.files);
    return figures;
  } finally {
    await world.close();
  }
}

/** Figures for which the site alone takes long to make. */
export const PUBLISHING_NAMES_OF_A_MILLION: readonly string[] = ['publish-one-1m', 'publish-files-1m'];

/** Publication on a site of a million documents. */
export async function measureMillion(
  _wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBulkWorld(1_000_000, tell);
  try {
    const whole = join(world.dataDir, 'site-is-whole');
    if (!existsSync(whole)) {
      const { pages, ms, memory } = await rebuildApart(world);
      await writeFile(whole, '');
      const most = Math.max(...memory.map(({ megabytes }) => megabytes));
      tell(`生成 ${pages} 个网页，用时 ${(ms / 1_000).toFixed(0)} 秒，内存最多 ${most.toFixed(0)} MB`);
    }
    const { time, files } = await measurePublication(world, '1m');
    return [time, files];
  } finally {
    await world.close();
  }
}

async function seed(world: BenchWorld, count: number, tell: (line: string) => void): Promise<void> {
  let told = 0;
  const place = { agencyId: world.agencyId, slug: world.slug, nodeIds: world.nodeIds, kind: 'keyArea' };
  await seedPublished(world.ctx, place, count, (done) => {
    if (done - told < 10_000 && done < count) return;
    told = done;
    tell(`准备文稿 ${done}/${count}`);
  });
}

/** From the click on 发布 until the page can be read; files counted on the disk by their time of change. */
async function measurePublication(world: BenchWorld, size: string): Promise<{ time: Figure; files: Figure }> {
  const times: number[] = [];
  const files: number[] = [];
  for (let n = 0; n < PUBLICATIONS; n += 1) {
    const documentId = await approvedDocument(world, n);
    const { edition } = await loadDocument(world.ctx.db, documentId);
    const publisher = world.cast.as(world.agencyId, 'publisher');
    // A file system may keep times to the nearest few milliseconds.
    const before = Date.now() - 20;
    await new Promise((resolve) => {
      setTimeout(resolve, 40);
    });
    const { ms, value } = await timed(async () => {
      const published = await publish(publisher, { documentId, editionVersion: edition.version });
      await world.ctx.outbox.drained();
      return published;
    });
    if (!existsSync(join(siteFolder(world.ctx.config), value.path)))
      throw new Error(`not public: ${value.path}`);
    times.push(ms);
    files.push(filesChangedSince(siteFolder(world.ctx.config), before));
  }
  return {
    time: below(`publish-one-${size}`, quantile(times, 0.95), 'ms', 300),
    files: below(`publish-files-${size}`, Math.max(...files), '个文件', 12),
  };
}

async function approvedDocument(world: BenchWorld, n: number): Promise<string> {
  const { cast, agencyId } = world;
  const clerk = cast.as(agencyId, 'clerk');
  // The first go to one column, a page's worth and one more: wherever its numbers stand, among them are those that write most.
  const nodeId = must(world.nodeIds[Math.max(0, n - PAGE_SIZE) % world.nodeIds.length], 'node');
  const title = `测量发布用的文稿（第${n}份）`;
  const { documentId } = await createDocument(clerk, { nodeId, title, sectionId: null });
  const { edition, revision } = await loadDocument(world.ctx.db, documentId);
  await saveRevision(clerk, {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: {
      title,
      summary: '测量发布所需的时间。',
      bodyHtml: '<p>测量发布所需的时间和写入的文件数。</p>',
      metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
      attachmentIds: [],
    },
  });
  await review(cast, { agencyId }, documentId);
  return documentId;
}

/** One after the other without promises: two million files in seconds instead of minutes. */
function filesChangedSince(root: string, moment: number): number {
  let count = 0;
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isDirectory()) count += filesChangedSince(path, moment);
    else if (entry.isFile() && statSync(path).mtimeMs >= moment) count += 1;
  }
  return count;
}

async function measureRebuild(world: BenchWorld, tell: (line: string) => void): Promise<Figure[]> {
  const { pages, ms, memory } = await rebuildApart(world);
  const most = Math.max(...memory.map((one) => one.megabytes));
  const early = Math.max(...memory.filter((one) => one.share < 0.25).map((one) => one.megabytes));
  tell(
    `重建 ${pages} 个网页，用时 ${(ms / 1_000).toFixed(1)} 秒；内存最多 ${most.toFixed(0)} MB，前四分之一时 ${early.toFixed(0)} MB`,
  );
  return [
    below('rebuild-100k', ms / 1_000, '秒', 60),
    atLeast('rebuild', pages / (ms / 1_000), '页/秒', 2_000),
    below('rebuild-growth', most - early, 'MB', 64),
    below('rebuild-rss', most, 'MB', 600),
  ];
}
