import { sql } from 'kysely';
import type { AccountActor, Grant, Role } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import type { DocumentKind } from '../../../law/document-kinds.ts';
import { createWorld, type TestWorld } from '../../../../test/database.ts';
import { createAgency } from '../../agencies/agencies.usecases.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { installCatalogue } from '../../catalogue/catalogue.usecases.ts';
import { nodesOf } from '../../catalogue/catalogue.queries.ts';
import { contentSchema, type Content } from '../documents.content.ts';
import { loadDocument } from '../documents.queries.ts';
import { saveRevision, type SavedRevision } from '../../drafting/drafting.usecases.ts';
import { createDocument } from '../documents.usecases.ts';

/** An office with people, for tests of what happens to documents. Every call of `as` is a minute later. */
export interface TestOffice {
  readonly world: TestWorld;
  readonly agencyId: string;
  /** An account at the office with the given roles there. */
  person(name: string, roles: readonly Role[]): Promise<AccountActor>;
  /** The context of a person, a minute after the last one. */
  as(actor: AccountActor): Ctx;
  /** A column for documents of a kind. */
  column(kind: DocumentKind): Promise<string>;
  /** What was recorded of a document, oldest first. */
  auditOf(documentId: string): Promise<{ type: string; reason: string | null }[]>;
  close(): Promise<void>;
}

/** Creates a township in a database of its own, with its statutory catalogue. */
export async function createOffice(): Promise<TestOffice> {
  const world = await createWorld();
  const agency = (fields: { name: string; slug: string; uscc: string }) =>
    agencyFields.parse({
      kind: 'township',
      shortName: fields.name,
      selfName: '我镇',
      publishes: true,
      ...fields,
    });
  const { id: agencyId } = await createAgency(world.system, {
    ...agency({ name: '青石镇人民政府', slug: 'qingshi', uscc: '11330000000000001F' }),
    kind: 'district',
    parentId: null,
  });
  await installCatalogue(world.system, { agencyId, profile: 'township' });
  const tick = (): void => world.clock.set(new Date(world.clock.now().getTime() + 60_000));
  return {
    world,
    agencyId,
    person: async (name, roles) => {
      const accountId = newId();
      const at = world.clock.now();
      await world.db
        .insertInto('accounts')
        .values({
          id: accountId,
          username: `u${accountId}`,
          display_name: name,
          agency_id: agencyId,
          password_hash: 'nobody signs in with it',
          password_changed_at: at,
          locked_until: null,
          disabled_at: null,
          created_at: at,
        })
        .execute();
      const grants: Grant[] = roles.map((role) => ({ role, agencyId }));
      return { kind: 'account', accountId, name, username: name, grants, ip: null, sessionId: null };
    },
    as: (actor) => {
      tick();
      return world.as(actor);
    },
    column: async (kind) => {
      const node = (await nodesOf(world.db, agencyId)).find(
        (each) => each.kind === kind && each.takesDocuments,
      );
      if (node === undefined) throw new Error(`no column for ${kind}`);
      return node.id;
    },
    auditOf: (documentId) =>
      world.db
        .selectFrom('audit_events')
        .select(['type', sql<string | null>`data->>'reason'`.as('reason')])
        .where(sql`data->'subject'->>'id'`, '=', documentId)
        .orderBy('seq')
        .execute(),
    close: () => world.close(),
  };
}

/** Content that has all its kind asks for. */
export function sampleContent(more: Partial<Content> = {}): Content {
  return {
    ...contentSchema.parse({
      title: '青石镇关于做好防汛工作的通知',
      summary: '部署汛期值班、巡查和物资准备。',
      bodyHtml: '<p>各村、各部门：</p><p>现就做好防汛工作通知如下。</p>',
      metadata: { writtenOn: '2024-06-03', documentNumber: '青政〔2024〕8号', effectiveOn: '2024-06-10' },
    }),
    ...more,
  };
}

/** A document of a kind with content, ready for submission. */
export async function draftDocument(
  office: TestOffice,
  clerk: AccountActor,
  options: { kind?: DocumentKind; content?: Partial<Content> } = {},
): Promise<string> {
  const nodeId = await office.column(options.kind ?? 'notice');
  const content = sampleContent(options.content);
  const { documentId } = await createDocument(office.as(clerk), {
    nodeId,
    title: content.title,
    sectionId: null,
  });
  await write(office, clerk, { documentId, content });
  return documentId;
}

/** Saves content upon whatever stands there now. */
export async function write(
  office: TestOffice,
  clerk: AccountActor,
  input: { documentId: string; content: Content; note?: string },
): Promise<SavedRevision> {
  const { edition, revision } = await loadDocument(office.world.db, input.documentId);
  return saveRevision(office.as(clerk), {
    ...input,
    note: input.note ?? '',
    baseRevisionId: revision.id,
    editionVersion: edition.version,
  });
}
