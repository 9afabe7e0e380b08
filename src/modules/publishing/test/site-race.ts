import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeGenerated } from '../../attachments/attachments.usecases.ts';
import { must } from '../../../platform/errors.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { agencyById } from '../../agencies/agencies.queries.ts';
import { changeAgency } from '../../agencies/agencies.usecases.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { startEdition } from '../../drafting/drafting.usecases.ts';
import type { TestWorld } from '../../../../test/database.ts';
import type { TestOffice } from '../../../../test/office.ts';
import { packPages } from '../page-packing.ts';
import { pagesIn, requestAllPages } from '../site-jobs.ts';
import { oldestOpenJob, openParts } from '../site-jobs.repository.ts';
import { itemOf } from '../published-items.repository.ts';
import { publish, restore, withdraw } from '../publishing.usecases.ts';
import { runOpenJobs } from '../rebuild-site.ts';
import type { withThreads } from '../rebuild-threads.ts';
import { partMaker } from '../site-job-runner.ts';
import { siteFolder } from '../site-folder.ts';
import { vanish } from '../withdrawals.ts';
import type { Dice } from './dice.ts';
import { followChanges } from './follow-all.ts';
import { live, type Life } from './killing.ts';
import { standingSite } from './scratch-site.ts';
import { unlessRefused } from './site-history.ts';
import type { Sensitive } from './traces.ts';

/** A world in which people publish and take away while the site is being made. */
export interface RaceWorld {
  readonly world: TestWorld;
  readonly office: TestOffice;
  /** Documents that people have at hand; what was public once has its address and numbers. */
  readonly documents: Prepared[];
}

/** A document that may be made public, with what is to be looked for once it has vanished. */
export interface Prepared {
  readonly documentId: string;
  readonly person: string;
  /** Its attachments so far, one for each edition. */
  readonly files: Buffer[];
}

/** What a race had in it. */
export interface Race {
  readonly told: readonly string[];
  readonly kills: number;
}

const MAKERS = 3;
const PAGES_IN_PART = 12;
/** After so much, nobody who makes the site is killed any more. */
const ENOUGH = 30;
/** What waits for a lock of who waits for it goes on after so long. */
const LONGEST_WAIT_MS = 400;

/** A reviewed document with an attachment, both of which name somebody. */
export async function prepare({ office, documents }: RaceWorld, person: string): Promise<void> {
  const documentId = await office.draft('dynamic.news', { title: `${person}申请救助的情况` });
  const prepared = { documentId, person, files: [] };
  await writeEdition(office, prepared);
  documents.push(prepared);
}

/** The next edition of a public document, reviewed, with another attachment in place of the one before. */
export async function prepareNext({ office, world }: RaceWorld, prepared: Prepared): Promise<void> {
  if ((await itemOf(world.db, prepared.documentId))?.state !== 'public') return;
  await startEdition(office.as('clerk'), { documentId: prepared.documentId, changeNote: '更正' });
  await writeEdition(office, prepared);
}

async function writeEdition(office: TestOffice, { documentId, person, files }: Prepared): Promise<void> {
  const bytes = Buffer.from(`${person}的材料，第${files.length + 1}份`);
  files.push(bytes);
  const kept = await storeGenerated(office.as('clerk'), {
    documentId,
    name: '名单',
    extension: 'txt',
    mediaType: 'text/plain',
    bytes,
  });
  await office.change(documentId, {
    summary: `关于${person}。`,
    bodyHtml: `<p>${person}家庭的救助情况。${'各村核实以后张榜公布。'.repeat(60)}</p>`,
    attachmentIds: [kept.id],
  });
  await office.review(documentId);
}

/** What there is of the prepared documents of which nothing may be public any more. */
export async function vanishedOnes({ world, documents }: RaceWorld): Promise<Sensitive[]> {
  const gone: Sensitive[] = [];
  for (const { documentId, person, files } of documents) {
    const item = await itemOf(world.db, documentId);
    if (item?.withdrawal_kind !== 'vanish') continue;
    const { path, index_number: indexNumber } = item;
    gone.push(...files.map((file) => ({ documentId, person, file, path, indexNumber })));
  }
  return gone;
}

/**
 * The site is made by several at once, from nothing or over one that stands; meanwhile people publish and take away, and another
 * process follows them. Both are killed at random and begin again. Returns once nothing is left to be made.
 */
export async function race(at: RaceWorld, of: { dice: Dice; beginning: number }): Promise<Race> {
  const { world } = at;
  const { dice } = of;
  // By turns, so that a few races have them all.
  const [name, begin] = must(BEGINNINGS[of.beginning % BEGINNINGS.length], 'a beginning');
  await begin(at, dice);
  const told = [name];
  let kills = 0;
  const left = [...HAPPENINGS_WHILE];
  let last = Promise.resolve();
  const happenNext = async (): Promise<void> => {
    if (left.length === 0) return;
    const [next] = left.splice(dice.below(left.length), 1);
    last = happenAfter(last, must(next, 'a happening'));
    // What fails is told to whoever waits for it, and at the end.
    await Promise.race([last, sleep(LONGEST_WAIT_MS)]);
  };
  const happenAfter = async (
    before: Promise<void>,
    [what, happening]: readonly [string, Happening],
  ): Promise<void> => {
    await before;
    told.push(what);
    await happening(at, dice);
    for (let again = true; again;) {
      const steps = dice.chance(40) ? dice.below(80) : null;
      again = await live(world.system, { databaseUrl: world.databaseUrl, steps, pace: pause }, follow);
      if (again) kills += 1;
      if (again) told.push(`(follower killed after ${steps})`);
    }
  };
  const follow = async (life: Life): Promise<void> => {
    const shop = life.shopOf({ sync: dice.chance(50), thorough: false });
    await followChanges({ ctx: life.ctx, shop });
    if (dice.chance(30)) await packPages(shop, 1 + dice.below(40));
  };
  const pause = async (): Promise<void> => {
    if (dice.chance(15)) await sleep(dice.below(4));
  };
  const pace = async (): Promise<void> => {
    if (dice.chance(6)) await happenNext();
    else await pause();
  };
  for (let again = true; again;) {
    const steps = dice.chance(70) && told.length < ENOUGH ? dice.below(250) : null;
    again = await live(world.system, { databaseUrl: world.databaseUrl, steps, pace }, makeAll);
    if (again) told.push(`(killed after ${steps})`);
    if (again) kills += 1;
  }
  await last;
  await live(world.system, { databaseUrl: world.databaseUrl, steps: null }, async (life) => {
    await followChanges(life);
    await runOpenJobs(life.ctx, { shop: life.shop });
  });
  return { told, kills };
}

/** As the program does it, but for the threads: three that take turns, and end with the process. */
async function makeAll(life: Life): Promise<void> {
  const threads: typeof withThreads = async (_ctx, { fresh }, work) =>
    work(
      Array.from({ length: MAKERS }, () => partMaker(life.shopOf({ sync: false, thorough: true, fresh }))),
    );
  while (!(await runOpenJobs(life.ctx, { threads }))) await sleep(10);
}

/** As a large site has them: a small one would be made in one part. */
async function cutIntoParts({ db }: TestWorld): Promise<void> {
  const job = await oldestOpenJob(db);
  if (job === undefined) return;
  const parts = await openParts(db, { jobId: job.id, after: -1, limit: 1_000 });
  const pages = pagesIn(parts.flatMap(({ ranges }) => ranges));
  await db.deleteFrom('site_job_parts').where('job_id', '=', job.id).execute();
  for (let start = 0; start < pages.length; start += PAGES_IN_PART) {
    const some = pages.slice(start, start + PAGES_IN_PART);
    const ranges = some.map(({ kind, owner, number }) => ({ kind, owner, from: number, to: number }));
    await db
      .insertInto('site_job_parts')
      .values({ job_id: job.id, seq: start, ranges: JSON.stringify(ranges), pages: some.length })
      .execute();
  }
}

type Happening = (at: RaceWorld, dice: Dice) => Promise<void>;

/** From what the site is made. */
const BEGINNINGS: readonly (readonly [string, Happening])[] = [
  [
    'a new site',
    async ({ world }) => {
      await world.db.deleteFrom('site_pages').execute();
      rmSync(siteFolder(world.system.config), { recursive: true, force: true });
      await askForAll(world);
    },
  ],
  [
    'a site whose folder was lost',
    async ({ world }) => {
      rmSync(siteFolder(world.system.config), { recursive: true, force: true });
      await askForAll(world);
    },
  ],
  ['a standing site', async ({ world }) => askForAll(world)],
  [
    'a site of which files were lost',
    async ({ world }, dice) => {
      const root = siteFolder(world.system.config);
      for (const path of standingSite(root).keys()) if (dice.chance(40)) rmSync(join(root, path));
      await askForAll(world);
    },
  ],
  [
    'another telephone on every page',
    async (at, dice) => {
      await rename(at, dice);
      await live(at.world.system, { databaseUrl: at.world.databaseUrl, steps: null }, followChanges);
      await cutIntoParts(at.world);
    },
  ],
];

async function askForAll(world: TestWorld): Promise<void> {
  await requestAllPages(world.db, { siteUrl: world.system.config.siteUrl, at: world.clock.now() });
  await cutIntoParts(world);
}

/** What people do meanwhile, each once, in any order. */
const HAPPENINGS_WHILE: readonly (readonly [string, Happening])[] = [
  ['publish', publishOne],
  ['publish', publishOne],
  ['withdraw', withdrawOne],
  ['restore', restoreOne],
  ['restore', restoreOne],
  ['vanish', vanishOne],
  ['vanish', vanishOne],
  ['another telephone', rename],
];

async function publishOne(at: RaceWorld, dice: Dice): Promise<void> {
  await onOne(at, { dice, states: ['approved'] }, async (input) => publish(at.office.as('publisher'), input));
}

async function withdrawOne(at: RaceWorld, dice: Dice): Promise<void> {
  const kind = dice.oneOf(['notice', 'gone'] as const);
  const words = { kind, reason: '有误', publicNotice: '暂时撤下', hideTitle: dice.chance(50) };
  await onOne(at, { dice, states: ['published'] }, async (input) =>
    withdraw(at.office.as('publisher'), { ...input, ...words }),
  );
}

async function restoreOne(at: RaceWorld, dice: Dice): Promise<void> {
  await onOne(at, { dice, states: ['withdrawn'] }, async (input) =>
    restore(at.office.as('publisher'), { ...input, reason: '已更正' }),
  );
}

async function vanishOne(at: RaceWorld, dice: Dice): Promise<void> {
  const states = dice.chance(70) ? ['published', 'withdrawn'] : ['approved'];
  await onOne(at, { dice, states }, async (input) =>
    vanish(at.office.as('secrecyReviewer'), { ...input, ground: 'personalData', reason: '误公开' }),
  );
}

async function onOne(
  { world, documents }: RaceWorld,
  { dice, states }: { dice: Dice; states: readonly string[] },
  work: (input: { documentId: string; editionVersion: number }) => Promise<unknown>,
): Promise<void> {
  const all = await Promise.all(
    documents.map(async ({ documentId }) => (await loadDocument(world.db, documentId)).edition),
  );
  const some = all.filter(({ state }) => states.includes(state));
  if (some.length === 0) return;
  const { documentId, version: editionVersion } = dice.oneOf(some);
  await unlessRefused(work({ documentId, editionVersion }));
}

async function rename({ world, office }: RaceWorld, dice: Dice): Promise<void> {
  const agency = await agencyById(world.db, office.agencyId);
  await unlessRefused(
    changeAgency(office.as('systemAdmin'), {
      ...agencyFields.parse(agency),
      id: agency.id,
      version: agency.version,
      phone: `023-${10_000_000 + dice.below(100_000)}`,
    }),
  );
}
