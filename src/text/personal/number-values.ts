import { bankNumbersIn } from '../../law/personal-data/bank-numbers.ts';
import { type MobileNumber, mobileNumbersIn } from '../../law/personal-data/mobile-numbers.ts';
import { inNarrowWidth } from '../../law/personal-data/written-digits.ts';
import { isAboutPerson, isBodysAccount, isCodeLabel, isContactLabel, isOfficeLabel } from './contexts.ts';
import type { PersonalValue } from './personal-value.ts';
import type { PersonalView } from './personal-view.ts';

const CONTEXT = 80;
/** 拨打…咨询: what follows says whom one calls. */
const CALLED = /(?:拨打|致电)[^。；\n]{0,14}$/u;
const TO_CALL = /^[）)]?(?:进行)?(?:咨询|反映|举报|投诉|报名|预约|求助)/u;
/** 批复号, 房号: a number that is called one, and isn't called a telephone. */
const OTHER_NUMBER = /\p{sc=Han}(?<![机话系络信])号[：:]\s?$/u;
const CARD_LABEL = /(?:银行卡|卡号|一卡通|存折)[^，。；\d]{0,6}$/u;
const ACCOUNT_CONTEXT = 120;

/** I01: identity numbers. One that is called an order's or a contract's number is that. */
export function identityValues(view: PersonalView): PersonalValue[] {
  return view
    .identities()
    .filter(({ start, labelled }) => labelled || !isCode(view, start))
    .map(({ start, end, value, labelled }) => ({
      kind: 'identity',
      rule: 'I01',
      start,
      end,
      value,
      severity: 'gate',
      reason: labelled
        ? '写明是身份证号码，没有遮盖。'
        : '地区代码、出生日期、校验码都符合公民身份号码，没有遮盖。',
    }));
}

/** I02: mobile telephones that aren't given as an office's own. */
export function mobileValues(view: PersonalView): PersonalValue[] {
  const own = ownNumbers(view);
  return mobileNumbersIn(view.text, view.labelAt)
    .filter((mobile) => !own.has(mobile.value) && isPersons(view, mobile))
    .map(({ start, end, value }) => ({
      kind: 'mobile',
      rule: 'I02',
      start,
      end,
      value,
      severity: 'gate',
      reason: '个人的手机号码没有遮盖；办公用的请写明“咨询电话”“监督电话”，或者加入本单位词库。',
    }));
}

/** I03: bank cards and accounts of persons. */
export function bankValues(view: PersonalView): PersonalValue[] {
  return bankNumbersIn(view.text, view.labelAt, view.identities())
    .filter(({ start, end, labelled, isCard }) => isPersonsAccount(view, { start, end, labelled, isCard }))
    .map(({ start, end, value, isCard }) => ({
      kind: 'bankCard',
      rule: 'I03',
      start,
      end,
      value,
      severity: 'gate',
      reason: isCard ? '发卡行代码和校验位都符合银行卡号，没有遮盖。' : '写明是个人的银行账号，没有遮盖。',
    }));
}

/** Numbers that the office has named as its own, among its words or as contacts. */
function ownNumbers(view: PersonalView): Set<string> {
  const { words, author } = view.checked.context;
  if (author === 'others' || words === undefined) return new Set();
  const all = [...words.words, ...words.names].map((one) => inNarrowWidth(one).replaceAll(/\D/gu, ''));
  return new Set(all.map((digits) => digits.slice(-11)).filter((digits) => digits.length === 11));
}

function isCode(view: PersonalView, start: number): boolean {
  const found = view.cellAt(start);
  if (found?.cell.role === 'code') return true;
  return isCodeLabel(view.labelAt(start));
}

function isPersons(view: PersonalView, { start, end }: MobileNumber): boolean {
  const label = labelOf(view, start);
  if (isCodeLabel(label) || /[账帐卡][号户][^，。；]{0,6}$/u.test(label)) return false;
  if (OTHER_NUMBER.test(label)) return false;
  const address = view.checked.isAddress(start, end);
  if (address) return false;
  const found = view.cellAt(start);
  const role = found?.cell.role ?? 'other';
  if (role === 'code' || role === 'amount') return false;
  if (view.checked.context.author === 'others') return true;
  if (role === 'contact') return false;
  if (role === 'mobile' && found?.table.ofPersons === true) return true;
  if (isOfficeLabel(label)) return false;
  if (found !== null) return found.table.ofPersons || (role === 'other' && !isContactLabel(label));
  if (CALLED.test(label) && TO_CALL.test(view.after(end, 12))) return false;
  if (isAboutPerson(view.before(start, CONTEXT))) return true;
  return !isContactLabel(label);
}

/** 023-12345678、: a telephone before another one, under the same label. */
const TELEPHONE_BEFORE =
  /(?<!\d)(?:\d{3,4}[-—－ ]?)?\d{7,8}(?:[-—－转]\d{1,6})?[、，,；;/或和 ]{1,2}$|(?<!\d)1[3-9]\d{9}[、，,；;/或和 ]{1,2}$/u;
/** Nobody lists more of them. */
const MOST_TELEPHONES = 6;

/** What names a number; of several telephones after one label, each has it. */
function labelOf(view: PersonalView, start: number): string {
  const label = view.labelAt(start);
  if (!TELEPHONE_BEFORE.test(label)) return label;
  let words = view.cellAt(start) === null ? view.before(start, CONTEXT) : label;
  for (let count = 0; count < MOST_TELEPHONES && TELEPHONE_BEFORE.test(words); count += 1)
    words = words.replace(TELEPHONE_BEFORE, '');
  return words;
}

function isPersonsAccount(
  view: PersonalView,
  number: { start: number; end: number; labelled: boolean; isCard: boolean },
): boolean {
  const { start, labelled, isCard } = number;
  const found = view.cellAt(start);
  const role = found?.cell.role ?? 'other';
  if (role === 'code' || role === 'amount' || isCodeLabel(view.labelAt(start))) return false;
  if (role === 'bank' && found?.table.ofPersons === true) return true;
  // Bodies have accounts, persons cards.
  if (isCard && CARD_LABEL.test(view.labelAt(start))) return true;
  const around = view.text.slice(Math.max(0, start - ACCOUNT_CONTEXT), start);
  if (found?.table.ofPersons !== true && isBodysAccount(around)) return false;
  // Called an account, it may be a company's: only a card or words about a person make it one's own.
  return isCard || (labelled && isAboutPerson(around));
}
