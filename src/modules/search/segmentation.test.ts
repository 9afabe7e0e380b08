import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facetTerms, termsOfPeriod } from './facet-terms.ts';
import {
  allWords,
  nearlyAllWords,
  parseQuery,
  rankQuery,
  titleOfHead,
  type ParsedQuery,
} from './search-query.ts';
import { textTerms } from './search-terms.ts';
import { headVector, termsVector } from './search-vector.ts';
import { soundOf } from './sounds.ts';
import { parseSynonyms, synonymFaults } from './synonyms.ts';
import { titleWords } from './title-words.ts';

const NO_SYNONYMS = parseSynonyms('');

/** What PostgreSQL does with the two: of each word one of its alternatives, with all of its terms. */
function finds(text: string, query: string | ParsedQuery): boolean {
  const terms = textTerms(text, { single: true });
  const parsed = typeof query === 'string' ? parseQuery(query, NO_SYNONYMS) : query;
  return parsed.words.every((word) => word.alternatives.some((all) => all.every((term) => terms.has(term))));
}

const SENTENCES = [
  '三角镇人民政府关于做好2024年森林防火工作的通知',
  '各村（社区）、镇属各部门：现将《城乡居民基本医疗保险缴费办法》印发给你们',
  '桐垭村饮水工程项目中标公示，中国家庭发展，结婚的和尚未结婚的',
  '研究生命起源；南京市长江大桥；乒乓球拍卖完了',
];

describe('a reader finds', () => {
  test.each(SENTENCES)('whatever stands in the text, from two characters on: %s', (text) => {
    const missed: string[] = [];
    const runs = text.match(/\p{Script=Han}+/gu) ?? [];
    for (const run of runs) {
      for (let from = 0; from < run.length; from += 1) {
        for (let length = 2; length <= 6 && from + length <= run.length; length += 1) {
          const query = run.slice(from, from + length);
          if (!finds(text, query)) missed.push(query);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('two characters in any text of characters', () => {
    const characters = [...'政府信息公开年度报告三角镇中国家庭安全生产医疗保险村居民的和了在'];
    const text = fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(), (pieces, seed) => {
        const from = seed % (pieces.length - 1);
        expect(finds(pieces.join(''), `${pieces[from]}${pieces[from + 1]}`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['a single character', '防汛通知', '汛'],
    ['letters of any size and width', '使用ＡＰＰ和WPS办理', 'app wps'],
    ['figures', '2024年3月12日', '2024 12'],
    ['figures written together with words', '2024年农村低保', '2024低保'],
    ['words apart from each other', '三角镇关于森林防火的通知', '防火 三角镇'],
    ['a name that no dictionary knows', '桐垭村村民委员会', '桐垭村'],
    ['a person', '拟录用人员欧阳彧菲', '欧阳彧菲'],
    ['characters beyond the basic plane', '𠮷野家餐饮', '𠮷野'],
    ['traditional characters', '农村宅基地审批', '農村宅基地審批'],
    ['full-width figures', '第12号公告', '第１２号'],
    ['what a question is about', '高龄津贴发放办法', '怎样申请高龄津贴？'.replace('申请', '')],
  ])('%s', (_, text, query) => {
    expect(finds(text, query)).toBe(true);
  });
});

describe('a reader doesn’t find', () => {
  test.each([
    ['characters that only stand apart', '公共安全与生产', '安生'],
    ['a word of which one part is missing', '森林防火', '防火演练'],
    ['figures that are part of a longer one', '12024', '2024'],
    ['a number that counts something else', '第3批第12号', '第3号'],
  ])('%s', (_, text, query) => {
    expect(finds(text, query)).toBe(false);
  });
});

describe('words of the list', () => {
  const synonyms = parseSynonyms(
    '低保、最低生活保障\n公租房、公共租赁住房 # 住房\n三公经费、因公出国（境）费',
  );

  test.each([
    ['低保申请', '最低生活保障申请指南'],
    ['最低生活保障', '农村低保名单'],
    ['公租房', '公共租赁住房分配'],
    ['三公经费', '因公出国(境)费用'],
  ])('%s finds %s', (query, text) => {
    expect(finds(text, parseQuery(query, synonyms))).toBe(true);
  });

  test('belong to each other only within a line', () => {
    expect(finds('公共租赁住房', parseQuery('低保', synonyms))).toBe(false);
  });

  test('need another one beside them', () => {
    expect(synonymFaults('低保、最低生活保障\n\n# 说明\n公租房')).toEqual([
      '第 4 行“公租房”只有一个词，请用顿号隔开两个以上意思相同的词。',
    ]);
  });
});

test('whatever is typed becomes a query of PostgreSQL, never a part of its language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const query = parseQuery(typed, NO_SYNONYMS);
      const literals = [allWords(query, 'anywhere'), allWords(query, 'title'), nearlyAllWords(query)];
      return [...literals, rankQuery(query), titleOfHead(query)].every(
        (literal) => literal === null || /^('\^?[\p{Script=Han}a-z0-9]+'(:A)?|[() &|])*$/u.test(literal),
      );
    }),
  );
  const hostile = parseQuery("'; DROP TABLE documents; -- & | ! <-> :* \\", NO_SYNONYMS);
  expect(allWords(hostile, 'anywhere')).toBe("'drop' & 'table' & 'documents'");
  expect(allWords(parseQuery('《》——！', NO_SYNONYMS), 'anywhere')).toBeNull();
});

test('a question is asked by its telling words, and by its empty ones only where it has no others', () => {
  const words = (text: string): string[] =>
    parseQuery(text, NO_SYNONYMS).words.map(({ words: [word = ''] }) => word);
  expect(words('怎样领取高龄津贴')).toEqual(['领取', '高龄', '津贴']);
  expect(words('如何')).toEqual(['如何']);
});

test('a very long text is ranked by its beginning, within PostgreSQL’s limits', () => {
  const vector = headVector([
    { text: '防火'.repeat(20_000), weight: 'D' },
    { text: '标题', weight: 'A' },
  ]);
  const positions = [...vector.matchAll(/\d+(?=[A-D])/g)].map(Number);
  expect(Math.max(...positions)).toBeLessThanOrEqual(16_383);
  expect(positions.length).toBeLessThan(300);
});

test('what a document is stands among its terms, and so does its number', () => {
  const facets = {
    agencyId: '018f0000-0000-7000-8000-00000000000a',
    nodeId: '018f0000-0000-7000-8000-00000000000b',
    kind: 'normative',
    validity: 'repealed',
    publishedOn: '2024-06-03',
  };
  const vector = termsVector({ title: '办法', number: '府规〔2024〕8号', texts: [], facets });
  for (const term of [...facetTerms(facets), '#府规', '#2024', '^办法', '办法'])
    expect(vector).toContain(`'${term}'`);
  expect(termsOfPeriod('2022-11-30', '2024-02-01')).toEqual([
    '~m202211',
    '~m202212',
    '~y2023',
    '~m202401',
    '~m202402',
  ]);
});

test.each([
  ['公租房', '公租方'],
  ['低保', '底保'],
  ['宁静', '林近'],
  ['森林', '身林'],
])('%s sounds like %s', (word, other) => {
  expect(soundOf(word)).toBe(soundOf(other));
});

test('of a title words are suggested that it is cut into, and two together', () => {
  const words = titleWords('公租房申请指南（第2期）');
  expect(words).toEqual(expect.arrayContaining(['申请', '指南', '申请指南']));
  expect(words).toContain('公租房');
});
