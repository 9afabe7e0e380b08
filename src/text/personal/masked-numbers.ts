import type { PersonalView } from './personal-view.ts';

/** A number of which some digits are hidden. */
export interface MaskedNumber {
  readonly kind: 'identity' | 'mobile';
  readonly start: number;
  readonly end: number;
  /** What is known of each digit: 18 of an identity number, 11 of a mobile telephone; null is hidden. */
  readonly digits: readonly (string | null)[];
  /** Which digits are shown, and how many signs hide the others: '6+8+4'. */
  readonly pattern: string;
  /** The name beside it, as it stands; empty when there is none. */
  readonly name: string;
  /** The day of birth beside it, YYYYMMDD; empty when it isn't told. */
  readonly born: string;
}

const TOKEN =
  /(?<![0-9A-Za-z*×●■])(?=[0-9*×●■Xx]{0,20}[*×●■Xx]{2})[0-9]{0,17}[*×●■Xx]{2,16}[0-9*×●■Xx]{0,17}(?![0-9A-Za-z*×●■])/gu;
const HIDING = /[*×●■]|[Xx](?!$)|[Xx]+$/gu;
const IDENTITY = /身份证|证件编?号|公民身份/u;
const MOBILE = /手机|电话|联系方式/u;
const BORN = /((?:19|20)\d{2})[年\-/.](\d{1,2})[月\-/.](\d{1,2})/u;
const CONTEXT = 60;

/** The masked identity numbers and mobile telephones of a text. */
export function maskedNumbers(view: PersonalView): MaskedNumber[] {
  return [...view.narrow.matchAll(TOKEN)].flatMap((found) => {
    const token = found[0];
    const label = view.labelAt(found.index);
    const kind = kindOf(token, label);
    if (kind === null || !/\d/u.test(token)) return [];
    const plain = hidden(token);
    const digits = aligned(plain, kind === 'identity' ? 18 : 11);
    if (digits === null) return [];
    const { name, born } = besides(view, found.index, found.index + token.length);
    return [
      {
        kind,
        start: found.index,
        end: found.index + token.length,
        digits,
        pattern: plain.replaceAll(
          /\*+|[^*]+/gu,
          (part) => `${part.startsWith('*') ? '-' : '+'}${part.length}`,
        ),
        name,
        born,
      },
    ];
  });
}

function kindOf(token: string, label: string): MaskedNumber['kind'] | null {
  if (IDENTITY.test(label)) return 'identity';
  if (MOBILE.test(label)) return token.startsWith('1') ? 'mobile' : null;
  if (token.length === 18 && /^[1-9*]/u.test(token)) return 'identity';
  return token.length === 11 && token.startsWith('1') ? 'mobile' : null;
}

/** Every sign that hides as one star; an X that ends a number in which others hide is its check character. */
function hidden(token: string): string {
  const others = /[*×●■]/u.test(token);
  const plain = token.replaceAll(others ? /[*×●■]/gu : HIDING, '*');
  return others ? plain.replaceAll(/[Xx](?!$)/gu, '*').toUpperCase() : plain;
}

function aligned(plain: string, length: number): (string | null)[] | null {
  const known = (char: string): string | null => (char === '*' ? null : char);
  if (plain.length === length) return [...plain].map(known);
  const parts = /^(\d*)\*+([\dX]*)$/u.exec(plain);
  if (parts === null) return null;
  const [, first = '', last = ''] = parts;
  const gap = length - first.length - last.length;
  if (gap < 1) return null;
  return [...first, ...Array<null>(gap).fill(null), ...last];
}

function besides(view: PersonalView, start: number, end: number): { name: string; born: string } {
  const found = view.cellAt(start);
  if (found === null) {
    const around = `${view.before(start, CONTEXT)} ${view.after(end, CONTEXT)}`;
    const name = /(?:姓名|户主|申请人|当事人)[：:]?\s?([\p{sc=Han}*×某]{2,4})/u.exec(around)?.[1] ?? '';
    return { name, born: dayOf(around) };
  }
  const { row } = found;
  const name = row.find((cell) => cell.role === 'name' || cell.role === 'childName')?.words ?? '';
  return { name, born: dayOf(row.find((cell) => cell.role === 'birth')?.words ?? '') };
}

function dayOf(words: string): string {
  const compact = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/u.exec(words);
  const [, year, month = '', day = ''] = BORN.exec(words) ?? compact ?? [];
  return year === undefined ? '' : `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
}
