import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { Ctx } from '../../platform/context.ts';
import { actorOfAccount } from '../accounts/accounts.queries.ts';
import { createAccount, grantRole } from '../accounts/accounts.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { discardEdition, saveRevision, startEdition } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { maskedInDocument } from './end-masked-value.ts';
import { maskDraft } from './mask-draft.ts';
import { heldValuesOf, maskedValuesOf } from './masking.repository.ts';
import { documentFindings } from './review-findings.ts';

const MOBILE = '13812345678';

let world: TestWorld;
let office: TestOffice;
let other: Ctx;

beforeAll(async () => {
  ({ world, office } = await createTown());
  const { agencyId } = office;
  const { id: accountId } = await createAccount(world.system, {
    username: 'clerk.other',
    displayName: '信息员乙',
    agencyId,
  });
  await grantRole(world.system, { accountId, role: 'clerk', agencyId });
  other = { ...office.as('clerk'), actor: await actorOfAccount(world.db, accountId, { ip: null }) };
});
afterAll(async () => world.close());

const TEXT = `申请人手机${MOBILE}。`;
const MASKED = '申请人手机138****5678。';

async function write(
  documentId: string,
  bodyHtml: string,
  { by = office.as('clerk'), summary }: { by?: Ctx; summary?: string } = {},
): Promise<void> {
  const { edition, revision } = await loadDocument(world.db, documentId);
  const { title, metadata } = revision;
  await saveRevision(by, {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: { title, summary: summary ?? revision.summary, metadata, bodyHtml, attachmentIds: [] },
  });
}

async function mask(documentId: string, by = office.as('clerk')): Promise<void> {
  await maskDraft(by, { documentId, text: TEXT, findings: [{ rule: 'I02', start: 5 }], keep: true });
}

/** How many values are on the list. */
async function kept(documentId: string): Promise<number> {
  return (await maskedInDocument(office.as('publisher'), { documentId })).values.length;
}

/** Published as it stands. */
async function publishDraft(documentId: string): Promise<string> {
  await office.review(documentId);
  const { edition } = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
  return edition.id;
}

/** The editions from which on something is looked for. */
async function editionsOfKept(documentId: string): Promise<string[]> {
  return (await maskedValuesOf(world.db, documentId)).map((row) => row.edition_id);
}

test('what was masked counts from the moment at which the text is saved without it, and not where the masking was taken back', async () => {
  const saved = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p>` });
  await mask(saved);
  expect(await kept(saved)).toBe(0);
  await write(saved, `<p>${MASKED}</p>`);
  expect(await kept(saved)).toBe(1);
  // It stays, whatever is written afterwards.
  await write(saved, `<p>${TEXT}</p>`);
  expect(await kept(saved)).toBe(1);
  const undone = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p>` });
  await mask(undone);
  await write(undone, `<p>${TEXT}</p><p>另起一段。</p>`);
  await write(undone, '<p>不再提及。</p>');
  expect(await kept(undone)).toBe(0);
  const { findings } = await documentFindings(office.as('publisher'), { documentId: undone });
  expect(findings.filter(({ rule }) => rule === 'I10')).toEqual([]);
  // Masked in one place while it stands in another: it is looked for there.
  const twice = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p><p>${TEXT}</p>` });
  await mask(twice);
  await write(twice, `<p>${MASKED}</p><p>${TEXT}</p>`);
  expect(await kept(twice)).toBe(1);
});

test('what one holds is forgotten by nobody else’s save', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p>` });
  await mask(documentId);
  await write(documentId, `<p>${TEXT}</p><p>另起一段。</p>`, { by: other });
  await write(documentId, `<p>${MASKED}</p><p>另起一段。</p>`);
  expect(await kept(documentId)).toBe(1);
  // Both masked it; what one takes back stays held for the other, whoever masked first.
  const shared = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p>` });
  await mask(shared, other);
  await mask(shared);
  await write(shared, `<p>${TEXT}</p><p>另起一段。</p>`, { by: other });
  expect((await heldValuesOf(world.db, shared)).map((row) => row.masked_by_name)).toEqual(['clerk甲']);
  await write(shared, `<p>${MASKED}</p>`);
  expect(await kept(shared)).toBe(1);
  // Typed and masked by one, of which another's save knows nothing: it doesn't count yet.
  const typed = await office.draft('dynamic.news', { bodyHtml: '<p>各村宣传。</p>' });
  await mask(typed);
  await write(typed, '<p>各村再次宣传。</p>', { by: other });
  expect(await kept(typed)).toBe(0);
  await write(typed, `<p>${MASKED}</p>`);
  expect(await kept(typed)).toBe(1);
  // Both masked it, and one save is without it: it is on the list once.
  const both = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p>` });
  await mask(both, other);
  await mask(both);
  await write(both, `<p>${MASKED}</p>`);
  expect(await kept(both)).toBe(1);
  expect(await heldValuesOf(world.db, both)).toEqual([]);
});

test('what was typed in two parts between two saves and masked in one of them stays held', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: '<p>各村宣传。</p>' });
  world.clock.set(new Date(world.clock.now().getTime() + 1_000));
  await mask(documentId);
  world.clock.set(new Date(world.clock.now().getTime() + 1_000));
  await write(documentId, `<p>${MASKED}</p>`, { summary: TEXT });
  await write(documentId, `<p>${MASKED}</p><p>另起一段。</p>`, { summary: TEXT });
  await write(documentId, `<p>${MASKED}</p>`, { summary: MASKED });
  expect(await kept(documentId)).toBe(1);
});

test('what is held ends with its edition, and what is kept later holds from the edition that is saved', async () => {
  const clerk = office.as('clerk');
  const documentId = await office.draft('dynamic.news', { bodyHtml: `<p>${TEXT}</p>` });
  await mask(documentId);
  const first = await publishDraft(documentId);
  expect(await heldValuesOf(world.db, documentId)).toEqual([]);
  await startEdition(clerk, { documentId, changeNote: '删去联系方式' });
  await write(documentId, '<p>不再提及。</p>');
  expect(await kept(documentId)).toBe(0);
  await write(documentId, `<p>${TEXT}</p>`);
  await mask(documentId);
  await discardEdition(clerk, { documentId, reason: '不再修改' });
  expect(await heldValuesOf(world.db, documentId)).toEqual([]);
  // Held while nothing was being written: it holds from the edition that is saved without it.
  await mask(documentId);
  await startEdition(clerk, { documentId, changeNote: '遮盖联系方式' });
  await mask(documentId);
  await write(documentId, `<p>${MASKED}</p>`);
  const { edition } = await loadDocument(world.db, documentId);
  expect(edition.id).not.toBe(first);
  expect(await editionsOfKept(documentId)).toEqual([edition.id]);
});
