import { describe, expect, test } from 'vitest';
import { checkPersonalData } from './personal-data.ts';

const found = (text: string): string[] =>
  checkPersonalData(text, 'part:1', { selfNames: [] }).map(({ severity }) => severity);

describe('personal data is found', () => {
  test.each<[string, string[]]>([
    ['身份证号：11010519491231002X。', ['error']],
    ['身份证号码510212199001011234。', ['error']],
    ['身份证号130503670401001。', ['error']],
    ['退费至银行账号6222021234567890128。', ['error']],
    ['开户行卡号：4000 1234 5678 9010。', ['error']],
    ['转入6217000010001234569。', ['warning']],
    ['手机13812345678。', ['error']],
    ['家庭住址：青禾路12号3栋201室。', ['warning']],
    ['申请人家住幸福小区3栋2单元。', ['warning']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is nobody’s is left alone', () => {
  test.each([
    '身份证号：110***********002X。',
    '流水号6217000010001234570。',
    '编号510212199001011234。',
    '统一社会信用代码11500110009321234X。',
    '索引号1234567890123456789。',
    '地址：青禾路1号党政综合办公室201室。',
    '监督电话：13800138000。',
    '联系电话：023-48400009。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('identity numbers', () => {
  test.each<[string, number]>([
    ['11010519491231002X', 1],
    ['11010519491231002x', 1],
    ['440524188001010014', 1],
    ['110105194912310021', 0],
    ['911010519491231002X', 0],
    ['A11010519491231002X', 0],
    ['11010519491231002X1', 0],
    ['11010519491231002XA', 0],
    ['身份证号码11010519491231002X', 1],
    ['11010519491231002X、440524188001010014', 2],
  ])('%s: %i', (text, count) => {
    expect(found(text)).toHaveLength(count);
  });

  test('are told by three digits alone', () => {
    const [finding] = checkPersonalData('号码11010519491231002X。', 'part:2', { selfNames: [] });
    expect(finding).toMatchObject({ rule: 'AR-PII-1', where: 'part:2', quote: '110…' });
    expect(finding?.message).toContain('身份证号码“110…”');
    expect(JSON.stringify(finding)).not.toContain('11010519491231');
  });
});

describe('cards', () => {
  test('are known by their check digit where nothing names them, and told once where something does', () => {
    expect(found('6217000010001234569')).toEqual(['warning']);
    expect(found('6217000010001234568')).toEqual([]);
    expect(found('编号-6217000010001234569')).toEqual([]);
    expect(found('卡号6217000010001234569')).toEqual(['error']);
  });
});

describe('mobile telephones', () => {
  const calls = (text: string, where = 'part:1', phones?: readonly string[]): number =>
    checkPersonalData(text, where, { selfNames: [], ...(phones === undefined ? {} : { phones }) }).length;

  test.each<[string, number]>([
    ['请拨打13800138000', 1],
    ['请拨打12800138000', 0],
    ['请拨打19800138000', 1],
    ['请拨打138001380001', 0],
    ['请拨打113800138000', 0],
    ['13800138000、13900139000', 2],
    ['联系电话13800138000', 0],
    ['联系方式：13800138000', 0],
    ['联系人：王某，13800138000', 0],
    ['监督电话13800138000', 0],
    ['咨询电话13800138000', 0],
    ['电话（传真）13800138000', 0],
    ['传真13800138000', 0],
    ['电话13800138000', 1],
    ['联系电话：（党政综合办公室）13800138000', 0],
    ['联系电话：（青禾镇便民服务中心党政综合办公室）13800138000', 1],
  ])('%s: %i', (text, count) => {
    expect(calls(text)).toBe(count);
  });

  test('of the office may stand there', () => {
    expect(calls('请拨打13800138000', 'part:1', ['13800138000'])).toBe(0);
    expect(calls('请拨打13800138000', 'part:1', ['13800138001'])).toBe(1);
    expect(calls('电话13800138000', 'part:0')).toBe(0);
    expect(calls('请拨打13800138000', 'part:0')).toBe(1);
  });
});

describe('names of applicants', () => {
  const names = (text: string, applicantNames?: readonly string[]): string[] =>
    checkPersonalData(text, 'part:1', {
      selfNames: [],
      ...(applicantNames === undefined ? {} : { applicantNames }),
    }).map(({ severity, quote, where }) => `${severity} ${where} ${quote}`);

  test.each<[string, readonly string[], string[]]>([
    ['答复了章某山的申请。', ['章某山'], ['error part:1 章']],
    ['答复了章某山的申请。', ['章某水'], []],
    ['答复了申请人王小山的申请。', ['王小山'], ['error part:1 王']],
    ['答复了王的申请。', ['王'], []],
    ['答复了王山的申请。', ['王山'], ['error part:1 王']],
    ['申请人王小山申请公开。', [], ['warning part:1 王']],
    ['申请人为李山提出申请。', [], ['warning part:1 李']],
    ['申请人：张小水，要求公开。', [], ['warning part:1 张']],
    ['申请人王某申请公开。', [], []],
    ['申请人王×申请公开。', [], []],
    ['申请人的申请已答复。', [], []],
  ])('%s', (text, known, expected) => {
    expect(names(text, known)).toEqual(expected);
  });

  test('are told by their first character', () => {
    const findings = checkPersonalData('申请人王小山申请公开，章某山不服。', 'part:1', {
      selfNames: [],
      applicantNames: ['章某山'],
    });
    expect(findings.map(({ message }) => message.slice(0, 18))).toEqual([
      '文中出现了申请人的姓名或名称“章…”',
      '文中出现了申请人的姓名或名称“王…”',
    ]);
    expect(names('申请人王小山申请公开。')).toEqual(['warning part:1 王']);
  });
});
