import { bankNumbersIn } from '../personal-data/bank-numbers.ts';
import { homeAddressesIn } from '../personal-data/home-addresses.ts';
import { identityNumbersIn } from '../personal-data/identity-numbers.ts';
import { mobileNumbersIn } from '../personal-data/mobile-numbers.ts';
import { inNarrowWidth } from '../personal-data/written-digits.ts';

/** What published text was found to give away about a person. */
export const TRACE_KINDS = ['identity', 'bank', 'mobile', 'home', 'hardship'] as const;
/** One of the kinds. */
export type TraceKind = (typeof TRACE_KINDS)[number];

/** Chinese names of the kinds. */
export const TRACE_LABELS: Readonly<Record<TraceKind, string>> = {
  identity: '身份证号码',
  bank: '银行账号',
  mobile: '手机号码',
  home: '详细住址',
  hardship: '病种、残疾或者困难原因',
};

/** What a person sees of it: enough to find the place, too little to be a second leak. */
export interface Trace {
  readonly kind: TraceKind;
  readonly count: number;
  /** The first one, cut off after three characters. */
  readonly sample: string;
}

/** A list of people: the causes of their hardship stand in a column of their own. */
const HARDSHIP_COLUMN =
  /(?:致贫|致困|困难|救助)原因|(?:残疾)(?:类别|等级)|(?:病种|疾病名称|所患疾病|诊断结果)/gu;
/** A single telephone is as a rule that of the office, a table of them is not. */
const MOBILES_OF_A_LIST = 3;

/**
 * Personal data that 条例第15条 and 个人信息保护法第28、51条 would have masked before publication. Looks only at what
 * tells itself by its form: names alone aren't found, for most lists must name people.
 */
export function personalTraces(text: string): Trace[] {
  const mobiles = mobileNumbersIn(text).filter(({ asContact }) => !asContact);
  const identities = new Set(identityNumbersIn(text).map(({ value }) => value));
  const homes = homeAddressesIn(inNarrowWidth(text));
  return [
    trace('identity', [...identities]),
    trace(
      'bank',
      bankNumbersIn(text).map(({ value }) => value),
    ),
    trace('mobile', mobiles.length >= MOBILES_OF_A_LIST ? mobiles.map(({ value }) => value) : []),
    trace(
      'home',
      homes.map(({ start, end }) => text.slice(start, end)),
    ),
    trace(
      'hardship',
      [...text.matchAll(HARDSHIP_COLUMN)].map((found) => found[0]),
    ),
  ].filter(({ count }) => count > 0);
}

/** Traces of several texts of one document as one list. */
export function addTraces(lists: readonly (readonly Trace[])[]): Trace[] {
  return TRACE_KINDS.flatMap((kind) => {
    const all = lists.flat().filter((one) => one.kind === kind);
    const [first] = all;
    if (first === undefined) return [];
    return [{ kind, count: all.reduce((sum, { count }) => sum + count, 0), sample: first.sample }];
  });
}

function trace(kind: TraceKind, found: readonly string[]): Trace {
  const [first = ''] = found;
  const sample = kind === 'hardship' ? first : `${first.slice(0, 3)}…`;
  return { kind, count: found.length, sample };
}
