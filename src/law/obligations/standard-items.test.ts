import { describe, expect, test } from 'vitest';
import { KEY_AREAS } from '../catalogue/key-areas.ts';
import { CATALOGUE_PROFILES, type CatalogueProfile } from '../catalogue/profiles.ts';
import { DISCLOSURE_RULES, type DisclosureRule, type DisclosureRuleId } from './special-limits.ts';
import { CHANNELS, type StandardItem } from './standard-item.ts';
import { days, each, limitWords, progress, shown, within, workdays } from './standard-item-limits.ts';
import { standardItems } from './standard-items.ts';

const TOWNSHIP_FIELDS = KEY_AREAS.filter(
  ({ slug, atTownship }) => atTownship || slug === 'public-finance',
).map(({ slug }) => slug);

const FIELDS: Readonly<Record<CatalogueProfile, readonly string[]>> = {
  township: ['statutory', ...TOWNSHIP_FIELDS],
  street: ['statutory', ...TOWNSHIP_FIELDS],
  department: ['statutory'],
  district: ['statutory', ...KEY_AREAS.map(({ slug }) => slug)],
};

const fieldsOf = (items: readonly StandardItem[]): string[] => [...new Set(items.map(({ field }) => field))];

const named = (profile: CatalogueProfile, key: string): StandardItem => {
  const found = standardItems(profile).find((item) => item.key === key);
  if (found === undefined) throw new Error(`No item ${key}`);
  return found;
};

describe.each(CATALOGUE_PROFILES)('the standard catalogue of a %s', (profile) => {
  const items = standardItems(profile);

  test('has the fields of its kind, in the order of the national list', () => {
    expect(fieldsOf(items)).toEqual(FIELDS[profile]);
  });

  test('names every item once, by a key made of its field and a slug', () => {
    const keys = items.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    for (const { key, field } of items) {
      expect(key.startsWith(`${field}.`)).toBe(true);
      expect(key).toMatch(/^[a-z-]+\.[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  });

  test('gives no two items of a field the same names', () => {
    const names = items.map(({ field, category, name }) => `${field}/${category}/${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('covers all fifteen items of 条例第20条', () => {
    const numbers = items.flatMap(({ key }) => /^statutory\.art20-(\d+)/.exec(key)?.[1] ?? []);
    expect([...new Set(numbers.map(Number))]).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  test('cites with each item of 条例第20条 its own number', () => {
    const chinese = '一、二、三、四、五、六、七、八、九、十、十一、十二、十三、十四、十五'.split('、');
    const wrong = items.filter(({ key, basis }) => {
      const number = /^statutory\.art20-(\d+)/.exec(key)?.[1];
      return number !== undefined && !basis.includes(`第20条第（${chinese[Number(number) - 1] ?? ''}）项`);
    });
    expect(wrong).toEqual([]);
  });

  test('words every limit as its rule counts it, and has words where nothing can be counted', () => {
    const wrong = items.filter(({ rule, limitText }) =>
      rule === null ? /^$|\d/.test(limitText) : limitText !== limitWords(rule),
    );
    expect(wrong).toEqual([]);
  });

  test('says everything a catalogue must, in whole Chinese text', () => {
    for (const item of items) {
      expect(item.channels.length).toBeGreaterThan(0);
      expect(item.channels.every((channel) => channel in CHANNELS)).toBe(true);
      expect(item.levels.length).toBeGreaterThan(0);
      expect(item.content).toMatch(/。$/);
      const group = item.audience.kind === 'group' ? item.audience.group : '全社会';
      for (const text of [item.category, item.name, item.content, item.basis, item.discloser, group]) {
        expect(text).toMatch(/^[\u4e00-\u9fffA\d（）〔〕“”、，；。]+$/);
        expect(text).not.toMatch(/[、，；。]{2}|^[、，；。]|[、，；]$/);
      }
    }
  });

  test('discloses at its own level, in the name of that level', () => {
    const level = profile === 'township' || profile === 'street' ? 'township' : 'county';
    expect(items.filter(({ levels }) => !levels.includes(level))).toEqual([]);
    const foreign = { township: /街道|县级/, street: /乡镇|县级/, department: /县级/, district: /乡镇|街道/ };
    expect(items.filter(({ discloser }) => foreign[profile].test(discloser))).toEqual([]);
  });
});

describe('a district', () => {
  test('has three to eight items in every field', () => {
    const items = standardItems('district');
    const counts = KEY_AREAS.map(({ slug }) => ({
      slug,
      count: items.filter(({ field }) => field === slug).length,
    }));
    expect(counts.filter(({ count }) => count < 3 || count > 8)).toEqual([]);
  });
});

describe('条例第21条', () => {
  const names = (profile: CatalogueProfile): string[] =>
    standardItems(profile)
      .filter(({ key }) => key.startsWith('statutory.art21-'))
      .map(({ name }) => name)
      .toSorted();

  test('gives a township its eight items', () => {
    expect(names('township')).toEqual(
      [
        '贯彻落实农业农村政策',
        '农田水利工程建设运营',
        '农村土地承包经营权流转',
        '宅基地使用情况审核',
        '土地征收',
        '房屋征收',
        '筹资筹劳',
        '社会救助',
      ].toSorted(),
    );
  });

  test('gives a district and a department the seven of the county, and a street none', () => {
    const seven = [
      '市政建设',
      '公共服务',
      '公益事业',
      '土地征收',
      '房屋征收',
      '治安管理',
      '社会救助',
    ].toSorted();
    expect(names('district')).toEqual(seven);
    expect(names('department')).toEqual(seven);
    expect(names('street')).toEqual([]);
  });
});

describe('a special limit', () => {
  test.each<[CatalogueProfile, string, DisclosureRuleId]>([
    ['township', 'public-finance.government-budget', 'governmentBudget'],
    ['district', 'public-finance.government-accounts', 'governmentBudget'],
    ['street', 'public-finance.department-budget', 'departmentBudget'],
    ['department', 'statutory.art20-7-department', 'departmentBudget'],
    ['department', 'statutory.art20-6-revoked', 'penaltyRevoked'],
    ['district', 'law-enforcement.penalties-revoked', 'penaltyRevoked'],
    ['township', 'collective-land.pre-notice', 'landPreNotice'],
    ['township', 'collective-land.plan', 'landCompensationPlan'],
    ['district', 'collective-land.levy-notice', 'landLevyNotice'],
    ['township', 'statutory.village-affairs', 'villageAffairs'],
    ['township', 'statutory.village-accounts', 'villageAccounts'],
    ['street', 'statutory.village-major', 'villageMajor'],
    ['district', 'statutory.art20-15-consultation', 'consultation'],
    ['street', 'statutory.art20-1-interpretation', 'interpretation'],
    ['township', 'farm-subsidies.policy', 'general'],
  ])('of a %s holds for %s: %s', (profile, key, id) => {
    expect(named(profile, key).rule).toEqual(DISCLOSURE_RULES[id]);
  });

  test('is a law’s own, or says that it is guidance', () => {
    const rules = standardItems('district')
      .concat(standardItems('township'))
      .flatMap(({ rule }) => rule ?? []);
    const byNotice = rules.filter(({ article }) => /做法|目录|国办发|国开办发/.test(article));
    expect(byNotice.length).toBeGreaterThan(0);
    expect(byNotice.filter(({ standing }) => standing !== 'guidance')).toEqual([]);
  });

  test('keeps a street from owing the budget of a government, and a township that of a department', () => {
    const keys = (profile: CatalogueProfile): string =>
      standardItems(profile)
        .map(({ key }) => key)
        .join(' ');
    expect(keys('street')).not.toMatch(/government-budget|art20-7-government/);
    expect(keys('township')).not.toMatch(/department-budget|art20-7-department/);
  });
});

describe('the words of a limit', () => {
  test.each<[string, DisclosureRule]>([
    ['信息形成或者变更之日起20个工作日内', DISCLOSURE_RULES.general],
    ['批准之日起20日内', DISCLOSURE_RULES.governmentBudget],
    ['批复之日起20日内', DISCLOSURE_RULES.departmentBudget],
    ['收到征收土地批准文件之日起15个工作日内', DISCLOSURE_RULES.landLevyNotice],
    ['公开时间不少于10个工作日', DISCLOSURE_RULES.landPreNotice],
    ['每季度至少一次', DISCLOSURE_RULES.villageAffairs],
    ['每月一次，期满后10个工作日内', each('month')],
    ['每年一次，期满后31日内', each('year', { grace: days(31) })],
    ['进行期间每季度一次，期满后20个工作日内', progress()],
    ['公开时间不少于7日', shown(days(7))],
    ['信息形成或者变更之日起10个工作日内，公开时间不少于7日', within(workdays(10), { posting: days(7) })],
  ])('are %s', (words, rule) => {
    expect(limitWords(rule)).toBe(words);
  });

  test('fail for a rule that sets nothing', () => {
    expect(() => limitWords({ ...DISCLOSURE_RULES.general, limit: null })).toThrow(RangeError);
  });
});
