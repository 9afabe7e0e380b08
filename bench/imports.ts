import { zipSync } from 'fflate';
import { createReadingPool } from '../src/files/readers/sandbox.ts';
import { viewImport } from '../src/modules/imports/import-view.ts';
import { addImportFile, beginImport, startImport, startReading } from '../src/modules/imports/imports.ts';
import { IMPORT_POOL, workOnImport } from '../src/modules/imports/watch-imports.ts';
import { must } from '../src/platform/errors.ts';
import { below, type Figure, timed } from './figure.ts';
import { openBenchWorld } from './world.ts';

const PAGES = 1_000;
const LIMIT_SECONDS = 120;

/** A thousand pages of an old site in one archive, from the file to the drafts: read in the reading processes, then made one by one. */
export async function measureImports(
  _wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBenchWorld();
  const pool = createReadingPool(IMPORT_POOL);
  try {
    const ctx = world.cast.as(world.agencyId, 'clerk');
    const content = zipSync(
      Object.fromEntries(Array.from({ length: PAGES }, (_, index) => [`art/${index}.html`, page(index)])),
    );
    const work = async (importId: string): Promise<void> =>
      workOnImport(world.ctx, importId, { pool, isEnding: () => false });
    const { ms, value: importId } = await timed(async () => {
      const begun = await beginImport(ctx, {
        agencyId: world.agencyId,
        source: '旧站',
        nodeId: must(world.nodeIds[0], 'column'),
      });
      await addImportFile(ctx, { ...begun, name: '旧站.zip', content, maxBytes: content.length });
      await startReading(ctx, begun);
      const reading = await timed(async () => work(begun.importId));
      await startImport(ctx, begun);
      const making = await timed(async () => work(begun.importId));
      tell(
        `import-1000：读取 ${(reading.ms / 1_000).toFixed(1)} 秒，建立草稿 ${(making.ms / 1_000).toFixed(1)} 秒`,
      );
      return begun.importId;
    });
    const { counts } = await viewImport(ctx, { importId });
    if (counts.imported !== PAGES) throw new Error(`imported ${counts.imported} of ${PAGES}`);
    return [below('import-1000', ms / 1_000, '秒', LIMIT_SECONDS)];
  } finally {
    await pool.close();
    await world.close();
  }
}

/** Some 6 KB, with a table, menus and tags as pages of such sites have them. */
function page(index: number): Uint8Array {
  const rows = Array.from(
    { length: 12 },
    (_, row) => `<tr><td>${row + 1}</td><td>第${row + 1}村</td><td>${(index * 7 + row) % 90}</td></tr>`,
  );
  const paragraphs = Array.from(
    { length: 14 },
    (_, line) =>
      `<p style="text-indent:2em"><span style="font-size:16pt">第${line + 1}项：各村、社区要按照第${index}号安排落实责任，及时报送进度，确保工作按期完成。</span></p>`,
  );
  return Buffer.from(`<!doctype html><html><head><meta charset="utf-8"><title>关于第${index}项工作的通知_通知公告_旧站</title>
<meta name="ArticleTitle" content="关于第${index}项工作的通知"><meta name="PubDate" content="2019-03-05 09:29"><meta name="ContentSource" content="办公室">
<meta name="Url" content="http://www.old.gov.cn/art/${index}.html"></head><body><div class="nav"><a href="/">首页</a></div><h1>关于第${index}项工作的通知</h1>
<div id="zoom">${paragraphs.join('\n')}<table>${rows.join('')}</table><p>2019年3月4日</p></div><div class="footer">版权所有</div></body></html>`);
}
