import { type MaskedNumber, maskedNumbers } from './masked-numbers.ts';
import type { PersonalValue } from './personal-value.ts';
import type { PersonalView } from './personal-view.ts';

/** Fewer hidden digits than these can be tried out. */
const LEAST_HIDDEN = 4;
const MOST_PAIRS = 24;

/** I07: numbers that were masked, but can be put together again, or not as the others of the list. */
export function maskingValues(view: PersonalView): PersonalValue[] {
  const numbers = maskedNumbers(view);
  const told = new Map<number, PersonalValue>();
  const tell = ({ start, end }: MaskedNumber, severity: PersonalValue['severity'], reason: string): void => {
    if (told.get(start)?.severity === 'gate' || (told.has(start) && severity === 'advice')) return;
    told.set(start, {
      kind: 'partlyMasked',
      rule: 'I07',
      start,
      end,
      value: view.text.slice(start, end),
      severity,
      reason,
    });
  };
  tellComplements(numbers, tell);
  tellBirthdays(numbers, tell);
  for (const one of numbers) {
    if (hiddenOf(one.digits) < LEAST_HIDDEN) tell(one, 'advice', '遮盖的位数太少，可以逐个试出来。');
  }
  tellUneven(numbers, tell);
  return [...told.values()];
}

type Tell = (number: MaskedNumber, severity: PersonalValue['severity'], reason: string) => void;

function hiddenOf(digits: readonly (string | null)[]): number {
  return digits.filter((digit) => digit === null).length;
}

/** Two masks of one number that hide different digits: together they show it. */
function tellComplements(numbers: readonly MaskedNumber[], tell: Tell): void {
  for (const group of groupsOf(numbers)) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1, index + 1 + MOST_PAIRS)) {
        const both = unionOf(one.digits, other.digits);
        if (both === null) continue;
        const left = hiddenOf(both);
        const gained = Math.min(hiddenOf(one.digits), hiddenOf(other.digits)) - left;
        if (gained < 2) continue;
        const reason = '同一个人的号码在两处遮盖的位置不同，拼起来就多露出几位，遮盖的位置应当一致。';
        const severity = left <= 1 ? 'gate' : 'advice';
        tell(one, severity, reason);
        tell(other, severity, reason);
      }
    }
  }
}

/** Numbers that may be one person's: the same name beside them, or the same end and beginning. */
function groupsOf(numbers: readonly MaskedNumber[]): MaskedNumber[][] {
  const groups = new Map<string, MaskedNumber[]>();
  for (const one of numbers) {
    const ends = [one.digits.slice(0, 3).join(''), one.digits.slice(-4).join('')];
    const keys = one.name === '' ? [] : [`${one.kind} name ${one.name}`];
    if (ends.join('').length >= 7) keys.push(`${one.kind} ends ${ends.join(' ')}`);
    for (const key of keys) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= MOST_PAIRS);
}

/** What is known of both; null when they contradict each other, and so are two numbers. */
function unionOf(
  one: readonly (string | null)[],
  other: readonly (string | null)[],
): (string | null)[] | null {
  const both = one.map((digit, at) => digit ?? other[at] ?? null);
  return both.every((digit, at) => other[at] === null || other[at] === digit) ? both : null;
}

/** The last four digits and the birthday: with the place, which the list names, that is the whole number. */
function tellBirthdays(numbers: readonly MaskedNumber[], tell: Tell): void {
  for (const one of numbers) {
    if (one.kind !== 'identity' || one.born.length !== 8) continue;
    const born = [...Array<null>(6).fill(null), ...one.born, ...Array<null>(4).fill(null)];
    const both = unionOf(one.digits, born);
    const last = one.digits.slice(14).filter((digit) => digit !== null).length;
    if (both === null || last < LEAST_HIDDEN || hiddenOf(one.digits.slice(6, 14)) === 0) continue;
    const reason = '号码露出末四位，旁边又写着出生日期，可以推出整个号码；出生日期公开到年为止。';
    tell(one, hiddenOf(both) === 0 ? 'gate' : 'advice', reason);
  }
}

/** Where most of a list are masked in one way, the others show what those hide. */
function tellUneven(numbers: readonly MaskedNumber[], tell: Tell): void {
  for (const kind of ['identity', 'mobile'] as const) {
    const own = numbers.filter((one) => one.kind === kind);
    const counts = new Map<string, number>();
    for (const { pattern } of own) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    if (counts.size < 2 || own.length < 3) continue;
    const [usual] = [...counts.entries()].toSorted(([, one], [, other]) => other - one)[0] ?? [''];
    for (const one of own) {
      if (one.pattern !== usual) tell(one, 'advice', '遮盖的位置或者位数与其他各行不一致。');
    }
  }
}
