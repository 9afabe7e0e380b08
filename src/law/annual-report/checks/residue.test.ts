import { describe, expect, test } from 'vitest';
import { checkResidue } from './residue.ts';

const found = (text: string): string[] =>
  checkResidue(text, 'part:1').map(({ severity, quote }) => `${severity} ${quote}`);

describe('what is left of a template is found', () => {
  test.each<[string, string]>([
    ['XX镇全年发布信息。', 'error XX'],
    ['ＸＸ镇全年发布信息。', 'error ＸＸ'],
    ['全年发布信息××条。', 'error ××'],
    ['共发布***条信息。', 'error ***'],
    ['全年公开信息○○条。', 'error ○○'],
    ['全年公开信息□□条。', 'error □□'],
    ['截至20XX年12月31日。', 'error 20XX年'],
    ['截至202×年底。', 'error 202×年'],
    ['X年X月X日', 'error X年'],
    ['全年公开信息N条。', 'error N条'],
    ['x 镇全年发布信息。', 'error x 镇'],
    ['全年发布信息____条。', 'error ____'],
    ['全年发布信息＿＿条。', 'error ＿＿'],
    ['（示例）健全了公开制度。', 'error （示例）'],
    ['【参考模板】健全了公开制度。', 'error 【参考模板】'],
    ['此处填写本单位工作情况。', 'error 此处填写'],
    ['在此处简述本年工作。', 'error 此处简述'],
    ['单击此处输入文字。', 'error 单击此处'],
    ['（请填写具体数字）', 'error 请填写'],
    ['【机关名称】认真做好公开工作。', 'error 【机关名称】'],
    ['[单位全称]认真做好公开工作。', 'error [单位全称]'],
    ['（文字描述）', 'error （文字描述）'],
    ['［批注：请办公室核对此数］', 'error ［批注'],
    ['持续公开。批注 [A1]：核对', 'error 批注 ['],
    ['[bookmark: _GoBack]持续公开。', 'error [bookmark: _GoBack]'],
    ['见 _GoBack 处。', 'error _GoBack'],
    ['错误！未找到引用源。', 'error 错误！未找到引用源'],
    ['{{year}}年持续公开。', 'error {year}'],
    ['${name}持续公开。', 'error {name}'],
    ['共#REF!件。', 'error #REF!'],
    ['共NaN件。', 'error NaN'],
    ['共undefined件。', 'error undefined'],
    ['发布&nbsp;信息。', 'error &nbsp;'],
    ['发布<br/>信息。', 'error <br/>'],
    ['某某镇认真做好公开工作。', 'error 某某镇'],
    ['共发布（数据缺失）条。', 'error （数据缺失）'],
    ['（待定）', 'error （待定）'],
    ['###', 'error ###'],
    ['（此处省略）', 'error 此处省略'],
    ['[请插入数据]', 'error 请插入'],
    ['（本段由各单位自行补充）', 'error 由各单位自行补充'],
    ['全年公开信息（数字）条。', 'error （数字）'],
    ['全年公开信息？件。', 'warning ？件'],
    ['（以下内容供参考，请根据实际情况修改）', 'error 请根据实际情况修改'],
    ['以上内容请结合本单位实际补充。', 'error 请结合本单位实际补充'],
    ['作为一个人工智能语言模型，无法核实。', 'error 作为一个人工智能语言模型'],
    ['全年公开信息（）条。', 'warning （）'],
    ['坚持“ ”原则。', 'warning “ ”'],
    ['依据《》规定。', 'warning 《》'],
    ['此项数据待补充。', 'warning 待补充'],
    ['具体件数待核实，', 'warning 待核实'],
    ['全年公开信息…条。', 'warning …条'],
    ['全年公开信息??条。', 'warning ??'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe('what stands there rightly is left alone', () => {
  test.each([
    '电话138****1234。',
    '网址为www.xx.example，文件名为a_b__c.html。',
    '建设5G+X条件的平台。',
    '查看X光片的办法已经公开。',
    '尺寸为3×5米。',
    '一九九○年、二○○八年、二〇〇八年的文件。',
    '申请人填写《政府信息公开申请表》，可请工作人员协助填写。',
    '请填写申请表后提交。',
    '工作机制有待完善，业务水平有待提高。',
    '根据实际情况修改公开指南。',
    '【发布日期：2025-01-20】【字号：大 中 小】',
    '国办公开办函〔2021〕30号（以下简称《通知》）。',
    '答复申请人王某某。',
    '某镇、某局的做法。',
    '教育、医疗……等领域。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('what stands in brackets behind the agency’s own name is part of it; anywhere else it is residue', () => {
  const name = '某区公共空间管理局（示例单位）';
  const of = (text: string) => checkResidue(text, 'part:1', name).map(({ quote }) => quote);
  expect(of(`${name}健全了公开制度。`)).toEqual([]);
  expect(of('健全了公开制度（示例单位）。')).toEqual(['（示例单位）']);
  expect(of(`本报告由${name}（示例单位）编制。`)).toEqual(['（示例单位）']);
  expect(checkResidue('XX镇人民政府发布信息。', 'title', 'XX镇人民政府')).toHaveLength(1);
  expect(checkResidue('某局（示例单位）办公室发布信息。', 'title', '某局（示例单位）办公室')).toHaveLength(1);
  expect(checkResidue('由（示例单位）编制。', 'title', '（示例单位）')).toHaveLength(1);
});
