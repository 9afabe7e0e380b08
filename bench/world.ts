import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../src/platform/actor.ts';
import type { Ctx } from '../src/platform/context.ts';
import { must } from '../src/platform/errors.ts';
import { silentLogger } from '../src/platform/log.ts';
import { outboxWorker, type Outbox } from '../src/platform/outbox.ts';
import { handleOutbox } from '../src/outbox-handlers.ts';
import { openProgram } from '../src/program.ts';
import { agencyFields } from '../src/modules/agencies/agencies.api.ts';
import { createAgency } from '../src/modules/agencies/agencies.usecases.ts';
import { installCatalogue } from '../src/modules/catalogue/catalogue.usecases.ts';
import { nodesOf } from '../src/modules/catalogue/catalogue.queries.ts';
import { castPeople, type DemoCast } from '../src/modules/demo/demo-people.ts';

/** A program with a database and a data folder of its own, one agency, and people for every role. */
export interface BenchWorld {
  readonly ctx: Ctx;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly agencyId: string;
  readonly slug: string;
  readonly nodeIds: readonly string[];
  readonly cast: DemoCast;
  close(): Promise<void>;
}

const ROLES: readonly Role[] = [
  'clerk',
  'firstReviewer',
  'secondReviewer',
  'finalReviewer',
  'secrecyReviewer',
  'publisher',
  'requestHandler',
];

/** Opens it on the embedded database, durable as in real use, with a worker that renders. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  await chmod(dataDir, 0o755);
  const late: { outbox: Outbox | null } = { outbox: null };
  const program = await openProgram({
    mode: 'serve',
    environment: { GONGKAI_DATA: dataDir, GONGKAI_DEMO: 'off' },
    log: silentLogger,
    outbox: { wake: () => late.outbox?.wake(), drained: async () => late.outbox?.drained() },
  });
  const { ctx, databaseUrl } = program;
  const worker = outboxWorker({
    db: ctx.db,
    log: ctx.log,
    handle: async (message) => handleOutbox(ctx, message),
  });
  late.outbox = worker;
  const slug = 'ceshi';
  const agency = await createAgency(ctx, {
    ...agencyFields.parse({
      kind: 'township',
      name: '测量用镇人民政府',
      shortName: '测量镇',
      selfName: '我镇',
      slug,
      publishes: true,
      uscc: '115001100DEM00011X',
      areaCode: null,
    }),
    parentId: null,
  });
  await installCatalogue(ctx, { agencyId: agency.id, profile: 'township' });
  const cast = await castPeople(ctx, {
    people: ROLES.map((role) => ({
      username: role.toLowerCase(),
      displayName: role,
      agency: slug,
      roles: [role],
      description: '',
    })),
    agencyIds: new Map([[slug, agency.id]]),
    start: new Date(),
  });
  const nodes = (await nodesOf(ctx.db, agency.id)).filter(
    (node) => node.kind === 'keyArea' && node.takesDocuments,
  );
  return {
    ctx,
    databaseUrl,
    dataDir,
    agencyId: agency.id,
    slug,
    nodeIds: nodes.map((node) => must(node.id, 'node')),
    cast,
    close: async () => {
      await worker.stop();
      await program.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
