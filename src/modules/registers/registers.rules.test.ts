import { describe, expect, test } from 'vitest';
import { OUTCOME_ROWS } from '../../law/annual-report/form.ts';
import { REGISTER_SPECS, REGISTERS, type RegisterName } from './registers.definitions.ts';
import { post, RECORDS, type Typed } from './test/sample-records.ts';
import { auditValues, changedValues, checkValues, withoutPersons, type Values } from './registers.rules.ts';

const ID = '0190163d-8694-739b-aea5-966c26f8ad91';

const FAULTLESS: Readonly<Record<RegisterName, Typed>> = { ...RECORDS, posts: post(ID) };

function issuesOf(register: RegisterName, change: Readonly<Record<string, unknown>>): string[] {
  const { issues } = checkValues(register, { ...FAULTLESS[register], ...change });
  return issues.map((issue) => `${issue.field}：${issue.message}`);
}

function valueOf(register: RegisterName, change: Readonly<Record<string, unknown>>): unknown {
  const { values, issues } = checkValues(register, { ...FAULTLESS[register], ...change });
  expect(issues).toEqual([]);
  return values[Object.keys(change)[0] ?? ''];
}

describe('the definitions', () => {
  test.each(REGISTERS)('%s: members, columns and labels are unique, and what is named exists', (register) => {
    const { fields, dateField, titleField, sameWhen } = REGISTER_SPECS[register];
    for (const of of ['key', 'column', 'label'] as const) {
      const names = fields.map((field) => field[of]);
      expect(new Set(names).size).toBe(names.length);
    }
    const keys = fields.map((field) => field.key);
    expect(keys).toEqual(expect.arrayContaining([dateField, titleField, ...sameWhen]));
    for (const { choices = [] } of fields)
      expect(new Set(choices.map((one) => one.label)).size).toBe(choices.length);
  });

  test.each(REGISTERS)('%s: a faultless record passes; without a required member it does not', (register) => {
    expect(issuesOf(register, {})).toEqual([]);
    for (const field of REGISTER_SPECS[register].fields) {
      for (const nothing of [undefined, null, '', '   ']) {
        expect(issuesOf(register, { [field.key]: nothing }).length > 0).toBe(field.required);
      }
    }
  });

  test('every result of table three can be chosen', () => {
    const outcome = REGISTER_SPECS.requests.fields.find((field) => field.key === 'outcome');
    expect(outcome?.choices?.map((one) => one.value)).toEqual(OUTCOME_ROWS);
  });
});

describe('days', () => {
  test.each([
    ['2024-12-31', '2024-12-31'],
    [' 2024-12-31 ', '2024-12-31'],
    ['2024/12/31', '2024-12-31'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['2024 年 12 月 31 日', '2024-12-31'],
    ['2024-1-05', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['２０２４－０１－０５', '2024-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2024-12-31 00:00:00', '2024-12-31'],
    ['2024/12/31 9:30', '2024-12-31'],
    ['2024-12-31T09:30:00.000', '2024-12-31'],
  ])('%s is %s', (typed, day) => {
    expect(valueOf('fees', { collectedOn: typed })).toBe(day);
  });

  test.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '24-12-31',
    '12/31/2024',
    '2024年12月',
    '2024',
    '45657',
    '昨天',
    '2024-12-31abc',
    '2024-12-3１日前',
    '2024123',
  ])('%s is none, and the complaint shows what was typed and how it should be', (typed) => {
    expect(issuesOf('fees', { collectedOn: typed })).toEqual([
      `collectedOn：收取日期“${typed}”不是有效日期，应写成 2024-12-31。`,
    ]);
  });
});

describe('amounts', () => {
  test.each([
    ['0', '0'],
    ['0.000001', '0.000001'],
    ['4166.214619', '4166.214619'],
    ['4,166.214619', '4166.214619'],
    ['1,234,567', '1234567'],
    ['１２．５', '12.5'],
    ['007.50', '7.5'],
    ['99999999999999.999999', '99999999999999.999999'],
  ])('%s is %s, exactly', (typed, amount) => {
    expect(valueOf('fees', { amountWan: typed })).toBe(amount);
  });

  test.each([
    '-1',
    '0.0000001',
    '1e3',
    '12.5万元',
    '￥5',
    '1,2,3',
    '12,34.5',
    '1.',
    '.5',
    '999999999999999',
    '∞',
  ])('%s is none', (typed) => {
    expect(issuesOf('fees', { amountWan: typed })).toEqual([
      `amountWan：金额（万元）“${typed}”应为不小于 0 的数，最多六位小数。`,
    ]);
  });
});

describe('choices and references', () => {
  test.each([
    ['natural', 'natural'],
    ['自然人', 'natural'],
    ['法律服务机构', 'legal'],
  ])('a choice is known by its name and its label: %s', (typed, value) => {
    expect(valueOf('requests', { applicantKind: typed })).toBe(value);
  });

  test('another one is refused with all that there are', () => {
    expect(issuesOf('requests', { applicantKind: '个人' })).toEqual([
      'applicantKind：申请人类别“个人”不在可选范围内，应为：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他。',
    ]);
  });

  test('the label of a result tells its group, so that 其他 is told from 其他', () => {
    const answered = { decidedOn: '2024-03-20' };
    const { values, issues } = checkValues('requests', {
      ...RECORDS.requests,
      ...answered,
      outcome: '（六）其他处理3.其他',
    });
    expect(issues).toEqual([]);
    expect(values['outcome']).toBe('other.other');
    expect(issuesOf('requests', { ...answered, outcome: '3.其他' })).toHaveLength(1);
  });

  test.each([
    ['是', true],
    ['否', false],
    ['true', true],
    ['false', false],
    [true, true],
    [false, false],
  ])('yes or no: %s', (typed, value) => {
    expect(valueOf('disputes', { originalActor: typed })).toBe(value);
  });

  test('neither yes nor no is no answer: whether a case counts is never guessed', () => {
    expect(issuesOf('disputes', { originalActor: '' })).toEqual([
      'originalActor：本机关是原行为机关请填“是”或“否”。',
    ]);
    expect(issuesOf('decisions', { disclosed: '已公开' })).toEqual(['disclosed：已公开请填“是”或“否”。']);
  });

  test.each(['第一期', '1', `${ID}x`, `' OR 1=1 --`])('a reference that is no identifier: %s', (typed) => {
    expect(issuesOf('posts', { channelId: typed })).toEqual(['channelId：请从列表中选择渠道。']);
  });
});

describe('texts', () => {
  test.each([
    ['normative', 'title', 300, '名称'],
    ['requests', 'subject', 1_000, '申请内容'],
    ['requests', 'number', 60, '申请编号'],
  ] as const)('%s.%s takes %i characters and not one more', (register, key, most, label) => {
    expect(issuesOf(register, { [key]: '字'.repeat(most) })).toEqual([]);
    expect(issuesOf(register, { [key]: '字'.repeat(most + 1) })).toEqual([
      `${key}：${label}不能超过 ${most} 个字。`,
    ]);
  });

  test('a line stays a line; a long text keeps its lines; no control characters', () => {
    expect(valueOf('normative', { title: '关于\r\n印发\u0000方案\t的通知 ' })).toBe('关于 印发 方案 的通知');
    expect(valueOf('requests', { subject: '一、许可\r\n二、\u0007图纸' })).toBe('一、许可\n二、图纸');
    expect(valueOf('requests', { subject: '半个字\uD800' })).toBe('半个字\uFFFD');
    expect(issuesOf('requests', { subject: '\u0000' })).toEqual(['subject：请填写申请内容。']);
  });

  test('text that looks like a formula or like markup is text', () => {
    for (const text of ['=1+1', '@SUM(A1)', '-2', '<script>alert(1)</script>', "'; DROP TABLE fees; --"]) {
      expect(valueOf('fees', { item: text })).toBe(text);
    }
  });

  test('what is left out of an optional text is empty, of anything else nothing', () => {
    const { values } = checkValues('normative', RECORDS.normative);
    expect(values['documentNumber']).toBe('');
    expect(values['validUntil']).toBeNull();
    expect(values['endedHow']).toBeNull();
    expect(values['documentId']).toBeNull();
  });

  test('members that no register has are left aside', () => {
    const { values } = checkValues('fees', { ...RECORDS.fees, id: ID, agency_id: ID, removedAt: 'x' });
    expect(Object.keys(values)).toEqual(REGISTER_SPECS.fees.fields.map((field) => field.key));
  });
});

describe('what can not be true of a record as a whole', () => {
  test.each([
    [
      'normative',
      { madeOn: '2024-03-02', endedOn: '2024-03-01', endedHow: 'repealed' },
      ['endedOn：废止或失效日期早于制发日期，请核对。'],
    ],
    [
      'normative',
      { madeOn: '2024-03-02', validUntil: '2024-03-01' },
      ['validUntil：有效期至早于制发日期，请核对。'],
    ],
    ['normative', { filedOn: '2024-02-29' }, ['filedOn：备案日期早于制发日期，请核对。']],
    ['normative', { endedOn: '2024-05-01' }, ['endedHow：废止或失效日期和终止方式应同时填写或同时不填。']],
    ['normative', { endedHow: 'lapsed' }, ['endedOn：废止或失效日期和终止方式应同时填写或同时不填。']],
    ['requests', { decidedOn: '2024-03-20' }, ['outcome：答复日期和办理结果应同时填写或同时不填。']],
    ['requests', { outcome: 'open' }, ['decidedOn：答复日期和办理结果应同时填写或同时不填。']],
    ['requests', { decidedOn: '2024-02-29', outcome: 'open' }, ['decidedOn：答复日期早于收到日期，请核对。']],
    ['requests', { extendedTo: '2024-02-29' }, ['extendedTo：延期至早于收到日期，请核对。']],
    ['disputes', { closedOn: '2024-04-01' }, ['outcome：审结日期和结果应同时填写或同时不填。']],
    ['disputes', { closedOn: '2024-02-29', outcome: 'upheld' }, ['closedOn：审结日期早于受理日期，请核对。']],
    [
      'channels',
      { openedOn: '2024-03-02', closedOn: '2024-03-01' },
      ['closedOn：关停日期早于开通日期，请核对。'],
    ],
  ] as const)('%s %j', (register, change, issues) => {
    expect(issuesOf(register, change)).toEqual(issues);
  });

  test.each([
    ['normative', { endedOn: '2024-03-01', endedHow: 'repealed', validUntil: '2024-03-01' }],
    ['normative', { legalityReviewedOn: '2024-03-01', filedOn: '2024-03-01' }],
    ['requests', { decidedOn: '2024-03-01', outcome: 'open', extendedTo: '2024-03-01' }],
    ['disputes', { closedOn: '2024-03-01', outcome: 'other' }],
    ['channels', { closedOn: '2024-03-01' }],
  ] as const)('on the same day all is well: %s %j', (register, change) => {
    expect(issuesOf(register, change)).toEqual([]);
  });

  test('an examination that came too late is registered as it was', () => {
    expect(issuesOf('normative', { legalityReviewedOn: '2024-03-20' })).toEqual([]);
  });

  test('is looked at only when each member is right by itself', () => {
    expect(issuesOf('requests', { decidedOn: '2024-02-30', outcome: 'open' })).toEqual([
      'decidedOn：答复日期“2024-02-30”不是有效日期，应写成 2024-12-31。',
    ]);
  });
});

describe('applicants', () => {
  const { values } = checkValues('requests', RECORDS.requests);
  const text = (of: Values | { before: Values; after: Values }): string => JSON.stringify(of);

  test('are left out for whoever may not see them, the rest stays', () => {
    const hidden = withoutPersons('requests', values);
    expect(hidden).toMatchObject({ applicantName: null, subject: null, number: '2024-001' });
  });

  test('never reach the audit, neither when entered nor when corrected', () => {
    expect(auditValues('requests', values)).toEqual({
      number: '2024-001',
      receivedOn: '2024-03-01',
      channel: 'internet',
      applicantKind: 'natural',
    });
    const corrected = { ...values, applicantName: '秦某乙', subject: '另一件事', channel: 'counter' };
    const changed = changedValues('requests', values, corrected);
    expect(changed).toEqual({
      before: {
        channel: 'internet',
        applicantName: '（原值不记入审计）',
        subject: '（原值不记入审计）',
      },
      after: { channel: 'counter', applicantName: '（已更正）', subject: '（已更正）' },
    });
    expect(text(changed)).not.toMatch(/秦某甲|秦某乙|桐垭|另一件事/);
  });

  test('are those of requests alone', () => {
    const personal = REGISTERS.flatMap((register) =>
      REGISTER_SPECS[register].fields
        .filter((field) => field.personal === true)
        .map((field) => `${register}.${field.key}`),
    );
    expect(personal).toEqual(['requests.applicantName', 'requests.subject']);
  });
});
