import { addDays, toChinese, type PlainDate } from '../dates.ts';
import { indicatorsFor, type InspectionSettings, type SetIndicator } from './indicators.ts';

/** A column that takes documents, as inspections see it. */
export interface InspectedColumn {
  readonly name: string;
  readonly href: string;
  readonly sort: 'news' | 'notice' | 'policy' | 'other';
  /** Days within which it should be updated; null: only a change brings something new, however long that takes. */
  readonly cycleDays: number | null;
  /** The day of what is newest in it, null when there is nothing: see `countsChanges`. */
  readonly updatedOn: PlainDate | null;
}

/**
 * Whether changes of what is already public keep a column of this sort up to date. News, notices and policy documents come
 * one after another; pages that describe what holds (duties, guides, rules of work) are kept by changing them.
 */
export function countsChanges(sort: InspectedColumn['sort']): boolean {
  return sort === 'other';
}

/** A place that an inspector would note. */
export interface InspectedPlace {
  readonly what: string;
  /** An address on the site, or empty. */
  readonly href: string;
}

/** What is known of a site and those who keep it. Null: it isn't measured. */
export interface InspectionFacts {
  readonly day: PlainDate;
  /** Visits within the time that is looked at, those that took too long or failed among them, and on how many days. */
  readonly visits: { readonly made: number; readonly failed: number; readonly days: number } | null;
  /** The newest day among what the home shows; null: it shows nothing. */
  readonly homeUpdatedOn: PlainDate | null;
  readonly columns: readonly InspectedColumn[];
  /** Reports of visitors that wait for an answer. */
  readonly openReports: readonly {
    readonly number: string;
    readonly receivedOn: PlainDate;
    readonly dueOn: PlainDate;
  }[];
  readonly missingInterpretations: readonly InspectedPlace[];
  readonly deadLinks: readonly InspectedPlace[] | null;
  readonly wording: readonly InspectedPlace[] | null;
  readonly personal: readonly InspectedPlace[] | null;
  readonly missingAtFoot: readonly string[];
  readonly media: readonly { readonly name: string; readonly updatedOn: PlainDate }[];
}

/** What an indicator came to. `unknown`: it isn't measured. */
export interface IndicatorResult {
  readonly indicator: SetIndicator;
  readonly state: 'fine' | 'found' | 'unknown';
  readonly places: readonly InspectedPlace[];
  /** Chinese: what was found, with its numbers. */
  readonly finding: string;
  /** Points taken off. */
  readonly deducted: number;
}

/** An inspection as a whole. */
export interface Inspection {
  readonly day: PlainDate;
  readonly results: readonly IndicatorResult[];
  /** Whether any 单项否决 was found. Not found isn't free of any: some of them nobody measures. */
  readonly vetoed: boolean;
  /** A hundred less the deductions; the bonus of portals isn't counted. */
  readonly score: number;
}

/** Holds the facts against the indicators. Pure. */
export function inspect(facts: InspectionFacts, settings: InspectionSettings): Inspection {
  const results = indicatorsFor(settings).map((indicator) => resultOf(indicator, facts));
  return {
    day: facts.day,
    results,
    vetoed: results.some(({ indicator, state }) => indicator.effect === 'veto' && state === 'found'),
    score: scoreOf(results),
  };
}

/** A hundred less what is taken off. */
export function scoreOf(lines: readonly { readonly deducted: number }[]): number {
  const deducted = lines.reduce((sum, line) => sum + line.deducted, 0);
  return Math.max(0, Math.round((100 - deducted) * 10) / 10);
}

/** Points taken off for so many places; none where the indicator takes none. */
export function pointsOff({ weight }: Pick<SetIndicator, 'weight'>, places: number): number {
  return weight === undefined ? 0 : Math.min(weight.most, weight.each * places);
}

interface Judged {
  readonly state: IndicatorResult['state'];
  readonly places: readonly InspectedPlace[];
  readonly finding: string;
}

function resultOf(indicator: SetIndicator, facts: InspectionFacts): IndicatorResult {
  const judged =
    JUDGES[indicator.id]?.(facts, (name) => indicator.thresholds[name]?.value ?? 0) ??
    notJudged('系统没有这项记录，请人工检查。');
  const deducted = judged.state === 'found' ? pointsOff(indicator, Math.max(1, judged.places.length)) : 0;
  return { indicator, ...judged, deducted };
}

type Judge = (facts: InspectionFacts, limit: (name: string) => number) => Judged;

/** Nothing is said of what nobody looked at; `why`, and what to do about it. */
function notJudged(why: string): Judged {
  return { state: 'unknown', places: [], finding: why };
}

const NOT_READ = '网页文字还没有检查完，检查完以后再作这项检查。';

const JUDGES: Readonly<Record<string, Judge>> = {
  access: ({ visits }, limit) => {
    if (visits === null || visits.made < limit('least') * limit('days'))
      return notJudged(`监测不满${limit('days')}天，或者每天不到${limit('least')}次，不能下结论。`);
    const share = (visits.failed / visits.made) * 100;
    const said = `访问 ${visits.made} 次，打不开 ${visits.failed} 次，占 ${share.toFixed(1)}%。`;
    return { state: share >= limit('share') ? 'found' : 'fine', places: [], finding: said };
  },
  home: ({ homeUpdatedOn, day }, limit) => {
    if (homeUpdatedOn === null)
      return { state: 'found', places: [{ what: '首页没有信息', href: '/' }], finding: '首页没有信息。' };
    const said = `首页最近更新：${toChinese(homeUpdatedOn)}。`;
    return isOlder(homeUpdatedOn, day, limit('days'))
      ? { state: 'found', places: [{ what: said, href: '/' }], finding: said }
      : { state: 'fine', places: [], finding: said };
  },
  columns: ({ columns, day }, limit) => {
    const stale = columns.filter(({ sort, updatedOn }) => {
      if (updatedOn === null || sort === 'other') return false;
      return isOlder(updatedOn, day, limit(sort === 'news' ? 'news' : 'notices'));
    });
    return fromCount(stale.map(placeOfColumn), limit('count'), '未更新的栏目');
  },
  long: ({ columns, day }, limit) => {
    const stale = columns.filter(
      ({ cycleDays, updatedOn }) =>
        cycleDays !== null && updatedOn !== null && isOlder(updatedOn, day, cycleDays),
    );
    return fromCount(stale.map(placeOfColumn), limit('count'), '长期未更新的栏目');
  },
  blank: ({ columns }, limit) =>
    fromCount(
      columns.filter(({ updatedOn }) => updatedOn === null).map(placeOfColumn),
      limit('count'),
      '空白栏目',
    ),
  replies: ({ openReports, day }, limit) =>
    fromPlaces(
      openReports
        .filter(({ receivedOn }) => isOlder(receivedOn, day, limit('days')))
        .map(({ number, receivedOn }) => ({ what: `${number}，${toChinese(receivedOn)}收到`, href: '' })),
      '没有回应的网页纠错',
    ),
  media: ({ media, day }, limit) => staleMedia(media, day, limit('days'), null),
  'media-soon': ({ media, day }, limit) => staleMedia(media, day, limit('days'), limit('until')),
  policies: ({ columns, day }, limit) =>
    fromPlaces(
      columns
        .filter(
          ({ sort, updatedOn }) =>
            sort === 'policy' && updatedOn !== null && isOlder(updatedOn, day, limit('days')),
        )
        .map(placeOfColumn),
      '未更新的政策文件类栏目',
    ),
  answers: ({ openReports, day }) =>
    fromPlaces(
      openReports
        .filter(({ dueOn }) => dueOn < day)
        .map(({ number, dueOn }) => ({ what: `${number}，应当在${toChinese(dueOn)}以前答复`, href: '' })),
      '过期没有答复的网页纠错',
    ),
  interpretations: ({ missingInterpretations }) => fromPlaces(missingInterpretations, '没有解读的政策文件'),
  links: ({ deadLinks }) =>
    deadLinks === null ? notJudged('链接还没有检查过，请稍后再检查。') : fromPlaces(deadLinks, '错链、断链'),
  wording: ({ wording }) =>
    wording === null ? notJudged(NOT_READ) : fromPlaces(wording, '有文字问题的网页'),
  foot: ({ missingAtFoot }) =>
    fromPlaces(
      missingAtFoot.map((what) => ({ what, href: '/' })),
      '缺少的标识',
    ),
  personal: ({ personal }) =>
    personal === null ? notJudged(NOT_READ) : fromPlaces(personal, '可能有个人信息的网页'),
};

function staleMedia(
  media: InspectionFacts['media'],
  day: PlainDate,
  days: number,
  before: number | null,
): Judged {
  const found = media.filter(
    ({ updatedOn }) => isOlder(updatedOn, day, days) && (before === null || !isOlder(updatedOn, day, before)),
  );
  return fromPlaces(
    found.map(({ name, updatedOn }) => ({ what: `${name}，最近更新${toChinese(updatedOn)}`, href: '' })),
    '没有更新的账号',
  );
}

/** Whether so many whole days have passed without anything new. */
function isOlder(updatedOn: PlainDate, day: PlainDate, days: number): boolean {
  return addDays(updatedOn, days) <= day;
}

function placeOfColumn({ name, href, updatedOn }: InspectedColumn): InspectedPlace {
  return {
    what: updatedOn === null ? `${name}，没有内容` : `${name}，最近更新${toChinese(updatedOn)}`,
    href,
  };
}

function fromPlaces(places: readonly InspectedPlace[], what: string): Judged {
  return fromCount(places, 1, what);
}

function fromCount(places: readonly InspectedPlace[], count: number, what: string): Judged {
  if (places.length === 0) return { state: 'fine', places, finding: '未发现。' };
  const enough = places.length >= count;
  return {
    state: enough ? 'found' : 'fine',
    places,
    finding: `${what} ${places.length} 个${enough ? '' : `，不到 ${count} 个`}。`,
  };
}
