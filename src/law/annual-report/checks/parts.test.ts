import { describe, expect, test } from 'vitest';
import { cellsOf, cellsOf2019, FULL_YEAR, readCellOf, readReportOf, withPart } from '../test/read-reports.ts';
import { checkReadReport } from '../validate.ts';
import { type CheckedReport, ofReadReport } from './checked-report.ts';
import { checkEmptyParts, checkPartFive, checkPartOne, checkPartSix } from './parts.ts';

const found = (part: number, text: string, changes = {}): string[] =>
  checkReadReport(withPart(part, text, changes))
    .filter(({ where, rule }) => where === `part:${part}` && /^AR-(?:STR-1|N-9)/u.test(rule))
    .map(({ rule, severity }) => `${rule} ${severity}`);
const older = { form: '2019', year: 2020, cells: cellsOf2019(FULL_YEAR) } as const;

describe('part six on fees', () => {
  test.each<[string, string[]]>([
    ['本年度未收取信息处理费。', []],
    ['本年度未收取信息处理费，共0件、0元。', []],
    ['共收取信息处理费3件320元。', []],
    ['本年度未收取信息处理费，共收取信息处理费3件320元。', ['AR-N-9 error']],
    ['没有收取信息处理费。全年收取信息处理费120.5元。', ['AR-N-9 error']],
    ['', ['AR-STR-1 error', 'AR-N-9 error']],
  ])('%s', (text, expected) => {
    expect(found(6, text)).toEqual(expected);
  });

  test('a part that is empty is a fault of the older form, too', () => {
    expect(found(6, ' ', older)).toEqual(['AR-STR-1 error']);
    expect(found(6, '示范区青禾镇人民政府\n2021年1月20日', older)).toEqual(['AR-STR-1 error']);
    expect(found(6, '无。', older)).toEqual([]);
    expect(found(5, '', older)).toEqual(['AR-STR-1 error']);
    expect(found(1, '', older)).toEqual(['AR-STR-1 error']);
  });
});

describe('part five on what is done about it', () => {
  const measures = (text: string): string[] =>
    checkReadReport(
      withPart(
        5,
        `解读材料以文字为主，群众看不懂专业术语；业务系统与公开平台没有打通，信息重复录入，时效不高。${text}`,
      ),
    )
      .filter(({ rule }) => rule === 'AR-N-8')
      .map(({ severity }) => severity);

  test.each([
    '针对以上问题，已采取措施：编制解释手册。',
    '下步措施：发布数据目录。',
    '今后，按月公布发放明细。',
    '对此，我镇已建立台账。',
  ])('%s', (text) => {
    expect(measures(text)).toEqual([]);
  });

  test('problems alone are a warning', () => {
    expect(measures('信息员流动频繁，基层力量薄弱。')).toEqual(['warning']);
  });
});

const WHOLE = '主动公开、依申请公开、政府信息管理、平台建设、监督保障，考核，评议，问责';
const part = (number: number, text: string, changes: Changes = {}): CheckedReport =>
  ofReadReport(withPart(number, text, changes));
type Changes = Parameters<typeof withPart>[2];
type Check = typeof checkPartOne;
const said = (check: Check, report: CheckedReport): string[] =>
  check(report).map(({ rule, severity, where, quote, actual }) =>
    [rule, severity, where, quote, actual].filter((each) => each !== undefined).join(' '),
  );

describe('parts with nothing in them', () => {
  const signature = '示范区青禾镇人民政府\n2025年1月20日';
  test.each<[string, number, string, string[]]>([
    ['blanks', 1, ' \n', ['AR-STR-1 error part:1 ']],
    ['a signature alone', 6, signature, ['AR-STR-1 error part:6 ']],
    ['a signature behind words', 6, `没有其他事项。\n${signature}`, []],
    ['a signature behind many words', 6, `${'没有其他事项'.repeat(5)}\n${signature}`, []],
    ['words', 5, '无', []],
    ['a table’s part', 3, '', []],
  ])('%s', (_name, number, text, expected) => {
    expect(said(checkEmptyParts, part(number, text))).toEqual(expected);
  });

  test('are not those that are missing', () => {
    const none = ofReadReport(readReportOf({ parts: [] }));
    expect(
      [checkEmptyParts, checkPartOne, checkPartFive, checkPartSix].flatMap((check) => check(none)),
    ).toEqual([]);
  });
});

describe('part one', () => {
  const long = (count: number): string => `${WHOLE}。${'字'.repeat(count - 37)}`;

  test('may have a thousand characters and no more, on the newer form', () => {
    expect(said(checkPartOne, part(1, long(1000)))).toEqual([]);
    expect(said(checkPartOne, part(1, long(1001)))).toEqual(['AR-N-5 warning part:1 1001']);
    expect(said(checkPartOne, part(1, long(1001), older))).toEqual([]);
  });

  test.each(['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'])(
    'speaks of %s',
    (aspect) => {
      const text = WHOLE.replace(aspect === '政府信息公开平台建设' ? '平台建设' : aspect, '');
      expect(said(checkPartOne, part(1, text))).toEqual([`AR-N-6 warning part:1 ${aspect}`]);
    },
  );

  test.each([
    ['考核', '工作考核'],
    ['评议', '社会评议'],
    ['问责', '责任追究'],
  ])('of a government reports %s', (word, name) => {
    const text = WHOLE.replace(word, '');
    const of = (agency: string | null): string[] =>
      said(checkPartOne, part(1, text, { agencyName: agency, title: null }));
    expect(of('示范区青禾镇人民政府')).toEqual([`AR-N-7 error part:1 ${name}`]);
    expect(of('示范市人民政府')).toEqual([`AR-N-7 error part:1 ${name}`]);
    expect(of('示范区青禾街道办事处')).toEqual([`AR-N-7 warning part:1 ${name}`]);
    expect(of('示范区民政局')).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});

describe('part five', () => {
  const words = (count: number, text: string): string => text + '字'.repeat(count - text.length);

  test('has fifty characters at least', () => {
    expect(said(checkPartFive, part(5, words(49, '将努力改进')))).toEqual(['AR-N-8 error part:5 49']);
    expect(said(checkPartFive, part(5, words(50, '将努力改进')))).toEqual([]);
  });

  test.each([
    '改进',
    '改善',
    '下一步',
    '下步',
    '下阶段',
    '整改',
    '措施',
    '举措',
    '今后',
    '对此',
    '已建立',
    '将加强',
  ])('says what will be done: %s', (word) => {
    expect(said(checkPartFive, part(5, words(60, word)))).toEqual([]);
  });

  test('that says no such thing is asked for it', () => {
    expect(said(checkPartFive, part(5, words(60, '报送偏晚将，')))).toEqual(['AR-N-8 warning part:5']);
  });

  test('may not be of phrases alone', () => {
    const phrases = '有待加强、有待提高、还需加强';
    const finding = 'AR-N-8 warning part:5 有待加强、有待提高、还需加强';
    expect(said(checkPartFive, part(5, words(180, `${phrases}，将改进`)))).toEqual([finding]);
    expect(said(checkPartFive, part(5, words(181, `${phrases}，将改进`)))).toEqual([]);
    expect(said(checkPartFive, part(5, words(60, '有待加强、有待提高，将改进')))).toEqual([]);
    const [first] = checkPartFive(part(5, words(100, `${phrases}、不够到位，将改进`)));
    expect(first?.quote).toBe(`${phrases}、不够到位`);
    expect(first?.message).toContain('第五部分多为“有待加强”“有待提高”“还需加强”一类的套话');
  });
});

describe('a phrase that says nothing', () => {
  test.each([
    '有待进一步',
    '还需加强',
    '不够到位',
    '进一步加强学习',
    '提高思想认识',
    '提高认识',
    '加强领导',
    '加大力度',
    '加大工作力度',
    '强化责任',
    '继续努力',
    '再上新台阶',
  ])('%s', (phrase) => {
    const of = (words: string): string[] =>
      said(checkPartFive, part(5, `有待加强、有待提高、${words}，将改进${'字'.repeat(60)}`));
    expect(of(phrase)).toEqual([`AR-N-8 warning part:5 有待加强、有待提高、${phrase}`]);
    expect(of('按月公布')).toEqual([]);
  });

  test.each(['考评', '追责', '问责', '责任追究', '追究有关人员责任'])(
    'of a government %s is a report',
    (word) => {
      const text = WHOLE.replace('考核', '').replace('问责', '');
      const missing = said(checkPartOne, part(1, `${text}${word}情况良好。`));
      expect(missing).toHaveLength(1);
    },
  );
});

describe('part six', () => {
  const unpaid = { cells: cellsOf(FULL_YEAR, { 't3.other.noFee.total': 2 }) };

  test.each<[string, Changes, string[]]>([
    ['没有其他事项。', {}, ['AR-N-9 error part:6']],
    ['没有收费。', {}, ['AR-N-9 warning part:6']],
    ['没有产生费用。', {}, ['AR-N-9 warning part:6']],
    ['没有收取处理费。', {}, ['AR-N-9 warning part:6']],
    ['未收取政府信息公开处理费。', {}, []],
    ['信息处理费共收取3件320元。', {}, []],
    ['未收取信息处理费，收取0件、0元。', {}, []],
    ['未收取信息处理费，收取0.00万元。', {}, []],
    ['未收取信息处理费。', unpaid, ['AR-N-9 warning part:6 0']],
    ['未收取信息处理费，发出收费通知2件。', unpaid, []],
    ['收取信息处理费2件200元。', unpaid, []],
    ['不存在信息处理费。', unpaid, ['AR-N-9 warning part:6 0']],
    [
      '未收取信息处理费。',
      { cells: cellsOf(FULL_YEAR, { 't3.other.noFee.total': readCellOf(null, 'blank') }) },
      [],
    ],
  ])('%s', (text, changes, expected) => {
    expect(said(checkPartSix, part(6, text, changes))).toEqual(expected);
  });

  test('needn’t speak of fees before 2021', () => {
    const report = part(6, '没有其他事项。');
    const years = [2020, 2021, null].map((year) => said(checkPartSix, { ...report, year }).length);
    expect(years).toEqual([0, 1, 1]);
  });
});
