import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { addNode, DEFAULT_STEPS, setNodeActive } from '../catalogue/catalogue.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { changeValidity, linkDocuments } from '../documents/documents.relations.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { searchPublished } from '../search/search.usecases.ts';
import { loadReview } from '../review/review.queries.ts';
import { approveStep, recordSecrecyReview, submitForReview } from '../review/review.usecases.ts';
import { columnAddresses } from './column-addresses.ts';
import { publish, publishUrgently, requestLapsedRendering } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { renderDocument } from './render-site.ts';
import { siteFolder, unfinishedFolder } from './site-folder.ts';
import { verifySite } from './verify-site.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

const everywhere = { agencyId: null, nodeIds: null, period: null } as const;

async function page(path: string): Promise<string> {
  return readFile(
    join(siteFolder(world.system.config), path.endsWith('/') ? `${path}index.html` : path),
    'utf8',
  );
}

async function versionOf(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function found(text: string): Promise<number> {
  return (await searchPublished(world.db, { text, scope: everywhere, order: 'newest', page: 1 })).hits.length;
}

describe('publication', () => {
  test('makes page, lists, feed, sitemap and search entry, in at most twelve files', async () => {
    const { path, indexNumber, documentId } = await office.published('dynamic.news', {
      title: '春季护林员培训',
    });
    expect(indexNumber).toBe('115001100DEM00011X/2024-00001');
    const { written } = await renderDocument(world.system, documentId);
    expect(written).toBeLessThanOrEqual(12);
    const html = await page(path);
    expect(html).toContain('春季护林员培训');
    expect(html).toContain(indexNumber);
    expect(await page('/ceshi/dynamic/news/')).toContain(path);
    expect(await page('/ceshi/')).toContain(path);
    expect(await page('/ceshi/feed.xml')).toContain(path);
    expect(await page('/ceshi/sitemap-1.xml')).toContain(path);
    expect(await found('护林员')).toBe(1);
    expect(await found(indexNumber)).toBe(1);
  });

  test('written twice, no file changes the second time', async () => {
    const { documentId } = await office.published('dynamic.news', { title: '第二次写入' });
    await renderDocument(world.system, documentId);
    expect((await renderDocument(world.system, documentId)).written).toBe(0);
  });

  test('is refused while something stands in the way, and says what', async () => {
    const documentId = await office.draft('dynamic.news');
    await expect(
      publish(office.as('publisher'), { documentId, editionVersion: await versionOf(documentId) }),
    ).rejects.toMatchObject({ code: 'review.not_now' });
  });

  test('a second click changes nothing', async () => {
    const documentId = await office.approved('dynamic.news');
    const editionVersion = await versionOf(documentId);
    await publish(office.as('publisher'), { documentId, editionVersion });
    await expect(publish(office.as('publisher'), { documentId, editionVersion })).rejects.toMatchObject({
      code: 'documents.changed_by_other',
    });
  });

  test('clicked twice at once, it is published once', async () => {
    const documentId = await office.approved('dynamic.news');
    const editionVersion = await versionOf(documentId);
    const both = await Promise.allSettled([
      publish(office.as('publisher'), { documentId, editionVersion }),
      publish(office.as('publisher'), { documentId, editionVersion }),
    ]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('in a column that was retired meanwhile is refused, until it is back', async () => {
    const { id: parentId } = await nodeByKey(world.db, office.agencyId, 'dynamic');
    const column = { name: '专题', description: '', cycleText: '', cycleDays: null, sort: 1 };
    const { id: nodeId } = await addNode(office.as('publisher'), {
      ...column,
      reviewSteps: [...DEFAULT_STEPS],
      parentId,
      slug: 'topic',
      kind: 'news',
    });
    const documentId = await office.approved(`own.${nodeId}`);
    const input = { documentId, editionVersion: await versionOf(documentId) };
    await setNodeActive(office.as('publisher'), {
      nodeId,
      version: 1,
      active: false,
      addresses: columnAddresses,
    });
    await expect(publish(office.as('publisher'), input)).rejects.toMatchObject({
      code: 'publishing.column_retired',
    });
    await setNodeActive(office.as('publisher'), {
      nodeId,
      version: 2,
      active: true,
      addresses: columnAddresses,
    });
    await publish(office.as('publisher'), input);
  });

  test('is the publisher’s right and nobody else’s', async () => {
    const documentId = await office.approved('dynamic.news');
    const editionVersion = await versionOf(documentId);
    for (const role of ['clerk', 'finalReviewer', 'supervisor', 'systemAdmin'] as const) {
      await expect(publish(office.as(role), { documentId, editionVersion })).rejects.toMatchObject({
        status: 403,
      });
    }
  });
});

describe('a new edition', () => {
  test('keeps address, numbers and first date; the old text stays public until it is approved', async () => {
    const before = await office.published('dynamic.news', { title: '旧标题的工作动态' });
    const { documentId, path } = before;
    await startEdition(office.as('clerk'), { documentId, changeNote: '补充数据' });
    await office.change(documentId, {
      title: '新标题的工作动态',
      summary: '',
      bodyHtml: '<p>补充后的内容。</p>',
      metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
      attachmentIds: [],
    });
    await drainOutbox(world);
    expect(await page(path)).toContain('旧标题');
    await withReview(documentId);
    const after = await publish(office.as('publisher'), {
      documentId,
      editionVersion: await versionOf(documentId),
    });
    await drainOutbox(world);
    expect(after).toMatchObject({ path, indexNumber: before.indexNumber, publishedAt: before.publishedAt });
    expect(await page(path)).toContain('新标题');
  });
});

describe('urgent publication', () => {
  test('needs 保密审查 all the same, is flagged on the page, and loses the flag with the last approval', async () => {
    const documentId = await office.draft('dynamic.notices', { title: '山洪预警' });
    const urgent = async () =>
      publishUrgently(office.as('publisher'), {
        documentId,
        editionVersion: await versionOf(documentId),
        reason: '汛情紧急',
      });
    await expect(urgent()).rejects.toMatchObject({ code: 'publishing.obstacles' });
    await clearSecrecy(documentId);
    const { path, pendingApproval } = await urgent();
    expect(pendingApproval).toBe(true);
    await drainOutbox(world);
    const flagged = await page(path);
    await withReview(documentId, { secrecy: false });
    await drainOutbox(world);
    const { edition } = await loadDocument(world.db, documentId);
    expect(edition).toMatchObject({ state: 'published', pendingApproval: false });
    expect(await page(path)).not.toBe(flagged);
  });
});

describe('what the page shows beside the text', () => {
  test('a lapse appears on its first day, a repeal when it is decided; the text stays', async () => {
    const { documentId, path } = await office.published('statutory.art20-1.normative', {
      title: '某某管理办法',
      metadata: metadataSchema.parse({
        documentNumber: '测试府规〔2024〕1号',
        writtenOn: '2024-06-03',
        effectiveOn: '2024-07-01',
        lapsesOn: '2024-12-31',
      }),
    });
    await drainOutbox(world);
    expect(await page(path)).toContain('<dt>有效期至</dt><dd><time datetime="2024-12-30">');
    world.clock.set('2024-12-30T15:59:00.000Z');
    expect(await requestLapsedRendering(world.system)).toBe(0);
    world.clock.set('2024-12-30T16:00:00.000Z');
    expect(await requestLapsedRendering(world.system)).toBe(1);
    await drainOutbox(world);
    expect(await page(path)).toContain('<dt>失效日期</dt><dd><time datetime="2024-12-31">');
    expect(await requestLapsedRendering(world.system)).toBe(0);
    world.clock.set('2025-02-01T02:00:00.000Z');
    await changeValidity(office.as('publisher'), {
      documentId,
      validity: 'repealed',
      sinceOn: '2025-01-20',
      reason: '被新办法取代',
    });
    await drainOutbox(world);
    expect(await page(path)).toContain('废止');
    world.clock.set('2024-06-03T02:00:00.000Z');
  });

  test('an interpretation and its document lead to each other', async () => {
    const policy = await office.published('statutory.art20-1.normative', {
      title: '补贴管理办法',
      metadata: metadataSchema.parse({
        documentNumber: '测试府规〔2024〕2号',
        writtenOn: '2024-06-03',
        effectiveOn: '2024-07-01',
      }),
    });
    const interpretation = await office.published('statutory.art20-1.interpretation', {
      title: '补贴管理办法解读',
    });
    await linkDocuments(office.as('publisher'), {
      documentId: interpretation.documentId,
      otherDocumentId: policy.documentId,
    });
    await drainOutbox(world);
    expect(await page(policy.path)).toContain(interpretation.path);
    expect(await page(interpretation.path)).toContain(policy.path);
  });
});

describe('the site', () => {
  test('rebuilt from nothing it is the same, and verification finds what was changed by hand', async () => {
    await rebuildSite(world.system, {});
    expect((await verifySite(world.system)).faults).toEqual([]);
    const root = siteFolder(world.system.config);
    const victim = join(root, 'ceshi/doc/2024/1.html');
    await writeFile(victim, '<p>改过</p>');
    await writeFile(join(root, 'ceshi/stray.html'), '<p>多余</p>');
    const { faults } = await verifySite(world.system);
    expect(faults.map((fault) => fault.path).toSorted()).toEqual([
      '/ceshi/doc/2024/1.html',
      '/ceshi/stray.html',
    ]);
    const { written, removed } = await rebuildSite(world.system, {});
    expect({ written, removed }).toEqual({ written: 1, removed: 1 });
    expect((await verifySite(world.system)).faults).toEqual([]);
  });

  test('leaves no temporary files behind', () => {
    expect(readdirSync(unfinishedFolder(siteFolder(world.system.config)))).toEqual([]);
  });
});

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

async function withReview(
  documentId: string,
  options: { secrecy: boolean } = { secrecy: true },
): Promise<void> {
  const { revision } = await loadDocument(world.db, documentId);
  await submitForReview(office.as('clerk'), { documentId, revisionId: revision.id, note: '' });
  const round = await loadReview(world.db, documentId);
  for (const [step, { role }] of round.steps.entries()) {
    await approveStep(office.as(role), { documentId, roundId: round.id, step, comment: '' });
  }
  if (options.secrecy) await clearSecrecy(documentId);
}
