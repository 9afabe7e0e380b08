import { KEY_AREAS } from '../../catalogue/key-areas.ts';

/** The field of what the 条例 and other laws name themselves. */
export const STATUTORY_FIELD = 'statutory';

/** What a field of the 标准目录 is called beside its name. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['法定主动公开', STATUTORY_FIELD],
  ['财政预决算', 'public-finance'],
  ['征地', 'collective-land'],
  ['土地征收', 'collective-land'],
  ['集体土地', 'collective-land'],
  ['国有土地', 'house-compensation'],
  ['房屋征收', 'house-compensation'],
  ['住房保障', 'affordable-housing'],
  ['保障性住房', 'affordable-housing'],
  ['危房改造', 'rural-housing'],
  ['环境保护', 'environment'],
  ['法律服务', 'legal-services'],
  ['扶贫', 'poverty-relief'],
  ['脱贫攻坚', 'poverty-relief'],
  ['乡村振兴', 'poverty-relief'],
  ['自然灾害', 'disaster-relief'],
  ['食品药品', 'food-and-drugs'],
  ['食药', 'food-and-drugs'],
  ['综合执法', 'law-enforcement'],
  ['城市管理', 'law-enforcement'],
  ['就业', 'employment'],
  ['养老', 'elderly-care'],
  ['户籍', 'household-registration'],
  ['惠农', 'farm-subsidies'],
  ['教育', 'compulsory-education'],
  ['卫生', 'health'],
  ['城乡规划', 'planning'],
  ['市政', 'municipal-services'],
  ['税收', 'taxation'],
  ['文化服务', 'public-culture'],
];

/** The name of a field of the 标准目录; of one that an office added itself, its slug. */
export function fieldName(field: string): string {
  if (field === STATUTORY_FIELD) return '法定主动公开内容';
  return KEY_AREAS.find(({ slug }) => slug === field)?.name ?? field;
}

/**
 * The field that a heading, the name of a sheet or a cell names: the longest name in it. Null where none is, or where it speaks
 * of several (重大建设项目等26个领域).
 */
export function fieldOfWords(words: string): string | null {
  const text = words.normalize('NFKC').replaceAll(/\s+/gu, '');
  if (/等(?:\d+|[一二三四五六七八九十]+)个?(?:试点)?领域/u.test(text)) return null;
  const names = [...KEY_AREAS.map(({ slug, name }) => [name, slug] as const), ...OTHER_NAMES];
  const found = names.filter(([name]) => text.includes(name));
  return found.toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? null;
}
