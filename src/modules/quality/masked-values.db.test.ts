import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { attachmentText } from '../../files/attachment-text.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { inTransaction } from '../../platform/context.ts';
import type { MaskedValue } from '../../text/masking-rule.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { officeChecker } from './checker.ts';
import { maskAttachment } from './clean-attachment.ts';
import { maskedInDocument } from './end-masked-value.ts';
import { maskDraft } from './mask-draft.ts';
import { keepMaskedValues } from './masked-values.ts';

const MOBILE = '13812345678';
const IDENTITY = '11010519491231002X';
const ADDRESS = '安平市青禾镇三河村12号';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

/** Masks everything personal in a text, and saves it so. */
async function maskAll(documentId: string, text: string): Promise<string> {
  const findings = (await officeChecker.check({ text, context: {} })).filter(
    ({ kind }) => kind === 'personal-data',
  );
  const { edits } = await maskDraft(office.as('clerk'), { documentId, text, findings, keep: true });
  const masked = edits
    .toReversed()
    .reduce((so, { start, end, words }) => so.slice(0, start) + words + so.slice(end), text);
  await office.change(documentId, { bodyHtml: `<p>${masked}</p>` });
  return masked;
}

/** Keeps values as those that were masked in a document. */
async function keep(documentId: string, values: readonly MaskedValue[]): Promise<void> {
  const { edition } = await loadDocument(world.db, documentId);
  await inTransaction(office.as('clerk'), async (tx) => keepMaskedValues(tx, { edition, values }));
}

/** What the list of a document shows, in its order. */
async function listed(documentId: string): Promise<string[]> {
  const { values } = await maskedInDocument(office.as('publisher'), { documentId });
  return values.map(({ shown }) => shown);
}

test.each([
  ['identity', '身份证号：', IDENTITY, '。'],
  ['mobile', '申请人手机', MOBILE, '。'],
  ['bank card', '本人卡号', '6222021234567890128', '。'],
  ['passport', '护照号：', 'E12345678', '。'],
  ['permit', '港澳居民来往内地通行证号码', 'H12345678', '。'],
  ['social security', '社会保障号码：', '3304991234567', '。'],
  ['school roll', '学籍号：', '20133304990123456', '。'],
  ['plate', '驾驶', '浙F12345', '号小型轿车。'],
  ['QQ', '申请人QQ号：', '123456789', '。'],
  ['WeChat', '申请人微信号：', 'li_jianguo', '。'],
  ['email', '申请人邮箱', 'lijianguo@example.com', '。'],
  ['address', '申请人家住', ADDRESS, '。'],
  ['child’s name', '', '李小明', '（男，12岁）溺水。'],
])('the list shows of what was masked what stands in the text: %s', async (_, before, value, after) => {
  const documentId = await office.draft('dynamic.news');
  const masked = await maskAll(documentId, `${before}${value}${after}`);
  const shown = await listed(documentId);
  expect(shown).toHaveLength(1);
  expect(shown).not.toContain(value);
  expect(`${before}${shown[0]}${after}`).toBe(masked);
});

test('the list shows of what was masked in an attachment what stands there, of a person’s own words too', async () => {
  const documentId = await office.draft('dynamic.news');
  const content = plantedDocx({ body: `申请人李建国，身份证号${IDENTITY}，手机${MOBILE}` });
  const file = { name: '名单.docx', content };
  const { id: attachmentId } = await uploadAttachment(office.as('clerk'), { documentId, file });
  const order = { documentId, attachmentId, rules: ['I01', 'I02'], words: ['李建国'], dropHidden: true };
  const { attachment } = await maskAttachment(office.as('clerk'), order);
  const bytes = await buffer(world.system.storage.read(attachment.sha256));
  const { text } = await attachmentText({ bytes, name: 'a.docx' });
  const shown = await listed(documentId);
  expect(shown).toEqual(['11*************02X', '138****5678', '***']);
  for (const words of shown) expect(text).toContain(words);
});

test('what stood in a value’s place first stays listed; of one from before its first character alone', async () => {
  const documentId = await office.draft('dynamic.news');
  await maskAll(documentId, `申请人手机${MOBILE}。`);
  await keep(documentId, [{ value: MOBILE, shown: '138********' }]);
  expect(await listed(documentId)).toEqual(['138****5678']);
  await world.db
    .updateTable('quality_masked_values')
    .set({ shown: null })
    .where('document_id', '=', documentId)
    .execute();
  expect(await listed(documentId)).toEqual(['1****']);
});

test('no value is listed within the words that stand for another', async () => {
  const documentId = await office.draft('dynamic.news');
  // Whichever came first.
  await keep(documentId, [{ value: ADDRESS, shown: '安平市青禾镇三河村' }]);
  await keep(documentId, [{ value: '三河村' }, { value: '三河村', shown: '三**' }]);
  expect(await listed(documentId)).toEqual(['安平市青禾镇***', '***']);
});
