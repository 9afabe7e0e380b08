import { PERSONAL_LABELS, type PersonalKind, type PersonalValue } from './personal/personal-value.ts';

/** How many characters stay at both ends of a number. */
export interface KeptEnds {
  readonly first: number;
  readonly last: number;
}

/** Kinds of which some characters stay. */
export type NumberKind = Exclude<
  PersonalKind,
  'address' | 'sensitive' | 'childName' | 'partlyMasked' | 'email'
>;

/** Those kinds, in the order in which people read them. */
export const NUMBER_KINDS = [
  'identity',
  'mobile',
  'bankCard',
  'passport',
  'permit',
  'socialSecurity',
  'schoolRoll',
  'plate',
  'qq',
  'wechat',
] as const satisfies readonly NumberKind[];

/** How an office masks what tells of a person. No norm of the state says how; the defaults hide more rather than less. */
export interface MaskingRule {
  readonly kept: Readonly<Record<NumberKind, KeptEnds>>;
  /** How exact an address may stay. */
  readonly addressTo: 'township' | 'village';
  /** What stands in place of a child's name (未成年人保护法第103条). */
  readonly childName: string;
}

/**
 * The defaults: an identity number shows two and three of its characters, of which neither the place nor the birthday can be told; a mobile
 * telephone the usual seven; a card its last four; a plate neither beginning nor end of its own number in full.
 */
export const DEFAULT_MASKING: MaskingRule = {
  kept: {
    identity: { first: 2, last: 3 },
    mobile: { first: 3, last: 4 },
    bankCard: { first: 0, last: 4 },
    passport: { first: 1, last: 3 },
    permit: { first: 1, last: 3 },
    socialSecurity: { first: 2, last: 3 },
    schoolRoll: { first: 2, last: 3 },
    plate: { first: 2, last: 2 },
    qq: { first: 1, last: 0 },
    wechat: { first: 1, last: 0 },
  },
  addressTo: 'village',
  childName: '×某某',
};

/** Ends of identity numbers that offices are used to, the strictest first; each may be an office's rule. */
export const IDENTITY_ENDS: readonly KeptEnds[] = [
  { first: 2, last: 3 },
  { first: 3, last: 4 },
  { first: 6, last: 4 },
];

/** Of a number so many characters may stay at most: what stays may not lead to the rest. */
const MOST_KEPT: Readonly<Record<NumberKind, KeptEnds>> = {
  identity: { first: 6, last: 4 },
  mobile: { first: 3, last: 4 },
  bankCard: { first: 6, last: 4 },
  passport: { first: 2, last: 3 },
  permit: { first: 2, last: 3 },
  socialSecurity: { first: 6, last: 4 },
  schoolRoll: { first: 4, last: 4 },
  plate: { first: 2, last: 2 },
  qq: { first: 2, last: 0 },
  wechat: { first: 2, last: 0 },
};

/** Why a rule isn't one, in Chinese; null when it is. */
export function faultOfMasking({ kept, childName }: MaskingRule): string | null {
  for (const kind of NUMBER_KINDS) {
    const [{ first, last }, most] = [kept[kind], MOST_KEPT[kind]];
    if (first > most.first || last > most.last)
      return `${PERSONAL_LABELS[kind]}最多保留前${most.first}位、后${most.last}位，再多就能推出其余的号码。`;
  }
  return /[一-龥×某*]/u.test(childName) ? null : '未成年人姓名请写明用什么代替，例如“×某某”。';
}

const VILLAGE = /^.{0,30}(?:村委会|居委会|行政村|社区|村)(?=.)/u;
const TOWNSHIP = /^.{0,24}?(?:镇|街道|(?<![一-龥]家)乡)(?=.)/u;
const COUNTY = /^.{0,20}(?:县|(?<!小)区|市)(?=.)/u;
const HIDDEN = '****';
/** Names on the net: how long they are is nobody's business. */
const HIDDEN_NAME = '***';

/** A value that must go, and what stands in its place. */
export interface MaskedValue {
  readonly value: string;
  /** What is shown instead: `138****1234`; missing: a `*` for each of its characters. */
  readonly shown?: string;
}

/** What should stand in a value's place: of one kind always of the same form, whatever separators stood in it. */
export function maskedValue(
  { kind, value }: Pick<PersonalValue, 'kind' | 'value'>,
  rule: MaskingRule,
): string {
  switch (kind) {
    case 'sensitive':
      return '';
    case 'childName':
      return rule.childName;
    case 'address':
      return maskedAddress(value, rule.addressTo);
    case 'email':
      return `${value.slice(0, 1)}${HIDDEN_NAME}${value.slice(value.indexOf('@'))}`;
    case 'qq':
    case 'wechat':
      return `${value.slice(0, rule.kept[kind].first)}${HIDDEN_NAME}`;
    case 'partlyMasked':
      return maskedAgain(value, rule);
    default:
      return withEnds(value, rule.kept[kind]);
  }
}

function withEnds(value: string, { first, last }: KeptEnds): string {
  const hidden = Math.max(1, value.length - first - last);
  return `${value.slice(0, first)}${'*'.repeat(hidden)}${last === 0 ? '' : value.slice(first + hidden)}`;
}

/** A number that somebody masked already: hidden digits stay hidden, and its length is that of the number. */
function maskedAgain(value: string, rule: MaskingRule): string {
  const mobile = value.startsWith('1') && value.length <= 12;
  const { first, last } = rule.kept[mobile ? 'mobile' : 'identity'];
  const length = mobile ? 11 : 18;
  const head = /^\d*/u.exec(value)?.[0].slice(0, first) ?? '';
  const tail = /[\dXx]*$/u.exec(value)?.[0].slice(-Math.max(1, last)) ?? '';
  return `${head}${'*'.repeat(length - head.length - tail.length)}${tail}`;
}

function maskedAddress(value: string, to: MaskingRule['addressTo']): string {
  const levels = to === 'village' ? [VILLAGE, TOWNSHIP, COUNTY] : [TOWNSHIP, COUNTY];
  for (const level of levels) {
    const kept = level.exec(value)?.[0];
    if (kept !== undefined && !/\d/u.test(kept)) return kept;
  }
  return HIDDEN;
}
