import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, openOffice, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import type { PlainDate } from '../../law/dates.ts';
import { fileOf } from '../../portal/paths.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { changeValidity, type NewValidity } from '../documents/documents.relations.ts';
import { viewDocument } from '../documents/documents.views.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { logSource } from '../public-log/log-source.ts';
import { lastSeq } from '../public-log/public-log.queries.ts';
import { verifyLog } from '../public-log/verify-log.ts';
import { timelineOf } from '../review/review.timeline.ts';
import { publish, requestLapsedRendering, restore, withdraw } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder } from './site-folder.ts';
import { differences, scratchSite, standingSite } from './test/scratch-site.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';

// Documents that are amended, repealed or replaced by others, on the pages of both.

const NORMATIVE = 'statutory.art20-1.normative';
const TODAY = '2024-06-03';

let world: TestWorld;
let office: TestOffice;
let neighbour: TestOffice;
let rules = 0;

beforeAll(async () => {
  ({ world, office } = await createTown());
  neighbour = await openOffice(world, 'linzhen');
  await office.published('dynamic.news', { title: '第一件' });
  await drainOutbox(world);
  await rebuildSite(world.system, {});
}, 60_000);
afterAll(async () => world.close());

interface Rule {
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
}

function wordsOf(title: string, lapsesOn: PlainDate | null = null) {
  rules += 1;
  return {
    title,
    metadata: metadataSchema.parse({
      documentNumber: `测试府规〔2024〕${rules}号`,
      writtenOn: TODAY,
      effectiveOn: '2024-07-01',
      lapsesOn,
    }),
  };
}

async function rule(title: string, lapsesOn: PlainDate | null = null): Promise<Rule> {
  return { title, ...(await office.published(NORMATIVE, wordsOf(title, lapsesOn))) };
}

async function end(document: Rule, by: string | null, more: Partial<NewValidity> = {}): Promise<void> {
  await changeValidity(office.as('publisher'), {
    documentId: document.documentId,
    validity: 'repealed',
    sinceOn: TODAY,
    reason: '已有新规定',
    changedBy: by,
    ...more,
  });
}

/** Titles to which the notice at the head of a page leads, and those that it lists below; all of the site must be what a rebuild makes. */
async function leads(document: Rule): Promise<{ by: string[]; changes: string[] }> {
  await drainOutbox(world);
  const root = siteFolder(world.system.config);
  expect(differences(await scratchSite(world.system), standingSite(root))).toEqual([]);
  const page = load(await readFile(join(root, document.path), 'utf8'));
  const titles = (links: string): string[] =>
    page(links)
      .toArray()
      .map((link) => page(link).text());
  return { by: titles('.notice a'), changes: titles('section[aria-labelledby="changes"] li a') };
}

async function seen({ documentId }: Pick<Rule, 'documentId'>) {
  const { edition } = await loadDocument(world.db, documentId);
  return { documentId, editionVersion: edition.version, reason: '核实' };
}

test('what was ended leads to what ended it, and that lists it, as long as both are public', async () => {
  const old = await rule('旧办法');
  const next = await rule('新办法');
  await end(old, next.documentId);
  expect(await leads(old)).toEqual({ by: ['新办法'], changes: [] });
  expect(await leads(next)).toEqual({ by: [], changes: ['旧办法'] });

  await startEdition(office.as('clerk'), { documentId: next.documentId, changeNote: '改标题' });
  await office.change(next.documentId, { title: '新办法（修订）' });
  await office.review(next.documentId);
  await publish(office.as('publisher'), await seen(next));
  expect(await leads(old)).toMatchObject({ by: ['新办法（修订）'] });

  const notice = withdrawalSchema.parse({ publicNotice: '内容有误，正在核实。' });
  await withdraw(office.as('publisher'), { ...(await seen(next)), ...notice });
  expect(await leads(old)).toMatchObject({ by: [] });
  await restore(office.as('publisher'), await seen(next));
  expect(await leads(old)).toMatchObject({ by: ['新办法（修订）'] });
  await withdraw(office.as('publisher'), { ...(await seen(old)), ...notice });
  expect(await leads(next)).toMatchObject({ changes: [] });
  await restore(office.as('publisher'), await seen(old));
  expect(await leads(next)).toMatchObject({ changes: ['旧办法'] });
});

test('a document that isn’t public yet is led to from the day on which it is', async () => {
  const old = await rule('旧规定');
  const draft = await office.draft(NORMATIVE, wordsOf('起草中的规定'));
  await end(old, draft);
  expect(await leads(old)).toEqual({ by: [], changes: [] });
  await office.review(draft);
  const { path } = await publish(office.as('publisher'), await seen({ documentId: draft }));
  expect(await leads(old)).toMatchObject({ by: ['起草中的规定'] });
  expect(await leads({ documentId: draft, path, title: '' })).toMatchObject({ changes: ['旧规定'] });
});

test('what is named afterwards, anew or no more is shown so, without an entry of the public log', async () => {
  const old = await rule('旧细则');
  const [first, second] = [await rule('新细则'), await rule('最新细则')];
  await end(old, null);
  expect(await leads(old)).toMatchObject({ by: [] });
  const entries = await lastSeq(world.db);
  await end(old, first.documentId);
  expect(await leads(old)).toMatchObject({ by: ['新细则'] });
  await end(old, second.documentId);
  expect(await leads(old)).toMatchObject({ by: ['最新细则'] });
  expect(await leads(first)).toMatchObject({ changes: [] });
  expect(await leads(second)).toMatchObject({ changes: ['旧细则'] });
  expect(await lastSeq(world.db)).toBe(entries);
  const { documentId } = second;
  expect(await viewDocument(office.as('clerk'), { documentId })).toMatchObject({
    changes: [{ documentId: old.documentId, title: '旧细则', live: true }],
  });
  expect(await viewDocument(office.as('clerk'), old)).toMatchObject({ changedBy: { documentId } });
  const { items } = await timelineOf(office.as('clerk'), old);
  expect(items[0]?.text).toMatch(/^已有新规定；依据或者代替它的文件：最新细则（测试府规〔2024〕\d+号）$/);
  await end(old, null);
  expect(await leads(second)).toMatchObject({ changes: [] });
  const found = await verifyLog(logSource(siteFolder(world.system.config)), {
    pages: true,
    files: true,
    on: TODAY,
  });
  expect(found).toMatchObject({ faults: [], doubts: [] });
});

test('a change for a day to come leads there from that day, until the document lapses by its term', async () => {
  const old = await rule('旧标准', '2024-12-31');
  const [first, next] = [await rule('修改决定'), await rule('新标准')];
  await end(old, first.documentId, { validity: 'amended' });
  await end(old, next.documentId, { validity: 'amended', sinceOn: '2024-08-01' });
  expect(await leads(old)).toMatchObject({ by: ['修改决定'] });
  const on = async (day: PlainDate) => {
    world.clock.set(new Date(`${day}T02:00:00Z`));
    await requestLapsedRendering(world.system);
    return { old: await leads(old), first: await leads(first), next: await leads(next) };
  };
  expect(await on('2024-07-31')).toMatchObject({ old: { by: ['修改决定'] }, next: { changes: [] } });
  expect(await on('2024-08-01')).toMatchObject({
    old: { by: ['新标准'] },
    first: { changes: [] },
    next: { changes: ['旧标准'] },
  });
  expect(await on('2024-12-31')).toMatchObject({ old: { by: [] }, next: { changes: [] } });
});

test('neither itself, nor anything of what is in force, nor what one may not read is named', async () => {
  const old = await rule('某办法');
  const theirs = await neighbour.draft(NORMATIVE, wordsOf('邻镇的草稿'));
  await expect(end(old, old.documentId)).rejects.toMatchObject({ code: 'documents.not_changed_by' });
  await expect(end(old, theirs, { validity: 'valid' })).rejects.toMatchObject({
    code: 'documents.not_changed_by',
    message: expect.stringContaining('有效的文件'),
  });
  const unknown = '01890000-0000-7000-8000-000000000000';
  const answers = await Promise.all(
    [theirs, unknown].map(async (by) =>
      end(old, by).catch(({ code, message }: { code: string; message: string }) => ({ code, message })),
    ),
  );
  expect(answers[0]).toMatchObject({ code: 'common.not_found' });
  expect(answers[0]).toEqual(answers[1]);
  // What another agency has made public is everybody's.
  const open = await neighbour.published(NORMATIVE, wordsOf('区里的决定'));
  await end(old, open.documentId);
  expect(await leads(old)).toMatchObject({ by: ['区里的决定'] });
});

test('the page of the column leads to what is in force there, and to what isn’t any more', async () => {
  const [held, amended, ended] = [
    await rule('现行章程'),
    await rule('修改过的章程'),
    await rule('废止的章程'),
  ];
  await end(amended, held.documentId, { validity: 'amended' });
  await end(ended, held.documentId);
  await drainOutbox(world);
  const { href } = await columnOf(held);
  const page = load(await readFile(join(siteFolder(world.system.config), fileOf(href)), 'utf8'));
  const app = await buildServer({ ctx: world.system });
  const listed = new Map<string, string[]>();
  for (const link of page('.by-validity a').toArray()) {
    const { body } = await app.inject(page(link).attr('href') ?? '');
    const titles = [held, amended, ended].map(({ title }) => title).filter((title) => body.includes(title));
    listed.set(page(link).text(), titles);
  }
  await app.close();
  expect(Object.fromEntries(listed)).toEqual({
    现行有效: ['现行章程'],
    已修改: ['修改过的章程'],
    已失效: [],
    已废止: ['废止的章程'],
  });
});

/** The column of a document, by the way that its page shows. */
async function columnOf({ path }: Rule): Promise<{ href: string }> {
  const page = load(await readFile(join(siteFolder(world.system.config), path), 'utf8'));
  return { href: page('.breadcrumb a').last().attr('href') ?? '' };
}
