import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexWords, queryTerms } from './segmentation.ts';
import { searchQuery, searchVector } from './search-vector.ts';

/** What PostgreSQL does with the two: all words there, the characters of a phrase side by side. */
function finds(text: string, query: string): boolean {
  const places = new Map<string, Set<number>>();
  for (const { word, at } of indexWords(text)) places.set(word, (places.get(word) ?? new Set()).add(at));
  return queryTerms(query).every((term) => {
    if (term.kind === 'word') return places.has(term.word);
    const [first = '', ...rest] = term.characters;
    return [...(places.get(first) ?? [])].some((at) =>
      rest.every((character, index) => places.get(character)?.has(at + index + 1) ?? false),
    );
  });
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
    ['words apart from each other', '三角镇关于森林防火的通知', '防火 三角镇'],
    ['a name that no dictionary knows', '桐垭村村民委员会', '桐垭村'],
    ['characters beyond the basic plane', '𠮷野家餐饮', '𠮷野'],
  ])('%s', (_, text, query) => {
    expect(finds(text, query)).toBe(true);
  });
});

describe('a reader doesn’t find', () => {
  test.each([
    ['characters that only stand apart', '公共安全与生产', '安生'],
    ['a word of which one part is missing', '森林防火', '防火演练'],
    ['figures that are part of a longer one', '12024', '2024'],
  ])('%s', (_, text, query) => {
    expect(finds(text, query)).toBe(false);
  });
});

test('whatever is typed becomes a query of PostgreSQL, never a part of its language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const query = searchQuery(typed);
      return query === null || /^[^\\:*!|()']*('[\p{Script=Han}a-z0-9]+'|[() &]|<->)+$/u.test(query);
    }),
  );
  expect(searchQuery("'; DROP TABLE documents; -- & | ! <-> :* \\")).toBe("'drop' & 'table' & 'documents'");
  expect(searchQuery('《》——！')).toBeNull();
});

test('a very long text is indexed up to PostgreSQL’s limits and no further', () => {
  const vector = searchVector([
    { text: '防火'.repeat(20_000), weight: 'D' },
    { text: '标题', weight: 'A' },
  ]);
  const positions = [...vector.matchAll(/\d+(?=[A-D])/g)].map(Number);
  expect(Math.max(...positions)).toBeLessThanOrEqual(16_383);
  expect(positions.length).toBeLessThan(300);
});
