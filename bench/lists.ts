import { documentsApi } from '../src/modules/documents/documents.api.ts';
import { listReadable } from '../src/modules/documents/documents.list.ts';
import { below, quantile, timed, type Figure } from './figure.ts';
import type { BenchWorld } from './world.ts';

const ROUNDS = 25;
const WARM_UP = 12;

/**
 * Pages of the desk's list of documents, as the person of the fullest agency asks for them: the first and those after it, by column, kind,
 * state and time of publication, each with its number of documents. Words in the list's own field aren't among them.
 */
export async function measureLists(
  world: BenchWorld,
  size: string,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const ctx = world.cast.as(world.agencyId, 'publisher');
  const query = documentsApi.list.query;
  if (query === undefined) throw new Error('the list takes no query');
  const times = new Map<string, number[]>();
  let cursor: string | undefined;
  for (let n = 0; n < ROUNDS; n += 1) {
    const asked: Record<string, Record<string, string>> = {
      第一页: {},
      后面的页: cursor === undefined ? {} : { cursor },
      按栏目: { nodeId: world.nodeIds[n % world.nodeIds.length] ?? '' },
      按类型: { kind: n % 2 === 0 ? 'keyArea' : 'notice' },
      按状态: { state: n % 2 === 0 ? 'published' : 'draft' },
      按发布时间: { publishedFrom: `${2_018 + (n % 8)}-03-01`, publishedTo: `${2_018 + (n % 8)}-06-30` },
    };
    for (const [kind, more] of Object.entries(asked)) {
      const { ms, value } = await timed(async () => listReadable(ctx, query.parse(more)));
      if (kind === '后面的页') cursor = value.next ?? undefined;
      if (n * Object.keys(asked).length >= WARM_UP) times.set(kind, [...(times.get(kind) ?? []), ms]);
    }
  }
  for (const [kind, each] of times)
    tell(
      `${kind}：p50 ${quantile(each, 0.5).toFixed(0)} ms，p95 ${quantile(each, 0.95).toFixed(0)} ms，最长 ${Math.max(...each).toFixed(0)} ms`,
    );
  return [below(`list-p95-${size}`, quantile([...times.values()].flat(), 0.95), 'ms', 100)];
}
