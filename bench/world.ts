import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
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
import { settableClock } from '../src/platform/clock.ts';
import { actorByUsername } from '../src/modules/accounts/accounts.queries.ts';
import { agencyBySlug } from '../src/modules/agencies/agencies.queries.ts';
import { castOf, castPeople, type DemoCast } from '../src/modules/demo/demo-people.ts';

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

const SLUG = 'ceshi';

/**
 * Opens it on the embedded database, durable as in real use, with a worker that renders. In a folder that is given it is found
 * again, and stays when it is closed.
 */
export async function openBenchWorld(folder: string | null = null): Promise<BenchWorld> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'gongkai-bench-')));
  await mkdir(dataDir, { recursive: true });
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
  const found = await agencyBySlug(ctx.db, SLUG);
  const agencyId = found?.id ?? (await createTown(ctx));
  const cast = found === null ? await hirePeople(ctx, agencyId) : await peopleAgain(ctx);
  const nodes = (await nodesOf(ctx.db, agencyId)).filter(
    (node) => node.kind === 'keyArea' && node.takesDocuments,
  );
  return {
    ctx,
    databaseUrl,
    dataDir,
    agencyId,
    slug: SLUG,
    nodeIds: nodes.map((node) => must(node.id, 'node')),
    cast,
    close: async () => {
      await worker.stop();
      await program.close();
      if (folder === null) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createTown(ctx: Ctx): Promise<string> {
  const { id } = await createAgency(ctx, {
    ...agencyFields.parse({
      kind: 'township',
      name: '测量用镇人民政府',
      shortName: '测量镇',
      selfName: '我镇',
      slug: SLUG,
      publishes: true,
      uscc: '115001100DEM00011X',
      areaCode: null,
    }),
    parentId: null,
  });
  await installCatalogue(ctx, { agencyId: id, profile: 'township' });
  return id;
}

async function hirePeople(ctx: Ctx, agencyId: string): Promise<DemoCast> {
  return castPeople(ctx, {
    people: ROLES.map((role) => ({
      username: role.toLowerCase(),
      displayName: role,
      agency: SLUG,
      roles: [role],
      description: '',
    })),
    agencyIds: new Map([[SLUG, agencyId]]),
    start: new Date(),
  });
}

async function peopleAgain(ctx: Ctx): Promise<DemoCast> {
  const actors = await Promise.all(
    ROLES.map(async (role) =>
      must(await actorByUsername(ctx.db, role.toLowerCase(), { ip: null }), `account of ${role}`),
    ),
  );
  return castOf(ctx, settableClock(new Date()), actors);
}
