import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { DEMO_PASSWORD } from '../src/modules/demo/demo-people.ts';
import { qualityApi } from '../src/modules/quality/quality.api.ts';
import { startScan } from '../src/modules/quality/scan-site.ts';
import { siteFindings } from '../src/modules/quality/site-list.ts';
import { buildServer } from '../src/server.ts';
import { ownSentences } from '../test/language/own-sentences.ts';
import { below, quantile, timed, type Figure } from './figure.ts';
import { scanApart } from './scan-apart.ts';
import { seedPublished } from './seed.ts';
import { openBenchWorld, type BenchWorld } from './world.ts';

/** Figures of the proofreader at work in the program: `npm run bench:text`. */
export const TEXT_PAGE_NAMES: readonly string[] = ['text-editor', 'text-site', 'text-site-memory'];

const PAGE_CHARACTERS = 2_000;
const PAGES = 1_000;
/** No more at once than a person may ask for. */
const CHECKS = 30;
const WARM_UP = 5;

/** Findings beside the editor, and a look over a whole site: the interface, the thread that checks, the embedded database. */
export async function measureTextPages(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBenchWorld();
  try {
    const pages = pagesOf(ownSentences().filter((sentence) => !/[&<>]/u.test(sentence)));
    const figures: Figure[] = [];
    if (wanted.has('text-editor')) figures.push(await measureEditor(world, pages));
    if (wanted.has('text-site') || wanted.has('text-site-memory'))
      figures.push(...(await measureSite(world, pages, tell)));
    return figures;
  } finally {
    await world.close();
  }
}

/** The n-th page is of so many characters and begins with another sentence than its neighbours. */
function pagesOf(sentences: readonly string[]): (n: number) => string[] {
  return (n) => {
    const page: string[] = [];
    let characters = 0;
    for (let at = n * 31; characters < PAGE_CHARACTERS; at += 1) {
      const sentence = sentences[at % sentences.length] ?? '';
      page.push(sentence.slice(0, PAGE_CHARACTERS - characters));
      characters += sentence.length + 1;
    }
    return page;
  };
}

/** What the desk asks while somebody writes, each time for a page that it hasn't seen, the model warm; the 95th percentile. */
async function measureEditor(world: BenchWorld, pages: (n: number) => string[]): Promise<Figure> {
  const app = await buildServer({ ctx: world.ctx });
  try {
    await app.ready();
    const headers = await signIn(app, 'clerk');
    const times: number[] = [];
    for (let n = 0; n < WARM_UP + CHECKS; n += 1) {
      const payload = { agencyId: world.agencyId, text: pages(n).join('\n') };
      const { ms, value } = await timed(async () =>
        app.inject({ method: 'POST', url: qualityApi.check.path, headers, payload }),
      );
      if (value.statusCode !== 200) throw new Error(`the check answers ${value.statusCode}`);
      if (n >= WARM_UP) times.push(ms);
    }
    return below('text-editor', quantile(times, 0.95), 'ms', 200);
  } finally {
    await app.close();
  }
}

async function signIn(app: FastifyInstance, username: string): Promise<Record<string, string>> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: DEMO_PASSWORD },
  });
  if (answer.statusCode !== 200) throw new Error(`signing in answers ${answer.statusCode}`);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { csrfToken } = answer.json<{ csrfToken: string }>();
  return { cookie, 'x-csrf-token': csrfToken };
}

/** The look over everything public, of which nothing was looked at before; how far it has come is asked for meanwhile. */
async function measureSite(
  world: BenchWorld,
  pages: (n: number) => string[],
  tell: (line: string) => void,
): Promise<Figure[]> {
  const { ctx, agencyId, slug, nodeIds } = world;
  tell(`准备 ${PAGES} 份已发布的文件，每份 ${PAGE_CHARACTERS} 字`);
  await seedPublished(ctx, { agencyId, slug, nodeIds, kind: 'keyArea', paragraphs: pages }, PAGES, () => {});
  const publisher = world.cast.as(agencyId, 'publisher');
  await startScan(publisher, { agencyId });
  const steps = new Set<number>();
  let isOver = false;
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const { scan } = await siteFindings(publisher, { agencyId, page: 1, size: 20 });
      steps.add(scan?.done ?? 0);
      await setTimeout(500);
    }
  };
  const watching = watch();
  const { isWhole, ms, megabytesBefore, megabytes } = await scanApart(world).finally(() => (isOver = true));
  await watching;
  const { scan } = await siteFindings(publisher, { agencyId, page: 1, size: 20 });
  if (!isWhole || scan?.done !== PAGES) throw new Error(`${scan?.done} of ${PAGES} were looked at`);
  tell(`扫描 ${PAGES} 份：发现 ${scan.found} 处，期间看到 ${steps.size} 次不同的进度`);
  tell(`扫描进程的内存：开始前 ${megabytesBefore.toFixed(0)} MB，最高 ${megabytes.toFixed(0)} MB`);
  return [below('text-site', ms / 1_000, '秒', 60), below('text-site-memory', megabytes, 'MB', 400)];
}
