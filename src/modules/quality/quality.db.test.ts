import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { UncheckableText } from '../../files/checking/uncheckable-text.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish, withdraw } from '../publishing/publishing.usecases.ts';
import { submitForReview } from '../review/review.usecases.ts';
import { createDraftChecker } from './check-draft.ts';
import { partsOf } from './part-findings.ts';
import { addWord, exportWords, importWords, listWords, removeWord } from './edit-words.ts';
import { textGuard } from './publication-guard.ts';
import { qualityTodo } from './quality-todo.ts';
import { decideFinding, documentFindings } from './review-findings.ts';
import { lookAtSource } from './scan-source.ts';
import { continueScan, startNightly, startScan } from './scan-site.ts';
import { qualityFigures, siteFindings } from './site-list.ts';

let world: TestWorld;
let office: TestOffice;
let district: TestOffice;

beforeAll(async () => {
  world = await createWorld();
  district = await openOffice(world, 'qingqu');
  office = await openOffice(world);
  await world.db
    .updateTable('agencies')
    .set({ parent_id: district.agencyId, path: [district.agencyId, office.agencyId] })
    .where('id', '=', office.agencyId)
    .execute();
});
afterAll(async () => world.close());

const BAD = '<p>全年收到申请12件。。</p><p>各村组织护林员入户宣传森林防火要求。</p>';
const GOOD = '<p>全年收到申请12件。</p><p>各村组织护林员入户宣传森林防火要求。</p>';

/** Somebody whose texts are proofread, as they are in the running program. */
function as(role: Role, at = office): Ctx {
  return { ...at.as(role), publicationGuards: [textGuard], reviewGuards: [textGuard] };
}

async function write(documentId: string, bodyHtml: string): Promise<void> {
  const { edition, revision } = await loadDocument(world.db, documentId);
  const { title, summary, metadata } = revision;
  await saveRevision(as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: { title, summary, metadata, bodyHtml, attachmentIds: [] },
  });
}

async function submit(documentId: string): Promise<string> {
  const { revision } = await loadDocument(world.db, documentId);
  try {
    await submitForReview(as('clerk'), { documentId, revisionId: revision.id, note: '' });
    return 'submitted';
  } catch (error) {
    return String(error);
  }
}

async function decide(
  role: Role,
  documentId: string,
  decision: 'accepted' | 'ignored' | 'excepted' | 'open',
  reason = '',
): Promise<void> {
  const { revisionId, findings } = await documentFindings(as(role), { documentId });
  const { fingerprint } = must(
    findings.find(({ severity }) => severity === 'gate'),
    'a finding',
  );
  await decideFinding(as(role), { documentId, revisionId, fingerprint, decision, reason });
}

async function states(documentId: string): Promise<string[]> {
  const { findings } = await documentFindings(as('clerk'), { documentId });
  return findings.filter(({ severity }) => severity === 'gate').map(({ state }) => state);
}

test('a fault that is certain stops a text before review until it is mended, and is counted', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: BAD });
  const { findings, openGate, may } = await documentFindings(as('clerk'), { documentId });
  expect(openGate).toBe(1);
  expect(findings[0]).toMatchObject({
    part: 'body',
    rule: 'P01',
    state: 'open',
    before: '全年收到申请12件',
  });
  expect(may).toEqual({ decide: true, decidePersonal: false, except: false });
  expect(await submit(documentId)).toContain('正文“');
  await write(documentId, GOOD);
  expect(await states(documentId)).toEqual([]);
  expect(await submit(documentId)).toBe('submitted');
  const { items } = await qualityFigures(as('publisher'), {
    agencyId: office.agencyId,
    from: '2024-06-01',
    to: '2024-06-30',
  });
  expect(items).toMatchObject([
    {
      month: '2024-06',
      agencyName: '测试区测试镇人民政府',
      checked: 2,
      gate: 1,
      mended: 1,
      stopped: 1,
      open: 0,
    },
  ]);
  // The district watches over those below; the town doesn't see the district.
  const above = { agencyId: district.agencyId, from: '2024-06-01', to: '2024-06-30' };
  expect((await qualityFigures(as('supervisor', district), above)).items).toHaveLength(1);
  await expect(qualityFigures(as('publisher'), above)).rejects.toThrow('上级监督员');
});

test('what was looked at and found right goes through, with who and why, until it is reopened', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: BAD });
  await expect(decide('clerk', documentId, 'accepted')).rejects.toThrow('请写明理由');
  await expect(decide('requestHandler', documentId, 'accepted', '原文如此')).rejects.toThrow('审核人');
  await decide('clerk', documentId, 'accepted', '原文如此');
  // Another paragraph changes: what was decided of this one holds.
  await write(documentId, `${BAD}<p>另行通知。</p>`);
  expect(await states(documentId)).toEqual(['accepted']);
  await office.review(documentId);
  await decide('publisher', documentId, 'open');
  const { edition } = await loadDocument(world.db, documentId);
  const input = { documentId, editionVersion: edition.version };
  await expect(publish(as('publisher'), input)).rejects.toThrow('须核对');
  await expect(decide('publisher', documentId, 'ignored')).rejects.toThrow('请写明理由');
  await decide('publisher', documentId, 'ignored', '原文如此');
  await publish(as('publisher'), input);
  const events = await world.db
    .selectFrom('audit_events')
    .select(['type', 'data'])
    .where('type', 'like', 'quality.%')
    .orderBy('seq')
    .execute();
  expect(events).toMatchObject([
    { type: 'quality.accepted', data: { reason: '原文如此', after: { rule: 'P01' } } },
    { type: 'quality.reopened' },
    { type: 'quality.ignored' },
  ]);
});

test('what is ignored always isn’t told anywhere in the office, and is again once the exception is taken back', async () => {
  const [first, second] = [
    await office.draft('dynamic.news', { bodyHtml: BAD }),
    await office.draft('dynamic.news', { bodyHtml: BAD }),
  ];
  await expect(decide('clerk', first, 'excepted', '专用写法')).rejects.toThrow('复审人');
  expect(await states(second)).toEqual(['open']);
  await decide('publisher', first, 'excepted', '专用写法');
  expect(await states(first)).toEqual([]);
  expect(await states(second)).toEqual([]);
  const excepted = await world.db
    .selectFrom('quality_sightings')
    .select('document_id')
    .where('state', '=', 'excepted')
    .execute();
  expect(excepted.map((row) => row.document_id).toSorted()).toEqual([first, second].toSorted());
  const { items } = await listWords(as('clerk'), { agencyId: office.agencyId });
  expect(items).toMatchObject([
    { kind: 'exception', rule: 'P01', reason: '专用写法', addedBy: 'publisher甲' },
  ]);
  await removeWord(as('publisher'), { wordId: items[0]?.id ?? '', reason: '统一写法' });
  expect(await states(first)).toEqual(['open']);
});

test('words of the district hold in the town, a file of words is taken whole or not at all', async () => {
  const word = { right: '', members: [], rule: '', law: null, source: '', reason: '' };
  const ofDistrict = { ...word, agencyId: district.agencyId, kind: 'name' as const, words: '甲乙丙' };
  await addWord(as('publisher', district), ofDistrict);
  await expect(addWord(as('publisher', district), ofDistrict)).rejects.toThrow('已经有');
  await expect(addWord(as('publisher'), ofDistrict)).rejects.toThrow('词表由');
  const { items, may } = await listWords(as('publisher'), { agencyId: office.agencyId });
  expect(items).toMatchObject([{ words: '甲乙丙', inherited: true, agencyName: '测试区qingqu镇人民政府' }]);
  expect(may).toEqual({ edit: true });
  const { agencyId } = office;
  const faulty =
    '类别,词语,规范写法,依据\n人名和机构名,丁戊,,\n规范表述,信息公示,,无\n例外,庚,,\n别的,辛,,\n';
  await expect(importWords(as('publisher'), { agencyId, csv: faulty })).rejects.toThrow(
    /3 处不能读取.*第3行.*规范写法.*第4行.*第5行/su,
  );
  const csv =
    '\ufeff类别,词语,规范写法,并列的词,规则,依据,理由\r\n规范表述,信息公示,信息公开,,,《条例》,\r\n固定并列,两个方面,,甲、乙,,通知,\r\n例外,"庚,",,,*,,专名\r\n';
  expect(await importWords(as('publisher'), { agencyId, csv })).toEqual({ added: 3, known: 0 });
  const out = await exportWords(as('clerk'), { agencyId });
  expect(out.csv).toContain('规范表述,信息公示,信息公开,,,,,,,,《条例》,,publisher甲');
  expect(await importWords(as('publisher'), { agencyId, csv: out.csv })).toEqual({ added: 0, known: 3 });
});

test('a draft is checked as it is written, for those of the office and not without end', async () => {
  const drafts = createDraftChecker();
  const draft = {
    agencyId: office.agencyId,
    text: '全年收到申请12件。。',
    title: '',
    documentNumber: '',
    date: null,
    attachments: [],
  };
  const [found] = await drafts.check(as('clerk'), draft);
  expect(found).toMatchObject({ rule: 'P01', severity: 'gate' });
  await expect(drafts.check(as('clerk', district), draft)).rejects.toThrow('文稿工作角色');
  const asked = Array.from({ length: 45 }, async () => drafts.check(as('clerk'), draft));
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
  expect(refused.length).toBe(6);
});

const NUMBER = '11010519491231002X';

test('personal data is decided on place by place, by others than its writers, and is kept nowhere', async () => {
  const { agencyId } = office;
  const documentId = await office.draft('dynamic.news', {
    bodyHtml: `<p>申请人身份证号码（${NUMBER}已经登记。</p>`,
  });
  const { revisionId, findings } = await documentFindings(as('publisher'), { documentId });
  const { fingerprint } = must(
    findings.find(({ kind }) => kind === 'personal-data'),
    'personal data',
  );
  expect(findings.map(({ part, rule }) => [part, rule])).toEqual([
    ['body', 'P24'],
    ['body', 'I01'],
  ]);
  const say = async (ctx: Ctx, decision: 'accepted' | 'ignored' | 'excepted', reason: string) =>
    decideFinding(ctx, { documentId, revisionId, fingerprint, decision, reason });
  const clerk = as('clerk');
  if (clerk.actor.kind !== 'account') throw new TypeError('the clerk has an account');
  // Somebody of a small office who writes and publishes.
  const both = { ...clerk.actor, grants: [...clerk.actor.grants, { role: 'publisher' as const, agencyId }] };
  await expect(say({ ...clerk, actor: both }, 'accepted', '依法公示')).rejects.toThrow('您修改过这份文稿');
  const { may } = await documentFindings({ ...clerk, actor: both }, { documentId });
  expect(may).toMatchObject({ decidePersonal: false, except: true });
  await expect(say(as('publisher'), 'excepted', '依法公示')).rejects.toThrow('不能始终忽略');
  await expect(say(as('publisher'), 'ignored', ' ')).rejects.toThrow('请写明理由');
  await expect(say(as('publisher'), 'accepted', `${NUMBER}可以公开`)).rejects.toThrow('理由里有个人信息');
  await say(as('publisher'), 'accepted', '依法公示');
  const word = { agencyId, right: '', members: [], law: null, source: '', reason: '专名' };
  for (const rule of ['I01', '*'])
    await expect(
      addWord(as('publisher'), { ...word, kind: 'exception', words: NUMBER, rule }),
    ).rejects.toThrow('个人信息');
  await expect(
    addWord(as('publisher'), { ...word, kind: 'exception', words: '*', rule: 'I01' }),
  ).rejects.toThrow('不能用 * 全部忽略');
  await expect(addWord(as('systemAdmin'), { ...word, kind: 'name', words: '甲', rule: '' })).rejects.toThrow(
    '词表由',
  );
  const csv = `类别,词语,规则,理由\n例外,*,I01,方便\n人名和机构名,${NUMBER},,\n`;
  await expect(importWords(as('publisher'), { agencyId, csv })).rejects.toThrow('2 处不能读取');
  const { rows } = await sql`
    SELECT data::text FROM audit_events WHERE type LIKE 'quality.%'
    UNION ALL SELECT findings::text FROM quality_checks
    UNION ALL SELECT words || reason || decision_reason FROM quality_sightings
    UNION ALL SELECT words || reason FROM quality_words`.execute(world.db);
  expect(rows.length).toBeGreaterThan(3);
  expect(JSON.stringify(rows)).not.toContain(NUMBER.slice(0, 6));
});

test('the whole site is looked over, goes on after a kill, and forgets what is mended or gone', async () => {
  const { agencyId } = office;
  const [kept, gone] = [
    await office.published('dynamic.news', { bodyHtml: BAD, title: '第一篇' }),
    await office.published('dynamic.news', { bodyHtml: BAD, title: '第二篇' }),
  ];
  await expect(startScan(as('clerk'), { agencyId })).rejects.toThrow('发布员');
  const total = async (severity?: 'gate') =>
    (await siteFindings(as('publisher'), { agencyId, severity, page: 1, size: 10 })).total;
  await startScan(as('publisher'), { agencyId });
  await expect(startScan(as('publisher'), { agencyId })).rejects.toThrow('正在进行');
  expect(await continueScan(world.system, () => true)).toBe(false);
  expect(await continueScan(world.system)).toBe(true);
  const { items, scan } = await siteFindings(as('publisher'), {
    agencyId,
    kind: 'punctuation',
    rule: 'P01',
    page: 1,
    size: 10,
  });
  expect(items.map(({ title }) => title).toSorted()).toEqual(expect.arrayContaining(['第一篇', '第二篇']));
  expect(scan).toMatchObject({ startedBy: 'publisher甲', finishedAt: expect.any(String) });
  expect(scan?.done).toBe(scan?.total);
  const before = await total('gate');
  expect((await qualityTodo(as('publisher'))).items).toMatchObject([{ agencyId, count: before }]);
  expect((await qualityTodo(as('clerk'))).total).toBe(0);
  const { edition } = await loadDocument(world.db, gone.documentId);
  await withdraw(as('publisher'), {
    documentId: gone.documentId,
    editionVersion: edition.version,
    reason: '内容过期',
    kind: 'notice',
    publicNotice: '内容已经过期。',
  });
  // The next night.
  world.clock.set(new Date('2024-06-03T19:30:00Z'));
  expect(await startNightly(world.system)).toBe(true);
  expect(await startNightly(world.system)).toBe(false);
  await continueScan(world.system);
  expect(await total('gate')).toBe(before - 1);
  const left = await siteFindings(as('publisher'), { agencyId, page: 1, size: 10 });
  const seen = must(
    left.items.find(({ documentId }) => documentId === kept.documentId),
    'what is still public',
  );
  expect(seen.firstSeenAt < seen.lastSeenAt).toBe(true);
});

test('a public text that can’t be checked keeps what was found, counts as unread, and holds up no other', async () => {
  const { agencyId } = office;
  const { documentId } = await office.published('dynamic.news', {
    bodyHtml: `<p>申请人身份证号码：${NUMBER}。。</p>`,
  });
  const { revision } = await loadDocument(world.db, documentId);
  const logged: string[] = [];
  const log = { ...world.system.log, error: (...said: unknown[]) => void logged.push(JSON.stringify(said)) };
  const look = async (check?: () => Promise<never>) =>
    lookAtSource(
      { ...world.system, log },
      {
        item: { document_id: documentId, agency_id: agencyId },
        revision,
        source: { source: 'text', name: '', parts: partsOf(revision) },
        known: new Map(),
      },
      check && { check },
    );
  const rows = async () =>
    world.db.selectFrom('quality_findings').selectAll().where('document_id', '=', documentId).execute();
  const unread = async () => (await siteFindings(as('publisher'), { agencyId, page: 1, size: 10 })).unread;
  await look();
  const before = await rows();
  expect(before.map(({ kind }) => kind).toSorted()).toEqual(['personal-data', 'punctuation']);
  expect(JSON.stringify(before)).not.toContain(NUMBER.slice(-6));
  const faults = [new UncheckableText('太长'), new Error(`at fault: ${NUMBER}\n    at rule (/a.ts:1:2)`)];
  for (const fault of faults) {
    expect(await look(async () => Promise.reject(fault))).toEqual({ found: 0, mended: 0 });
    expect(await rows()).toEqual(before);
    expect(await unread()).toBe(1);
  }
  expect(logged.join('')).toMatch(/beyond the limits.*at rule \(\/a\.ts:1:2\)/u);
  expect(logged.join('')).not.toContain(NUMBER);
  world.clock.set(new Date('2024-06-04T01:00:00Z'));
  await startScan(as('publisher'), { agencyId });
  expect(await continueScan(world.system)).toBe(true);
  expect(await unread()).toBe(0);
  // Personal data that no longer stands there isn't told of any more either.
  await lookAtSource(world.system, {
    item: { document_id: documentId, agency_id: agencyId },
    revision,
    source: { source: 'text', name: '', parts: [{ part: 'body', text: '申请人已经登记。' }] },
    known: new Map(),
  });
  expect((await rows()).map(({ kind, mended_at: at }) => [kind, at !== null])).toEqual([
    ['punctuation', true],
  ]);
});

test('what an attachment carries unseen stops it before review until somebody answers for this very file', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: GOOD });
  const attach = async (bytes: Uint8Array): Promise<void> => {
    const { edition, revision } = await loadDocument(world.db, documentId);
    const file = { name: '名单.docx', content: bytes };
    const { id } = await uploadAttachment(as('clerk'), { documentId, file });
    await saveRevision(as('clerk'), {
      documentId,
      baseRevisionId: revision.id,
      editionVersion: edition.version,
      note: '',
      content: {
        title: revision.title,
        summary: revision.summary,
        metadata: revision.metadata,
        bodyHtml: GOOD,
        attachmentIds: [id],
      },
    });
  };
  await attach(plantedDocx({ body: '名单', comment: '此人情况特殊' }));
  expect(await submit(documentId)).toMatch(/附件须核对：“名单.docx”.*批注/u);
  await decide('publisher', documentId, 'accepted', '批注是给公众的说明');
  expect(await states(documentId)).toEqual(['accepted']);
  await attach(plantedDocx({ body: '名单', comment: '另一条' }));
  expect(await states(documentId)).toEqual(['open']);
  await expect(decide('publisher', documentId, 'excepted', '都这样')).rejects.toThrow('不能始终忽略');
  await attach(plantedDocx({ body: '名单' }));
  expect(await submit(documentId)).toBe('submitted');
});
