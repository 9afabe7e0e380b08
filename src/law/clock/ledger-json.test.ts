import { describe, expect, test } from 'vitest';
import { computeClock } from './clock.ts';
import { type LedgerFile, parseLedger } from './ledger-json.ts';

function read(json: unknown): LedgerFile {
  const result = parseLedger(json);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.ledger;
}

function problemsOf(json: unknown): string[] {
  const result = parseLedger(json);
  return 'problems' in result ? result.problems.map(({ path, message }) => `${path} ${message}`) : [];
}

const one = (event: object): object | undefined =>
  read([{ kind: 'received', date: '2025-03-03' }, event]).events[1];

describe('a ledger as people write it', () => {
  test('is a list, or an object with one', () => {
    const events = [{ kind: 'received', date: '2025-03-03' }];
    expect(read(events).events).toEqual([{ kind: 'received', on: '2025-03-03', seq: 1 }]);
    expect(read({ title: '甲', asOf: '2025-03-04', knownOn: '2025-03-05', events })).toMatchObject({
      title: '甲',
      asOf: '2025-03-04',
      knownOn: '2025-03-05',
    });
  });

  test.each([
    '2025-03-03',
    '2025/3/3',
    '2025.3.3',
    '2025年3月3日',
    '20250303',
    '2025-03-03T08:30:00',
    '2025-03-02T17:00:00Z',
  ])('may write the day as %s', (date) => {
    expect(read([{ kind: 'received', date }]).events[0]?.on).toBe('2025-03-03');
  });

  test.each([
    ['received', 'received'],
    ['收到申请', 'received'],
    ['clarification_asked', 'clarificationAsked'],
    ['clarification-requested', 'clarificationAsked'],
    ['补正告知', 'clarificationAsked'],
    ['收到补正', 'clarified'],
    ['clarification_received', 'clarified'],
    ['extension', 'extended'],
    ['延期', 'extended'],
    ['延长', 'extend'],
    ['要求说明理由', 'reasonsAsked'],
    ['说明理由', 'reasonsGiven'],
    ['收费通知', 'feeAsked'],
    ['fee_notice', 'feeAsked'],
    ['缴费', 'paid'],
    ['payment_received', 'paid'],
    ['答复', 'answered'],
    ['撤回', 'withdrawn'],
    ['放弃', 'abandoned'],
    ['开始', 'start'],
    ['重新起算', 'restart'],
    ['中止', 'suspend'],
    ['suspended', 'suspend'],
    ['恢复', 'resume'],
    ['停止', 'stop'],
  ])('may call an entry %s', (kind, expected) => {
    const event = { kind, date: '2025-03-04', detail: { days: 5 } };
    expect(one(event)).toMatchObject({ kind: expected, on: '2025-03-04' });
  });

  test.each([
    ['征求第三方意见', 'consultationSent', 'thirdParty'],
    ['third_party_consulted', 'consultationSent', 'thirdParty'],
    ['consultThirdParty', 'consultationSent', 'thirdParty'],
    ['征求共同机关意见', 'consultationSent', 'jointMaker'],
    ['征求共同制作机关意见', 'consultationSent', 'jointMaker'],
    ['征求其他机关意见', 'consultationSent', 'otherAgency'],
  ])('may ask by %s', (kind, expected, whom) => {
    expect(one({ kind, date: '2025-03-10' })).toMatchObject({ kind: expected, with: whom });
  });

  test('may leave it to the order which letter was answered', () => {
    const { events, notes } = read([
      { kind: '收到', date: '2025-03-03' },
      { kind: '征求第三方意见', date: '2025-03-10' },
      { kind: '征求其他机关意见', date: '2025-03-11' },
      { kind: '第三方签收', date: '2025-03-12' },
      { kind: '收到其他机关意见', date: '2025-03-18' },
      { kind: '收到第三方意见', date: '2025-03-21', detail: '不同意' },
    ]);
    expect(computeClock(events)).toMatchObject({ phase: 'running', due: '2025-04-14' });
    expect(notes).toEqual([]);
  });

  test('may tell delivery and opinion with the letter, and whom by a text', () => {
    const { events } = read([
      { kind: 'received', date: '2025-03-03' },
      {
        kind: 'consultationSent',
        date: '2025-03-10',
        detail: { with: '第三方', deliveredOn: '2025-03-12', repliedOn: '2025-03-21' },
      },
      { kind: 'consultation', date: '2025-03-24', detail: 'joint maker' },
    ]);
    expect(events.map((event) => event.kind)).toEqual([
      'received',
      'consultationSent',
      'consultationDelivered',
      'consultationReplied',
      'consultationSent',
    ]);
    expect(events[4]).toMatchObject({ with: 'jointMaker' });
  });

  test('says what it took a letter for that names nobody', () => {
    const { events, notes } = read([
      { kind: 'received', date: '2025-03-03' },
      { kind: 'consultationSent', date: '2025-03-10', detail: { id: 'X-1' } },
      { kind: 'consultationReplied', date: '2025-03-21', detail: { id: 'X-1' } },
    ]);
    expect(events[1]).toMatchObject({ consultation: 'X-1', with: 'thirdParty' });
    expect(notes).toHaveLength(1);
  });

  test.each([
    [{ days: 10 }, { workdays: 10 }],
    [{ workingDays: '15个工作日' }, { workdays: 15 }],
    ['延长20个工作日', { workdays: 20 }],
    ['2025年3月12日告知申请人，延长15个工作日', { workdays: 15 }],
    [
      { days: 10, notified: true },
      { workdays: 10, notifiedOn: '2025-03-12' },
    ],
    ['延长至2025年4月15日', { until: '2025-04-15' }],
    ['延长至4月15日', { until: '2025-04-15' }],
    ['延长至1月9日', { until: '2026-01-09' }],
    ['延长十个工作日', { workdays: 10 }],
    ['延长十五个工作日', { workdays: 15 }],
    ['延长二十个工作日', { workdays: 20 }],
    ['延长两个工作日', { workdays: 2 }],
    ['延长10日', { workdays: 10 }],
    ['负责人批准延长8个工作日', { workdays: 8 }],
    ['二十个工作日内不能答复，延长十二个工作日', { workdays: 12 }],
    ['10', { workdays: 10 }],
    [{ days: '十个工作日' }, { workdays: 10 }],
    [{ until: '2025-04-15' }, { until: '2025-04-15' }],
    [12, { workdays: 12 }],
    [
      { days: 10, approvedBy: '李某', notifiedOn: '2025-03-12' },
      { workdays: 10, approvedBy: '李某', notifiedOn: '2025-03-12' },
    ],
    [
      { days: 10, approved: false, notified: false },
      { workdays: 10, approvedBy: null, notifiedOn: null },
    ],
  ])('may write an extension as %j', (detail, expected) => {
    expect(one({ kind: 'extended', date: '2025-03-12', detail })).toMatchObject(expected);
  });

  test('doesn’t take an article for a number of days', () => {
    const event = one({ kind: 'extended', date: '2025-03-12', detail: '按条例第33条延长' });
    expect(event).not.toHaveProperty('workdays');
    const { events } = read([
      { kind: 'received', date: '2025-03-03' },
      { kind: '延期', date: '2025-03-12', detail: '按条例第三十三条延长' },
    ]);
    const { extension, findings } = computeClock(events);
    expect(extension?.workdays).toBe(20);
    expect(findings.map(({ id }) => id)).toContain('extension-length');
  });

  test('may number its entries by an id', () => {
    const { events } = read([
      { id: 1, kind: 'received', date: '2025-03-03' },
      { id: 2, kind: 'suspend', date: '2025-03-10' },
      { id: 3, kind: 'resume', date: '2025-03-21' },
    ]);
    expect(computeClock(events)).toMatchObject({ phase: 'running', due: '2025-04-14' });
  });

  test.each([
    [{}, '2025-03-31'],
    [{ method: '邮寄', postedOn: '2025-03-28', signedOn: '2025-04-02' }, '2025-03-28'],
    [{ method: '邮寄', signedOn: '2025-04-02' }, '2025-03-31'],
    [{ method: '直接送达', signedOn: '2025-04-02' }, '2025-04-02'],
  ])('may tell how an answer went out: %j', (detail, on) => {
    expect(one({ kind: '答复', date: '2025-03-31', detail })).toMatchObject({ kind: 'answered', on });
  });

  test('may extend by hand, with or without approval', () => {
    const by = (detail: object): object | undefined => one({ kind: 'extend', date: '2025-03-12', detail });
    expect(by({ days: 5 })).toEqual({ kind: 'extend', on: '2025-03-12', seq: 2, workdays: 5 });
    expect(by({ days: 5, approved: false })).toMatchObject({
      kind: 'extended',
      workdays: 5,
      approvedBy: null,
    });
    expect(by({ until: '2025-04-08' })).toMatchObject({ kind: 'extended', until: '2025-04-08' });
  });

  test('may put the details beside the kind', () => {
    expect(one({ kind: 'extended', date: '2025-03-12', workdays: 10 })).toMatchObject({ workdays: 10 });
    expect(one({ kind: 'delayed', date: '2025-03-12', until: '2025-06-30' })).toMatchObject({
      until: '2025-06-30',
    });
    expect(one({ kind: '更正', date: '2025-03-12', detail: '第1条' })).toMatchObject({
      kind: 'corrected',
      voids: 1,
    });
    expect(one({ kind: 'paid', date: '2025-03-12', recordedAt: '2025-03-13T09:00:00+08:00' })).toMatchObject({
      recordedAt: '2025-03-13T09:00:00+08:00',
    });
  });
});

describe('a suspension', () => {
  const suspended = (detail: object, ...more: object[]): LedgerFile =>
    read([
      { kind: 'received', date: '2025-03-03' },
      { kind: 'suspend', date: '2025-03-10', detail },
      ...more,
    ]);

  test.each([
    [{ until: '2025-03-21' }, []],
    [{ until: '2025-03-21' }, [{ kind: 'resume', date: '2025-03-21' }]],
    [{ until: '2025-03-21' }, [{ kind: 'resume', date: '2025-04-08' }]],
    [{ until: '2025-05-21' }, [{ kind: 'resume', date: '2025-03-21' }]],
    [{ resumeOn: '2025-03-21' }, []],
  ])('that tells its end stands still up to it and no longer: %j %j', (detail, more) => {
    expect(computeClock(suspended(detail, ...more).events)).toMatchObject({
      phase: 'running',
      due: '2025-04-14',
    });
  });

  test('that is resumed after the end that it told is noticed', () => {
    const { events } = suspended({ until: '2025-03-21' }, { kind: 'resume', date: '2025-04-08' });
    expect(computeClock(events).findings.map(({ id }) => id)).toContain('resumed-late');
  });

  test('that hasn’t reached the end it told is still one', () => {
    const { events } = suspended({ until: '2025-03-21' });
    expect(computeClock(events, { asOf: '2025-03-14' })).toMatchObject({
      phase: 'suspended',
      due: null,
      dueAtLatest: '2025-04-14',
    });
  });

  test.each([
    { reason: 'thirdParty' },
    { reason: '征求第三方意见' },
    { with: '第三方' },
    { type: 'third_party' },
  ])('for a third party ends with its fifteen 工作日: %j', (detail) => {
    const resume = { kind: 'resume', date: '2025-06-30' };
    const { events } = suspended({ ...detail, deliveredOn: '2025-03-12' }, resume);
    const silent = read([
      { kind: 'received', date: '2025-03-03' },
      { kind: '征求第三方意见', date: '2025-03-10', detail: { deliveredOn: '2025-03-12' } },
      { kind: '收到第三方意见', date: '2025-06-30' },
    ]);
    const { due, findings } = computeClock(events);
    expect(due).toBe(computeClock(silent.events).due);
    expect(findings.map(({ id }) => id)).toContain('consultation-reply-late');
  });

  test('for a third party that tells a later end ends with the fifteen 工作日 all the same', () => {
    const given = { reason: 'thirdParty', deliveredOn: '2025-03-12' };
    const { due } = computeClock(suspended({ ...given, until: '2025-06-30' }).events);
    expect(due).toBe(computeClock(suspended(given).events).due);
    expect(computeClock(suspended({ ...given, until: '2025-03-21' }).events).due).toBe('2025-04-14');
  });

  test('for a third party whose delivery isn’t told ends when it is resumed, with a warning', () => {
    const { events } = suspended(
      { reason: 'thirdParty', id: 'A' },
      {
        kind: 'resume',
        date: '2025-03-21',
        detail: { id: 'A' },
      },
    );
    const { due, findings } = computeClock(events);
    expect(due).toBe('2025-04-14');
    expect(findings.find(({ id }) => id === 'consultation-undelivered')?.message).toContain('15个工作日');
  });
});

describe('mistakes are told with their place', () => {
  test.each<[unknown, string]>([
    ['text', '$ 应为事项的数组'],
    [null, '$ 应为事项的数组'],
    [{}, '$ 应为事项的数组'],
    [{ events: 'x' }, 'events 应为事项的数组'],
    [[], '$ 没有任何事项'],
    [[7], '[0] 每个事项应为对象'],
    [[{ date: '2025-03-03' }], '[0].kind 缺少事项种类'],
    [[{ kind: 'teleported', date: '2025-03-03' }], '[0].kind 不认识的事项种类"teleported"'],
    [[{ kind: 'received' }], '[0].date 缺少日期'],
    [{ events: [{ kind: 'received', date: '2025-02-30' }] }, 'events[0].date "2025-02-30"不是存在的日期'],
    [[{ kind: 'received', date: 20 }], '[0].date 20不是存在的日期'],
    [[{ kind: 'extended', date: '2025-03-03', detail: { days: 'many' } }], '[0].detail.days "many"不是天数'],
    [
      [{ kind: 'extended', date: '2025-03-03', detail: { workdays: '-5' } }],
      '[0].detail.workdays "-5"是负数，天数应为大于0的整数',
    ],
    [
      [{ kind: 'extended', date: '2025-03-03', detail: '延长-5个工作日' }],
      '[0].detail “延长-5个工作日”是负数',
    ],
    [[{ kind: 'suspend', date: '2025-03-03', until: '2025-03-01' }], '[0].until 恢复日期早于中止日期'],
    [[{ kind: 'delayed', date: '2025-03-03' }], '[0].until 缺少延迟答复到哪一天'],
    [[{ kind: 'corrected', date: '2025-03-03' }], '[0].voids 缺少要划去的条目编号'],
    [
      [{ kind: 'received', date: '2025-03-03', recordedAt: 'soon' }],
      '[0].recordedAt “soon”不是存在的日期或者时间',
    ],
    [[{ kind: 'received', date: '2025-03-03', detail: ['x'] }], '[0].detail detail 应为对象或者文字'],
    [
      { asOf: '2025-13-01', events: [{ kind: 'received', date: '2025-03-03' }] },
      '$.asOf "2025-13-01"不是存在的日期',
    ],
  ])('%j', (json, expected) => {
    expect(problemsOf(json).join('\n')).toContain(expected);
  });

  test('all at once', () => {
    expect(
      problemsOf([
        { kind: 'x', date: 'y' },
        { kind: 'received', date: '2025-02-29' },
      ]),
    ).toHaveLength(3);
  });
});
