import { parsePlainDate, type PlainDate } from '../../law/dates.ts';
import { oversightGaps } from '../../law/normative-oversight.ts';
import { parseDecimal } from '../../law/annual-report/decimal.ts';
import type { FieldIssue } from '../../platform/errors.ts';
import type { FieldSpec, RegisterName, RegisterSpec } from './registers.definitions.ts';
import { REGISTER_SPECS } from './registers.definitions.ts';

/** A member of a record: text, a day as text, an amount as text; true or false; null where nothing is. */
export type Value = string | boolean | null;
/** The members of a record by their keys. */
export type Values = Readonly<Record<string, Value>>;

/** What was typed, made into values; or what is wrong with it, member by member. */
export function checkValues(
  register: RegisterName,
  input: Readonly<Record<string, unknown>>,
): { readonly values: Values; readonly issues: readonly FieldIssue[] } {
  const spec = REGISTER_SPECS[register];
  const issues: FieldIssue[] = [];
  const values: Record<string, Value> = {};
  for (const field of spec.fields) {
    const read = readValue(field, input[field.key]);
    if ('message' in read) issues.push({ field: field.key, message: read.message });
    else values[field.key] = read.value;
  }
  return { values, issues: issues.length > 0 ? issues : crossIssues(spec, values) };
}

/** The record without what it says of applicants. */
export function withoutPersons(register: RegisterName, values: Values): Values {
  const hidden = new Set(REGISTER_SPECS[register].fields.filter(isPersonal).map((field) => field.key));
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, hidden.has(key) ? null : value]),
  );
}

/** What the audit keeps of a record: everything but applicants' data, and nothing that is empty. */
export function auditValues(register: RegisterName, values: Values): Values {
  const kept = REGISTER_SPECS[register].fields.filter((field) => !isPersonal(field));
  return Object.fromEntries(
    kept.flatMap(({ key }): [string, Value][] => {
      const value = values[key] ?? null;
      return value === null || value === '' ? [] : [[key, value]];
    }),
  );
}

/** Whether its records name applicants. */
export function namesPersons(register: RegisterName): boolean {
  return REGISTER_SPECS[register].fields.some(isPersonal);
}

/**
 * A reason as the audit keeps it. The audit is never erased, and a reason about a request may well name its applicant: such
 * a reason stays in the register alone (个人信息保护法第47条).
 */
export function auditReason(register: RegisterName, reason: string): string {
  return namesPersons(register) ? '（理由见登记簿）' : reason;
}

/** The members that a correction changed, as they were and as they are. Of applicants' data only that they changed. */
export function changedValues(
  register: RegisterName,
  before: Values,
  after: Values,
): { before: Values; after: Values } {
  const changed = REGISTER_SPECS[register].fields.filter(
    ({ key }) => (before[key] ?? null) !== (after[key] ?? null),
  );
  const of = (values: Values, personal: string): Values =>
    Object.fromEntries(
      changed.map((field) => [field.key, isPersonal(field) ? personal : (values[field.key] ?? null)]),
    );
  return { before: of(before, '（原值不记入审计）'), after: of(after, '（已更正）') };
}

/** What is pointed out about a record and keeps nobody from registering it; short Chinese phrases. */
export function noticesOf(register: RegisterName, values: Values, today: PlainDate): string[] {
  if (register !== 'normative') return [];
  const text = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  const day = (key: string): PlainDate | null => text(key) || null;
  return oversightGaps(
    {
      kind: text('kind') === 'rule' ? 'rule' : 'normative',
      madeOn: text('madeOn'),
      validUntil: day('validUntil'),
      endedOn: day('endedOn'),
      endedHow: text('endedHow') === 'lapsed' ? 'lapsed' : 'repealed',
      legalityReviewedBy: text('legalityReviewedBy'),
      legalityReviewedOn: day('legalityReviewedOn'),
      legalityOpinion: text('legalityOpinion'),
      filingNumber: text('filingNumber'),
      filedOn: day('filedOn'),
      filedWith: text('filedWith'),
    },
    today,
  );
}

function isPersonal(field: FieldSpec): boolean {
  return field.personal === true;
}

type Read = { readonly value: Value } | { readonly message: string };

function readValue(field: FieldSpec, raw: unknown): Read {
  const typed = typeof raw === 'string' ? raw.trim() : raw === null || raw === undefined ? '' : String(raw);
  if (field.type === 'boolean') return readBoolean(field, typed);
  if (typed === '') {
    return field.required
      ? { message: `请填写${field.label}。` }
      : { value: isTextColumn(field) ? '' : null };
  }
  switch (field.type) {
    case 'day':
      return readDay(field, typed);
    case 'amount':
      return readAmount(field, typed);
    case 'choice':
      return readChoice(field, typed);
    case 'channel':
    case 'request':
    case 'document':
      return UUID.test(typed) ? { value: typed } : { message: `请从列表中选择${field.label}。` };
    case 'text':
      return readText(field, typed.replace(/[\s\p{Cc}]+/gu, ' '));
    case 'longText':
      return readText(field, typed.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, ''));
  }
}

/** Without control characters and halves of characters: cells carry them along unseen, the database can't hold them. */
function readText(field: FieldSpec, typed: string): Read {
  const text = typed.toWellFormed();
  const most = field.max ?? 200;
  if (text.length > most) return { message: `${field.label}不能超过 ${most} 个字。` };
  return text.trim() === '' && field.required
    ? { message: `请填写${field.label}。` }
    : { value: text.trim() };
}

/** 是 or 否. Empty is neither: whether a case counts must not be decided by a cell that somebody forgot. */
function readBoolean(field: FieldSpec, typed: string): Read {
  if (['是', 'true', '1'].includes(typed)) return { value: true };
  if (['否', 'false', '0'].includes(typed)) return { value: false };
  return { message: `${field.label}请填“是”或“否”。` };
}

/**
 * Days as people write them: 2024-12-31, 2024/12/31, 2024.1.5, 2024年1月5日, 20240105, with digits of any width; a time
 * behind the day, as other programs export it, is left out.
 */
function readDay(field: FieldSpec, typed: string): Read {
  const day = parsePlainDate(
    typed
      .normalize('NFKC')
      .replace(/(?<=\d日?)[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '')
      .replace(/\s/g, '')
      .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
      .replace(/[./年月]/g, '-')
      .replace(/日$/, '')
      .replace(/-(\d)(?=-|$)/g, '-0$1'),
  );
  return day === null
    ? { message: `${field.label}“${typed}”不是有效日期，应写成 2024-12-31。` }
    : { value: day };
}

/** Amounts with or without commas between thousands: 4,166.214619. */
function readAmount(field: FieldSpec, typed: string): Read {
  const plain = typed.normalize('NFKC');
  const amount = parseDecimal(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain);
  return amount === null
    ? { message: `${field.label}“${typed}”应为不小于 0 的数，最多六位小数。` }
    : { value: amount };
}

function readChoice(field: FieldSpec, typed: string): Read {
  const found = field.choices?.find((choice) => choice.value === typed || choice.label === typed);
  if (found !== undefined) return { value: found.value };
  const words = field.choices?.map((choice) => choice.label).join('、') ?? '';
  return { message: `${field.label}“${typed}”不在可选范围内，应为：${words}。` };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Text columns of the database are never null. */
function isTextColumn(field: FieldSpec): boolean {
  return field.type === 'text' || field.type === 'longText';
}

/** What can't be true of a record as a whole; the database holds the same as its last word. */
function crossIssues(spec: RegisterSpec, values: Values): FieldIssue[] {
  const on = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  const issues: FieldIssue[] = [];
  const order = (earlier: string, later: string): void => {
    if (on(earlier) !== '' && on(later) !== '' && on(later) < on(earlier)) {
      issues.push({
        field: later,
        message: `${labelOf(spec, later)}早于${labelOf(spec, earlier)}，请核对。`,
      });
    }
  };
  const together = (a: string, b: string): void => {
    if ((on(a) === '') === (on(b) === '')) return;
    const missing = on(a) === '' ? a : b;
    issues.push({
      field: missing,
      message: `${labelOf(spec, a)}和${labelOf(spec, b)}应同时填写或同时不填。`,
    });
  };
  switch (spec.name) {
    case 'normative':
      together('endedOn', 'endedHow');
      order('madeOn', 'endedOn');
      order('madeOn', 'validUntil');
      order('madeOn', 'filedOn');
      break;
    case 'requests':
      together('decidedOn', 'outcome');
      order('receivedOn', 'decidedOn');
      order('receivedOn', 'extendedTo');
      break;
    case 'disputes':
      together('closedOn', 'outcome');
      order('filedOn', 'closedOn');
      break;
    case 'channels':
      order('openedOn', 'closedOn');
      break;
    case 'decisions':
    case 'fees':
    case 'posts':
      break;
  }
  return issues;
}

function labelOf(spec: RegisterSpec, key: string): string {
  return spec.fields.find((field) => field.key === key)?.label ?? key;
}
