import { parseDecimal } from '../decimal.ts';
import type { CellValue } from '../tables.ts';
import type { CellDress } from './read-report.ts';

/** What a cell holds: a count; an amount in 万元; a change, which may be below zero (form of 2019). */
export type NumberKind = 'count' | 'amount' | 'change';

/** A cell's text as a number, if it is one, with how it was written. */
export interface ReadNumber {
  readonly value: CellValue | null;
  readonly dress: CellDress;
  /** Chinese: why it must be confirmed; null where it needn't be. */
  readonly doubt: string | null;
}

const MARK = /^(?:[/／\\|｜—–―\-－ー_﹣*×]+|无|没有|空|[nN]\/?[aA])$/u;
const UNITS = /(?:万元|元|件次|件|宗|个|项|份|起|条|人次|次|篇|例)$/u;
const BLANKS = /[\s\u00a0\u3000\u200b-\u200d\ufeff]/gu;

/** What points to a note below the table; as characters of their own they would become digits of the number. */
const NOTE_MARK =
  /(?<=[\p{N}件个宗])(?:[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u249b\u24f5-\u24ff\u2776-\u2793†‡]|[*＊※]{1,3}|注\d?)+$/u;
/** Digits that were spaced out, and thousands with blanks between. */
const SPACED = /^[^\p{N}]*(?:\p{Nd}(?:[^\S\n\r]+\p{Nd})+|\p{Nd}{1,3}(?:[^\S\n\r]\p{Nd}{3})+)[^\p{N}]*$/u;
const APART = /\p{Nd}[\s\u00a0\u3000]+\p{Nd}/u;

/** Reads a cell as it stands. A blank or a mark is no nought: `value` is null. */
export function readNumber(raw: string, kind: NumberKind = 'count'): ReadNumber {
  const text = raw.replaceAll(BLANKS, '');
  if (text === '') return { value: null, dress: 'blank', doubt: null };
  if (MARK.test(text)) return { value: null, dress: 'mark', doubt: null };
  const plain = valueOf(text, kind);
  if (plain !== null && text === raw.trim()) return { value: plain, dress: 'plain', doubt: null };
  const bare = undressed(text);
  const value = valueOf(bare.digits, kind) ?? (kind === 'amount' ? null : wholeOf(bare.digits));
  if (value === null) return { value: null, dress: 'unreadable', doubt: `“${excerpt(raw)}”不是一个数。` };
  return { value, dress: 'dressed', doubt: doubtOf(raw, kind, bare.unit) };
}

function doubtOf(raw: string, kind: NumberKind, unit: string): string | null {
  if (kind === 'amount' && unit === '元') return '这一栏以万元为单位，这里写的是元。';
  const isParted = APART.test(raw.trim()) && !SPACED.test(raw.trim());
  return isParted ? `“${excerpt(raw)}”可能是几个数，不能确定。` : null;
}

/** Whether the text could stand in a cell for a number: a number in any dress, a blank or a mark. */
export function looksLikeValue(raw: string): boolean {
  return (
    readNumber(raw).dress !== 'unreadable' ||
    readNumber(raw, 'amount').dress !== 'unreadable' ||
    readNumber(raw, 'change').dress !== 'unreadable'
  );
}

function valueOf(text: string, kind: NumberKind): CellValue | null {
  if (kind === 'amount') return parseDecimal(text);
  const shape = kind === 'change' ? /^[+-]?\d{1,12}$/u : /^\d{1,12}$/u;
  return shape.test(text) ? Number(text) : null;
}

/** 3.0 in a sheet is 3. */
function wholeOf(text: string): number | null {
  return /^[+-]?\d{1,12}\.0+$/u.test(text) ? Number(text) : null;
}

function undressed(text: string): { digits: string; unit: string } {
  const own = text.replace(/^(\*{1,2})([^*]+)\1$/u, '$2').replace(NOTE_MARK, '');
  // A number in a circle is one of a list.
  const narrow = /[\u2460-\u24ff\u2776-\u2793]/u.test(own)
    ? own
    : own
        .normalize('NFKC')
        .replace(/^[零〇]$/u, '0')
        .replace(/^(?:总|合)?[共计](?=\d)/u, '')
        .replace(/\(([^()]{1,3})\)$/u, '$1');
  const unit = UNITS.exec(narrow)?.[0] ?? '';
  const bare = unit === '' ? narrow : narrow.slice(0, -unit.length);
  const signed = bare.replace(/^增加?/u, '+').replace(/^减少?/u, '-');
  const whole = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(signed) ? signed.replaceAll(',', '') : signed;
  return { digits: whole, unit };
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
}
