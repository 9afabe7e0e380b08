import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { ROLES, type Role } from '../src/platform/actor.ts';
import type { Ctx } from '../src/platform/context.ts';
import { must } from '../src/platform/errors.ts';
import { outboxWorker } from '../src/platform/outbox.ts';
import { usccCheckCharacter } from '../src/law/uscc.ts';
import { handleOutbox } from '../src/outbox-handlers.ts';
import { agencyFields } from '../src/modules/agencies/agencies.api.ts';
import { createAgency } from '../src/modules/agencies/agencies.usecases.ts';
import { nodeByKey } from '../src/modules/catalogue/catalogue.queries.ts';
import { installCatalogue } from '../src/modules/catalogue/catalogue.usecases.ts';
import { castOf, castPeople, type DemoCast } from '../src/modules/demo/demo-people.ts';
import { review } from '../src/modules/demo/play-document.ts';
import { metadataSchema, type Content } from '../src/modules/documents/documents.content.ts';
import { loadDocument } from '../src/modules/documents/documents.queries.ts';
import { createDocument } from '../src/modules/documents/documents.usecases.ts';
import { saveRevision } from '../src/modules/drafting/drafting.usecases.ts';
import type { Published } from '../src/modules/publishing/make-public.ts';
import { publish } from '../src/modules/publishing/publishing.usecases.ts';
import { runOpenJobs } from '../src/modules/publishing/rebuild-site.ts';
import { settableClock } from '../src/platform/clock.ts';
import { actorByUsername } from '../src/modules/accounts/accounts.queries.ts';
import { agencyBySlug } from '../src/modules/agencies/agencies.queries.ts';
import { createWorld, type TestWorld } from './database.ts';

/** A township with its catalogue and one person for each role. */
export interface TestOffice {
  readonly agencyId: string;
  readonly slug: string;
  readonly cast: DemoCast;
  /** The context of the person with the role. */
  as(role: Role): Ctx;
  /** A draft in a column, e.g. `dynamic.news`. */
  draft(nodeKey: string, content?: Partial<Content>): Promise<string>;
  /** Saves a document with this in place of what it has; all else stays as it is. */
  change(documentId: string, content: Partial<Content>): Promise<void>;
  /** Takes a draft through all steps of its review and 保密审查. */
  review(documentId: string): Promise<void>;
  /** Reviewed and cleared, ready to be published. */
  approved(nodeKey: string, content?: Partial<Content>): Promise<string>;
  /** Published. */
  published(nodeKey: string, content?: Partial<Content>): Promise<Published & { documentId: string }>;
}

/** A code of its own for each slug. */
function usccOf(slug: string): string {
  if (slug === TOWN) return '115001100DEM00011X';
  const number = Number.parseInt(createHash('sha256').update(slug).digest('hex').slice(0, 6), 16) % 100_000;
  const body = `115001100DEM${String(number).padStart(5, '0')}`;
  return `${body}${usccCheckCharacter(body)}`;
}

const TOWN = 'ceshi';

/**
 * A world with 测试镇, its catalogue and people in it: what `openOffice` sets up, copied from a database in which it was done once.
 */
export async function createTown(): Promise<{ world: TestWorld; office: TestOffice }> {
  const world = await createWorld({
    name: 'town',
    fill: async (empty) => {
      // A moment before everything else: identifiers are in the order of their times, and those of other threads would come between.
      empty.clock.set(new Date(empty.clock.now().getTime() - 1_000));
      await openOffice(empty);
    },
  });
  const { id: agencyId } = must(await agencyBySlug(world.db, TOWN), TOWN);
  const actors = await Promise.all(
    ROLES.map(async (role) =>
      must(await actorByUsername(world.db, usernameOf(TOWN, role), { ip: null }), role),
    ),
  );
  const cast = castOf(world.system, settableClock(world.clock.now()), actors);
  return { world, office: officeAt(world, cast, { agencyId, slug: TOWN }) };
}

function usernameOf(slug: string, role: Role): string {
  return `${slug}.${role.toLowerCase()}`;
}

/** Sets an office up in a world. People's usernames are their roles. */
export async function openOffice(
  world: Pick<TestWorld, 'db' | 'system' | 'clock'>,
  slug = TOWN,
): Promise<TestOffice> {
  const agency = await createAgency(world.system, {
    ...agencyFields.parse({
      kind: 'township',
      name: `${slug === TOWN ? '测试区测试镇' : `测试区${slug}镇`}人民政府`,
      shortName: slug === TOWN ? '测试镇' : `${slug}镇`,
      selfName: '我镇',
      slug,
      publishes: true,
      uscc: usccOf(slug),
      areaCode: '500110',
      phone: '023-00000000',
    }),
    parentId: null,
  });
  await installCatalogue(world.system, { agencyId: agency.id, profile: 'township' });
  const cast = await castPeople(world.system, {
    people: ROLES.map((role) => ({
      username: usernameOf(slug, role),
      displayName: `${role}甲`,
      agency: slug,
      roles: [role],
      description: '',
    })),
    agencyIds: new Map([[slug, agency.id]]),
    start: world.clock.now(),
  });
  return officeAt(world, cast, { agencyId: agency.id, slug });
}

/** An agency that is there already, with the people of a cast at work there. */
export function officeAt(
  world: Pick<TestWorld, 'db' | 'clock'>,
  cast: DemoCast,
  place: { agencyId: string; slug: string },
): TestOffice {
  const { agencyId, slug } = place;
  const as = (role: Role): Ctx => ({ ...cast.as(agencyId, role), clock: world.clock });
  const change = async (documentId: string, content: Partial<Content>): Promise<void> => {
    const { edition, revision } = await loadDocument(world.db, documentId);
    const { title, summary, bodyHtml, metadata, attachments } = revision;
    await saveRevision(as('clerk'), {
      documentId,
      baseRevisionId: revision.id,
      editionVersion: edition.version,
      note: '',
      content: {
        title,
        summary,
        bodyHtml,
        metadata,
        attachmentIds: attachments.map(({ id }) => id),
        ...content,
      },
    });
  };
  const draft = async (nodeKey: string, content: Partial<Content> = {}): Promise<string> => {
    const node = await nodeByKey(world.db, agencyId, nodeKey);
    const title = content.title ?? '关于开展森林防火宣传的情况';
    const { documentId } = await createDocument(as('clerk'), { nodeId: node.id, title, sectionId: null });
    await change(documentId, {
      title,
      summary: '各村开展森林防火宣传。',
      bodyHtml: '<p>各村组织护林员入户宣传森林防火要求。</p>',
      metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
      ...content,
    });
    return documentId;
  };
  const reviewed = async (documentId: string): Promise<void> => {
    await review({ ...cast, as: (_agency, role) => as(role) }, { agencyId: agencyId }, documentId);
  };
  const approved = async (nodeKey: string, content: Partial<Content> = {}): Promise<string> => {
    const documentId = await draft(nodeKey, content);
    await reviewed(documentId);
    return documentId;
  };
  return {
    agencyId,
    slug,
    cast,
    as,
    draft,
    change,
    review: reviewed,
    approved,
    published: async (nodeKey, content = {}) => {
      const documentId = await approved(nodeKey, content);
      const { edition } = await loadDocument(world.db, documentId);
      const published = await publish(as('publisher'), { documentId, editionVersion: edition.version });
      return { ...published, documentId };
    },
  };
}

/** As long as it takes the clock of a machine to be where it was again, when it is set back a little. */
const DUE_WITHIN_MS = 2_000;

/** Does the work that publications asked for, as the running program would: what isn't due at the first look is at one of the next. */
export async function drainOutbox(world: TestWorld): Promise<void> {
  const worker = outboxWorker({
    db: world.db,
    log: world.system.log,
    handle: async (message) => handleOutbox(world.system, message),
  });
  const waiting = async (): Promise<{ last_error: string | null }[]> =>
    world.db
      .selectFrom('outbox')
      .select(['kind', 'last_error', sql<string>`(due_at - clock_timestamp())::text`.as('due_in')])
      .execute();
  const end = performance.now() + DUE_WITHIN_MS;
  await worker.drained();
  while ((await waiting()).some((message) => message.last_error === null) && performance.now() < end) {
    await sleep(50);
    await worker.drained();
  }
  await worker.stop();
  await runOpenJobs(world.system, {});
  const left = await waiting();
  must(left.length === 0 ? true : null, `outbox empty, but: ${JSON.stringify(left)}`);
}
