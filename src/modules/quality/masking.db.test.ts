import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { verifyMasked } from '../../files/verify-masked.ts';
import { handleOutbox } from '../../outbox-handlers.ts';
import { DEFAULT_MASKING } from '../../text/masking-rule.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { officeChecker } from './checker.ts';
import { addWord } from './edit-words.ts';
import { maskAttachment, stripAttachment } from './clean-attachment.ts';
import { endMaskedValue, maskedInDocument } from './end-masked-value.ts';
import { maskDraft } from './mask-draft.ts';
import { setMasking, shownMasking } from './masking-rules.ts';
import { textGuard } from './publication-guard.ts';
import { rereadWrittenPages } from './release-pages.ts';
import { decideFinding, documentFindings } from './review-findings.ts';

const MOBILE = '13812345678';
const IDENTITY = '11010519491231002X';
const NO_MORE = { right: '', members: [], law: null, source: '' };
const ADDRESS = '安平市青禾镇三河村12号';
const EMAIL = 'lijianguo@example.com';
const PLAIN = '<p>各村组织护林员入户宣传森林防火要求。</p>';

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

function as(role: Role, at = office): Ctx {
  return { ...at.as(role), publicationGuards: [textGuard], reviewGuards: [textGuard] };
}

async function write(documentId: string, bodyHtml: string, attachmentIds: string[] = []): Promise<void> {
  const { edition, revision } = await loadDocument(world.db, documentId);
  const { title, summary, metadata } = revision;
  await saveRevision(as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: { title, summary, metadata, bodyHtml, attachmentIds },
  });
}

async function attach(documentId: string, name: string, content: Uint8Array): Promise<string> {
  return (await uploadAttachment(as('clerk'), { documentId, file: { name, content } })).id;
}

async function publication(documentId: string): Promise<{ documentId: string; editionVersion: number }> {
  const { edition } = await loadDocument(world.db, documentId);
  return { documentId, editionVersion: edition.version };
}

/** Masks everything personal in a text, and saves it so. */
async function maskAll(documentId: string, text: string, keep = true): Promise<string> {
  const findings = (await officeChecker.check({ text, context: {} }))
    .filter(({ kind }) => kind === 'personal-data')
    .map(({ rule, start }) => ({ rule, start }));
  const { edits } = await maskDraft(as('clerk'), { documentId, text, findings, keep });
  const masked = edits
    .toReversed()
    .reduce((so, { start, end, words }) => so.slice(0, start) + words + so.slice(end), text);
  if (keep) await write(documentId, `${PLAIN}<p>${masked}</p>`);
  return masked;
}

/** Everything that is kept for long in words. */
async function keptWords(): Promise<string> {
  const { rows } = await sql`
    SELECT data::text FROM audit_events UNION ALL SELECT findings::text FROM quality_checks
    UNION ALL SELECT reason FROM quality_sightings UNION ALL SELECT sealed FROM quality_masked_values
    UNION ALL SELECT digest || coalesce(shown, '') FROM quality_masked_values`.execute(world.db);
  return JSON.stringify(rows);
}

describe('the masking rule of an office', () => {
  test('is the district’s until it sets its own, with who and why', async () => {
    const { agencyId } = office;
    expect(await shownMasking(as('clerk'), { agencyId })).toMatchObject({
      masking: DEFAULT_MASKING,
      set: null,
      may: { edit: false },
    });
    const kept = { ...DEFAULT_MASKING.kept, mobile: { first: 3, last: 0 } };
    const masking = { ...DEFAULT_MASKING, kept };
    const ofDistrict = { agencyId: district.agencyId, masking, reason: '区里统一要求' };
    await expect(setMasking(as('publisher'), ofDistrict)).rejects.toMatchObject({ status: 403 });
    await expect(setMasking(as('clerk', district), ofDistrict)).rejects.toMatchObject({ status: 403 });
    await setMasking(as('publisher', district), ofDistrict);
    expect(await shownMasking(as('publisher'), { agencyId })).toMatchObject({
      masking,
      set: {
        inherited: true,
        agencyName: '测试区qingqu镇人民政府',
        byName: 'publisher甲',
        reason: '区里统一要求',
      },
      may: { edit: true },
    });
    const documentId = await office.draft('dynamic.news');
    expect(await maskAll(documentId, `申请人手机${MOBILE}。`, false)).toBe('申请人手机138********。');
    const loose = { ...DEFAULT_MASKING.kept, identity: { first: 12, last: 4 } };
    await expect(
      setMasking(as('publisher'), { agencyId, masking: { ...masking, kept: loose }, reason: '方便' }),
    ).rejects.toThrow('公民身份号码最多保留前6位');
    await setMasking(as('publisher'), { agencyId, masking: DEFAULT_MASKING, reason: '沿用惯例' });
    expect(await maskAll(documentId, `申请人手机${MOBILE}。`, false)).toBe('申请人手机138****5678。');
    const event = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'quality.masking_changed')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(event.data).toMatchObject({ reason: '沿用惯例', before: masking, after: DEFAULT_MASKING });
  });
});

describe('a text that is masked', () => {
  test('is masked for its clerk alone, and only where something is found', async () => {
    const documentId = await office.draft('dynamic.news');
    const text = `申请人手机${MOBILE}。`;
    const input = { documentId, text, findings: [{ rule: 'I02', start: 5 }], keep: false };
    await expect(maskDraft(as('publisher'), input)).rejects.toMatchObject({ status: 403 });
    await expect(maskDraft(as('clerk', district), input)).rejects.toMatchObject({ status: 403 });
    await expect(
      maskDraft(as('clerk'), { ...input, findings: [{ rule: 'I02', start: 1 }] }),
    ).rejects.toMatchObject({ code: 'quality.finding_gone' });
    expect((await maskDraft(as('clerk'), input)).edits).toEqual([
      { start: 5, end: 16, words: '138****5678' },
    ]);
    const kept = await world.db.selectFrom('quality_masked_values').select('id').execute();
    expect(kept).toEqual([]);
  });

  test('may not show the value again, however it is written, unless a reviewer says why', async () => {
    const documentId = await office.draft('dynamic.news');
    expect(await maskAll(documentId, `申请人手机${MOBILE}。`)).toBe('申请人手机138****5678。');
    // In a form that no rule takes for a telephone.
    await write(documentId, '<p>编号1381-2345-678。</p>');
    const { findings, revisionId } = await documentFindings(as('publisher'), { documentId });
    const again = must(
      findings.find(({ rule }) => rule === 'I10'),
      'what was masked',
    );
    expect(again).toMatchObject({ part: 'body', kind: 'personal-data', severity: 'gate' });
    await office.review(documentId);
    await expect(publish(as('publisher'), await publication(documentId))).rejects.toThrow('已经决定遮盖');
    const decision = {
      documentId,
      revisionId,
      fingerprint: again.fingerprint,
      decision: 'accepted' as const,
    };
    await expect(decideFinding(as('clerk'), { ...decision, reason: '是编号' })).rejects.toMatchObject({
      status: 403,
    });
    await decideFinding(as('publisher'), { ...decision, reason: '是编号，不是手机号码' });
    await publish(as('publisher'), await publication(documentId));
    expect(await keptWords()).not.toContain(MOBILE);
  });

  test('may not show it again either where rules only advise to mask it', async () => {
    const documentId = await office.draft('dynamic.news');
    const text = `申请人家住${ADDRESS}，邮箱${EMAIL}。`;
    expect(await maskAll(documentId, text)).not.toContain(EMAIL);
    await write(documentId, `<p>${text}</p>`);
    const { findings } = await documentFindings(as('clerk'), { documentId });
    expect(findings).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'I04', severity: 'advice' }),
        expect.objectContaining({ rule: 'I08', severity: 'advice' }),
      ]),
    );
    const again = findings.filter(({ rule }) => rule === 'I10');
    expect(again.map(({ words, severity }) => [words, severity])).toEqual([
      [ADDRESS, 'gate'],
      [EMAIL, 'gate'],
    ]);
    await office.review(documentId);
    await expect(publish(as('publisher'), await publication(documentId))).rejects.toThrow('已经决定遮盖');
  });

  test('is refused when something else than the text brings the value along', async () => {
    const documentId = await office.draft('dynamic.news', { bodyHtml: PLAIN });
    await maskAll(documentId, `申请人手机${MOBILE}。`);
    await office.review(documentId);
    // The name of its column stands on the page, and in none of its parts.
    const { node_id: column } = await world.db
      .selectFrom('documents')
      .select('node_id')
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow();
    const { name } = await world.db
      .selectFrom('catalogue_nodes')
      .select('name')
      .where('id', '=', column)
      .executeTakeFirstOrThrow();
    const rename = async (to: string) =>
      world.db.updateTable('catalogue_nodes').set({ name: to }).where('id', '=', column).execute();
    await rename(`${name}${MOBILE}`);
    await expect(publish(as('publisher'), await publication(documentId))).rejects.toThrow('生成的网页里仍有');
    expect(await itemOf(world.db, documentId)).toBeUndefined();
    await rename(name);
    const { path } = await publish(as('publisher'), await publication(documentId));
    await handleOutbox(world.system, { kind: 'render.document', documentId });
    const file = join(world.dataDir, 'site', path);
    const page = await readFile(file, 'utf8');
    expect(page).toContain('森林防火');
    expect(await rereadWrittenPages(world.system, documentId)).toBe(0);
    await writeFile(file, page.replace('森林防火', MOBILE));
    expect(await rereadWrittenPages(world.system, documentId)).toBe(1);
    expect(await readFile(file, 'utf8')).toBe(page);
  });
});

describe('a value that was masked', () => {
  test('is no secret where the agency publishes it itself', async () => {
    const documentId = await office.draft('dynamic.news', { bodyHtml: PLAIN });
    const setPhone = async (phone: string) =>
      world.db.updateTable('agencies').set({ phone }).where('id', '=', office.agencyId).execute();
    await maskAll(documentId, `申请人手机${MOBILE}。`);
    await setPhone(MOBILE);
    const other = await office.draft('dynamic.news', { bodyHtml: PLAIN });
    await maskAll(other, `申请人手机${MOBILE}。`);
    expect((await maskedInDocument(as('publisher'), { documentId: other })).values).toEqual([]);
    await office.review(documentId);
    // The number stands in the foot of its page.
    await publish(as('publisher'), await publication(documentId));
    await setPhone('');
  });

  test('is ended with a reason by somebody who didn’t write the text, and is known no more', async () => {
    const documentId = await office.draft('dynamic.news');
    await maskAll(documentId, `申请人手机${MOBILE}。`);
    await write(documentId, '<p>编号1381-2345-678。</p>');
    const { values, may } = await maskedInDocument(as('publisher'), { documentId });
    expect(may).toEqual({ end: true });
    expect(values).toMatchObject([{ shown: '138****5678', byName: 'clerk甲' }]);
    expect((await maskedInDocument(as('clerk'), { documentId })).may).toEqual({ end: false });
    const { id: valueId } = must(values[0], 'the value');
    const end = { documentId, valueId, reason: '误遮盖，是档案编号' };
    await expect(endMaskedValue(as('clerk'), end)).rejects.toMatchObject({ status: 403 });
    await expect(endMaskedValue(as('publisher', district), end)).rejects.toMatchObject({ status: 403 });
    const telling = { ...end, reason: `就是${MOBILE}` };
    await expect(endMaskedValue(as('publisher'), telling)).rejects.toThrow('理由里有个人信息');
    const elsewhere = await office.draft('dynamic.news');
    await expect(endMaskedValue(as('publisher'), { ...end, documentId: elsewhere })).rejects.toMatchObject({
      status: 404,
    });
    await endMaskedValue(as('publisher'), end);
    expect(await maskedInDocument(as('publisher'), { documentId })).toMatchObject({ values: [] });
    const { findings } = await documentFindings(as('publisher'), { documentId });
    expect(findings.filter(({ rule }) => rule === 'I10')).toEqual([]);
    await office.review(documentId);
    await publish(as('publisher'), await publication(documentId));
    const event = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'quality.masking_ended')
      .executeTakeFirstOrThrow();
    expect(event.data).toMatchObject({ reason: '误遮盖，是档案编号', before: { maskedBy: 'clerk甲' } });
  });
});

describe('an attachment', () => {
  test('is stripped of all that its reader doesn’t see, into a file of its own', async () => {
    const documentId = await office.draft('dynamic.news');
    const planted = { body: '名单', comment: '此人情况特殊', deleted: '删去的话', creator: '张三丰' };
    const original = await attach(documentId, '名单.docx', plantedDocx(planted));
    const input = { documentId, attachmentId: original };
    await expect(stripAttachment(as('publisher'), input)).rejects.toMatchObject({ status: 403 });
    const elsewhere = await office.draft('dynamic.news');
    await expect(stripAttachment(as('clerk'), { ...input, documentId: elsewhere })).rejects.toMatchObject({
      status: 404,
    });
    const { attachment } = await stripAttachment(as('clerk'), input);
    expect(attachment).toMatchObject({ documentId, name: '名单.docx' });
    const bytes = await buffer(world.system.storage.read(attachment.sha256));
    const values = ['此人情况特殊', '删去的话', '张三丰'];
    expect(await verifyMasked({ bytes, name: '名单.docx', values })).toEqual({ ok: true });
    await write(documentId, PLAIN, [original]);
    expect((await documentFindings(as('clerk'), { documentId })).openGate).toBeGreaterThan(0);
    await write(documentId, PLAIN, [attachment.id]);
    expect((await documentFindings(as('clerk'), { documentId })).openGate).toBe(0);
    const event = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'quality.file_stripped')
      .executeTakeFirstOrThrow();
    expect(event.data).toMatchObject({
      before: { attachment: original },
      after: { attachment: attachment.id },
    });
  });

  test('is masked, and the value is then let through in no other file of the document', async () => {
    const documentId = await office.draft('dynamic.news');
    const file = plantedDocx({ body: `申请人李建国，身份证号${IDENTITY}，手机${MOBILE}`, comment: MOBILE });
    const original = await attach(documentId, `李建国${MOBILE}.docx`, file);
    const order = { documentId, attachmentId: original, rules: ['I01', 'I02'], dropHidden: true };
    const { attachment } = await maskAttachment(as('clerk'), { ...order, words: ['李建国'] });
    expect(attachment.name).toBe(`${'＊'.repeat(14)}.docx`);
    const bytes = await buffer(world.system.storage.read(attachment.sha256));
    const values = [MOBILE, IDENTITY, '李建国'];
    expect(await verifyMasked({ bytes, name: 'a.docx', values })).toEqual({ ok: true });
    await write(documentId, PLAIN, [attachment.id]);
    expect((await documentFindings(as('clerk'), { documentId })).openGate).toBe(0);
    // A name that no rule tells, in another file.
    const other = await attach(documentId, '其他.docx', plantedDocx({ body: '由李建国负责' }));
    await write(documentId, PLAIN, [attachment.id, other]);
    const { findings } = await documentFindings(as('clerk'), { documentId });
    expect(findings.filter(({ severity }) => severity === 'gate')).toMatchObject([
      {
        part: 'attachment',
        rule: 'I10',
        reason: expect.stringContaining('“其他.docx”里仍有已经决定遮盖的内容'),
      },
    ]);
    const words = await keptWords();
    for (const value of values) expect(words).not.toContain(value);
  });

  test('keeps what the office has excepted, and what is answered for in it holds for no other value', async () => {
    const documentId = await office.draft('dynamic.news');
    const exception = { words: ADDRESS, rule: 'I04', reason: '村委会地址', ...NO_MORE };
    await addWord(as('publisher'), { agencyId: office.agencyId, kind: 'exception', ...exception });
    const body = `李建国和王小明，家住${ADDRESS}，手机${MOBILE}`;
    const original = await attach(documentId, '名单.docx', plantedDocx({ body }));
    const order = { documentId, attachmentId: original, rules: ['I02', 'I04'], dropHidden: false };
    const { attachment } = await maskAttachment(as('clerk'), { ...order, words: ['李建国'] });
    const bytes = await buffer(world.system.storage.read(attachment.sha256));
    const looked = async (value: string) => verifyMasked({ bytes, name: 'a.docx', values: [value] });
    expect([await looked(ADDRESS), await looked(MOBILE)]).toMatchObject([{ ok: false }, { ok: true }]);
    // The names stand in another file, for which somebody answers.
    const other = await attach(documentId, '其他.docx', plantedDocx({ body: '由李建国、王小明负责' }));
    await write(documentId, PLAIN, [attachment.id, other]);
    const { findings, revisionId } = await documentFindings(as('publisher'), { documentId });
    const again = must(
      findings.find(({ rule }) => rule === 'I10'),
      'the name',
    );
    const { fingerprint } = again;
    const decision = { documentId, revisionId, fingerprint, decision: 'accepted' as const };
    await decideFinding(as('publisher'), { ...decision, reason: '是公示的负责人' });
    expect((await documentFindings(as('publisher'), { documentId })).openGate).toBe(0);
    const next = { ...order, attachmentId: attachment.id, rules: [], words: ['王小明'] };
    await maskAttachment(as('clerk'), next);
    expect((await documentFindings(as('publisher'), { documentId })).openGate).toBeGreaterThan(0);
  });

  test('that can’t be masked stays as it was, and why is told in words', async () => {
    const documentId = await office.draft('dynamic.news');
    const attachmentId = await attach(documentId, '名单.docx', plantedDocx({ body: '没有个人信息' }));
    const before = await world.db.selectFrom('attachments').select('id').execute();
    const order = { documentId, attachmentId, rules: ['I02'], words: [], dropHidden: false };
    await expect(maskAttachment(as('clerk'), order)).rejects.toMatchObject({
      code: 'quality.not_cleaned',
      status: 422,
      message: expect.stringContaining('没有找到'),
    });
    expect(await world.db.selectFrom('attachments').select('id').execute()).toEqual(before);
  });

  test('whose bytes aren’t those that were uploaded is looked at by nobody, and stops the document', async () => {
    const documentId = await office.draft('dynamic.news');
    const attachmentId = await attach(documentId, '说明.docx', plantedDocx({ body: '将会损坏' }));
    await write(documentId, PLAIN, [attachmentId]);
    const { revision } = await loadDocument(world.db, documentId);
    const { sha256 } = must(revision.attachments[0], 'the attachment');
    await writeFile(world.system.storage.pathOf(sha256), plantedDocx({ body: '别的内容' }));
    const { findings } = await documentFindings(as('clerk'), { documentId });
    expect(findings.filter(({ severity }) => severity === 'gate')).toMatchObject([
      { part: 'attachment', reason: expect.stringContaining('与上传时不一致') },
    ]);
  });
});
