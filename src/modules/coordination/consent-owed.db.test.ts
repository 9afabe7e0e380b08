import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { newId } from '../../platform/ids.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { secrecyForm, type SecrecyForm } from '../review/review.secrecy.ts';
import { recordSecrecyReview } from '../review/review.usecases.ts';
import { answerOther, askOther, settle } from './coordinate.ts';
import { openCoordination } from './coordination-view.ts';
import { neighboursOf, type Neighbours } from './test/neighbours.ts';
import { tryPublish } from './test/try-publish.ts';

let world: TestWorld;
let office: TestOffice;
let neighbours: Neighbours;

beforeAll(async () => {
  ({ world, office } = await createTown());
  neighbours = await neighboursOf(world, office);
});
afterAll(async () => world.close());

/** The bureau is asked about the text as it is, and agrees. */
async function agree(documentId: string): Promise<void> {
  const { coordinationId } = await askOther(office.as('clerk'), {
    documentId,
    kind: 'confirm',
    other: { kind: 'inside', agencyId: neighbours.bureau },
    question: '请核实能否转发。',
    dueOn: null,
    blocking: false,
  });
  const { version } = (await openCoordination(office.as('clerk'), { coordinationId })).item;
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    coordinationId,
    version,
    text: '可以转发。',
    paper: '',
    answer: 'agrees',
    answeredOn: null,
  });
}

/** Signs 公开 for the text as it is. */
async function sign(documentId: string, form: Partial<SecrecyForm>): Promise<void> {
  const { revision } = await loadDocument(world.db, documentId);
  const common = {
    carrier: 'other',
    source: 'made',
    channels: ['website'],
    scope: '面向社会',
    handling: 'direct',
  };
  await recordSecrecyReview(office.as('secrecyReviewer'), {
    documentId,
    revisionId: revision.id,
    form: secrecyForm.parse({ ...common, ...form }),
    result: 'open',
    basis: '逐项核对',
    opinion: '',
  });
}

test('what was obtained or is another agency’s is published with its yes to this text, or the place where it published or agreed', async () => {
  world.clock.set(new Date('2025-11-03T02:00:00Z'));
  const OWED = '由制作或者最初获取它的机关公开（条例第10条、第11条）';
  const forwarded = await office.approved('dynamic.news', { title: '转发区水利局通知' });
  await sign(forwarded, { source: 'obtained' });
  expect(await tryPublish(office, forwarded)).toContain(OWED);
  await agree(forwarded);
  expect(await tryPublish(office, forwarded)).toBe('published');

  const named = await office.approved('dynamic.news', { title: '转载区水利局水情' });
  await sign(named, { concerns: ['otherAgency'], concernsNote: '引用区水利局水情。' });
  expect(await tryPublish(office, named)).toContain(OWED);
  await sign(named, { source: 'obtained', otherAgencyBasis: 'https://www.example.gov.cn/shuiqing/1' });
  expect(await tryPublish(office, named)).toBe('published');
});

test('a yes on paper counts once who publishes has ended the question with it', async () => {
  const documentId = await office.approved('dynamic.news', { title: '转发供电公司通知' });
  await sign(documentId, { source: 'obtained' });
  const { coordinationId } = await askOther(office.as('clerk'), {
    documentId,
    kind: 'confirm',
    other: { kind: 'outside', name: '某某供电公司', paper: '便函〔2025〕3号' },
    question: '请核实能否转发。',
    dueOn: null,
    blocking: false,
  });
  const version = async (): Promise<number> =>
    (await openCoordination(office.as('clerk'), { coordinationId })).item.version;
  const said = async () => ({ coordinationId, version: await version(), text: '同意。', paper: '口头' });
  await answerOther(office.as('clerk'), { ...(await said()), answer: 'agrees', answeredOn: null });
  expect(await tryPublish(office, documentId)).toContain('条例第10条');
  await settle(office.as('publisher'), await said());
  expect(await tryPublish(office, documentId)).toBe('published');
});

test('a form that was signed before it asked for the basis holds as it was signed', async () => {
  const documentId = await office.approved('dynamic.news', { title: '早先签署的转发' });
  const { edition, revision } = await loadDocument(world.db, documentId);
  const { otherAgencyBasis: _, ...form } = secrecyForm.parse({
    carrier: 'other',
    source: 'obtained',
    channels: ['website'],
    scope: '面向社会',
    handling: 'direct',
  });
  const signedAt = new Date(world.clock.now().getTime() + 1_000);
  await world.db
    .insertInto('secrecy_reviews')
    .values({
      id: newId(signedAt.getTime()),
      document_id: documentId,
      agency_id: office.agencyId,
      edition_id: edition.id,
      revision_id: revision.id,
      content_hash: revision.contentHash,
      form: JSON.stringify({
        ...form,
        title: revision.title,
        documentNumber: '',
        agencyName: '',
        attachments: [],
      }),
      result: 'open',
      basis: '逐项核对',
      opinion: '',
      by_account: null,
      by_name: '审查员',
      at: signedAt,
    })
    .execute();
  expect(await tryPublish(office, documentId)).toBe('published');
});
