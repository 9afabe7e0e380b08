import { describe, expect, test } from 'vitest';
import { DECISION_KIND_KEYS } from '../decisions/decision-kinds.ts';
import { decisionKind } from '../decisions/decisions.ts';
import { fullCitations } from '../decisions/citation.ts';
import { checkLetter } from './check-letter.ts';
import type { LetterFacts } from './letter-facts.ts';
import { LETTER_KINDS, answerOf, letterKind, type LetterKind } from './letter-kinds.ts';
import { sampleFacts, sampleText } from './test/sample-letters.ts';

function ids(text: string, facts: LetterFacts): string[] {
  return [...new Set(checkLetter(text, facts).map((finding) => finding.id))];
}

/** The default letter with something changed in its text. */
function changed(
  kind: LetterKind,
  from: string | RegExp,
  to: string,
  facts: Partial<LetterFacts> = {},
): string[] {
  const text = sampleText(kind);
  const mutated = text.replace(from, to);
  expect(mutated).not.toBe(text);
  return ids(mutated, sampleFacts(kind, facts));
}

test.each(LETTER_KINDS.map(({ key }) => key))('the default letter %s agrees with its facts', (kind) => {
  expect(checkLetter(sampleText(kind), sampleFacts(kind))).toEqual([]);
});

describe.each(DECISION_KIND_KEYS)('an answer %s', (decision) => {
  const kind = answerOf(decision);
  const { citations, remedy } = decisionKind(decision, '2025-07-16');

  test('is found wanting without each of its elements', () => {
    expect(changed(kind, /^政府信息.*\n/u, '')).toContain('L-TITLE');
    expect(changed(kind, '三角公复〔2025〕3号', '三角公复〔2025〕4号')).toContain('L-NUMBER');
    expect(changed(kind, '王某某：', '李某某：')).toContain('L-ADDRESSEE');
    expect(changed(kind, '2025年6月20日', '2025年6月21日')).toContain('L-RECEIVED');
    expect(changed(kind, '农村公路', '乡村公路')).toContain('L-SUBJECT');
    expect(changed(kind, '2025-0007', '2025-0008')).toContain('L-REQUEST-NUMBER');
    expect(changed(kind, /綦江区三角镇人民政府\n/u, '本机关\n')).toContain('L-AGENCY');
    expect(changed(kind, /2025年7月16日$/u, '2025年7月17日')).toContain('L-DATE');
  });

  test('is found wanting without its provisions, and with those of another kind', () => {
    for (const citation of citations) {
      const provision =
        fullCitations([citation]).replace(/^《.*》/u, '') || '《政府信息公开信息处理费管理办法》';
      expect(changed(kind, provision, '有关条款')).toContain('L-BASIS');
    }
    const foreign = decision === 'cannot.needMake' ? '第三十五条' : '第三十八条';
    expect(changed(kind, '登记编号', `《中华人民共和国政府信息公开条例》${foreign}，登记编号`)).toContain(
      'L-FOREIGN-BASIS',
    );
  });

  test('is found wanting without its decision and with another', () => {
    expect(
      changed(
        kind,
        /予以公开|部分公开|不予公开|规定办理|无法提供|不予(?:重复)?处理|不再处理|终止办理/gu,
        '研究',
      ),
    ).toContain('L-DECISION');
    const other = decision.startsWith('cannot.') ? '本机关不再处理' : '本机关无法提供';
    expect(changed(kind, '登记编号', `${other}，登记编号`)).toContain('L-CONTRADICTION');
  });

  test('is found wanting with the remedy of another class', () => {
    const none = sampleText(kind, { 救济途径: '' });
    const wrong =
      remedy === 'reviewFirst'
        ? '可以60日内申请行政复议，或者6个月内向綦江区人民法院提起行政诉讼。'
        : '先向綦江区人民政府申请行政复议，再于15日内提起行政诉讼。';
    expect(ids(none, sampleFacts(kind))).toEqual(remedy === 'none' ? [] : ['L-REMEDY']);
    expect(ids(sampleText(kind, { 救济途径: wrong }), sampleFacts(kind))).toContain('L-REMEDY-CLASS');
  });

  test('is found wanting when it counts in another row', () => {
    const row = decision === 'partial' ? 'open' : 'partial';
    expect(ids(sampleText(kind), sampleFacts(kind, { row }))).toEqual(['L-ROW']);
  });
});

describe('the remedy of a letter', () => {
  test('names the authorities that are competent', () => {
    expect(changed('answer.deny.secret', '綦江区人民法院', '江津区人民法院')).toEqual(['L-REMEDY']);
    expect(changed('answer.cannot.notExist', '綦江区人民政府申请', '区政府申请')).toEqual(['L-REMEDY']);
  });

  test('names an internet way when the letter goes over the internet', () => {
    const facts = sampleFacts('answer.open.provide', {
      servedElectronically: true,
      internetChannel: 'https://fy.example.gov.cn',
    });
    const text = sampleText('answer.open.provide');
    expect(ids(text, facts)).toEqual(['L-REMEDY-CHANNEL']);
    expect(
      ids(text.replace('提起行政诉讼。', '提起行政诉讼。网上：https://fy.example.gov.cn'), facts),
    ).toEqual([]);
  });

  test('was another before 2024', () => {
    const facts = sampleFacts('answer.deny.secret', { issuedOn: '2023-07-16' });
    const text = sampleText('answer.deny.secret', { 落款日期: '2023-07-16' });
    expect(ids(text, facts)).toContain('L-REMEDY-CLASS');
  });

  test('may be left out by legal staff where it may be', () => {
    const facts = sampleFacts('answer.noProc.petition', { remedyOff: true });
    expect(ids(sampleText('answer.noProc.petition', { 救济途径: '' }), facts)).toEqual([]);
    expect(ids(sampleText('answer.noProc.petition'), facts)).toEqual(['L-REMEDY-CLASS']);
  });

  test('of a partial answer follows what was withheld, and so do its provisions', () => {
    const facts = sampleFacts('answer.partial', { withheld: ['deny.process'] });
    expect(ids(sampleText('answer.partial'), facts)).toEqual(['L-BASIS']);
    const grounds =
      '依据《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十六条第二款，属于过程稿。';
    expect(ids(sampleText('answer.partial', { 不予公开理由: grounds }), facts)).toEqual([]);
  });
});

test('an answer about several items may decide each in its own words', () => {
  const parts = '第二项没有找到，依据《政府信息公开条例》第三十六条第（四）项，本机关无法提供。';
  const text = sampleText('answer.partial', { 不予公开理由: parts });
  expect(ids(text, sampleFacts('answer.partial'))).toEqual(['L-FOREIGN-BASIS', 'L-CONTRADICTION']);
  const facts = sampleFacts('answer.partial', { withheld: ['cannot.notExist', 'deny.secret'] });
  expect(ids(text, facts)).toEqual(['L-BASIS']);
  const secret = `${parts}第三项属于国家秘密，依据该条第（三）项不能公开：第三十六条第（三）项、第十四条。`;
  expect(ids(sampleText('answer.partial', { 不予公开理由: secret }), facts)).toEqual([]);
});

describe('letters of procedure', () => {
  const procedure = LETTER_KINDS.filter((kind) => kind.remedy === 'none' && kind.to !== 'file');

  test.each(procedure.map(({ key }) => key))('%s has no remedy paragraph', (kind) => {
    expect(letterKind(kind).elements).not.toContain('remedy');
    expect(sampleText(kind)).not.toMatch(/申请行政复议|提起行政诉讼/u);
  });

  test('tell the day that the clock tells', () => {
    expect(changed('extension', '延长至2025年8月15日', '延长至2025年8月16日')).toContain('L-EXTENDED');
    expect(changed('extension', '延长至', '推迟到')).toContain('L-EXTENDED');
    expect(changed('extension', '原应在2025年7月18日', '原应在2025年7月19日')).toEqual(['L-DUE']);
    expect(changed('receipt', '2025年7月18日', '2025年7月21日')).toEqual(['L-DUE']);
  });

  test.each<[LetterKind, string]>([
    ['clarification', '第三十条'],
    ['extension', '第三十三条第二款'],
    ['consultationNotice', '第三十三条第三款'],
    ['thirdPartyInquiry', '第三十二条'],
    ['jointInquiry', '第三十四条'],
    ['feeNotice', '第四十二条第一款'],
    ['correction', '第四十一条'],
  ])('%s rests on %s', (kind, provision) => {
    expect(changed(kind, provision, '有关条款')).toEqual(['L-BASIS']);
  });

  test('to others than the applicant tell nothing about who applied', () => {
    for (const { key, to } of LETTER_KINDS.filter((kind) => kind.to === 'thirdParty' || kind.to === 'agency'))
      expect([key, to, sampleText(key).includes('王某某')]).toEqual([key, to, false]);
  });
});

test('an office may have its own words around name, number, agency and date', () => {
  const text = sampleText('extension')
    .replace('王某某：', '致：王某某先生')
    .replace('2025年6月20日，本机关收到您提交的', '您于2025年6月20日，我镇收悉的')
    .replace('三角公复〔2025〕3号', '编号：三角公复〔2025〕3号')
    .replace(/綦江区三角镇人民政府\n/u, '綦江区三角镇人民政府（印章）\n');
  expect(ids(`${text}\n抄送：区政府办公室`, sampleFacts('extension'))).toEqual([]);
});

describe('wording', () => {
  test.each([
    ['国务院令第492号', 'L-REPEALED'],
    ['法释〔2011〕17号', 'L-REPEALED'],
    ['本机关将在15个工作日内予以答复', 'L-REPEALED'],
    ['自身生产、生活、科研等特殊需要', 'L-REPEALED'],
    ['另收复制费', 'L-REPEALED'],
    ['本答复加盖骑缝章', 'L-SEAM-SEAL'],
    ['联系人：××', 'L-RESIDUE'],
    ['{{申请人}}', 'L-RESIDUE'],
  ])('“%s” is found: %s', (words, id) => {
    expect(
      ids(sampleText('answer.open.provide', { 提供方式: words }), sampleFacts('answer.open.provide')),
    ).toEqual([id]);
  });

  test('of the applicant may be anything', () => {
    const subject = '国务院令第492号时期15个工作日内答复的特殊需要证明，依据《政府信息公开条例》第十四条';
    const text = sampleText('answer.open.provide', { 申请内容: subject });
    expect(ids(text, sampleFacts('answer.open.provide', { subject }))).toEqual([]);
  });

  test('a third party’s fifteen days are law', () => {
    expect(sampleText('thirdPartyInquiry')).toContain('15个工作日内，书面答复');
  });
});
