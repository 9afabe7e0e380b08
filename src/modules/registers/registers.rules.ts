import { parsePlainDate } from '../../law/dates.ts';
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

function readValue(field: FieldSpec, raw: unknown): { value: Value } | { message: string } {
  if (field.type === 'boolean') {
    const word = typeof raw === 'string' ? raw.trim() : raw;
    if (word === true || word === '是' || word === 'true' || word === '1') return { value: true };
    if (
      word === false ||
      word === '否' ||
      word === 'false' ||
      word === '0' ||
      word === '' ||
      word === undefined
    ) {
      return { value: false };
    }
    return { message: `${field.label}请填“是”或“否”。` };
  }
  const typed = typeof raw === 'string' ? raw.trim() : raw === null || raw === undefined ? '' : String(raw);
  if (typed === '') {
    return field.required
      ? { message: `请填写${field.label}。` }
      : { value: isTextColumn(field) ? '' : null };
  }
  switch (field.type) {
    case 'day': {
      const day = parsePlainDate(
        typed
          .replace(/[./年月]/g, '-')
          .replace(/日$/, '')
          .replace(/-(\d)(?=-|$)/g, '-0$1'),
      );
      return day === null
        ? { message: `${field.label}“${typed}”不是有效日期，应写成 2024-12-31。` }
        : { value: day };
    }
    case 'amount': {
      const amount = parseDecimal(typed);
      return amount === null
        ? { message: `${field.label}“${typed}”应为不小于 0 的数，最多六位小数。` }
        : { value: amount };
    }
    case 'choice': {
      const found = field.choices?.find((choice) => choice.value === typed || choice.label === typed);
      if (found !== undefined) return { value: found.value };
      const words = field.choices?.map((choice) => choice.label).join('、') ?? '';
      return { message: `${field.label}“${typed}”不在可选范围内，应为：${words}。` };
    }
    default:
      return typed.length > (field.max ?? 200)
        ? { message: `${field.label}不能超过 ${field.max ?? 200} 个字。` }
        : { value: typed };
  }
}

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
      order('madeOn', 'lapsesOn');
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
