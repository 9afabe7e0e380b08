import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { recordSecrecyReview } from '../review/review.usecases.ts';
import { searchPublished } from '../search/search.usecases.ts';
import { publishUrgently, restore, withdraw } from './publishing.usecases.ts';
import { siteFolder } from './site-folder.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

describe('withdrawal', () => {
  test('leaves a notice at the address, takes the document from lists and search, and can be undone', async () => {
    const { documentId, path, indexNumber } = await office.published('dynamic.notices', {
      title: '桐垭村饮水工程公示',
    });
    await drainOutbox(world);
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: await versionOf(documentId),
      reason: '附件有误',
      publicNotice: '因内容需要更正，本页暂时撤下。',
    });
    await drainOutbox(world);
    const notice = await page(path);
    expect(notice).toContain('因内容需要更正');
    expect(notice).not.toContain('护林员入户');
    expect(notice).not.toContain('附件有误');
    expect(await page('/ceshi/dynamic/notices/')).not.toContain(path);
    expect(await found('桐垭村饮水工程')).toBe(0);
    const again = await restore(office.as('publisher'), {
      documentId,
      editionVersion: await versionOf(documentId),
      reason: '已更正',
    });
    await drainOutbox(world);
    expect(again).toMatchObject({ path, indexNumber });
    expect(await page(path)).toContain('护林员入户');
    expect(await found('桐垭村饮水工程')).toBe(1);
  });

  test('can hide a title that isn’t fit for the public, until the document is back', async () => {
    const { documentId, path, indexNumber } = await office.published('dynamic.notices', {
      title: '关于向晚晴低保待遇的公示',
      summary: '各村的情况。',
    });
    await takeAway(documentId, { hideTitle: true });
    await drainOutbox(world);
    const notice = await page(path);
    expect(notice).toContain(indexNumber);
    expect(notice).toContain('正在更正');
    expect(await publicFilesThatName('向晚晴')).toEqual([]);
    expect(await found('向晚晴')).toBe(0);
    expect(await found(indexNumber)).toBe(0);
    expect(await withdrawalsOf(documentId)).toMatchObject([{ after: { titleHidden: true } }]);
    const editionVersion = await versionOf(documentId);
    await restore(office.as('publisher'), { documentId, editionVersion, reason: '当事人同意' });
    await takeAway(documentId);
    await drainOutbox(world);
    expect(await page(path)).toContain('向晚晴');
  });

  test('is not undone against a later 保密审查, published or withdrawn when that was made', async () => {
    for (const reviewed of ['published', 'withdrawn'] as const) {
      const { documentId, path } = await office.published('dynamic.notices', { title: `复查${reviewed}` });
      if (reviewed === 'published') await clearSecrecy(documentId, 'withheld');
      await takeAway(documentId);
      if (reviewed === 'withdrawn') await clearSecrecy(documentId, 'withheld');
      const back = async () =>
        restore(office.as('publisher'), {
          documentId,
          editionVersion: await versionOf(documentId),
          reason: '误撤',
        });
      await expect(back()).rejects.toMatchObject({
        code: 'publishing.obstacles',
        message: expect.stringContaining('不予公开'),
      });
      await drainOutbox(world);
      expect(await page(path)).toContain('已经撤下');
      await clearSecrecy(documentId);
      expect(await back()).toMatchObject({ path });
    }
  });

  test('of what was published urgently is undone while its review is still owed', async () => {
    const documentId = await office.draft('dynamic.notices', { title: '堰塘险情' });
    await clearSecrecy(documentId);
    const editionVersion = await versionOf(documentId);
    await publishUrgently(office.as('publisher'), { documentId, editionVersion, reason: '险情' });
    await takeAway(documentId);
    const again = { documentId, editionVersion: await versionOf(documentId), reason: '险情未除' };
    expect(await restore(office.as('publisher'), again)).toMatchObject({ pendingApproval: true });
  });
});

async function page(path: string): Promise<string> {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  return readFile(join(siteFolder(world.system.config), file), 'utf8');
}

async function versionOf(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function found(text: string): Promise<number> {
  const scope = { agencyId: null, nodeIds: null, period: null };
  return (await searchPublished(world.db, { text, scope, order: 'newest', page: 1 })).hits.length;
}

/** What was recorded of the withdrawals of a document. */
async function withdrawalsOf(documentId: string): Promise<unknown[]> {
  const rows = await world.db
    .selectFrom('audit_events')
    .select('data')
    .where('type', '=', 'document.withdrawn')
    .where(sql`data->'subject'->>'id'`, '=', documentId)
    .execute();
  return rows.map((row) => row.data);
}
/** Files of the public site in which the words stand. */
async function publicFilesThatName(words: string): Promise<string[]> {
  const root = siteFolder(world.system.config);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'utf8').includes(words));
}

async function takeAway(documentId: string, options: { hideTitle?: boolean } = {}): Promise<void> {
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: await versionOf(documentId),
    reason: '有误',
    publicNotice: '正在更正',
    ...options,
  });
}

async function clearSecrecy(documentId: string, result: 'open' | 'withheld' = 'open'): Promise<void> {
  const { revision } = await loadDocument(world.db, documentId);
  await recordSecrecyReview(office.as('secrecyReviewer'), {
    documentId,
    revisionId: revision.id,
    result,
    basis: '逐项核对',
    opinion: '',
    form: secrecyForm.parse({
      carrier: 'other',
      source: 'made',
      channels: ['website'],
      scope: '面向社会',
      handling: result === 'open' ? 'direct' : 'withhold',
    }),
  });
}
