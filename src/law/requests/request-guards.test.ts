import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../dates.ts';
import type { RequestAction } from './request-events.ts';
import { against, ANEW, ASKED, CHARGED, CONSULTED, RECEIVED, type Entry } from './test/guarded.ts';

describe('refuses', () => {
  test.each<[string, readonly Entry[], PlainDate, RequestAction, string]>([
    ['a day to come', RECEIVED, '2025-04-02', { kind: 'examined', detail: {} }, '日期不能晚于今天'],
    [
      'an earlier day without a reason',
      RECEIVED,
      '2025-03-04',
      { kind: 'examined', detail: {} },
      '请说明理由',
    ],
    [
      'a day before the receipt',
      RECEIVED,
      '2025-02-28',
      { kind: 'examined', detail: {} },
      '早于收到申请之日',
    ],
    [
      'an answer to a letter before the letter',
      ASKED,
      '2025-03-04',
      { kind: 'clarified', detail: { text: '补' } },
      '早于“补正告知”',
    ],
    [
      'a second 补正告知',
      [...ASKED, ['2025-03-06', { kind: 'clarified', detail: { text: '补' } }]],
      '2025-04-01',
      { kind: 'clarificationAsked', detail: { points: '再', respondBy: '2025-04-11' } },
      '补正告知只能作出一次',
    ],
    [
      'a 补正期限 that is over at once',
      RECEIVED,
      '2025-04-01',
      { kind: 'clarificationAsked', detail: { points: '请', respondBy: '2025-04-01' } },
      '补正期限应当晚于告知之日',
    ],
    [
      'lapse of a 补正 that reached nobody',
      ASKED,
      '2025-04-01',
      { kind: 'clarificationLapsed', detail: { explanation: '' } },
      '请先登记补正告知书的送达',
    ],
    [
      'lapse of a 补正 that came late by post',
      [
        ...ASKED,
        ['2025-03-20', { kind: 'letterDelivered', detail: { of: 3, method: 'post', proof: '回执' } }],
      ],
      '2025-04-01',
      { kind: 'clarificationLapsed', detail: { explanation: '' } },
      '补正期限还没有届满',
    ],
    [
      'a signature of a past day',
      RECEIVED,
      '2025-03-05',
      { kind: 'signed', detail: { letterId: '', letterNumber: '' } },
      '“签发”只能在今天作出',
    ],
    [
      'refusal of an extension that nobody asked for',
      RECEIVED,
      '2025-04-01',
      { kind: 'extensionRefused', detail: { opinion: '不必' } },
      '没有待同意的延期',
    ],
    [
      'an extension of an answer that was ordered anew',
      ANEW,
      '2025-04-01',
      { kind: 'extended', detail: { workdays: 10, explanation: '', approvedBy: '' } },
      '由复议决定或者裁判确定',
    ],
    [
      'a delay of an answer that was ordered anew',
      ANEW,
      '2025-04-01',
      { kind: 'delayed', detail: { until: '2025-05-01', explanation: '' } },
      '由复议决定或者裁判确定',
    ],
    [
      'a split after a third party was asked',
      CONSULTED,
      '2025-04-01',
      { kind: 'split', detail: { itemIds: ['two'], into: [] } },
      '不能再拆分',
    ],
    [
      'a letter corrected to a day before it was made',
      ASKED,
      '2025-04-01',
      { kind: 'dateCorrected', detail: { of: 3, to: '2025-03-04' } },
      '文书落款为原来的日期',
    ],
    [
      'delivery of what is no letter',
      RECEIVED,
      '2025-04-01',
      { kind: 'letterDelivered', detail: { of: 2, method: 'post', proof: '回执' } },
      '没有需要送达的文书',
    ],
    [
      'silence before its term',
      CONSULTED,
      '2025-04-01',
      { kind: 'consultationLapsed', detail: { consultation: 'c' } },
      '还没有届满',
    ],
    [
      'silence without a delivery',
      CONSULTED.slice(0, -1),
      '2025-04-01',
      { kind: 'consultationLapsed', detail: { consultation: 'c' } },
      '请先登记征求意见书的送达日期',
    ],
    [
      'a reply to a letter that nobody sent',
      CONSULTED,
      '2025-04-01',
      { kind: 'consultationReplied', detail: { consultation: 'x', opinion: 'agrees', text: '' } },
      '没有这份征求意见书',
    ],
    [
      'delivery told twice',
      CONSULTED,
      '2025-04-01',
      { kind: 'consultationDelivered', detail: { consultation: 'c', proof: '' } },
      '送达已经登记过',
    ],
    [
      'a second fee',
      CHARGED,
      '2025-04-01',
      { kind: 'feeAsked', detail: { method: 'perPage', quantity: 40, amountYuan: 100, explanation: '' } },
      '一件申请只收一次费',
    ],
    [
      'no fee at all',
      RECEIVED,
      '2025-04-01',
      { kind: 'feeAsked', detail: { method: 'perItem', quantity: 3, amountYuan: 0, explanation: '' } },
      '没有达到收费标准',
    ],
    [
      'another sum than the notice',
      CHARGED,
      '2025-04-01',
      { kind: 'paid', detail: { amountYuan: 90, receipt: 'P' } },
      '收费通知的金额是100元',
    ],
    [
      'lapse of a fee before twenty days',
      CHARGED,
      '2025-04-01',
      { kind: 'feeLapsed', detail: { explanation: '' } },
      '还没有届满',
    ],
    [
      'an end of the search without a search',
      RECEIVED,
      '2025-04-01',
      { kind: 'searchConcluded', detail: {} },
      '还没有检索记录',
    ],
    [
      'another agency without a name',
      RECEIVED,
      '2025-04-01',
      { kind: 'divided', detail: { responsible: 'notOurs' } },
      '请写明有关机关的名称',
    ],
    [
      'a conclusion on one of two items',
      CONSULTED,
      '2025-04-01',
      { kind: 'judged', detail: { decisions: [decided('one')] } },
      '“资金拨付明细”还没有结论',
    ],
    [
      'two conclusions on one item',
      CONSULTED,
      '2025-04-01',
      { kind: 'judged', detail: { decisions: [decided('one'), decided('one'), decided('two')] } },
      '同一事项只能有一个结论',
    ],
    [
      'a conclusion on something else',
      CONSULTED,
      '2025-04-01',
      { kind: 'judged', detail: { decisions: [decided('one'), decided('two'), decided('three')] } },
      '没有的事项',
    ],
    [
      'a step back that leads forward',
      CONSULTED,
      '2025-04-01',
      { kind: 'steppedBack', detail: { to: 'drafting' } },
      '只能退回到前面的环节',
    ],
    [
      'everything split off',
      RECEIVED,
      '2025-04-01',
      { kind: 'split', detail: { itemIds: ['one', 'two'], into: [] } },
      '至少要保留一个事项',
    ],
    [
      'an extension of 21 days',
      RECEIVED,
      '2025-03-20',
      { kind: 'extended', detail: { workdays: 21, explanation: '', approvedBy: '' } },
      '1至20个工作日',
    ],
    [
      'an extension after the limit',
      RECEIVED,
      '2025-04-01',
      { kind: 'extended', detail: { workdays: 10, explanation: '', approvedBy: '' } },
      '答复期限已经届满',
    ],
    [
      'a delay without reasons',
      RECEIVED,
      '2025-03-20',
      { kind: 'delayed', detail: { until: '2025-05-06', explanation: '' } },
      '以申请人说明了合理理由为前提',
    ],
    [
      'news of an extension that nobody agreed to',
      RECEIVED,
      '2025-03-20',
      { kind: 'extensionTold', detail: { proof: '' } },
      '还没有经工作机构负责人同意',
    ],
    [
      'a delivery without proof',
      RECEIVED,
      '2025-04-01',
      { kind: 'delivered', detail: { method: 'post', proof: ' ' } },
      '请写明送达凭证',
    ],
    [
      'a correction of what has no day to correct',
      CONSULTED,
      '2025-04-01',
      { kind: 'dateCorrected', detail: { of: 3, to: '2025-03-04' } },
      '日期不能更正',
    ],
    [
      'an extension under a day of the past, whatever the reason',
      RECEIVED,
      '2025-03-20',
      { kind: 'extended', detail: { workdays: 10, explanation: '', approvedBy: '' } },
      '不能补记为以前的日期',
    ],
    [
      'a correction into the future',
      RECEIVED,
      '2025-04-01',
      { kind: 'dateCorrected', detail: { of: 2, to: '2025-04-02' } },
      '更正后的日期不能晚于今天',
    ],
  ])('%s', (_what, entries, on, action, message) => {
    expect(against(entries, { on, action }).join(' ')).toContain(message);
  });
});

describe('lets pass', () => {
  test.each<[string, readonly Entry[], PlainDate, RequestAction]>([
    [
      'lapse of a 补正 after as many working days as the letter gave',
      [
        ...ASKED,
        ['2025-03-07', { kind: 'letterDelivered', detail: { of: 3, method: 'post', proof: '回执' } }],
      ],
      '2025-04-01',
      { kind: 'clarificationLapsed', detail: { explanation: '' } },
    ],
    [
      'silence on the sixteenth working day',
      CONSULTED,
      '2025-04-02',
      { kind: 'consultationLapsed', detail: { consultation: 'c' } },
    ],
    ['the exact sum', CHARGED, '2025-04-01', { kind: 'paid', detail: { amountYuan: 100, receipt: 'P' } }],
    [
      'an extension on the last day',
      RECEIVED,
      '2025-03-31',
      { kind: 'extended', detail: { workdays: 20, explanation: '', approvedBy: '' } },
    ],
    [
      'a correction with its reason',
      RECEIVED,
      '2025-04-01',
      { kind: 'dateCorrected', detail: { of: 2, to: '2025-03-04' } },
    ],
  ])('%s', (_what, entries, on, action) => {
    expect(against(entries, { on, action, today: on, reason: '补录' })).toEqual([]);
  });
});

test('the law is reviewed by the head of the office and secrecy by its reviewer', () => {
  const legal: RequestAction = { kind: 'reviewed', detail: { aspect: 'legal', passed: true, opinion: '' } };
  expect(against(RECEIVED, { on: '2025-04-01', action: legal, role: 'secrecy' }).join('')).toContain(
    '法制审核由工作机构负责人作出',
  );
  expect(against(RECEIVED, { on: '2025-04-01', action: legal, role: 'head' })).toEqual([]);
});

test('an extension is refused for want of a calendar in the words that name it', () => {
  const action: RequestAction = {
    kind: 'extended',
    detail: { workdays: 10, explanation: '', approvedBy: '' },
  };
  const missing = '2027年的放假安排还没有录入。';
  expect(against(RECEIVED, { on: '2025-04-01', action, missing })).toEqual([missing]);
});

function decided(itemId: string) {
  return { itemId, kind: 'open.provide', explanation: '', evidence: {} } as const;
}
