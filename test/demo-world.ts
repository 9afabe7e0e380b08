import { must } from '../src/platform/errors.ts';
import type { AccountActor } from '../src/platform/actor.ts';
import { actorByUsername } from '../src/modules/accounts/accounts.queries.ts';
import { agencyByName } from '../src/modules/agencies/agencies.queries.ts';
import type { DemoCast } from '../src/modules/demo/demo-people.ts';
import { loadDemo } from '../src/modules/demo/load-demo.ts';
import { findReport } from '../src/modules/reports/reports.queries.ts';
import { DEMO_YEAR } from '../data/demo/demo-year.ts';
import { createWorld, type TestWorld } from './database.ts';
import { officeAt, type TestOffice } from './office.ts';

/** An office of the demo with its published report of the year. */
export type DemoOffice = TestOffice & { readonly reportId: string; readonly documentId: string };

/** The demo year, loaded as the first start loads it. */
export interface DemoWorld {
  readonly world: TestWorld;
  /** 三角镇, whose year 2024 is known. */
  readonly town: DemoOffice;
  /** The invented bureau, whose registers hold something of everything. */
  readonly bureau: DemoOffice;
  close(): Promise<void>;
}

/** Loads the demo year; takes about twenty seconds. */
export async function createDemoWorld(): Promise<DemoWorld> {
  const world = await createWorld();
  await loadDemo(world.system, { databaseUrl: world.databaseUrl, progress: () => {} });
  const actors: AccountActor[] = [];
  for (const { username } of DEMO_YEAR.people)
    actors.push(must(await actorByUsername(world.db, username, { ip: null }), username));
  const cast: DemoCast = {
    clock: world.clock,
    system: world.system,
    as: (agencyId, role) => {
      const actor = actors.find((one) =>
        one.grants.some((grant) => grant.role === role && grant.agencyId === agencyId),
      );
      return { ...world.system, actor: must(actor, `${role} at ${agencyId}`) };
    },
  };
  const office = async (slug: string): Promise<DemoOffice> => {
    const { shortName } = must(
      DEMO_YEAR.agencies.find((agency) => agency.slug === slug),
      slug,
    );
    const { id: agencyId } = await agencyByName(world.db, shortName);
    const report = must(await findReport(world.db, { agencyId, year: DEMO_YEAR.year }), `report of ${slug}`);
    return {
      ...officeAt(world, cast, { agencyId, slug }),
      reportId: report.id,
      documentId: must(report.document_id, `document of the report of ${slug}`),
    };
  };
  return {
    world,
    town: await office('sanjiao'),
    bureau: await office('gonggongkongjian'),
    close: async () => world.close(),
  };
}
