import { describe, expect, test } from 'vitest';
import { FULL_YEAR, readReportOf } from '../test/read-reports.ts';
import { ownReportOf } from '../test/own-reports.ts';
import { ofAnnualReport, ofReadReport } from './checked-report.ts';
import { checkOtherSelves } from './other-selves.ts';

const found = (agencyName: string, text: string, part: number): string[] =>
  checkOtherSelves(text, `part:${part}`, { ...ofReadReport(readReportOf()), agencyName }).map(
    ({ severity, where, quote }) => `${severity} ${where} ${quote}`,
  );

describe('another agency of the same kind in the place of the own one is found', () => {
  test.each<[string, string, number, string]>([
    ['示范区教育局', '示范区水利局\n2025年1月20日', 6, 'warning part:6 示范区水利局'],
    ['示范区教育局', '示范区水利局 2025年1月20日', 6, 'warning part:6 示范区水利局'],
    ['示范区教育局', '没有其他事项。\n　　示范区水利局　\n2025年1月20日\n', 6, 'warning part:6 示范区水利局'],
    ...['负责编制', '起草', '撰写', '公布'].map((word): [string, string, number, string] => [
      '示范区教育局',
      `本报告由示范区水利局${word}。`,
      0,
      'warning part:0 示范区水利局',
    ]),
    ...['咨询示范区水利局反映', '向示范区水利局提出', '与示范区水利局（电话', '联系示范区水利局；'].map(
      (words): [string, string, number, string] => [
        '示范区教育局',
        `如有疑问，请${words}。`,
        0,
        'warning part:0 示范区水利局',
      ],
    ),
    ...['依据', '按照', '编制'].map((word): [string, string, number, string] => [
      '示范区教育局',
      `示范区水利局${word}要求完成任务。`,
      1,
      'warning part:1 示范区水利局',
    ]),
    ['示范区教育局', '现发布示范区水利局关于2024年的报告。', 0, 'warning part:0 示范区水利局'],
    ['青禾镇人民政府', '白石镇人民政府\n2025年1月20日', 6, 'warning part:6 白石镇人民政府'],
    ['示范区青禾街道办事处', '白石街道办事处\n2025年1月20日', 6, 'warning part:6 白石街道办事处'],
    ['示范区青禾街道办事处', '请联系白石街道办事处，欢迎监督。', 0, 'warning part:0 白石街道办事处'],
    ['示范区教育局', '本报告由示范区水利局编制，请联系示范区水利局。', 0, 'warning part:0 示范区水利局'],
    ['示范市青山区人民政府', '北山区人民政府', 6, 'warning part:6 北山区人民政府'],
    ['示范市人民政府', '江口市人民政府', 6, 'warning part:6 江口市人民政府'],
    ['示范区教育局', '本报告由示范区水利局编制并公布。', 0, 'warning part:0 示范区水利局'],
    ['示范区人民政府办公室', '本报告由示范区水利局编制。', 0, 'warning part:0 示范区水利局'],
    ['示范区教育局', '本报告由示范区卫生健康委员会编制。', 0, 'warning part:0 示范区卫生健康委员会'],
    ['示范区教育局', '对本报告内容如有疑问，请联系示范区水利局。', 6, 'warning part:6 示范区水利局'],
    ['示范区教育局', '如有疑问，请与示范区水利局联系。', 0, 'warning part:0 示范区水利局'],
    ['示范市青山区人民政府', '北山区人民政府将继续做好公开工作。', 5, 'warning part:5 北山区人民政府'],
    ['示范市青山区人民政府', '北山区人民政府全年工作平稳有序。', 1, 'warning part:1 北山区人民政府'],
    ['示范区教育局', '现将示范区水利局2024年度工作情况报告如下。', 1, 'warning part:1 示范区水利局'],
    ['示范区教育局', '现公布示范区水利局2024年政府信息公开工作年度报告。', 0, 'warning part:0 示范区水利局'],
    [
      '示范区卫生健康委员会',
      '示范区发展和改革委员会根据条例编制本报告。',
      0,
      'warning part:0 示范区发展和改革委员会',
    ],
  ])('%s: %s', (agency, text, part, expected) => {
    expect(found(agency, text, part)).toEqual([expected]);
  });
});

describe('the own name and others in their own place are left alone', () => {
  test.each<[string, string, number]>([
    ['示范区教育局', '示范区教育局\n2025年1月20日', 6],
    ['示范市青山区教育局', '青山区教育局', 6],
    ['示范区教育局', '区教育局办公室', 6],
    ['示范市青山区人民政府', '本报告由青山区人民政府办公室编制。', 0],
    ['示范区教育局', '本报告由示范区教育局办公室编制。', 0],
    ['示范区教育局', '会同水利局开展检查，配合示范区水利局做好公开。', 5],
    ['示范区教育局', '如有疑问，请与示范区人民政府办公室联系。', 0],
    ['示范区教育局', '在示范市教育局的指导下，示范市教育局组织了培训。', 1],
    ['示范市青山区人民政府', '本报告由青山区政务服务和数据局编制。', 0],
    ['示范区教育局', '接受区档案局监督检查。', 1],
    ['示范市青山区人民政府', '国务院、省、市人民政府全年部署明确。', 1],
    ['示范区教育局', '牵头单位如下\n示范区水利局', 5],
    ['示范区教育局', '配合单位如下\n示范区水利局\n一处\n二处\n三处', 6],
    ['示范区水务联盟', '示范区水利局\n2025年1月20日', 6],
    ['', '示范区水利局\n2025年1月20日', 6],
  ])('%s: %s', (agency, text, part) => {
    expect(found(agency, text, part)).toEqual([]);
  });
});

test('the office’s own report is asked about by the names that it knows', () => {
  const own = ofAnnualReport(ownReportOf(FULL_YEAR));
  const text = '白石镇人民政府\n2025年1月20日';
  expect(checkOtherSelves(text, 'part:6', own)).toEqual([]);
  expect(checkOtherSelves(text, 'part:6', { ...own, isOwn: false })).toHaveLength(1);
});
