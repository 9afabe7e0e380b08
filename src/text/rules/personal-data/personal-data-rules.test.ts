import { describe, expect, test } from 'vitest';
import { type TextContext, readText } from '../../checked-text.ts';
import { findingsOf } from '../../text-rule.ts';
import { PERSONAL_DATA_RULES } from './personal-data-rules.ts';

/** What is found, as "rule severity words". */
function found(text: string, context: TextContext = {}): string[] {
  const checked = readText(text, context);
  return PERSONAL_DATA_RULES.flatMap((rule) => findingsOf(rule, checked)).map(
    ({ rule, severity, start, end }) => `${rule} ${severity} ${text.slice(start, end)}`,
  );
}

describe.each(PERSONAL_DATA_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds its example', () => {
    const findings = findingsOf(rule, readText(rule.bad));
    expect(findings.map(({ rule: name }) => name)).toEqual([id]);
    const [one] = findings;
    expect(`${rule.bad.slice(0, one?.start)}${one?.suggestion}${rule.bad.slice(one?.end)}`).toBe(rule.good);
  });

  test('is silent where it is masked', () => {
    expect(found(rule.good)).toEqual([]);
  });
});

const ID = '11010519491231002X';
const CARD = '6222021234567890128';

describe('I01: identity numbers', () => {
  test.each([
    [ID],
    ['11010519491231002x'],
    ['１１０１０５１９４９１２３１００２Ｘ'],
    ['110105 19491231 002X'],
    ['110105-1949-1231-002x'],
    ['11010519491231002×'],
    ['1101051949\n1231002X'],
  ])('%s is one wherever it stands', (number) => {
    expect(found(`经查，王某（${number}）系本镇居民。`)).toEqual([`I01 gate ${number}`]);
  });

  test.each([
    ['身份证号码：110105199001011234。', 1],
    ['身份证号130503670401001。', 1],
    ['残疾人证号11010519491231002X43。', 1],
    ['学籍号G11010519491231002X。', 1],
    // No such day, no such check character, no such region, another length, another thing.
    ['编号110105194913310021。', 0],
    ['编号110105194912310021。', 0],
    ['号码00010519491231002X。', 0],
    ['号码1101051949123100。', 0],
    ['号码11010519491231002X1。', 0],
    ['统一社会信用代码：91330402MA2B8XGX0H。', 0],
    ['受理编号：11010519491231002X。', 0],
    ['身份证号码：110***********002X。', 0],
  ])('%s: %i', (text, count) => {
    expect(found(text).filter((one) => one.startsWith('I01 gate')).length).toBe(count);
  });
});

describe('I02: mobile telephones', () => {
  test.each([
    ['请拨打13812345678。', '13812345678'],
    ['李建国，138 1234 5678', '138 1234 5678'],
    ['李建国，138-1234-5678', '138-1234-5678'],
    ['李建国，+86 13812345678', '+86 13812345678'],
    ['李建国，+8613812345678', '+8613812345678'],
    ['当事人李建国，联系电话：13812345678', '13812345678'],
    ['李建国，0573-82012345、13812345678', '13812345678'],
    ['电话１３８１２３４５６７８（户主本人）。申请人手机：１３８１２３４５６７８', '１３８１２３４５６７８'],
  ])('%s', (text, words) => {
    expect(found(text)).toContain(`I02 gate ${words}`);
  });

  test.each([
    '咨询电话：13812345678。',
    '监督电话：138-1234-5678。',
    '如有异议，请向镇纪委反映，联系人：王主任，联系电话：13812345678。',
    '公示期内申请人有异议的，可以拨打监督电话13812345678。',
    '订单号13812345678。',
    '支出13812345678元。',
    '支出13812345678.50元。',
    '¥13812345678',
    '编号：GK-13812345678。',
    '号码138123456789。',
    '服务热线12345、0573-82012345。',
    '联系电话：0573-82012345、13812345678。',
    '联系电话：0573-82012345、0573-82012346、13812345678、13812345679。',
    '监督电话：0573-82012345；13812345678。',
    'https://www.example.gov.cn/13812345678.html',
  ])('%s is none', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('of the office, which it has put among its words, are right; on others’ texts all are told', () => {
    const words = { words: ['13812345678'], expressions: [], series: [], names: [], exceptions: [] };
    expect(found('请拨打13812345678。', { words })).toEqual([]);
    expect(found('请拨打13812345679。', { words })).toHaveLength(1);
    expect(found('我的联系电话：13812345678。', { author: 'others', words })).toHaveLength(1);
  });
});

describe('I03: cards', () => {
  test.each([
    [`${CARD}`, 1],
    ['6222 0212 3456 7890 128', 1],
    ['补贴打入一卡通账号621700001000123。', 0],
    ['补贴打入本人一卡通账号6217000010001234。', 1],
    ['6222021234567890129', 0],
    [`户名：南湖区财政局非税收入专户，开户行：农业银行南湖支行，账号：${CARD}`, 0],
    [`收款单位：青禾镇人民政府\n开户行：嘉兴银行青禾支行\n账号：${CARD}`, 0],
    [`户名：李建国，开户行：农业银行南湖支行，账号：${CARD}，系本人账户`, 1],
    [`合同编号：${CARD}`, 0],
  ])('%s: %i', (text, count) => {
    expect(found(text).filter((one) => one.startsWith('I03 gate')).length).toBe(count);
  });
});

describe('I04: addresses', () => {
  test.each([
    ['申请人家住安平市青禾镇三河村12号。', 'I04 advice 安平市青禾镇三河村12号'],
    ['王某，住安平市青禾路12号3栋201室。', 'I04 advice 安平市青禾路12号3栋201室'],
    ['某公司，住所地：安平市青禾路12号。', null],
    ['王某，男，住址：安平市青禾路12号3栋201室。', 'I04 advice 安平市青禾路12号3栋201室'],
    ['当事人李建国，地址：安平市青禾镇三河村5组。', 'I04 advice 安平市青禾镇三河村5组'],
    ['办公地址：安平市青禾路1号镇政府201室。', null],
    ['地址：安平市青禾路1号。', null],
    ['家住安平市青禾镇三河村。', null],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected === null ? [] : [expected]);
  });
});

describe('I05: documents of persons', () => {
  test.each([
    ['护照号：E12345678', 1],
    ['护照 EA1234567', 1],
    ['港澳居民来往内地通行证号码H12345678', 1],
    ['社会保障号码：3304991234567', 1],
    ['学籍号：20133304990123456', 1],
    ['驾驶浙F12345号小型轿车', 1],
    ['车牌号为浙F·D12345的汽车', 1],
    ['型号E12345678', 0],
    ['公车拍卖：车牌号浙F12345', 0],
    ['车辆信息：浙F12345（公务用车）', 0],
    ['车辆信息：浙F12345（黑色）', 1],
    ['浙A12345号文件', 0],
  ])('%s: %i', (text, count) => {
    expect(found(text).filter((one) => one.startsWith('I05 gate')).length).toBe(count);
  });
});

describe('I06: what stands beside a name', () => {
  test.each([
    ['姓名 残疾等级 金额\n李建国 一级 100', ['I06 gate 一级']],
    ['姓名 健康状况 金额\n李建国 健康 100\n王秀英 尿毒症 200', ['I06 gate 尿毒症']],
    ['姓名 备注 金额\n李建国 合格 100\n王秀英 患精神分裂症 200', ['I06 gate 患精神分裂症']],
    ['姓名 残疾等级 金额\n李某某 一级 100\n王* 二级 100', []],
    ['残疾等级 补贴标准\n一级 100\n二级 80', []],
    ['姓名 备注 岗位\n李建国 低保家庭 教师\n王秀英 无 教师', ['I06 advice 低保家庭']],
    ['低保名单\n姓名 备注 金额\n李建国 低保 100', []],
    ['姓名 年龄 金额\n李小明 12 100\n王秀英 45 100', ['I06 gate 李小明']],
    ['学生姓名 金额\n李小明 100', ['I06 advice 李小明']],
    ['2025年名单\n儿童姓名 出生年月 金额\n李小明 2015年3月 100', ['I06 advice 李小明']],
    ['李小明（男，12岁）溺水。', ['I06 gate 李小明']],
    ['李小明（男，42岁）溺水。', []],
    ['患者王秀英，因患尿毒症住院。', ['I06 gate 尿毒症']],
    ['患者王某某，因患尿毒症住院。', []],
    ['对精神残疾的老年人给予补贴。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('I07: masks', () => {
  const list = (...rows: string[]): string => `姓名 身份证号\n${rows.join('\n')}`;
  test.each([
    ['of one form', list('李建国 330499********1234', '王秀英 330499********2345'), []],
    [
      'of one person that complete each other',
      list('李建国 330499********1234', '李建国 33049919900101****'),
      ['I07 gate 330499********1234', 'I07 gate 33049919900101****'],
    ],
    ['of two persons', list('李建国 330499********1234', '李建国 33049819900101****'), []],
    [
      'one of which shows more',
      list('李建国 330499********1234', '王秀英 330499********2345', '陈志强 33049919****012345'),
      ['I07 advice 33049919****012345'],
    ],
    ['that hide two digits', '身份证号：3304991990010112**', ['I07 advice 3304991990010112**']],
    [
      'beside a birthday',
      '姓名 身份证号 出生日期\n李建国 330499********1234 1990-01-01',
      ['I07 gate 330499********1234'],
    ],
    ['beside a year of birth', '姓名 身份证号 出生日期\n李建国 330499********1234 1990年', []],
    ['of telephones', '电话138****5678、138****5679', []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('I08: names on the net', () => {
  test.each([
    ['申请人邮箱lijianguo@example.com', ['I08 advice lijianguo@example.com']],
    ['申请人QQ号：123456789', ['I08 advice 123456789']],
    ['申请人微信号：li_jianguo', ['I08 advice li_jianguo']],
    ['请将意见发送至qinghe@example.com。', []],
    ['联系邮箱：qinghe@example.com', []],
    ['bgs@example.gov.cn', []],
    ['微信公众号：青禾发布', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
