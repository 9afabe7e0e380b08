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
