import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import { readPdf } from '../../files/test/read-pdf.ts';
import { addRequestFile } from './request-files.ts';
import { archiveRows, bundlePdf, bundleZip } from './request-bundle.ts';
import type { CaseForm } from './case-forms.definitions.ts';
import { writeCaseForm } from './request-forms.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let world: TestWorld;
let office: RequestOffice;
let id: string;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  office.day('2025-03-03');
  id = await office.receive();
  await office.act(id, 'requestHandler', 'examined', {});
  await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
  const found = {
    place: '镇档案室',
    keywords: '水库 验收',
    searcher: '甲',
    found: true,
    result: '查到1份。',
  };
  await office.act(id, 'requestHandler', 'searched', found);
  await office.act(id, 'requestHandler', 'searchConcluded', {});
  await office.act(id, 'requestHandler', 'judged', {
    decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }],
  });
  await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '同意' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
  await office.act(id, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS 1000000000001' });
  const report = await writeReportPdf({
    title: '青竹沟水库验收报告',
    agencyName: '',
    blocks: [{ kind: 'paragraph', text: '工程质量合格。' }],
  });
  await attach('answer', '验收报告.pdf', report);
  await attach('identityProof', '身份证.png', PIXEL);
  await attach('evidence', '检索说明.txt', Buffer.from('检索了两个系统。'));
});
afterAll(async () => world.close());

const as = (role: Role): Ctx => office.as(role);

async function attach(
  kind: 'answer' | 'identityProof' | 'evidence',
  name: string,
  content: Buffer,
): Promise<void> {
  const file = { kind, evidence: '', shownToApplicant: false, name, content: Readable.from([content]) };
  await addRequestFile(as('requestHandler'), { caseId: id, file });
}

describe('the dossier as one PDF', () => {
  test('has a cover with the list of papers, then all of them in order with numbered pages', async () => {
    const { fileName, content } = await bundlePdf(as('requestHandler'), { caseId: id });
    const bytes = await buffer(Readable.from(content instanceof Readable ? content : [content]));
    const folder = process.env['GONGKAI_LOOK'];
    if (folder !== undefined) await writeFile(`${folder}/bundle.pdf`, bytes);
    expect(fileName).toBe('测试镇依申〔2025〕1号案卷.pdf');
    const { texts } = await readPdf(bytes);
    const [cover = '', ...pages] = texts.map((text) => text.replaceAll(/\s/gu, ''));
    const order = [
      '申请表',
      '登记表',
      '办理经过',
      '计算书',
      '检索记录单',
      '答复书',
      '验收报告.pdf',
      '身份证.png',
      '检索说明.txt',
    ];
    const places = order.map((title) => cover.indexOf(title));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(cover).toContain('见电子文件');
    const found = [
      '政府信息公开申请表',
      '政府信息公开申请登记表',
      '政府信息公开申请办理经过',
      '计算书',
      '政府信息检索记录单',
      '答复书',
      '工程质量合格',
    ].map((words) => pages.findIndex((page) => page.includes(words)));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBe(0);
    expect(found).not.toContain(-1);
    expect(pages.map((page, at) => page.endsWith(String(at + 1))).filter(Boolean).length).toBeGreaterThan(0);
  });

  test('is for whoever handles the request, and recorded', async () => {
    for (const role of ['supervisor', 'finalReviewer', 'secondReviewer', 'clerk'] as const) {
      await expect(bundlePdf(as(role), { caseId: id })).rejects.toMatchObject({ status: 403 });
      await expect(bundleZip(as(role), { caseId: id })).rejects.toMatchObject({ status: 403 });
    }
    const events = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'request.exported')
      .execute();
    expect(events.map(({ data }) => data)).toMatchObject([{ after: { format: 'pdf', proofs: 1 } }]);
  });
});

test('the dossier as an archive has everything as it was handed in, and a manifest that proves it', async () => {
  const { content } = await bundleZip(as('requestHandler'), { caseId: id });
  const files = unzipSync(await buffer(Readable.from(content)));
  const names = Object.keys(files);
  const manifestName = names.at(-1) ?? '';
  expect(manifestName).toMatch(/清单\.json$/u);
  const manifest: {
    身份证明: string;
    材料: { name: string; size: number; sha256: string; 身份证明: boolean }[];
  } = JSON.parse(Buffer.from(files[manifestName] ?? []).toString('utf8'));
  expect(manifest.身份证明).toContain('身份证明');
  expect(manifest.材料.map(({ name }) => name)).toEqual(names.slice(0, -1));
  for (const { name, size, sha256 } of manifest.材料) {
    const bytes = Buffer.from(files[name] ?? []);
    expect([name, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      name,
      size,
      sha256,
    ]);
  }
  const proof = manifest.材料.filter((paper) => paper.身份证明);
  expect(proof).toHaveLength(1);
  expect(Buffer.from(files[proof[0]?.name ?? ''] ?? [])).toEqual(PIXEL);
});

describe('forms of the file', () => {
  test.each([
    ['application', ['秦某甲', '青竹沟水库除险加固工程验收报告']],
    ['registration', ['测试镇依申〔2025〕1号', '当面', '2025年3月31日']],
    ['searchRecord', ['镇档案室', '水库 验收']],
    ['delivery', ['邮寄送达', 'EMS 1000000000001']],
    ['archiveIndex', ['答复书', '电子文件']],
  ] as const satisfies readonly (readonly [CaseForm, readonly string[]])[])('%s', async (kind, words) => {
    const form = await writeCaseForm(as('requestHandler'), { caseId: id, kind, format: 'pdf' }, async () =>
      archiveRows(as('requestHandler'), id),
    );
    const text = (await readPdf(form.bytes)).texts.join('').replaceAll(/\s/gu, '');
    for (const word of words) expect(text).toContain(word.replaceAll(' ', ''));
    const docx = await writeCaseForm(
      as('requestHandler'),
      { caseId: id, kind, format: 'docx' },
      async () => [],
    );
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
