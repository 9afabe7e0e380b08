import { describe, expect, test } from 'vitest';
import { checkTemplate, checkTemplateText } from './check-template.ts';
import { citationsIn } from './citations-in-text.ts';
import { defaultTemplate } from './default-templates.ts';
import { fillLetter } from './fill-letter.ts';
import { LETTER_KINDS, letterKind, placeholdersOf } from './letter-kinds.ts';
import { brokenBracesIn, parseTemplate } from './letter-template.ts';
import { sampleValues } from './sample-values.ts';
import { sampleFields, sampleLetter } from './test/sample-letters.ts';

describe('default templates', () => {
  test.each(LETTER_KINDS.map(({ key }) => key))('%s passes the check of an uploaded one', (kind) => {
    const text = defaultTemplate(kind);
    expect(checkTemplateText(kind, text)).toEqual([]);
  });

  test.each(LETTER_KINDS)('$key names each required field that is missing', ({ key, required }) => {
    const filled = fillLetter({ kind: key, text: defaultTemplate(key) }, {});
    const faults = filled.ok ? [] : filled.faults;
    expect(faults.map((fault) => [fault.placeholder, fault.fault])).toEqual(
      required.map((name) => [name, 'missing']),
    );
  });

  test('there is one for each of the 23 ways of answering, with that for several, the procedure and the file 44', () => {
    expect(LETTER_KINDS.filter(({ decision }) => decision !== null)).toHaveLength(23);
    expect(LETTER_KINDS).toHaveLength(44);
    expect(new Set(LETTER_KINDS.map(({ key }) => key)).size).toBe(44);
  });
});

describe('a text template', () => {
  const faultsOf = (kind: 'extension' | 'searchRecord', from: string, to: string) => {
    const text = defaultTemplate(kind).replace(from, to);
    expect(text).not.toBe(defaultTemplate(kind));
    return checkTemplateText(kind, text).map(({ id, placeholder }) => [id, placeholder]);
  };

  test.each([
    ['a table within a sentence', 'searchRecord', '表 {{检索记录}}', '如下：{{检索记录}}', '检索记录'],
    ['a table that is none', 'searchRecord', '表 {{检索记录}}', '{{检索记录}}\n表 {{检索结论}}', '检索结论'],
    ['a signature dated with a text', 'extension', '{{落款日期}}', '{{申请人}}', '申请人'],
    ['a signature with a date by hand', 'extension', '{{落款日期}}', '2025年3月3日', '2025年3月3日'],
  ] as const)('is refused with %s, before any letter is made from it', (_, kind, from, to, placeholder) => {
    expect(faultsOf(kind, from, to)).toContainEqual(['misplaced', placeholder]);
  });

  test.each(LETTER_KINDS.map(({ key }) => key))('of %s can be looked at with the sample values', (kind) => {
    const filled = fillLetter({ kind, text: defaultTemplate(kind) }, sampleValues(kind));
    expect(filled.ok ? [] : filled.faults).toEqual([]);
  });
});

describe('filling in', () => {
  const fill = (text: string, more = {}) =>
    fillLetter({ kind: 'clarification', text }, sampleFields('clarification', more));

  test('writes days out, says 您 by itself and splits lines into paragraphs', () => {
    const filled = fill('{{收到日期}}收到{{称谓}}的申请。\n{{补正事项}}', {
      补正事项: '一、身份证明。\n二、联系方式。',
    });
    expect(filled.ok && filled.letter.blocks).toEqual([
      { kind: 'paragraph', text: '2025年6月20日收到您的申请。' },
      { kind: 'paragraph', text: '一、身份证明。' },
      { kind: 'paragraph', text: '二、联系方式。' },
    ]);
  });

  test('leaves out what would say nothing', () => {
    const filled = fill('联系电话：{{联系电话}}', { 联系电话: '' });
    expect(filled.ok && filled.letter.blocks).toEqual([]);
  });

  test.each([
    ['{{申清人}}', {}, [['申清人', 'unknown']]],
    ['文', { 申请人: '' }, [['申请人', 'missing']]],
    ['文', { 收到日期: '6月20日' }, [['收到日期', 'wrongType']]],
    ['文', { 申请人: '甲\n乙' }, [['申请人', 'wrongType']]],
    ['文', { 用途: '生产' }, [['用途', 'unknown']]],
    ['文', { 归档材料: '一览' }, [['归档材料', 'wrongType']]],
  ])('%s with %j is refused: %j', (text, more, faults) => {
    const filled = fill(text, more);
    expect(!filled.ok && filled.faults.map((fault) => [fault.placeholder, fault.fault])).toEqual(faults);
  });

  test('never reads a value as a template', () => {
    const letter = sampleLetter('clarification', { 补正事项: '{{申请人}}\n# 标题' });
    expect(letter.blocks).toContainEqual({ kind: 'paragraph', text: '{{申请人}}' });
    expect(letter.blocks).toContainEqual({ kind: 'paragraph', text: '# 标题' });
  });

  test('sets tables from rows whose first is the header', () => {
    const table = sampleLetter('archiveIndex').blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows[0]).toEqual(['序号', '材料名称', '文号', '日期', '页数']);
  });
});

describe('a template', () => {
  test('is refused for what is unknown, missing or broken, each with a word on it', () => {
    const names = placeholdersOf(letterKind('extension'));
    const found = checkTemplate(
      'extension',
      [...names.filter((name) => name !== '延长至'), '申请人姓名'],
      brokenBracesIn('延长至{{延长至}，特此告知'),
    );
    expect(found.map(({ id, placeholder }) => [id, placeholder])).toEqual([
      ['unknown', '申请人姓名'],
      ['missing', '延长至'],
      ['broken', '延长至{{延长至}，特此告知'],
    ]);
    expect(found[0]?.message).toContain('是否应为“{{申请人}}”');
  });

  test('reads each line as a block', () => {
    const text =
      '# 题\n文号 {{文号}}\n致 甲\n## 一\n文\n| 甲 | 乙 |\n| 丙 |\n\n表 {{归档材料}}\n右 签\n署 {{行政机关}} {{落款日期}}';
    expect(parseTemplate(text).map((block) => block.kind)).toEqual([
      'title',
      'number',
      'addressee',
      'heading',
      'paragraph',
      'form',
      'table',
      'right',
      'signature',
    ]);
  });
});

test('citations are read with their law, down to the 项', () => {
  const text =
    '依据《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十六条第二款，《统计法》第九条，《条例》第37条，以及条例第四十条';
  expect(citationsIn(text).filter((one) => one.article !== undefined)).toEqual([
    { law: 'regulation', article: 36, item: 3 },
    { law: 'regulation', article: 16, paragraph: 2 },
    { law: 'regulation', article: 37 },
    { law: 'regulation', article: 40 },
  ]);
});
