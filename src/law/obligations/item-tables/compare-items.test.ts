import { describe, expect, test } from 'vitest';
import { DISCLOSURE_RULES } from '../special-limits.ts';
import { compareCatalogue, type ImportChoices, type KnownItem } from './compare-items.ts';
import { itemFromWords } from './item-from-words.ts';
import type { ItemWords, ReadCatalogue } from './read-catalogue.ts';

const WORDS: ItemWords = {
  number: '1',
  category: '救灾',
  name: '灾后救助',
  content: '救助标准、名单',
  basis: '《自然灾害救助条例》',
  limit: '信息形成或者变更之日起20个工作日内',
  discloser: '镇人民政府',
  channels: '■政府网站',
  audience: '全社会',
  mode: '主动公开',
  levels: '乡级',
  remark: '',
};

function read(...rows: Partial<ItemWords>[]): ReadCatalogue {
  return {
    sections: [
      {
        heading: '救灾',
        field: 'disaster-relief',
        rows: rows.map((over) => {
          const words = { ...WORDS, ...over };
          return { place: {}, words, ...itemFromWords(words, {}) };
        }),
      },
    ],
    remarks: [],
    problems: [],
  };
}

function known(over: Partial<KnownItem> = {}): KnownItem {
  const { item } = itemFromWords(WORDS, {});
  return { ...item, id: 'known', key: 'disaster-relief.known', field: 'disaster-relief', ...over };
}

function compare(of: ReadCatalogue, items: readonly KnownItem[], choices: Partial<ImportChoices> = {}) {
  return compareCatalogue(of, items, {
    choices: { sections: {}, rows: {}, ...choices },
    level: 'township',
    general: DISCLOSURE_RULES.general,
  });
}

describe('a row of a file', () => {
  test.each([
    ['is new', {}, [], 'added'],
    ['is as it was', { content: '救助标准、\n名 单' }, [known()], 'unchanged'],
    ['differs', { basis: '《救灾款物管理办法》' }, [known()], 'changed'],
    ['has a limit nobody can count', { limit: '视情况' }, [], 'unclear'],
    [
      'has words for its limit that were there before',
      { limit: '视情况' },
      [known({ limitText: '视情况', rule: null })],
      'unchanged',
    ],
    ['lacks what it must have', { content: '' }, [], 'incomplete'],
    ['is disclosed by the county', { levels: '县级' }, [], 'elsewhere'],
  ] as const)('that %s', (_, over, items, outcome) => {
    expect(compare(read(over), items).rows[0]?.outcome).toBe(outcome);
  });

  test('is taken once where the file has it twice', () => {
    expect(compare(read({}, {}), []).rows.map(({ outcome }) => outcome)).toEqual(['added', 'repeated']);
  });

  test('is told from one of the same name by its content', () => {
    const [a, b] = [known({ id: 'a' }), known({ id: 'b', content: '款物发放结果' })];
    const { rows, absent } = compare(read({ content: '款物发放结果' }), [a, b]);
    expect(rows[0]).toMatchObject({ outcome: 'unchanged', known: { id: 'b' } });
    expect(absent.map(({ id }) => id)).toEqual(['a']);
  });

  test('says what changes, before and after', () => {
    expect(compare(read({ channels: '■政府网站 ■政府公报' }), [known()]).rows[0]?.changes).toEqual([
      { label: '公开渠道', before: '政府网站', after: '政府网站、政府公报' },
    ]);
  });
});

describe('a decision', () => {
  test.each([
    ['general', 'added', '条例第26条'],
    ['uncounted', 'added', null],
    ['skip', 'skipped', null],
  ] as const)('%s makes a row with an unclear limit %s', (choice, outcome, article) => {
    const [row] = compare(read({ limit: '视情况' }), [], { rows: { '0': choice } }).rows;
    expect(row?.outcome).toBe(outcome);
    expect(row?.item?.rule?.article ?? null).toBe(article);
    expect(row?.choices).toEqual(['general', 'uncounted', 'skip']);
  });

  test('takes what another level discloses, or leaves a section out', () => {
    expect(compare(read({ levels: '县级' }), [], { rows: { '0': 'take' } }).rows[0]?.outcome).toBe('added');
    expect(compare(read({}), [], { sections: { '0': 'skip' } }).rows[0]?.outcome).toBe('skipped');
  });

  test('names the field of a section that names none', () => {
    const file = read({});
    const nameless = { ...file, sections: file.sections.map((section) => ({ ...section, field: null })) };
    expect(compare(nameless, []).rows[0]?.outcome).toBe('unclear');
    expect(compare(nameless, [], { sections: { '0': 'disaster-relief' } }).rows[0]).toMatchObject({
      outcome: 'added',
      item: { field: 'disaster-relief' },
    });
  });
});

describe('a limit that a law sets', () => {
  const lawful = known({ limitText: '批准后20日内', rule: DISCLOSURE_RULES.governmentBudget });

  test('can be made shorter, and stays one of that law', () => {
    const [row] = compare(read({ limit: '批准后10日内' }), [lawful]).rows;
    expect(row?.outcome).toBe('changed');
    expect(row?.item?.rule).toMatchObject({
      article: '预算法第14条第一款',
      standing: 'set',
      limit: { span: { count: 10 } },
    });
  });

  test.each([
    ['自批复之日起10日内', lawful, '不是从预算法第14条第一款规定的时间起算'],
    [
      '公示不少于7日',
      known({ limitText: '公开时间不少于30日', rule: DISCLOSURE_RULES.consultation }),
      '没有写够重大行政决策程序暂行条例第15条规定的公示时间',
    ],
  ])('isn’t given up for %s', (limit, item, message) => {
    const [row] = compare(read({ limit }), [item]).rows;
    expect(row?.outcome).toBe('unclear');
    expect(row?.choices).toEqual(['keep', 'skip']);
    expect(row?.doubts.map((doubt) => doubt.message).join('')).toContain(message);
  });

  test.each(['批准后20个工作日内', '依申请公开', '视情况'])(
    'isn’t given up for %s: its words may change, its days stay',
    (limit) => {
      const [row] = compare(read({ limit }), [lawful]).rows;
      expect(row?.outcome).toBe('unclear');
      expect(row?.choices).toEqual(['keep', 'skip']);
      expect(compare(read({ limit }), [lawful], { rows: { '0': 'general' } }).rows[0]?.outcome).toBe(
        'unclear',
      );
      const kept = compare(read({ limit }), [lawful], { rows: { '0': 'keep' } }).rows[0];
      expect(kept).toMatchObject({
        outcome: 'changed',
        item: { limitText: limit, rule: DISCLOSURE_RULES.governmentBudget },
      });
    },
  );
});

describe('an item that a law discloses', () => {
  const budget = known({ rule: DISCLOSURE_RULES.governmentBudget });
  const named = known({ key: 'statutory.art20-10', rule: null });

  test.each([
    ['by a limit of its own', budget, '由预算法第14条第一款规定主动公开'],
    ['by its name', named, '由政府信息公开条例第20条第（十）项规定主动公开'],
  ])('%s isn’t left to applicants by a file', (_, item, message) => {
    const file = read({ mode: '依申请公开', basis: '《救灾款物管理办法》' });
    const [row] = compare(file, [item]).rows;
    expect(row).toMatchObject({ outcome: 'unclear', choices: ['keep', 'skip'] });
    expect(row?.doubts).toMatchObject([{ weight: 'ask', column: 'mode' }]);
    expect(row?.doubts[0]?.message).toContain(message);
    for (const choice of ['general', 'uncounted'] as const)
      expect(compare(file, [item], { rows: { '0': choice } }).rows[0]?.outcome).toBe('unclear');
    expect(compare(file, [item], { rows: { '0': 'keep' } }).rows[0]).toMatchObject({
      outcome: 'changed',
      changes: [{ label: '公开依据' }],
      item: { mode: 'proactive', rule: item.rule },
    });
  });

  test('is told from one that an office discloses as it sees fit', () => {
    const [row] = compare(read({ mode: '依申请公开' }), [known({ rule: DISCLOSURE_RULES.general })]).rows;
    expect(row).toMatchObject({ outcome: 'changed', item: { mode: 'onRequest' }, doubts: [] });
  });
});
