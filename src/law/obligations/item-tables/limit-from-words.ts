import type { DisclosureLimit, Span } from '../disclosure-limit.ts';
import type { Rhythm } from '../rhythms.ts';
import { DISCLOSURE_RULES, type DisclosureRule, type Trigger } from '../special-limits.ts';
import { plainNumbers } from './plain-numbers.ts';

/** What the column 公开时限 means for the register. `note`: Chinese, how words that name no number of days were taken. */
export type ReadLimit =
  | { readonly kind: 'counted'; readonly rule: DisclosureRule; readonly note: string | null }
  /** Nothing the register counts: what is given on request has a deadline of its own. */
  | { readonly kind: 'uncounted'; readonly note: string }
  /** Words that may mean several things: a person says which. */
  | { readonly kind: 'unclear' };

/** Where a limit comes from that only a catalogue states. */
const CATALOGUE = '标准目录';
const UNCLEAR: ReadLimit = { kind: 'unclear' };
/** 条例第26条, what a catalogue can't go beyond. */
const GENERAL_DAYS = 20;

const WITHIN =
  /(?<before>[^；;，,。]{0,40}?)(?:[，,])?(?<count>\d{1,3})个?(?<unit>工作日|自然日|日|天)之?(?:以)?内(?:及时|主动|予以|依法)*(?:进行)?(?:公开|公示|公布|更新|发布)?/u;
const POSTING =
  /(?:公示|公告|公布|公开|张贴|展示)(?:期限|时间|时限|期)?(?:为|应)?(?:不少于|不得少于|不低于|至少|满)?(?<count>\d{1,3})个?(?<unit>工作日|自然日|日|天)(?:以上)?/u;
const EACH =
  /(?:进行期间|期间)?(?:每|按|逐)(?:个)?(?<every>周|月|季度|季|半年|年)(?:度)?(?:至少|定期|及时)*(?:公开|公布|公示|更新|发布)?(?:一次|1次)?(?:公开|公布|公示|更新|发布)?/u;
const NEXT_MONTH = /(?:次|下)(?:个)?月(?<day>\d{1,2})[日号](?:之)?前/u;
const YEARLY_DAY = /每年(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号]|底)(?:之)?前/u;
/** Clauses that change nothing. */
const EMPTY =
  /^(?:(?:主动|予以|并)?(?:公开|公示|公布|更新|发布)|(?:并|且)?(?:及时|动态|实时)(?:更新|调整)|(?:法律|法规|行政法规|规章|国家|上级|、|和|或者?|对)*(?:(?:政府信息)?公开(?:的)?(?:期限|时限))?另有规定的?|从其规定|有规定的)$/u;

/** Reads how a 标准目录 words a limit. What isn't one of the known ways is unclear, never guessed. */
export function limitFromWords(words: string): ReadLimit {
  const text = plainNumbers(words.normalize('NFKC').replaceAll(/\s+/gu, ''));
  if (/依申请/u.test(text) || /(?:收到|接到|受理).{0,12}申请/u.test(text))
    return { kind: 'uncounted', note: '依申请公开的信息按申请的答复期限办理，不计入登记册。' };
  const found = takeDays(text) ?? takePeriods(text) ?? { limit: null, trigger: null, rest: text };
  if (found === 'unclear') return UNCLEAR;
  const posting = POSTING.exec(found.rest);
  const span = posting === null ? null : spanOf(posting.groups);
  const rest = posting === null ? found.rest : found.rest.replace(posting[0], '');
  const clauses = rest.split(/[；;，,。.()（）]/u).filter((clause) => clause !== '' && !EMPTY.test(clause));
  if (found.limit === null && span === null) return ofWordsAlone(clauses);
  if (clauses.some((clause) => !/^(?:长期公开|及时公开|持续公开)$/u.test(clause))) return UNCLEAR;
  if (isBeyondLaw(found.limit, found.trigger)) return UNCLEAR;
  return {
    kind: 'counted',
    rule: ruleOf(found.limit, found.trigger ?? 'happened', span),
    note: found.note ?? null,
  };
}

interface Found {
  readonly limit: DisclosureLimit | null;
  readonly trigger: Trigger | null;
  /** What is left to be read. */
  readonly rest: string;
  readonly note?: string;
}

/** So many days after something, or after the end of a period. */
function takeDays(text: string): Found | 'unclear' | null {
  const match = WITHIN.exec(text);
  const span = spanOf(match?.groups);
  if (match === null || span === null) return null;
  const before = (match.groups?.['before'] ?? '').replace(/^(?:自|从|在|应当|应)+/u, '');
  const rest = text.replace(match[0], '');
  const ended = /(?<every>月|季度?|半年|年)(?:度)?(?:终了|结束|期满|届满|末|满)之?后?$/u.exec(before);
  if (ended !== null || before.endsWith('期满后'))
    return takeGrace({ text, rest, span, every: ended?.groups?.['every'] });
  if (WITHIN.test(rest)) return 'unclear';
  const trigger = triggerOf(before);
  if (trigger === null) return 'unclear';
  const limit: DisclosureLimit = { kind: 'within', span };
  return before === ''
    ? { limit, trigger, rest, note: '没有写明从何时起算，按信息形成或者变更之日起算。' }
    : { limit, trigger, rest };
}

function takeGrace(found: {
  text: string;
  rest: string;
  span: Span;
  every: string | undefined;
}): Found | 'unclear' {
  const each = EACH.exec(found.rest);
  const every = rhythmOf(found.every ?? each?.groups?.['every']);
  if (every === null) return 'unclear';
  const kind = found.text.includes('进行期间') ? 'ongoing' : 'rhythm';
  const rest = each === null ? found.rest : found.rest.replace(each[0], '');
  return { limit: { kind, every, grace: found.span }, trigger: 'happened', rest };
}

function takePeriods(text: string): Found | 'unclear' | null {
  const next = NEXT_MONTH.exec(text);
  if (next !== null)
    return periodic('month', Number(next.groups?.['day']), text.replace(next[0], '').replace(/^每月/u, ''));
  const yearly = YEARLY_DAY.exec(text);
  if (yearly !== null) {
    const days = dayOfYear(Number(yearly.groups?.['month']), yearly.groups?.['day']);
    // After the middle of the year nobody can say which year's information is meant.
    return days === null || days > 181 ? 'unclear' : periodic('year', days, text.replace(yearly[0], ''));
  }
  const each = EACH.exec(text);
  const every = rhythmOf(each?.groups?.['every']);
  if (each === null || every === null) return null;
  const rest = text.replace(each[0], '');
  // 每月10日前: of which month, it doesn't say.
  if (/^\d/u.test(rest)) return 'unclear';
  return periodic(every, 0, rest);
}

function periodic(every: Rhythm, days: number, rest: string): Found {
  return { limit: { kind: 'rhythm', every, grace: { count: days, unit: 'day' } }, trigger: 'happened', rest };
}

/** The day's number in a year of 365 days: in a leap year that is a day too early, never too late. */
function dayOfYear(month: number, day: string | undefined): number | null {
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1];
  const number = day === undefined ? length : Number(day);
  if (length === undefined || number === undefined || number < 1 || number > length) return null;
  return lengths.slice(0, month - 1).reduce((sum, each) => sum + each, 0) + number;
}

/** Words without any number: how long something stays, or how fast it comes. */
function ofWordsAlone(clauses: readonly string[]): ReadLimit {
  const text = clauses.join('，');
  if (clauses.length > 0 && clauses.every((clause) => /^(?:长期|持续|常年)(?:公开)?$/u.test(clause)))
    return general(`“${text}”说的是公开多久，登记册按条例第26条的20个工作日计算。`);
  if (
    clauses.length > 0 &&
    clauses.every((clause) =>
      /^(?:按(?:工作)?进(?:度|展)(?:情况)?)?及时(?:公开|更新|公布|公示)?$/u.test(clause),
    )
  )
    return general(`“${text}”没有写明天数，登记册按条例第26条的20个工作日计算。`);
  if (clauses.length === 1 && /^(?:实时|即时|立即|当日|当天)(?:公开|更新|公布|公示)?$/u.test(text)) {
    const limit: DisclosureLimit = { kind: 'within', span: { count: 1, unit: 'workday' } };
    return {
      kind: 'counted',
      rule: ruleOf(limit, 'formed', null),
      note: `“${text}”按1个工作日计算，可以修改。`,
    };
  }
  return UNCLEAR;
}

function general(note: string): ReadLimit {
  return { kind: 'counted', rule: DISCLOSURE_RULES.general, note };
}

function ruleOf(limit: DisclosureLimit | null, trigger: Trigger, posting: Span | null): DisclosureRule {
  const isGeneral =
    limit?.kind === 'within' &&
    trigger === 'formed' &&
    limit.span.count === GENERAL_DAYS &&
    limit.span.unit === 'workday';
  if (isGeneral) return { ...DISCLOSURE_RULES.general, posting };
  return { article: CATALOGUE, trigger, limit, posting, standing: 'guidance' };
}

/** A catalogue can't allow more than 条例第26条 does: such words are shown to a person. */
function isBeyondLaw(limit: DisclosureLimit | null, trigger: Trigger | null): boolean {
  if (limit?.kind !== 'within' || trigger !== 'formed') return false;
  const { count, unit } = limit.span;
  return unit === 'workday' ? count > GENERAL_DAYS : count > GENERAL_DAYS + 8;
}

const TRIGGER_WORDS: readonly (readonly [RegExp, Trigger])[] = [
  [/征收土地批准文件/u, 'approvalReceived'],
  [/处罚决定.*(?:变更|撤销|确认违法|无效)/u, 'revoked'],
  [/^$|形成|变更|产生|制定|制作|印发|生成|获取/u, 'formed'],
  [/批复/u, 'replied'],
  [/批准|审批|核准|审议通过|审查通过/u, 'approved'],
  [/(?:文件|政策|办法|规定|方案|公报)(?:公布|发布|出台)/u, 'adopted'],
  [
    /发生|决定|签订|确定|完成|结束|作出|做出|办结|验收|竣工|开工|评审|收到|接到|认定|审核|公布|发布|登记/u,
    'happened',
  ],
];

function triggerOf(before: string): Trigger | null {
  return (
    TRIGGER_WORDS.find(([pattern]) =>
      pattern.test(before.replace(/(?:之日|之时)?(?:起|后|以后|之后)$/u, '')),
    )?.[1] ?? null
  );
}

const RHYTHM_WORDS: Readonly<Record<string, Rhythm>> = {
  周: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'halfYear',
  年: 'year',
};

function rhythmOf(word: string | undefined): Rhythm | null {
  return RHYTHM_WORDS[word ?? ''] ?? null;
}

function spanOf(groups: Readonly<Record<string, string>> | undefined): Span | null {
  const count = Number(groups?.['count']);
  if (!Number.isInteger(count)) return null;
  return { count, unit: groups?.['unit'] === '工作日' ? 'workday' : 'day' };
}
