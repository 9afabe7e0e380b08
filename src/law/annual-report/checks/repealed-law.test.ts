import { describe, expect, test } from 'vitest';
import { checkRepealedLaw } from './repealed-law.ts';

const found = (text: string, year = 2024): string[] =>
  checkRepealedLaw(text, 'part:1', year).map(({ severity, quote }) => `${severity} ${quote}`);

describe('what is no longer in force is found', () => {
  test.each<[string, string]>([
    ['根据《政府信息公开条例》（国务院令第492号）办理。', 'error 国务院令第492号'],
    ['根据国务院第492号令办理。', 'error 国务院第492号令'],
    ['应当在15个工作日内答复。', 'error 应当在15个工作日内答复'],
    ['应当在十五个工作日内予以答复。', 'error 应当在十五个工作日内予以答复'],
    ['收到申请后15个工作日内予以答复。', 'warning 15个工作日内予以答复'],
    ['说明生产、生活、科研等特殊需要。', 'error 生产、生活、科研等特殊需要'],
    ['不符合“三需要”的申请。', 'error “三需要”'],
    ['按照国办公开办函〔2019〕60号要求编制。', 'warning 国办公开办函〔2019〕60号'],
    ['按照（国办发〔2008〕36号）办理。', 'warning 国办发〔2008〕36号'],
    ['根据2008年5月1日起施行的《政府信息公开条例》做好工作。', 'warning 2008年5月1日起施行'],
    ['根据2007年《中华人民共和国政府信息公开条例》编制。', 'warning 2007年《中华人民共和国政府信息公开条例'],
    ['对申请人收取检索费、复制费、邮寄费。', 'warning 检索费、复制费'],
    [
      '根据《政府信息公开条例》第三十一条、三十二条的规定编制并公布本报告。',
      'error 条例》第三十一条、三十二条的规定编制并公布本报告',
    ],
    [
      '依据《条例》第三十二条规定，特向社会公布本年度报告。',
      'error 条例》第三十二条规定，特向社会公布本年度报告',
    ],
    [
      '根据《条例》第四十九条、第三十二条规定，编制本报告。',
      'error 条例》第四十九条、第三十二条规定，编制本报告',
    ],
    ['根据《政府信息公开条例》第五十八条规定编制。', 'error 条例》第五十八条'],
    ['根据《中华人民共和国政府信息公开条例》（国令第711号）第57条。', 'error 条例》（国令第711号）第57条'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe('the opening says by what the report is made', () => {
  const opening = (text: string): string[] =>
    checkRepealedLaw(text, 'part:0', 2024).map(({ severity, quote }) => `${severity} ${quote}`);

  test.each<[string, string[]]>([
    ['依据《政府信息公开条例》第四十条和有关通知编制本报告。', ['warning 条例》第四十条']],
    ['本报告依据《政府信息公开条例》第51条编制。', ['warning 条例》第51条']],
    ['本报告依据《政府信息公开条例》第四十条、第四十一条编制。', ['warning 条例》第四十条、第四十一条']],
    ['本报告依据《政府信息公开条例》第五十八条编制。', ['error 条例》第五十八条']],
    ['本报告依据《政府信息公开条例》第四十九条编制。', []],
    ['本报告依据《政府信息公开条例》第五十条编制。', []],
    ['本报告依据《政府信息公开条例》第四十八条、第五十条编制。', []],
    ['本报告依据《政府信息公开条例》编制，并按第四十条公布。', []],
    ['依据《政府信息公开条例》第五十五条编制本企业年度报告。', []],
    ['依据《政府信息公开条例》第四十条公布本报告。', []],
    ['依据《政府信息公开条例》第四十条编制目录。', []],
    [
      '按照《年度报告格式》（国办公开办函〔2021〕31号）编制。',
      ['warning 年度报告格式》（国办公开办函〔2021〕31号'],
    ],
    [
      '按照《年度报告格式》的通知（国办公开办函〔2020〕30号）编制。',
      ['warning 年度报告格式》的通知（国办公开办函〔2020〕30号'],
    ],
    ['按照《年度报告格式》的通知》(国办公开办函〔2021〕30号)编制。', []],
    ['按照《解答》（国办公开办函〔2021〕31号）编制。', []],
  ])('%s', (text, expected) => {
    expect(opening(text)).toEqual(expected);
  });

  test('elsewhere another article may be what a sentence is about', () => {
    expect(found('按照《政府信息公开条例》第二十条编制目录，发布年度报告。')).toEqual([]);
  });

  test('the older form may be made by its own notice', () => {
    expect(found('按照《年度报告格式》（国办公开办函〔2019〕60号）编制。', 2020)).toEqual([]);
  });
});

describe('what is in force is left alone', () => {
  test.each([
    '根据国令第711号办理。',
    '应当在20个工作日内答复。',
    '根据《政府信息公开条例》第四十九条、第五十条的规定编制。',
    '按照《政府信息公开条例》第三十二条征求第三方意见。',
    '依据《政府信息公开条例》第五十六条。',
    '按照国办公开办函〔2021〕30号要求编制。',
    '根据《档案管理条例》第五十八条。',
    '收取信息处理费0元。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('the older form’s notice held for the reports on 2019 and 2020', () => {
    expect(found('按照国办公开办函〔2019〕60号要求编制。', 2020)).toEqual([]);
  });
});
