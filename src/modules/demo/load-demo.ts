import { sql } from 'kysely';
import { inOneTransaction, type Ctx } from '../../platform/context.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { must } from '../../platform/errors.ts';
import { forgetOutbox, idleOutbox } from '../../platform/outbox.ts';
import { ROLE_LABELS } from '../../platform/actor.ts';
import { agencyTree, publishingAgencies } from '../agencies/agencies.queries.ts';
import { addDuty, createAgency } from '../agencies/agencies.usecases.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { actorByUsername } from '../accounts/accounts.queries.ts';
import { installCatalogue } from '../catalogue/catalogue.usecases.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { textGuard } from '../quality/publication-guard.ts';
import { rebuildSite } from '../publishing/rebuild-site.ts';
import { saveSiteSettings } from '../publishing/change-settings.ts';
import { DEFAULT_SITE_SETTINGS } from '../publishing/site-settings.ts';
import { DEMO_YEAR } from '../../../data/demo/demo-year.ts';
import { castPeople, DEMO_PASSWORD, type DemoCast } from './demo-people.ts';
import { channelEvents } from './play-channels.ts';
import { documentEvents, type DemoEvent } from './play-document.ts';
import { registerEvents } from './play-registers.ts';
import { obligationEvents } from './play-obligations.ts';
import { inspectionEvents } from './play-inspection.ts';
import { liveRequestEvents } from './play-live-requests.ts';
import { reportCallEvents } from './play-report-call.ts';
import { reportEvents } from './play-reports.ts';
import { upkeepEvents } from './play-upkeep.ts';
import { workEvents } from './play-work.ts';

/** Whether nothing was ever set up here. */
export async function isEmpty(ctx: Ctx): Promise<boolean> {
  return (await agencyTree(ctx.db, { closed: 'with' })).length === 0;
}

/** Where requests of these days are handled. */
const LIVE_AT = 'sanjiao';

/** The bureau that the town asks about what concerns it. */
const ASKED = 'gonggongkongjian';

/** Where annual reports are called for. */
const CALLS_FROM = 'qijiang';

/** The day before everything in the demo. */
const BEGINNING = new Date('2023-01-03T09:00:00+08:00');

/**
 * Plays the demo year through the use cases that people use, in order of time, then writes the public site at once. All of
 * it is one transaction: a process that dies on the way leaves an empty database, and the next start begins afresh. Returns
 * false when another process has filled the database meanwhile.
 */
export async function loadDemo(
  ctx: Ctx,
  options: { databaseUrl: string; progress: (what: string, done: number, total: number) => void },
): Promise<boolean> {
  // Nobody is woken for the single pages that each publication asked for: the whole site is written once below.
  // The year was written before anybody proofread it; the first look over the site tells what is wrong in it.
  const publicationGuards = ctx.publicationGuards.filter((guard) => guard !== textGuard);
  const unread: Ctx = { ...ctx, outbox: idleOutbox, publicationGuards, reviewGuards: [] };
  const loaded = await inOneTransaction(unread, async (shared) => {
    await lockFirstStart(shared);
    if (!(await isEmpty(shared))) return false;
    await playYear(shared, options.progress);
    return true;
  });
  if (!loaded) return false;
  await forgetOutbox(ctx.db);
  await sql`ANALYZE`.execute(ctx.db);
  await rebuildSite(ctx, {
    databaseUrl: options.databaseUrl,
    progress: (done, total) => options.progress('生成公开网站', done, total),
  });
  return true;
}

/** Two programs that find the same database empty don't both fill it: the second waits, and finds it filled. */
async function lockFirstStart(ctx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('first start', 0))`.execute(ctx.db);
}

async function playYear(
  ctx: Ctx,
  progress: (what: string, done: number, total: number) => void,
): Promise<void> {
  const agencyIds = await createAgencies({ ...ctx, clock: { now: () => BEGINNING } });
  progress('建立人员和角色', 0, 1);
  const cast = await castPeople(ctx, { people: DEMO_YEAR.people, agencyIds, start: BEGINNING });
  await saveSiteSettings(cast.system, {
    version: 0,
    settings: {
      ...DEFAULT_SITE_SETTINGS,
      siteName: '綦江区政府信息公开（演示）',
      sponsor: '重庆市綦江区人民政府（演示数据）',
      // Made up in the prescribed form: numbers of noughts are given to nobody.
      identificationCode: '5001100000',
      icpNumber: '渝ICP备00000000号',
      policeNumber: '渝公网安备 50011000000000号',
      contact: '区政府办公室政务公开科 023-00000001',
      reportErrorUrl: 'https://zfwzgl.www.gov.cn/',
      organMarkUrl: 'https://bszs.conac.cn/',
    },
  });
  const events = await eventsOf(cast, { agencyIds, today: dayInShanghai(ctx.clock.now()) });
  for (const [index, event] of events.entries()) {
    cast.clock.set(event.at);
    await event.run();
    progress('装入演示年度', index + 1, events.length);
  }
}

/** The accounts to try the demo with; empty when this is no demo. */
export async function demoSignIns(
  ctx: Ctx,
): Promise<{ username: string; password: string; displayName: string; roles: string; agency: string }[]> {
  const shown: { username: string; password: string; displayName: string; roles: string; agency: string }[] =
    [];
  const names = new Map(DEMO_YEAR.agencies.map((agency) => [agency.slug, agency.shortName]));
  const slugs = new Set((await publishingAgencies(ctx.db)).map((agency) => agency.slug));
  for (const person of DEMO_YEAR.people) {
    if (!slugs.has(person.agency)) continue;
    if ((await actorByUsername(ctx.db, person.username, { ip: null })) === null) continue;
    shown.push({
      username: person.username,
      password: DEMO_PASSWORD,
      displayName: person.displayName,
      roles: person.roles.map((role) => ROLE_LABELS[role]).join('、'),
      agency: names.get(person.agency) ?? person.agency,
    });
  }
  return shown;
}

async function createAgencies(ctx: Ctx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const agency of DEMO_YEAR.agencies) {
    const { duties, parent, ...fields } = agency;
    const parentId = parent === null ? null : must(ids.get(parent), `agency ${parent}`);
    const { id } = await createAgency(ctx, { ...agencyFields.parse(fields), parentId });
    ids.set(agency.slug, id);
    for (const duty of duties) await addDuty(ctx, { ...duty, agencyId: id });
    if (agency.publishes) await installCatalogue(ctx, { agencyId: id });
  }
  return ids;
}

async function eventsOf(
  cast: DemoCast,
  { agencyIds, today }: { agencyIds: ReadonlyMap<string, string>; today: PlainDate },
): Promise<DemoEvent[]> {
  const events: DemoEvent[] = [];
  const documentIds = new Map<string, string>();
  const documentId = (key: string): string => must(documentIds.get(key), `document ${key}`);
  let nth = 0;
  for (const office of DEMO_YEAR.offices) {
    const agencyId = must(agencyIds.get(office.slug), `agency ${office.slug}`);
    for (const document of office.documents) {
      const node = await nodeByKey(cast.system.db, agencyId, document.nodeKey);
      events.push(
        ...documentEvents(cast, { agencyId, nodeId: node.id }, document, {
          nth,
          done: (key, id) => void documentIds.set(key, id),
          documentId,
        }),
      );
      nth += 1;
    }
    events.push(...registerEvents(cast, agencyId, office, documentId));
    events.push(...workEvents({ cast, agencyId, office, documentId }));
    events.push(...reportEvents(cast, agencyId, office));
  }
  events.push(
    ...reportCallEvents(cast, {
      districtId: must(agencyIds.get(CALLS_FROM), `agency ${CALLS_FROM}`),
      reporterIds: DEMO_YEAR.offices
        .filter(({ reportTexts }) => reportTexts.length > 0)
        .map(({ slug }) => must(agencyIds.get(slug), `agency ${slug}`)),
    }),
  );
  const town = must(agencyIds.get(LIVE_AT), `agency ${LIVE_AT}`);
  events.push(...liveRequestEvents({ cast, agencyId: town, entered: () => {} }, today));
  events.push(...obligationEvents({ cast, agencyId: town, agencyIds }, today));
  const office = must(
    DEMO_YEAR.offices.find(({ slug }) => slug === LIVE_AT),
    'the town',
  );
  events.push(...channelEvents({ cast, agencyId: town, office, documentId }, today));
  const bureauId = must(agencyIds.get(ASKED), `agency ${ASKED}`);
  events.push(...upkeepEvents({ cast, agencyId: town, bureauId }, today));
  events.push(...inspectionEvents({ cast, agencyId: town }, today));
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
