import { parsePlainDate, toChinese } from '../dates.ts';
import { isFieldName, LETTER_FIELDS, letterField } from './letter-fields.ts';
import type { Letter, LetterBlock, LetterFieldValue, LetterFieldValues } from './letter.ts';
import { letterKind, type LetterKind, type LetterKindSpec } from './letter-kinds.ts';
import { parseTemplate, PLACEHOLDER, placeholdersIn, type TemplateBlock } from './letter-template.ts';

/** Why a letter can't be filled in. */
export interface FillFault {
  readonly placeholder: string;
  readonly fault: 'unknown' | 'missing' | 'wrongType' | 'misplaced';
  readonly message: string;
}

/** The letter, or everything that hinders it. */
export type Filled<T> =
  | { readonly ok: true; readonly letter: T }
  | { readonly ok: false; readonly faults: readonly FillFault[] };

/** Values as they are printed: days written out, presets in place. */
export type PrintedValues = Readonly<Record<string, string | readonly (readonly string[])[]>>;

/**
 * Fills a template of a kind of letter. Placeholders that letters don't know, required fields without a value and values of
 * a wrong type are faults, each with its name. A paragraph that says nothing but what is optional and empty is left out.
 */
export function fillLetter(
  template: { readonly kind: LetterKind; readonly text: string },
  fields: LetterFieldValues,
): Filled<Letter> {
  const kind = letterKind(template.kind);
  const faults = [
    ...faultsOfFields(kind, fields),
    ...unknownPlaceholders(kind, placeholdersIn(template.text)),
    ...misplacedIn(template.text),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const values = printedValues(fields);
  const blocks = parseTemplate(template.text).flatMap((block) => fillBlock(block, values));
  const title = blocks.find((block) => block.kind === 'title');
  return {
    ok: true,
    letter: {
      kind: template.kind,
      title: title?.kind === 'title' ? title.text : kind.label,
      sealed: kind.sealed,
      blocks,
    },
  };
}

/** What is wrong with the values for a kind of letter, whatever its template. */
export function faultsOfFields(kind: LetterKindSpec, fields: LetterFieldValues): readonly FillFault[] {
  const missing = kind.required
    .filter((name) => isEmpty(fields[name]) && letterField(name).preset === undefined)
    .map((name) => fault(name, 'missing', `没有填写“${name}”：${letterField(name).hint}。`));
  const given = Object.keys(fields).flatMap((name) => faultOfValue(name, fields[name]));
  return [...missing, ...given];
}

/** Placeholders of a template that its kind doesn't have. */
export function unknownPlaceholders(
  kind: LetterKindSpec,
  placeholders: readonly string[],
): readonly FillFault[] {
  const known = new Set<string>([...kind.required, ...kind.optional]);
  return placeholders
    .filter((name) => !known.has(name))
    .map((name) => fault(name, 'unknown', `“{{${name}}}”不是${kind.label}的占位符。`));
}

/** All fields as they are printed: days as 2025年3月3日, presets where nothing is given, everything else empty. */
export function printedValues(fields: LetterFieldValues): PrintedValues {
  const names = [...Object.keys(LETTER_FIELDS), ...Object.keys(fields)];
  return Object.fromEntries(names.map((name) => [name, printedValue(name, fields[name] ?? '')]));
}

function printedValue(name: string, value: LetterFieldValue): LetterFieldValue {
  if (isEmpty(value)) return presetOf(name);
  if (typeof value === 'string' && isFieldName(name) && letterField(name).type === 'day')
    return toChinese(value);
  return typeof value === 'string' ? value.trim().replaceAll('\r\n', '\n') : value;
}

function presetOf(name: string): string {
  return isFieldName(name) ? (letterField(name).preset ?? '') : '';
}

function faultOfValue(name: string, value: LetterFieldValue | undefined): readonly FillFault[] {
  if (!isFieldName(name)) return [fault(name, 'unknown', `没有名为“${name}”的填写项。`)];
  if (value === undefined || isEmpty(value)) return [];
  const { type } = letterField(name);
  if (fits(type, value)) return [];
  const wanted = { line: '一行文字', lines: '文字', day: '日期', table: '表格' }[type];
  return [fault(name, 'wrongType', `“${name}”应当是${wanted}。`)];
}

function fits(type: ReturnType<typeof letterField>['type'], value: LetterFieldValue): boolean {
  switch (type) {
    case 'line':
      return typeof value === 'string' && !value.trim().includes('\n');
    case 'lines':
      return typeof value === 'string';
    case 'day':
      return typeof value === 'string' && parsePlainDate(value) !== null;
    case 'table': {
      if (typeof value === 'string') return false;
      const width = value[0]?.length ?? 0;
      return width > 0 && value.every((row) => row.length === width);
    }
  }
}

/** A table stands on a line of its own, and a letter is signed on the day that it bears. */
export function misplacedIn(text: string): readonly FillFault[] {
  return parseTemplate(text).flatMap((block): readonly FillFault[] => {
    if (block.kind === 'signature') return isDateOfSignature(block.date) ? [] : [misplacedDate(block.date)];
    if (block.kind === 'table') return isTableField(block.field) ? [] : [misplacedTable(block.field)];
    const texts = block.kind === 'form' ? block.rows.flat() : [block.text];
    return texts
      .flatMap((one) => [...placeholdersIn(one)])
      .filter(isTableField)
      .map((name) => fault(name, 'misplaced', `“{{${name}}}”是表格，要单独成行，写作“表 {{${name}}}”。`));
  });
}

function misplacedDate(date: string): FillFault {
  const [name] = placeholdersIn(date);
  return fault(name ?? date, 'misplaced', `署名一行的日期“${date}”应当写作“{{落款日期}}”。`);
}

function misplacedTable(name: string): FillFault {
  return fault(name, 'misplaced', `“{{${name}}}”不是表格，前面不能写“表”。`);
}

/** Of the days only this one stands in every letter that has it. */
function isDateOfSignature(text: string): boolean {
  return /^\{\{\s*落款日期\s*\}\}$/u.test(text);
}

function isTableField(name: string): boolean {
  return isFieldName(name) && letterField(name).type === 'table';
}

function fillBlock(block: TemplateBlock, values: PrintedValues): readonly LetterBlock[] {
  switch (block.kind) {
    case 'table': {
      const value = values[block.field];
      return value === undefined || typeof value === 'string'
        ? []
        : [{ kind: 'table', caption: block.field, rows: value }];
    }
    case 'form':
      return [{ kind: 'form', rows: block.rows.map((row) => row.map((cell) => fillText(cell, values))) }];
    case 'signature':
      return [
        {
          kind: 'signature',
          agency: fillText(block.agency, values),
          date: isoDay(fillText(block.date, values)),
        },
      ];
    case 'paragraph':
      return isIdle(block.text, values)
        ? []
        : fillText(block.text, values)
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((text) => ({ kind: 'paragraph', text: text.trim() }));
    case 'addressee':
      return [{ kind: 'addressee', text: `${fillText(block.text, values)}：` }];
    case 'title':
    case 'number':
    case 'heading':
    case 'right':
      return [{ kind: block.kind, text: fillText(block.text, values) }];
  }
}

/** Whether a text has placeholders and all of them are empty. */
function isIdle(text: string, values: PrintedValues): boolean {
  const names = placeholdersIn(text);
  return names.length > 0 && names.every((name) => values[name] === '');
}

function fillText(text: string, values: PrintedValues): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  });
}

function isoDay(written: string): string {
  const found = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(written);
  if (found === null) throw new RangeError(`a letter is signed on a day, not on ${written}`);
  return `${found[1]}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`;
}

function isEmpty(value: LetterFieldValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);
}

function fault(placeholder: string, kind: FillFault['fault'], message: string): FillFault {
  return { placeholder, fault: kind, message };
}
