import { pointsOff, scoreOf, type IndicatorResult } from './inspect.ts';

/*
 * 人工检查: what people find beside what the program measures. 国办秘函〔2019〕19号: any 单项否决 makes a site 不合格, and so does a score
 * below sixty. What nobody looked at is neither.
 */

/** What a person came to. `noted`: nothing is judged, something is said beside what was measured. */
export const HAND_OUTCOMES = ['fine', 'found', 'inapplicable', 'noted'] as const;
/** One of them. */
export type HandOutcome = (typeof HAND_OUTCOMES)[number];

/** Chinese names of the outcomes. */
export const HAND_OUTCOME_LABELS: Readonly<Record<HandOutcome, string>> = {
  fine: '未发现问题',
  found: '发现问题',
  inapplicable: '不适用',
  noted: '只作说明',
};

/** What a person says of one indicator of an inspection. */
export interface HandCheck {
  readonly outcome: HandOutcome;
  /** What was found, why it doesn't apply, or a note. */
  readonly words: string;
  /** Where, as addresses. */
  readonly addresses: readonly string[];
  /** Places that were found beside the measured ones; none unless something was found. */
  readonly places: number;
  /** How many of the measured places aren't so (已核实不属实), and why. */
  readonly refuted: number;
  readonly refutedWhy: string;
}

/** How many days before an inspection a check by hand may lie: sites are looked at each quarter. */
export const HAND_CHECK_REACH_DAYS = 92;

/** Why an address can't be written into a sheet, in Chinese; null when it can. */
export function addressFault(address: string): string | null {
  return /^(https?:\/\/|\/)\S*$/u.test(address)
    ? null
    : '网址应以 http://、https:// 或者 / 开头，中间没有空格，每行一个';
}

/** What an indicator comes to, measured and by hand taken together. */
export interface Judged {
  readonly state: IndicatorResult['state'] | 'inapplicable';
  readonly deducted: number;
}

/** A check with what its indicator came to by it, where that was kept. */
export type JudgedCheck = HandCheck & { readonly judged?: Judged };

/** 整体结论: 合格, 不合格 or 待人工检查. */
export const CONCLUSIONS = ['passed', 'failed', 'pending'] as const;
/** One of them. */
export type Conclusion = (typeof CONCLUSIONS)[number];

/** Chinese names of the conclusions. */
export const CONCLUSION_LABELS: Readonly<Record<Conclusion, string>> = {
  passed: '合格',
  failed: '不合格',
  pending: '待人工检查',
};

/** A score below this fails (国办秘函〔2019〕19号, of portals; counties check the pages of townships by the same tables). */
export const PASSING_SCORE = 60;

/** An inspection with what people found. */
export interface Settled {
  readonly conclusion: Conclusion;
  readonly vetoed: boolean;
  readonly score: number;
  /** Indicators of which a person must look yet. */
  readonly awaiting: number;
}

/** What may be said of a result by hand. Nothing that was measured is 不适用: it was there to be measured. */
export function outcomesFor({ state, indicator }: IndicatorResult): readonly HandOutcome[] {
  if (state !== 'unknown') return ['noted', 'fine', 'found'];
  return indicator.mayNotApply === true ? ['fine', 'found', 'inapplicable'] : ['fine', 'found'];
}

/** How many measured places there are of which a person may say that they aren't so. */
export function refutablePlaces({ state, places }: IndicatorResult): number {
  return state === 'found' ? Math.max(1, places.length) : places.length;
}

/** Whether a person must look yet: nothing was measured, or only a part, and nobody has said what came of it. */
export function awaitsHand({ state, indicator }: IndicatorResult, check: HandCheck | undefined): boolean {
  const wanted = state === 'unknown' || indicator.partly === true;
  return wanted && (check === undefined || check.outcome === 'noted');
}

/**
 * What an indicator comes to. What was measured stands unless it was refuted; what was found by hand is added to it, and where the
 * rule wants a number of places they are counted together.
 */
export function judge(result: IndicatorResult, check: HandCheck | undefined): Judged {
  const { state, deducted, indicator } = result;
  if (check === undefined) return { state, deducted };
  const places = refutablePlaces(result) - check.refuted + check.places;
  const enough = indicator.thresholds['count']?.value ?? 1;
  if (places > 0 && places >= enough) return { state: 'found', deducted: pointsOff(indicator, places) };
  if (state !== 'unknown') return { state: 'fine', deducted: 0 };
  return { state: check.outcome === 'inapplicable' ? 'inapplicable' : 'fine', deducted: 0 };
}

/**
 * Takes results and checks by hand together, by the indicator's identifier. What was judged when a check was recorded stands, whatever
 * the rules say later. Pure.
 */
export function settle(
  results: readonly IndicatorResult[],
  checks: ReadonlyMap<string, JudgedCheck>,
): Settled {
  const lines = results.map((result) => {
    const check = checks.get(result.indicator.id);
    return { effect: result.indicator.effect, ...(check?.judged ?? judge(result, check)) };
  });
  const vetoed = lines.some(({ effect, state }) => effect === 'veto' && state === 'found');
  const score = scoreOf(lines);
  const awaiting = results.filter((result) => awaitsHand(result, checks.get(result.indicator.id))).length;
  const failed = vetoed || score < PASSING_SCORE;
  return { conclusion: failed ? 'failed' : awaiting > 0 ? 'pending' : 'passed', vetoed, score, awaiting };
}

/** A complaint about a member of a check. */
export interface HandCheckFault {
  readonly field: keyof HandCheck;
  readonly message: string;
}

/** Why a check can't be said of a result, in Chinese; none when it can. */
export function handCheckFaults(result: IndicatorResult, check: HandCheck): HandCheckFault[] {
  const { outcome, words, addresses, places, refuted, refutedWhy } = check;
  const most = refutablePlaces(result);
  const found = outcome === 'found';
  const faults: readonly (HandCheckFault | false)[] = [
    !outcomesFor(result).includes(outcome) && {
      field: 'outcome',
      message:
        outcome === 'inapplicable'
          ? `“${result.indicator.name}”对每个网站都适用，不能填“不适用”`
          : '这一项要填“未发现问题”或者“发现问题”',
    },
    words === '' && found && { field: 'words', message: '请写明发现了什么问题' },
    words === '' && outcome === 'inapplicable' && { field: 'words', message: '请写明为什么不适用' },
    words === '' && outcome === 'noted' && refuted === 0 && { field: 'words', message: '请填写说明' },
    found && places < 1 && { field: 'places', message: '发现问题的，至少是 1 处' },
    !found && places > 0 && { field: 'places', message: '没有发现问题的，不填处数' },
    found &&
      places < addresses.length && {
        field: 'places',
        message: `填了 ${addresses.length} 个网址，处数不能更少`,
      },
    !found && addresses.length > 0 && { field: 'addresses', message: '没有发现问题的，不填网址' },
    refuted > most && {
      field: 'refuted',
      message: most === 0 ? '这一项系统没有发现问题，没有要核实的' : `系统发现 ${most} 处，不能超过`,
    },
    refuted > 0 && refutedWhy === '' && { field: 'refutedWhy', message: '请写明不属实的理由' },
    refuted === 0 && refutedWhy !== '' && { field: 'refuted', message: '写了理由，请填写有几处不属实' },
  ];
  return faults.filter((fault) => fault !== false);
}
