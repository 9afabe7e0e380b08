import { laxerThan, type Laxity } from '../as-strict.ts';
import { proactiveByLaw } from '../proactive-by-law.ts';
import { CHANNELS, ITEM_LEVELS, type ItemLevel, type StandardItem } from '../standard-item.ts';
import type { DisclosureRule } from '../special-limits.ts';
import { isWholeItem } from './item-from-words.ts';
import type { ItemDoubt, ReadCatalogue, ReadItem } from './read-catalogue.ts';

/**
 * What becomes of a row: `unclear` waits for a decision; `elsewhere` is disclosed at another level of government; `repeated` stands
 * in the file before; `incomplete` lacks what an item must have.
 */
export const ITEM_OUTCOMES = [
  'added',
  'changed',
  'unchanged',
  'unclear',
  'incomplete',
  'elsewhere',
  'repeated',
  'skipped',
] as const;
/** What becomes of a row. */
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** What a person may decide about a row: how its limit counts, that it is taken although disclosed elsewhere, or left out. */
export const ROW_CHOICES = ['take', 'general', 'uncounted', 'keep', 'skip'] as const;
/** What a person may decide about a row. */
export type RowChoice = (typeof ROW_CHOICES)[number];

/** What a person decided about a file: the field of a section, or that it isn't taken (`skip`), and rows. Keys are numbers from 0. */
export interface ImportChoices {
  readonly sections: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, RowChoice>>;
}

/** An item as the office has it. */
export interface KnownItem extends StandardItem {
  readonly id: string;
}

/** A field that differs, in words. */
export interface ItemChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A row of the file held against the office's items. */
export interface ComparedRow {
  /** From 0, over all sections. */
  readonly index: number;
  readonly section: number;
  readonly outcome: ItemOutcome;
  readonly read: ReadItem;
  readonly known: KnownItem | null;
  readonly changes: readonly ItemChange[];
  readonly doubts: readonly ItemDoubt[];
  /** What is entered where the row is taken; null where it can't be. */
  readonly item: Omit<StandardItem, 'key'> | null;
  /** The decisions that the row asks for or allows. */
  readonly choices: readonly RowChoice[];
}

/** What a file would change. */
export interface CatalogueComparison {
  readonly rows: readonly ComparedRow[];
  /** Items of the file's fields that the file doesn't have. They stay: an import never takes anything away. */
  readonly absent: readonly KnownItem[];
}

/**
 * Holds a read 标准目录 against the items in force, by field, 一级事项 and 二级事项; of several with one name, by their content. Pure: the
 * same file against what it made says `unchanged` for every row.
 */
export function compareCatalogue(
  read: ReadCatalogue,
  known: readonly KnownItem[],
  {
    choices,
    level,
    general,
  }: { readonly choices: ImportChoices; readonly level: ItemLevel; readonly general: DisclosureRule },
): CatalogueComparison {
  const left = new Map(Map.groupBy(known, (item) => nameKey(item.field, item)));
  const seen = new Set<string>();
  const fields = new Set<string>();
  const rows: ComparedRow[] = [];
  for (const [section, { field: told, rows: own }] of read.sections.entries()) {
    const chosen = choices.sections[String(section)];
    const field = chosen === undefined || chosen === 'skip' ? told : chosen;
    if (field !== null && chosen !== 'skip') fields.add(field);
    for (const item of own) {
      const index = rows.length;
      const match = field === null ? null : takeMatch(left, field, item);
      rows.push(
        compareRow({
          index,
          section,
          field: chosen === 'skip' ? null : field,
          sectionSkipped: chosen === 'skip',
          read: item,
          known: match,
          choice: choices.rows[String(index)],
          level,
          general,
          repeated: isRepeated(seen, field, item),
        }),
      );
    }
  }
  const matched = new Set(rows.map((row) => row.known?.id));
  return { rows, absent: known.filter(({ id, field }) => fields.has(field) && !matched.has(id)) };
}

interface RowFacts {
  readonly index: number;
  readonly section: number;
  readonly field: string | null;
  readonly sectionSkipped: boolean;
  readonly read: ReadItem;
  readonly known: KnownItem | null;
  readonly choice: RowChoice | undefined;
  readonly level: ItemLevel;
  readonly general: DisclosureRule;
  readonly repeated: boolean;
}

function compareRow(facts: RowFacts): ComparedRow {
  const { index, section, read, known, field } = facts;
  const settled = settleTerms(facts);
  const item = field === null || !isWholeItem(read.item) ? null : { ...read.item, field, ...settled.terms };
  const changes = item === null || known === null ? [] : changesBetween(known, item);
  return {
    index,
    section,
    outcome: outcomeOf(facts, { item, changes, open: settled.open }),
    read,
    known,
    changes,
    doubts: settled.doubts,
    item,
    choices: choicesOf(facts, settled),
  };
}

function outcomeOf(
  { sectionSkipped, choice, repeated, known, field, read, level }: RowFacts,
  { item, changes, open }: { item: unknown; changes: readonly ItemChange[]; open: boolean },
): ItemOutcome {
  if (sectionSkipped || choice === 'skip') return 'skipped';
  if (repeated) return 'repeated';
  if (field === null) return 'unclear';
  if (item === null) return 'incomplete';
  if (known === null && !read.item.levels.includes(level) && choice === undefined) return 'elsewhere';
  if (open) return 'unclear';
  if (known === null) return 'added';
  return changes.length === 0 ? 'unchanged' : 'changed';
}

interface SettledTerms {
  readonly terms: Pick<StandardItem, 'rule' | 'limitText' | 'mode'>;
  readonly doubts: readonly ItemDoubt[];
  /** Whether the terms need a person at all, and whether one has still to decide. */
  readonly asked: boolean;
  readonly open: boolean;
}

/** The row's limit and way of disclosure. What a law discloses stays so, with its limit: words for an applicant's answer set none. */
function settleTerms(facts: RowFacts): SettledTerms {
  const { limit, doubts, asked, open } = settleLimit(facts);
  const { read, known, choice } = facts;
  const law = known === null || read.item.mode === 'proactive' ? null : proactiveByLaw(known);
  if (known === null || law === null)
    return { terms: { ...limit, mode: read.item.mode }, doubts, asked, open };
  const message = `文件里写的是依申请公开，这个事项由${law}规定主动公开，只能沿用主动公开和现有期限。`;
  return {
    terms: { limitText: limit.limitText, rule: known.rule, mode: 'proactive' },
    doubts: [...doubts, { weight: 'ask', column: 'mode', message }],
    asked: true,
    open: choice !== 'keep',
  };
}

interface SettledLimit {
  readonly limit: Pick<StandardItem, 'rule' | 'limitText'>;
  readonly doubts: readonly ItemDoubt[];
  readonly asked: boolean;
  readonly open: boolean;
}

/** What the row's limit means: as it was where its words are; else as they say, or as a person decided. */
function settleLimit({ read, known, choice, general }: RowFacts): SettledLimit {
  const { limitText, rule } = read.item;
  const others = read.doubts.filter(({ column }) => column !== 'limit');
  if (known !== null && sameWords(known.limitText, limitText))
    return {
      limit: { rule: known.rule, limitText: known.limitText },
      doubts: others,
      asked: false,
      open: false,
    };
  const unclear = read.doubts.some(({ column, weight }) => column === 'limit' && weight === 'ask');
  const law = known?.rule?.standing === 'set' ? known.rule : null;
  const laxity = law === null ? null : laxerThan(strictest(rule, known), law);
  const laxer = laxity !== null;
  const asked = unclear || laxer;
  const doubts =
    law === null || laxity === null ? read.doubts : [...read.doubts, laxerDoubt(laxity, law.article)];
  const decided = asked ? decide(choice, { known, general, laxer }) : strictest(rule, known);
  return {
    limit: { rule: decided ?? null, limitText },
    doubts,
    asked,
    open: asked && decided === undefined,
  };
}

/** Undefined: not decided. A limit that a law sets can't be given up. */
function decide(
  choice: RowChoice | undefined,
  { known, general, laxer }: { known: KnownItem | null; general: DisclosureRule; laxer: boolean },
): DisclosureRule | null | undefined {
  if (choice === 'keep' && known !== null) return known.rule;
  if (laxer) return undefined;
  if (choice === 'general') return general;
  return choice === 'uncounted' ? null : undefined;
}

/** A limit of the law that the words keep stays one of the law, with its article. */
function strictest(rule: DisclosureRule | null, known: KnownItem | null): DisclosureRule | null {
  if (rule === null || known?.rule?.standing !== 'set') return rule;
  return { ...rule, article: known.rule.article, standing: 'set' };
}

function laxerDoubt(laxity: Laxity, article: string): ItemDoubt {
  const message = {
    uncounted: `文件里的时限比${article}规定的宽，登记册只能沿用现有期限。`,
    limit: `文件里的时限比${article}规定的宽，登记册只能沿用现有期限。`,
    posting: `文件里没有写够${article}规定的公示时间，登记册只能沿用现有期限。`,
    trigger: `文件里的时限不是从${article}规定的时间起算，登记册只能沿用现有期限。`,
  }[laxity];
  return { weight: 'ask', column: 'limit', message };
}

function choicesOf(
  { known, read, level, repeated, field }: RowFacts,
  { asked, terms }: Pick<SettledTerms, 'asked' | 'terms'>,
): RowChoice[] {
  if (repeated || field === null) return ['skip'];
  if (!isWholeItem(read.item)) return ['skip'];
  const laws = known?.rule?.standing === 'set' || terms.mode !== read.item.mode;
  if (asked)
    return [
      ...(known === null ? [] : (['keep'] as const)),
      ...(laws ? [] : (['general', 'uncounted'] as const)),
      'skip',
    ];
  return known === null && !read.item.levels.includes(level) ? ['take', 'skip'] : ['skip'];
}

function takeMatch(left: Map<string, KnownItem[]>, field: string, { item }: ReadItem): KnownItem | null {
  const same = left.get(nameKey(field, item)) ?? [];
  const match = same.find(({ content }) => sameWords(content, item.content)) ?? same[0] ?? null;
  left.set(
    nameKey(field, item),
    same.filter((each) => each !== match),
  );
  return match;
}

function isRepeated(seen: Set<string>, field: string | null, { item }: ReadItem): boolean {
  const key = `${nameKey(field ?? '', item)}\n${plain(item.content)}\n${plain(item.limitText)}`;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

function nameKey(field: string, { category, name }: { category: string; name: string }): string {
  return [field, plain(category), plain(name)].join('\n');
}

function changesBetween(before: KnownItem, after: Omit<StandardItem, 'key'>): ItemChange[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['公开内容', before.content, after.content],
    ['公开依据', before.basis, after.basis],
    ['公开时限', before.limitText, after.limitText],
    ['公开主体', before.discloser, after.discloser],
    ['公开渠道', channelWords(before), channelWords(after)],
    ['公开对象', audienceWords(before), audienceWords(after)],
    ['公开方式', modeWords(before), modeWords(after)],
    ['公开层级', levelWords(before), levelWords(after)],
  ];
  return pairs.flatMap(([label, old, next]) =>
    sameWords(old, next) ? [] : [{ label, before: old, after: next }],
  );
}

function channelWords({ channels }: Pick<StandardItem, 'channels'>): string {
  return Object.entries(CHANNELS)
    .flatMap(([key, label]) => (channels.some((channel) => channel === key) ? [label] : []))
    .join('、');
}

function audienceWords({ audience }: Pick<StandardItem, 'audience'>): string {
  return audience.kind === 'everyone' ? '全社会' : audience.group;
}

function modeWords({ mode }: Pick<StandardItem, 'mode'>): string {
  return mode === 'proactive' ? '主动公开' : '依申请公开';
}

function levelWords({ levels }: Pick<StandardItem, 'levels'>): string {
  return Object.entries(ITEM_LEVELS)
    .flatMap(([key, label]) => (levels.some((level) => level === key) ? [label] : []))
    .join('、');
}

function sameWords(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Words without blanks and line ends, in the usual width: pages break lines where they like. */
function plain(words: string): string {
  return words.normalize('NFKC').replaceAll(/\s+/gu, '');
}
