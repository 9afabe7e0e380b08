import type { ColumnRole } from './column-roles.ts';
import { isAboutPerson, isContactLabel, isOfficeLabel } from './contexts.ts';
import { PERSONAL_LABELS, type PersonalKind, type PersonalValue } from './personal-value.ts';
import type { PersonalView } from './personal-view.ts';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])/gu;
const OFFICIAL = /[@.](?:gov|mil)\.cn$/iu;
const QQ = /QQ(?:号码?|号)?[：: ]{0,2}([1-9]\d{4,10})(?!\d)/giu;
const WECHAT = /微信(?:号码?|号|ID)?[：: ]{1,2}([A-Za-z][\w-]{5,19}|1[3-9]\d{9})(?![\w-])/giu;
const CELLS: readonly (readonly [PersonalKind, ColumnRole, RegExp])[] = [
  ['qq', 'qq', /[1-9]\d{4,10}/u],
  ['wechat', 'wechat', /[A-Za-z][\w-]{5,19}|1[3-9]\d{9}/u],
];
const CONTEXT = 80;

/** I08: private e-mail addresses, QQ and WeChat names; those that are given as a way to reach an office are right. */
export function onlineValues(view: PersonalView): PersonalValue[] {
  const emails = [...view.narrow.matchAll(EMAIL)]
    .filter(({ 0: words }) => !OFFICIAL.test(words))
    .map(({ index, 0: words }) => valueOf('email', index, words));
  const named = [
    ...[...view.narrow.matchAll(QQ)].map((found) => endOf('qq', found)),
    ...[...view.narrow.matchAll(WECHAT)].map((found) => endOf('wechat', found)),
  ];
  const inCells = view.tables
    .filter(({ ofPersons }) => ofPersons)
    .flatMap(({ rows }) => rows.flat())
    .flatMap((cell) =>
      CELLS.flatMap(([kind, role, pattern]) => {
        const found = cell.role === role ? pattern.exec(view.narrow.slice(cell.start, cell.end)) : null;
        return found === null ? [] : [valueOf(kind, cell.start + found.index, found[0])];
      }),
    );
  return [...[...emails, ...named].filter((one) => isPersons(view, one.start)), ...inCells];
}

function isPersons(view: PersonalView, start: number): boolean {
  const found = view.cellAt(start);
  if (view.checked.context.author === 'others') return true;
  if (found !== null)
    return found.table.ofPersons && found.cell.role !== 'contact' && !isInCellOf(found.cell.role);
  const label = view.labelAt(start);
  if (isOfficeLabel(label)) return false;
  return isAboutPerson(view.before(start, CONTEXT)) || !isContactLabel(label);
}

/** Those columns are read as columns. */
function isInCellOf(role: ColumnRole): boolean {
  return role === 'qq' || role === 'wechat';
}

function endOf(kind: PersonalKind, found: RegExpExecArray): PersonalValue {
  const words = found[1] ?? '';
  return valueOf(kind, found.index + found[0].length - words.length, words);
}

function valueOf(kind: PersonalKind, start: number, words: string): PersonalValue {
  return {
    kind,
    rule: 'I08',
    start,
    end: start + words.length,
    value: words,
    severity: 'advice',
    reason: `像是个人的${PERSONAL_LABELS[kind]}；是办公用的，请写明用途。`,
  };
}
