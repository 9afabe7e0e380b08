import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { inTransaction } from '../../platform/context.ts';
import { documentDataHref, fileOf } from '../../portal/paths.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument, publishedContent } from '../documents/documents.queries.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { appendEntry } from '../public-log/append-entry.ts';
import { logSource } from '../public-log/log-source.ts';
import { publicContent } from '../public-log/public-content.ts';
import { lastSeq } from '../public-log/public-log.queries.ts';
import { verifyLog } from '../public-log/verify-log.ts';
import { recordSecrecyReview } from '../review/review.usecases.ts';
import { itemOf } from './published-items.repository.ts';
import { publishUrgently, requestLapsedRendering, restore, withdraw } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder } from './site-folder.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';
import { changeWithdrawal, vanish } from './withdrawals.ts';

// What the log says of a site where something beside the texts changes: validity, the mark of an urgent publication, what stays of
// withdrawn documents.

let world: TestWorld;
let office: TestOffice;
let rules = 0;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await office.published('dynamic.news', { title: '第一件' });
  await drainOutbox(world);
  await rebuildSite(world.system, {});
}, 60_000);
afterAll(async () => world.close());

async function rule(metadata: object = {}): Promise<{ documentId: string; path: string }> {
  rules += 1;
  const published = await office.published('statutory.art20-1.normative', {
    title: `第${rules}个办法`,
    metadata: metadataSchema.parse({
      documentNumber: `测试府规〔2024〕${rules}号`,
      writtenOn: '2024-06-03',
      effectiveOn: '2024-07-01',
      ...metadata,
    }),
  });
  await drainOutbox(world);
  return published;
}

async function clearSecrecy(documentId: string): Promise<void> {
  const { revision } = await loadDocument(world.db, documentId);
  await recordSecrecyReview(office.as('secrecyReviewer'), {
    documentId,
    revisionId: revision.id,
    result: 'open',
    basis: '不涉及国家秘密',
    opinion: '',
    form: {
      carrier: 'other',
      source: 'made',
      channels: ['website'],
      plannedOn: null,
      scope: '面向社会',
      abstract: '',
      concerns: [],
      concernsNote: '',
      otherAgencyBasis: '',
      handling: 'direct',
      handlerOpinion: '',
      sectionHeadOpinion: '',
      leaderOpinion: '',
      authorityOpinion: '',
    },
  });
}

async function seen(documentId: string) {
  const { edition } = await loadDocument(world.db, documentId);
  return { documentId, editionVersion: edition.version, reason: '核实' };
}

async function takeDown(documentId: string, withdrawal: object = {}): Promise<void> {
  await withdraw(office.as('publisher'), {
    ...(await seen(documentId)),
    ...withdrawalSchema.parse({ publicNotice: '内容有误，正在核实。', ...withdrawal }),
  });
}

/** What a look at the site on its own day, or at a copy of it on that day, finds. */
async function verdict(folder = siteFolder(world.system.config)) {
  return verifyLog(logSource(folder), { pages: true, files: true, on: dayInShanghai(world.clock.now()) });
}

async function expectBorneOut(): Promise<void> {
  await drainOutbox(world);
  expect(await verdict()).toMatchObject({ faults: [], doubts: [] });
}

/** Changes files of a copy of the site; answers what is found there. */
async function foundAfter(changes: Readonly<Record<string, (text: string) => string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-marks-'));
  await cp(siteFolder(world.system.config), folder, { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const file = join(folder, fileOf(path));
    const before = await readFile(file, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    await writeFile(file, after);
  }
  const { faults } = await verdict(folder);
  await rm(folder, { recursive: true });
  return faults.join('\n');
}

describe('validity', () => {
  test('that somebody changes is an entry in the same transaction, and is borne out', async () => {
    const { documentId, path } = await rule({ lapsesOn: '2029-06-03' });
    const before = await lastSeq(world.db);
    await changeValidity(office.as('publisher'), {
      documentId,
      validity: 'amended',
      sinceOn: '2024-06-03',
      reason: '修改',
    });
    expect(await lastSeq(world.db)).toBe(before + 1);
    await expectBorneOut();
    const data = await readFile(
      join(siteFolder(world.system.config), fileOf(documentDataHref(path))),
      'utf8',
    );
    expect(JSON.parse(data)).toMatchObject({
      validity: '已修改',
      content: { standing: { validity: '已修改', lapsesFrom: '2029-06-03' } },
      log: { seq: before + 1 },
    });
  });

  test('that ends by its day alone needs no entry', async () => {
    await rule({ effectiveOn: '2024-06-05', lapsesOn: '2024-06-10' });
    const before = await lastSeq(world.db);
    world.clock.set('2024-06-09T16:30:00.000Z');
    await requestLapsedRendering(world.system);
    await expectBorneOut();
    expect(await lastSeq(world.db)).toBe(before);
    expect(await requestLapsedRendering(world.system)).toBe(0);
  });

  test('changed in page and data alike is found', async () => {
    const { path } = await rule();
    const told = await foundAfter({
      [documentDataHref(path)]: (text) => text.replace('"validity":"有效"', '"validity":"废止"'),
      [path]: (text) =>
        text
          .replace('<span class="validity">有效', '<span class="validity validity-ended">废止')
          .replace(
            '</header>\n<section class="document-facts"',
            '</header>\n<p class="notice notice-ended"><strong>本文件已废止，内容仅供查阅，不再作为办事和管理的依据。</strong></p>\n<section class="document-facts"',
          ),
    });
    expect(told).toMatch(/^\S+ 的有效性与日志不符：日志第 \d+ 条登记的是“有效”，数据是“废止”。$/);
  });
});

test('the mark of an urgent publication is in its entry, its end is an entry; changed alike it is found', async () => {
  const documentId = await office.draft('dynamic.notices', { title: '防汛提醒' });
  await clearSecrecy(documentId);
  const { edition } = await loadDocument(world.db, documentId);
  const { path } = await publishUrgently(office.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '汛情紧急',
  });
  await expectBorneOut();
  const told = await foundAfter({
    [documentDataHref(path)]: (text) => text.replace('"pendingApproval":true', '"pendingApproval":false'),
    [path]: (text) => text.replace(/<p class="notice notice-changed">.*?<\/p>\n/, ''),
  });
  expect(told).toMatch(/^\S+ 的应急发布标记与日志不符：日志第 \d+ 条登记的是有标记，数据是没有标记。$/);
  const before = await lastSeq(world.db);
  await office.review(documentId);
  expect(await lastSeq(world.db)).toBe(before + 1);
  await expectBorneOut();
});

describe('what stays of a withdrawn document', () => {
  test('is in its entry; other words are found, words that the office gave anew are borne out', async () => {
    const { documentId, path } = await rule();
    await takeDown(documentId);
    await expectBorneOut();
    expect(
      await foundAfter({ [path]: (text) => text.replace('内容有误，正在核实。', '应申请人要求撤下。') }),
    ).toMatch(
      /^\S+ 的撤下说明（标题、索引号、日期、说明的文字）与日志第 \d+ 条不符：撤下以后被改动过而没有记录。$/,
    );
    world.clock.set(new Date(world.clock.now().getTime() + 3 * 86_400_000).toISOString());
    await changeWithdrawal(office.as('publisher'), {
      ...(await seen(documentId)),
      withdrawal: withdrawalSchema.parse({ publicNotice: '经核实内容有误，不再公开。', kind: 'gone' }),
    });
    await expectBorneOut();
    await changeWithdrawal(office.as('publisher'), {
      ...(await seen(documentId)),
      withdrawal: withdrawalSchema.parse({ publicNotice: '经核实内容有误。', hideTitle: true }),
    });
    await expectBorneOut();
    await restore(office.as('publisher'), await seen(documentId));
    await expectBorneOut();
  });

  test('leads where the log says, whatever becomes of that', async () => {
    const [first, second, third] = [await rule(), await rule(), await rule()];
    await takeDown(second.documentId, { kind: 'redirect', redirectPath: third.path, publicNotice: '' });
    await restore(office.as('publisher'), await seen(second.documentId));
    await takeDown(first.documentId, { kind: 'redirect', redirectPath: second.path, publicNotice: '' });
    await expectBorneOut();
    expect(await foundAfter({ [first.path]: (text) => text.replaceAll(second.path, third.path) })).toMatch(
      /^\S+ 的去向与日志第 \d+ 条不符：撤下以后被改动过而没有记录。$/,
    );
    await takeDown(second.documentId, { kind: 'redirect', redirectPath: third.path, publicNotice: '' });
    await expectBorneOut();
    await takeDown(third.documentId, { kind: 'gone' });
    await expectBorneOut();
    await restore(office.as('publisher'), await seen(third.documentId));
    await expectBorneOut();
    await vanish(office.as('secrecyReviewer'), { ...(await seen(third.documentId)), ground: 'personalData' });
    await expectBorneOut();
    const page = await readFile(join(siteFolder(world.system.config), fileOf(first.path)), 'utf8');
    expect(page).toContain('本机关已将这条信息从网站撤下');
    expect(page).not.toContain(third.path);
  });

  test('has no other entry where another reason leaves it as it is, neither itself nor what leads to it', async () => {
    const [first, second, third] = [await rule(), await rule(), await rule()];
    await takeDown(first.documentId, { kind: 'redirect', redirectPath: second.path, publicNotice: '' });
    await takeDown(second.documentId, { kind: 'redirect', redirectPath: third.path, publicNotice: '' });
    await expectBorneOut();
    const before = await lastSeq(world.db);
    await changeWithdrawal(office.as('publisher'), {
      ...(await seen(second.documentId)),
      reason: '另有原因',
      withdrawal: withdrawalSchema.parse({ kind: 'redirect', redirectPath: third.path, publicNotice: '' }),
    });
    expect(await lastSeq(world.db)).toBe(before);
    await expectBorneOut();
  });
});

test('what was published before entries told of it is counted, until something of it changes', async () => {
  const { documentId, path } = await rule();
  const item = await itemOf(world.db, documentId);
  const text = await publishedContent(world.db, item?.revision_id ?? '');
  const content = publicContent(
    { indexNumber: item?.index_number ?? '', kind: 'normative' },
    text,
    undefined,
  );
  // As the program did it before.
  await inTransaction(world.system, async (tx) => {
    await tx.db
      .updateTable('published_items')
      .set({ logged_validity: null, lapses_from: null })
      .where('document_id', '=', documentId)
      .execute();
    await appendEntry(tx, { documentId, action: 'changed', path, content });
    tx.emit({ kind: 'render.document', documentId });
  });
  await drainOutbox(world);
  const { partly, faults } = await verdict();
  expect(partly).toBe(1);
  expect(faults.filter((fault) => fault.includes(`（${path}）没有登记`))).toHaveLength(1);
  await changeValidity(office.as('publisher'), {
    documentId,
    validity: 'repealed',
    sinceOn: '2024-06-03',
    reason: '已有新规定',
  });
  await drainOutbox(world);
  expect((await verdict()).partly).toBe(0);
});

test('validity that is recorded for a day to come is told by nothing before that day, and entered on it', async () => {
  const { documentId, path } = await rule();
  const before = await lastSeq(world.db);
  await changeValidity(office.as('publisher'), {
    documentId,
    validity: 'repealed',
    sinceOn: '2024-09-01',
    reason: '九月起废止',
  });
  await expectBorneOut();
  expect(await lastSeq(world.db)).toBe(before);
  const data = join(siteFolder(world.system.config), fileOf(documentDataHref(path)));
  expect(await readFile(data, 'utf8')).not.toContain('2024-09-01');
  world.clock.set('2024-08-31T15:59:00.000Z');
  expect(await requestLapsedRendering(world.system)).toBe(0);
  world.clock.set('2024-08-31T16:00:00.000Z');
  expect(await requestLapsedRendering(world.system)).toBe(1);
  await expectBorneOut();
  expect(await lastSeq(world.db)).toBe(before + 1);
  expect(JSON.parse(await readFile(data, 'utf8'))).toMatchObject({
    validity: '废止',
    content: { standing: { validity: '废止' } },
  });
  expect(await requestLapsedRendering(world.system)).toBe(0);
});
