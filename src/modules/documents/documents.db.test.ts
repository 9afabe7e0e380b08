import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '../../platform/actor.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { listReadable } from './documents.list.ts';
import { documentsApi } from './documents.api.ts';
import { autosave } from './documents.autosaves.ts';
import { linksOfMany, loadDocument, publishedContents, revisionsOf } from './documents.queries.ts';
import { changeValidity, linkDocuments, unlinkDocuments } from './documents.relations.ts';
import { discardEdition, saveRevision } from '../drafting/drafting.usecases.ts';
import { createDocument, setSection } from './documents.usecases.ts';
import { viewDiff, viewDocument, viewRevision } from './documents.views.ts';
import { createOffice, draftDocument, sampleContent, write, type TestOffice } from './test/office.ts';

let office: TestOffice;
let clerk: AccountActor;
let colleague: AccountActor;
let reviewer: AccountActor;

beforeAll(async () => {
  office = await createOffice();
  clerk = await office.person('程晓', ['clerk']);
  colleague = await office.person('陆明', ['clerk']);
  reviewer = await office.person('何清', ['firstReviewer']);
});

afterAll(async () => office.close());

async function auditTypes(documentId: string): Promise<string[]> {
  const rows = await office.auditOf(documentId);
  return rows.map((row) => row.type);
}

describe('writing', () => {
  test('saving keeps every revision, cleans the body and records what happened', async () => {
    const documentId = await draftDocument(office, clerk);
    const saved = await write(office, clerk, {
      documentId,
      content: sampleContent({ bodyHtml: '<p onclick="alert(1)">各村：</p><script>alert(2)</script>' }),
      note: '补充抬头',
    });
    expect(saved).toMatchObject({ changed: true, reviewVoided: false });
    expect(saved.revision.bodyHtml).toBe('<p>各村：</p>');
    expect(saved.notices).not.toHaveLength(0);
    const heads = await revisionsOf(office.world.db, documentId);
    expect(heads.map(({ number, note }) => ({ number, note }))).toEqual([
      { number: 3, note: '补充抬头' },
      { number: 2, note: '' },
      { number: 1, note: '' },
    ]);
    expect(await auditTypes(documentId)).toEqual([
      'document.created',
      'document.revised',
      'document.revised',
    ]);
  });

  test('saving the same content again writes nothing', async () => {
    const documentId = await draftDocument(office, clerk);
    const again = await write(office, clerk, { documentId, content: sampleContent() });
    expect(again.changed).toBe(false);
    expect(await revisionsOf(office.world.db, documentId)).toHaveLength(2);
  });

  test('of two people editing at once nobody overwrites the other, and nothing written is lost', async () => {
    const documentId = await draftDocument(office, clerk);
    const opened = await loadDocument(office.world.db, documentId);
    const base = {
      documentId,
      baseRevisionId: opened.revision.id,
      editionVersion: opened.edition.version,
      note: '',
    };
    await saveRevision(office.as(colleague), { ...base, content: sampleContent({ title: '陆明改的标题' }) });

    const refused = saveRevision(office.as(clerk), {
      ...base,
      content: sampleContent({ title: '程晓改的标题' }),
    });
    await expect(refused).rejects.toMatchObject({
      code: 'documents.changed_by_other',
      status: 409,
      message: expect.stringContaining('陆明'),
      details: { byName: '陆明', autosaveId: expect.any(String) },
    });
    const view = await viewDocument(office.as(clerk), { documentId });
    expect(view.revision.title).toBe('陆明改的标题');
    expect(view.autosave).toMatchObject({ stale: true, content: { title: '程晓改的标题' } });
    // The other one has nothing to recover.
    expect((await viewDocument(office.as(colleague), { documentId })).autosave).toBeNull();
  });

  test('two saves at the very same time: one is taken, the other is kept', async () => {
    const documentId = await draftDocument(office, clerk);
    const { revision, edition } = await loadDocument(office.world.db, documentId);
    const base = { documentId, baseRevisionId: revision.id, editionVersion: edition.version, note: '' };
    const results = await Promise.allSettled([
      saveRevision(office.as(clerk), { ...base, content: sampleContent({ title: '甲' }) }),
      saveRevision(office.as(colleague), { ...base, content: sampleContent({ title: '乙' }) }),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await revisionsOf(office.world.db, documentId)).toHaveLength(3);
  });

  test('an autosave survives, is offered, and is gone once it was saved', async () => {
    const documentId = await draftDocument(office, clerk);
    const { revision } = await loadDocument(office.world.db, documentId);
    const content = { ...sampleContent(), summary: '写到一半', metadata: { writtenOn: '2024-' } };
    await autosave(office.as(clerk), { documentId, baseRevisionId: revision.id, content });
    const offered = (await viewDocument(office.as(clerk), { documentId })).autosave;
    expect(offered).toMatchObject({
      stale: false,
      content: { summary: '写到一半', metadata: { writtenOn: '2024-' } },
    });

    await write(office, clerk, { documentId, content: sampleContent({ summary: '写完了' }) });
    expect((await viewDocument(office.as(clerk), { documentId })).autosave).toBeNull();
  });

  test('an autosave names a revision of the document itself', async () => {
    const documentId = await draftDocument(office, clerk);
    const other = await loadDocument(office.world.db, await draftDocument(office, clerk));
    await expect(
      autosave(office.as(clerk), {
        documentId,
        baseRevisionId: other.revision.id,
        content: { ...sampleContent() },
      }),
    ).rejects.toMatchObject({ code: 'common.not_found' });
  });

  test('only clerks of the agency write', async () => {
    const nodeId = await office.column('notice');
    const stranger: AccountActor = { ...clerk, grants: [{ role: 'clerk', agencyId: clerk.accountId }] };
    for (const actor of [reviewer, stranger]) {
      await expect(
        createDocument(office.as(actor), { nodeId, title: '无权', sectionId: null }),
      ).rejects.toMatchObject({ code: 'common.forbidden' });
    }
  });

  test('attachments of another document are refused', async () => {
    const documentId = await draftDocument(office, clerk);
    const other = await draftDocument(office, clerk);
    const { id } = await storeGenerated(office.as(clerk), {
      documentId: other,
      name: '附表.txt',
      extension: 'txt',
      mediaType: 'text/plain',
      bytes: Buffer.from('一、二、三'),
    });
    await expect(
      write(office, clerk, { documentId, content: sampleContent({ attachmentIds: [id] }) }),
    ).rejects.toMatchObject({ code: 'documents.foreign_attachment' });
    const saved = await write(office, clerk, {
      documentId: other,
      content: sampleContent({ attachmentIds: [id] }),
    });
    expect(saved.revision.attachments.map((one) => one.name)).toEqual(['附表.txt']);
    const many = await publishedContents(office.world.db, [saved.revision.id]);
    expect(many.get(saved.revision.id)).toEqual(saved.revision);
  });

  test('a section must be part of the agency', async () => {
    const documentId = await draftDocument(office, clerk);
    await expect(
      setSection(office.as(clerk), { documentId, sectionId: office.agencyId }),
    ).rejects.toMatchObject({
      code: 'documents.foreign_section',
    });
    await setSection(office.as(clerk), { documentId, sectionId: null });
    expect(await auditTypes(documentId)).toContain('document.section_changed');
  });

  test('a discarded draft is gone from the list and can be changed no more', async () => {
    const documentId = await draftDocument(office, clerk);
    await expect(discardEdition(office.as(clerk), { documentId, reason: ' ' })).rejects.toMatchObject({
      code: 'review.reason_missing',
    });
    await discardEdition(office.as(clerk), { documentId, reason: '重复起草' });
    await expect(
      write(office, clerk, { documentId, content: sampleContent({ title: '再改' }) }),
    ).rejects.toMatchObject({
      code: 'documents.not_editable',
    });
    const { items } = await listReadable(office.as(clerk), { limit: 100 });
    expect(items.map((item) => item.id)).not.toContain(documentId);
  });
});

describe('reading', () => {
  test('what is sent is what the contract says', async () => {
    const documentId = await draftDocument(office, clerk);
    const view = await viewDocument(office.as(reviewer), { documentId });
    expect(documentsApi.get.response.parse(view)).toEqual(view);
    expect(view.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    const list = await listReadable(office.as(reviewer), { limit: 5 });
    expect(documentsApi.list.response.parse(list)).toEqual(list);
  });

  test('pages of the list follow each other without gap or repetition', async () => {
    for (let made = 0; made < 5; made++) await draftDocument(office, colleague, { kind: 'news' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReadable(office.as(colleague), { limit: 2, kind: 'news', mine: 'true', cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  test('what was published within some days is listed page by page, most recently changed first', async () => {
    const author = await office.person('秦月', ['clerk']);
    const published: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const id = await draftDocument(office, author);
      published.push(id);
      await office.world.db
        .updateTable('documents')
        .set({
          first_published_at: new Date(Date.UTC(2019, 2, 10 + n)),
          changed_at: new Date(Date.UTC(2023, 0, 9 - n)),
        })
        .where('id', '=', id)
        .execute();
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReadable(office.as(author), {
        limit: 2,
        mine: 'true',
        publishedFrom: '2019-03-11',
        publishedTo: '2019-03-14',
        cursor,
      });
      expect(page.total).toBe(4);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(published.slice(1));
  });

  test('the list is narrowed by days of change and by text', async () => {
    const documentId = await draftDocument(office, clerk, { content: { title: '百分之100%_的标题' } });
    const changed = { limit: 100, text: '100%_的' };
    const found = await listReadable(office.as(clerk), {
      ...changed,
      changedFrom: '2024-06-03',
      changedTo: '2024-06-03',
    });
    expect(found.items.map((item) => item.id)).toEqual([documentId]);
    expect((await listReadable(office.as(clerk), { ...changed, changedFrom: '2024-06-04' })).items).toEqual(
      [],
    );
    expect((await listReadable(office.as(clerk), { ...changed, changedTo: '2024-06-02' })).items).toEqual([]);
  });

  test('somebody without a role at the agency sees nothing', async () => {
    const documentId = await draftDocument(office, clerk);
    const stranger: AccountActor = { ...clerk, grants: [] };
    expect((await listReadable(office.as(stranger), { limit: 100 })).items).toEqual([]);
    await expect(viewDocument(office.as(stranger), { documentId })).rejects.toMatchObject({
      code: 'common.forbidden',
    });
  });

  test('a difference names what changed', async () => {
    const documentId = await draftDocument(office, clerk);
    const from = (await loadDocument(office.world.db, documentId)).revision.id;
    const content = sampleContent({
      bodyHtml: '<p>各村、各部门：</p><p>现就做好防汛抗旱工作通知如下。</p><hr />',
    });
    const to = (await write(office, clerk, { documentId, content })).revision.id;
    const diff = await viewDiff(office.as(reviewer), { documentId, from, to });
    expect(documentsApi.diff.response.parse(diff)).toEqual(diff);
    expect(diff.identical).toBe(false);
    expect(diff.body.map(({ kind, tag }) => [kind, tag])).toEqual([
      ['same', 'p'],
      ['changed', 'p'],
      ['added', 'hr'],
    ]);
    expect(diff.body[1]?.parts).toContainEqual({ kind: 'added', text: '抗旱' });
  });

  test('a revision of another document is not found', async () => {
    const documentId = await draftDocument(office, clerk);
    const other = await loadDocument(office.world.db, await draftDocument(office, clerk));
    await expect(
      viewRevision(office.as(clerk), { documentId, revisionId: other.revision.id }),
    ).rejects.toMatchObject({ code: 'common.not_found' });
  });
});

describe('relations', () => {
  test('an interpretation and its document are tied once, whichever is named first', async () => {
    const documentId = await draftDocument(office, clerk, { kind: 'policy' });
    const otherDocumentId = await draftDocument(office, clerk, { kind: 'interpretation' });
    await linkDocuments(office.as(clerk), { documentId, otherDocumentId });
    const links = await linkDocuments(office.as(clerk), {
      documentId: otherDocumentId,
      otherDocumentId: documentId,
    });
    expect(links).toMatchObject([{ direction: 'interprets', documentId }]);
    const ends = await linksOfMany(office.world.db, [documentId, otherDocumentId]);
    expect(ends.get(documentId)).toEqual([{ direction: 'interpretedBy', documentId: otherDocumentId }]);
    expect((await auditTypes(documentId)).filter((type) => type === 'document.linked')).toHaveLength(1);
    expect(await unlinkDocuments(office.as(clerk), { documentId, otherDocumentId })).toEqual([]);
  });

  test('two documents without an interpretation between them are not tied', async () => {
    const documentId = await draftDocument(office, clerk, { kind: 'policy' });
    const otherDocumentId = await draftDocument(office, clerk, { kind: 'notice' });
    await expect(linkDocuments(office.as(clerk), { documentId, otherDocumentId })).rejects.toMatchObject({
      code: 'documents.not_linkable',
    });
  });

  test('validity is changed only by the publisher, and only of what was public', async () => {
    const documentId = await draftDocument(office, clerk, { kind: 'policy' });
    const change = { documentId, validity: 'repealed', sinceOn: '2024-06-03', reason: '已有新规定' } as const;
    await expect(changeValidity(office.as(clerk), change)).rejects.toMatchObject({
      code: 'common.forbidden',
    });
    const publisher = await office.person('沈舟', ['publisher']);
    await expect(changeValidity(office.as(publisher), change)).rejects.toMatchObject({
      code: 'documents.no_validity',
    });
  });
});
