import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { maskedInDocument } from './end-masked-value.ts';
import { maskDraft } from './mask-draft.ts';
import { documentFindings } from './review-findings.ts';

const MOBILE = '13812345678';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function write(documentId: string, bodyHtml: string): Promise<void> {
  const { edition, revision } = await loadDocument(world.db, documentId);
  const { title, summary, metadata } = revision;
  await saveRevision(office.as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: { title, summary, metadata, bodyHtml, attachmentIds: [] },
  });
}

test('what was masked counts from the moment at which the text is saved without it, and not where the masking was taken back', async () => {
  const text = `申请人手机${MOBILE}。`;
  const kept = async (documentId: string) =>
    (await maskedInDocument(office.as('publisher'), { documentId })).values.length;
  const mask = async (documentId: string) =>
    maskDraft(office.as('clerk'), { documentId, text, findings: [{ rule: 'I02', start: 5 }], keep: true });
  const saved = await office.draft('dynamic.news', { bodyHtml: `<p>${text}</p>` });
  await mask(saved);
  expect(await kept(saved)).toBe(0);
  await write(saved, '<p>申请人手机138****5678。</p>');
  expect(await kept(saved)).toBe(1);
  // It stays, whatever is written afterwards.
  await write(saved, `<p>${text}</p>`);
  expect(await kept(saved)).toBe(1);
  const undone = await office.draft('dynamic.news', { bodyHtml: `<p>${text}</p>` });
  await mask(undone);
  await write(undone, `<p>${text}</p><p>另起一段。</p>`);
  await write(undone, '<p>不再提及。</p>');
  expect(await kept(undone)).toBe(0);
  const { findings } = await documentFindings(office.as('publisher'), { documentId: undone });
  expect(findings.filter(({ rule }) => rule === 'I10')).toEqual([]);
  // Masked in one place while it stands in another: it is looked for there.
  const twice = await office.draft('dynamic.news', { bodyHtml: `<p>${text}</p><p>${text}</p>` });
  await mask(twice);
  await write(twice, `<p>申请人手机138****5678。</p><p>${text}</p>`);
  expect(await kept(twice)).toBe(1);
});
