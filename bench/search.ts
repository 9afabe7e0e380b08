import type { FastifyInstance } from 'fastify';
import { buildServer } from '../src/server.ts';
import { below, quantile, timed, type Figure } from './figure.ts';
import { measureLists } from './lists.ts';
import { openBulkWorld } from './bulk-world.ts';
import type { BulkPlace } from './bulk-rows.ts';
import { queries } from './words.ts';
import { chances, vocabulary } from './zipf.ts';

const SIZES = [
  [1_000, '1k'],
  [100_000, '100k'],
  [1_000_000, '1m'],
] as const;

/** Figures that every run brings. */
export const FINDING_NAMES: readonly string[] = SIZES.slice(0, 2).flatMap(namesOf);
/** Those for which the documents alone take long. */
export const FINDING_NAMES_OF_A_MILLION: readonly string[] = SIZES.slice(2).flatMap(namesOf);

function namesOf([, size]: (typeof SIZES)[number]): string[] {
  return [`search-p50-${size}`, `search-p95-${size}`, `list-p95-${size}`];
}

/** Search and lists at the sizes that are asked for, each in a world of its own; the million takes long. */
export async function measureFinding(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES)
    if (namesOf(size).some((name) => wanted.has(name)))
      figures.push(...(await measureSize(size, wanted, tell)));
  return figures;
}

const QUERIES = 420;
const WARM_UP = 30;

/**
 * Whole answers of `/search` and whole pages of lists over one seeded world: common words, rare ones, several together, phrases the dictionary
 * lacks, with filters, by relevance and by date, deep pages, words of attachments, slips of the pen. Each query comes once.
 */
async function measureSize(
  [count, size]: (typeof SIZES)[number],
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBulkWorld(count, tell);
  try {
    const app = await buildServer({ ctx: world.ctx, rateLimits: { search: 1_000_000, general: 1_000_000 } });
    try {
      return [
        ...(wanted.has(`search-p95-${size}`) || wanted.has(`search-p50-${size}`)
          ? await measureSearch(app, world.places, size, tell)
          : []),
        ...(wanted.has(`list-p95-${size}`) ? await measureLists(world, size, tell) : []),
      ];
    } finally {
      await app.close();
    }
  } finally {
    await world.close();
  }
}

async function measureSearch(
  app: FastifyInstance,
  places: readonly BulkPlace[],
  size: string,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const times = new Map<string, number[]>();
  for (const [at, { kind, query }] of addresses(places).entries()) {
    const { ms, value } = await timed(async () => app.inject({ url: `/search?${query}` }));
    if (value.statusCode !== 200) throw new Error(`search answered ${value.statusCode}`);
    // The first ones load the dictionary.
    if (at < WARM_UP) continue;
    times.set(kind, [...(times.get(kind) ?? []), ms]);
    if (ms > SLOW_MS) tell(`较慢：${decodeURIComponent(query)} ${ms.toFixed(0)} ms`);
  }
  for (const [kind, each] of times)
    tell(
      `${kind.padEnd(12)} p50 ${quantile(each, 0.5).toFixed(0)} ms，p95 ${quantile(each, 0.95).toFixed(0)} ms，最长 ${Math.max(...each).toFixed(0)} ms`,
    );
  const all = [...times.values()].flat();
  return [
    below(`search-p50-${size}`, quantile(all, 0.5), 'ms', 100),
    below(`search-p95-${size}`, quantile(all, 0.95), 'ms', 100),
  ];
}

const SLOW_MS = 150;

/** Queries of every kind in turn. */
function addresses(places: readonly BulkPlace[]): { kind: string; query: string }[] {
  const typed = queries(QUERIES);
  const words = vocabulary();
  const chance = chances(23);
  const word = (first: number, last: number): string =>
    words[first + Math.floor(chance() ** 2 * (last - first))] ?? '';
  return typed.map((text, n) => {
    const one = kinds({ text, n, word, places });
    const { q, ...more } = one.query;
    return { kind: one.kind, query: new URLSearchParams({ q, ...more }).toString() };
  });
}

function kinds({
  text,
  n,
  word,
  places,
}: {
  text: string;
  n: number;
  word: (first: number, last: number) => string;
  places: readonly BulkPlace[];
}): { kind: string; query: { q: string } & Record<string, string> } {
  const agency = places[n % places.length]?.slug ?? '';
  const order = n % 2 === 0 ? 'relevance' : 'newest';
  switch (n % 12) {
    case 0:
      return { kind: '极常见词', query: { q: word(0, 100), order } };
    case 1:
      return { kind: '常见词对', query: { q: `${word(0, 300)} ${word(0, 300)}`, order } };
    case 2:
      return { kind: '少见词', query: { q: word(3_000, 40_000), order } };
    case 3:
      return { kind: '三词', query: { q: `${word(0, 300)} ${word(100, 2_000)} ${word(0, 500)}`, order } };
    case 4:
      return { kind: '限定单位', query: { q: word(0, 300), agency, order } };
    case 5:
      return { kind: '限定年份', query: { q: text, year: String(2_018 + (n % 8)), order } };
    case 6:
      return { kind: '限定效力', query: { q: word(0, 300), validity: 'repealed', order } };
    case 7:
      return { kind: '限定时间', query: { q: word(0, 500), period: 'year', order } };
    case 8:
      return { kind: '靠后的页', query: { q: text, page: String(5 + (n % 45)), order } };
    case 9:
      return {
        kind: '错别字',
        query: { q: text.replace('补贴', '补帖').replace('村', '树').replace('公示', '公视'), order },
      };
    default:
      return { kind: '标题用语', query: { q: text, order } };
  }
}
