import { requestBoard, type BoardFilter } from '../src/modules/requests/request-board.ts';
import { requestStatistics } from '../src/modules/requests/request-statistics.ts';
import { below, quantile, timed, type Figure } from './figure.ts';
import { seedRequestCases } from './seed.ts';
import { openBenchWorld } from './world.ts';

const REQUESTS = 100_000;
const TIMES = 20;

/** What people open: the tabs, a position, a number that they look for, and a page far behind. */
const VIEWS: readonly (Omit<BoardFilter, 'agencyId'> & { readonly page: number })[] = [
  { which: 'open', page: 1 },
  { which: 'overdue', page: 1 },
  { which: 'soon', page: 1 },
  { which: 'paused', page: 1 },
  { which: 'settled', page: 1 },
  { which: 'all', page: 1 },
  { which: 'open', position: 'reviewing', page: 1 },
  { which: 'all', number: '99', page: 1 },
  { which: 'all', page: 4_000 },
];

/** The board of requests and its figures over a hundred thousand requests, a quarter of them open. */
export async function measureRequests(
  _wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBenchWorld();
  try {
    tell(`准备 ${REQUESTS} 件申请及其申请人`);
    const { agencyId } = world;
    await seedRequestCases(world.ctx, agencyId, REQUESTS);
    const handler = world.cast.as(agencyId, 'requestHandler');
    // The cast stands still at the start of the demo; the board is about today.
    const ctx = { ...handler, clock: world.ctx.clock };
    const board: number[] = [];
    const statistics: number[] = [];
    const today = ctx.clock.now();
    const year = today.getUTCFullYear();
    for (let n = 0; n < TIMES; n += 1) {
      for (const view of VIEWS) {
        const { ms, value } = await timed(async () => requestBoard(ctx, { ...view, agencyId, size: 20 }));
        if (value.items.length === 0) throw new Error(`nothing on the board ${JSON.stringify(view)}`);
        board.push(ms);
      }
      const period = { agencyId, from: `${year}-01-01`, to: `${year}-12-31` };
      const { ms, value } = await timed(async () => requestStatistics(ctx, period));
      if (value.now.open !== REQUESTS / 4) throw new Error(`${value.now.open} of ${REQUESTS / 4} are open`);
      statistics.push(ms);
    }
    return [
      below('request-board-100k', quantile(board, 0.95), 'ms', 300),
      below('request-stats-100k', quantile(statistics, 0.95), 'ms', 500),
    ];
  } finally {
    await world.close();
  }
}
