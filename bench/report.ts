import { createReport } from '../src/modules/reports/reports.usecases.ts';
import { viewReport } from '../src/modules/reports/view-report.ts';
import { below, quantile, timed, type Figure } from './figure.ts';
import { seedRequests } from './seed.ts';
import { openBenchWorld } from './world.ts';

const REQUESTS = 100_000;
const TIMES = 9;

/** The whole page of a year's report over a hundred thousand requests: counted, filled in, checked. */
export async function measureReport(
  _wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const world = await openBenchWorld();
  try {
    tell(`准备 ${REQUESTS} 件申请`);
    await seedRequests(world.ctx, world.agencyId, REQUESTS);
    const clerk = world.cast.as(world.agencyId, 'clerk');
    const { id } = await createReport(clerk, { agencyId: world.agencyId, year: 2024 });
    const times: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const { ms, value } = await timed(async () => viewReport(clerk, { reportId: id }));
      const counted = Number(value.cells['t3.new.total']) + Number(value.cells['t3.carryIn.total']);
      if (counted !== REQUESTS) throw new Error(`the report counts ${counted} of ${REQUESTS} requests`);
      times.push(ms);
    }
    return [below('report-100k', quantile(times, 0.5), 'ms', 1_000)];
  } finally {
    await world.close();
  }
}
