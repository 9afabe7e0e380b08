import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx, PublicationGuard } from '../../platform/context.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { poolOpener } from '../../files/readers/test/ask-pool.ts';
import { UncheckableText } from '../../files/checking/uncheckable-text.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { schedulePublication } from '../publishing/publication-schedules.ts';
import { fireDueSchedules } from '../publishing/fire-schedules.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { submitForReview } from '../review/review.usecases.ts';
import { OFFICE_CHECKERS, type Checkers } from './check-revision.ts';
import { createTextGuard, textGuard } from './publication-guard.ts';

const MOBILE = '13812345678';

const opener = poolOpener();
let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => {
  await opener.close();
  await world.close();
});

/** A person whose texts are judged by a guard. */
function under(guard: PublicationGuard, role: Role): Ctx {
  return { ...office.as(role), publicationGuards: [guard], reviewGuards: [guard] };
}

/** A guard whose checkers wait until they are let go; it counts how often each was asked. */
function slowGuard(): { guard: PublicationGuard; asked: string[]; began: Promise<void>; go: () => void } {
  const began = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  const asked: string[] = [];
  const wait = async (what: string): Promise<void> => {
    asked.push(what);
    began.resolve();
    await going.promise;
  };
  const checkers: Checkers = {
    texts: {
      check: async (task) => {
        await wait('text');
        return OFFICE_CHECKERS.texts.check(task);
      },
    },
    files: {
      attachment: async (file, context) => {
        await wait('file');
        return OFFICE_CHECKERS.files.attachment(file, context);
      },
      verify: OFFICE_CHECKERS.files.verify,
    },
  };
  return { guard: createTextGuard(checkers), asked, began: began.promise, go: () => going.resolve() };
}

async function openTransactions(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`.execute(
    world.db,
  );
  return rows[0]?.count ?? -1;
}

async function submission(
  documentId: string,
): Promise<{ documentId: string; revisionId: string; note: string }> {
  const { revision } = await loadDocument(world.db, documentId);
  return { documentId, revisionId: revision.id, note: '' };
}

async function publication(documentId: string): Promise<{ documentId: string; editionVersion: number }> {
  const { edition } = await loadDocument(world.db, documentId);
  return { documentId, editionVersion: edition.version };
}

test('while a slow check is made no transaction is open, and others write the very document', async () => {
  const documentId = await office.draft('dynamic.news');
  const content = plantedDocx({ body: '名单' });
  const file = { name: '名单.docx', content };
  const { id } = await uploadAttachment(office.as('clerk'), { documentId, file });
  await office.change(documentId, {
    bodyHtml: '<p>各村组织护林员入户宣传森林防火要求。</p>',
    attachmentIds: [id],
  });
  const slow = slowGuard();
  const submitted = submitForReview(under(slow.guard, 'clerk'), await submission(documentId));
  await slow.began;
  expect(await openTransactions()).toBe(0);
  await world.db
    .transaction()
    .execute(async (tx) =>
      tx.selectFrom('documents').select('id').where('id', '=', documentId).forUpdate().noWait().execute(),
    );
  slow.go();
  expect(await submitted).toMatchObject({ state: 'inReview' });
  expect(new Set(slow.asked)).toEqual(new Set(['text', 'file']));
  // Kept by its hash: the steps of the review and the publication ask nobody again.
  const later = slowGuard();
  const { edition } = await loadDocument(world.db, documentId);
  const { id: editionId, revisionId } = edition;
  await later.guard.prepare?.(under(later.guard, 'clerk'), { documentId, editionId, revisionId });
  expect(later.asked).toEqual([]);
});

test('two who ask at once wait for one check', async () => {
  const documentId = await office.approved('dynamic.news', { bodyHtml: '<p>两个人同时发布这一篇。</p>' });
  const slow = slowGuard();
  const input = await publication(documentId);
  const both = [1, 2].map(async () => publish(under(slow.guard, 'publisher'), input));
  await slow.began;
  slow.go();
  const ends = await Promise.allSettled(both);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  // Title, summary and body: once each.
  expect(slow.asked).toEqual(['text', 'text', 'text']);
});

test('what isn’t kept is refused within the transaction, unread, and goes through at the next try', async () => {
  const documentId = await office.approved('dynamic.news', { bodyHtml: '<p>刚刚改过的一篇。</p>' });
  const late = slowGuard();
  // As when the office's words change between the check and the transaction.
  const unprepared: PublicationGuard = { obstacles: late.guard.obstacles };
  const input = await publication(documentId);
  await expect(publish(under(unprepared, 'publisher'), input)).rejects.toMatchObject({
    code: 'quality.not_yet_checked',
    status: 503,
    message: expect.stringContaining('正在校对，请稍候再试'),
  });
  expect(late.asked).toEqual([]);
  expect(await loadDocument(world.db, documentId)).toMatchObject({ edition: { state: 'approved' } });
  await publish(under(textGuard, 'publisher'), input);
});

test('a set time waits for the check and is kept at the next look; what can’t be checked is held with why', async () => {
  const documentId = await office.approved('dynamic.news', { bodyHtml: '<p>定时发布的一篇。</p>' });
  const at = (hours: number): Date => new Date(world.clock.now().getTime() + hours * 3_600_000);
  const { editionVersion } = await publication(documentId);
  await schedulePublication(office.as('publisher'), { documentId, editionVersion, at: at(1), version: null });
  world.clock.set(at(2));
  const unprepared: PublicationGuard = { obstacles: textGuard.obstacles };
  expect(await fireDueSchedules({ ...world.system, publicationGuards: [unprepared] })).toBe(0);
  const uncheckable = createTextGuard({
    ...OFFICE_CHECKERS,
    texts: { check: async () => Promise.reject(new UncheckableText('太长')) },
  });
  expect(await fireDueSchedules({ ...world.system, publicationGuards: [uncheckable] })).toBe(0);
  const held = await world.db
    .selectFrom('publication_schedules')
    .select(['state', 'note'])
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  expect(held).toMatchObject({ state: 'held', note: expect.stringContaining('太长') });
});

test('an attachment whose reading was ended goes nowhere and is read again at the next try', async () => {
  const documentId = await office.draft('dynamic.news');
  const file = { name: '慢.docx', content: plantedDocx({ body: '一时读不完的附件' }) };
  const { id } = await uploadAttachment(office.as('clerk'), { documentId, file });
  await office.change(documentId, {
    bodyHtml: '<p>各村组织护林员入户宣传森林防火要求。</p>',
    attachmentIds: [id],
  });
  const hurried = opener.open({ timeoutMs: 1 });
  const guard = createTextGuard({ ...OFFICE_CHECKERS, files: hurried });
  const ask = async () => submitForReview(under(guard, 'clerk'), await submission(documentId));
  await expect(ask()).rejects.toMatchObject({
    code: 'quality.not_examined_yet',
    status: 503,
    message: expect.stringContaining('系统会再次检查，间隔逐次加长'),
  });
  // Nothing of it was kept as a finding, nor as looked at.
  expect(await loadDocument(world.db, documentId)).toMatchObject({ edition: { state: 'draft' } });
  const unprepared: PublicationGuard = { obstacles: textGuard.obstacles };
  await expect(
    submitForReview(under(unprepared, 'clerk'), await submission(documentId)),
  ).rejects.toMatchObject({ code: 'quality.not_yet_checked' });
});

test('nothing is read for somebody who may not act', async () => {
  const documentId = await office.draft('dynamic.news');
  const slow = slowGuard();
  const call = submitForReview(under(slow.guard, 'systemAdmin'), await submission(documentId));
  await expect(call).rejects.toMatchObject({ status: 403 });
  expect(slow.asked).toEqual([]);
});

test('personal data in the name of a file is told by its place, in reasons and in the audit', async () => {
  const documentId = await office.draft('dynamic.news');
  const ids: string[] = [];
  // The first file twice: one to decide about.
  const comment = '此人情况特殊';
  const notice = plantedDocx({ body: '名单', comment });
  for (const [name, content] of [
    ['通知.docx', notice],
    [`李某某${MOBILE}材料.docx`, plantedDocx({ body: '材料', comment })],
    ['通知（副本）.docx', notice],
  ] as const) {
    const file = { name, content };
    ids.push((await uploadAttachment(office.as('clerk'), { documentId, file })).id);
  }
  await office.change(documentId, {
    bodyHtml: '<p>各村组织护林员入户宣传森林防火要求。</p>',
    attachmentIds: ids,
  });
  const refused = await submitForReview(under(textGuard, 'clerk'), await submission(documentId)).then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(refused).toContain('附件须核对：“通知.docx”');
  expect(refused).toContain('附件须核对：第2个附件（名称含个人信息）');
  expect(refused).not.toContain('副本');
  const { rows } = await sql`
    SELECT data::text FROM audit_events WHERE data::text LIKE '%attachment%' OR type = 'attachment.uploaded'
    UNION ALL SELECT findings::text FROM quality_checks
    UNION ALL SELECT reason FROM quality_sightings`.execute(world.db);
  expect(JSON.stringify(rows)).toContain('第2个附件（名称含个人信息）');
  expect(refused + JSON.stringify(rows)).not.toContain(MOBILE);
});
