import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import { newId } from '../../platform/ids.ts';
import type { SheetRow } from '../../files/sheet-reader.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { REGISTER_SPECS, type FieldSpec, type RegisterName } from './registers.definitions.ts';
import { unreadableSheet } from './registers.errors.ts';
import { registersPolicy } from './registers.policy.ts';
import { referenceFields, referenceLookup } from './registers.references.ts';
import { combinationOf, insertRecords, knownCombinations, lockRegister } from './registers.repository.ts';
import { checkValues, type Values } from './registers.rules.ts';
import { headingsOf } from './registers.sheets.ts';

/** A complaint about one cell: the row as its program numbers it, the heading, and what is wrong. */
export interface ImportIssue {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** What an import found. */
export interface ImportReport {
  readonly rows: number;
  readonly imported: number;
  readonly issues: readonly ImportIssue[];
}

interface Parsed {
  readonly number: number;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly note: string;
}

const NOTE = '备注';
const MAX_NOTE = 500;
const MAX_ISSUES = 500;

/**
 * Takes a sheet's rows into a register: all of them or, when one is faulty, none. Without `commit` it only looks. Rows
 * are found wrong one by one, each with its number, so that a clerk can mend the sheet in one go. Throws
 * `registers.unreadable_sheet` when headings are missing.
 */
export async function importSheet(
  ctx: Ctx,
  input: { register: RegisterName; agencyId: string; rows: readonly SheetRow[]; commit: boolean },
): Promise<ImportReport> {
  const { register, agencyId, commit } = input;
  return inTransaction(ctx, async (tx) => {
    authorise(registersPolicy.write(ctx.actor, await placeOf(tx.db, agencyId), register));
    const parsed = withHeadings(register, input.rows);
    await lockRegister(tx.db, register, agencyId);
    const { records, issues } = await checkRows(tx, { register, agencyId, parsed });
    const done = commit && issues.length === 0 && records.length > 0;
    if (done) await keep(tx, { register, agencyId, records });
    return {
      rows: parsed.length,
      imported: done ? records.length : 0,
      issues: firstOf(issues),
    };
  });
}

/** Rows by the members of the record; the first row names them in any order. */
function withHeadings(register: RegisterName, rows: readonly SheetRow[]): Parsed[] {
  const [head, ...body] = rows;
  if (head === undefined) throw unreadableSheet('表格是空的。请下载模板，填写后再导入。');
  const headings = head.cells.map((cell) => cell.replace(/[\s*＊]/g, ''));
  const { fields } = REGISTER_SPECS[register];
  const missing = fields.filter((field) => field.required && !headings.includes(field.label));
  if (missing.length > 0) {
    const names = missing.map((field) => `“${field.label}”`).join('、');
    throw unreadableSheet(`表格第一行缺少${names}列。请下载模板，按模板的列名填写后再导入。`);
  }
  const unknown = headings.filter((name) => name !== '' && !headingsOf(register).includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `“${name}”`).join('、');
    throw unreadableSheet(`表格第一行有不认识的列${names}。请删去这些列，或按模板的列名改正。`);
  }
  const twice = headings.find((name, index) => name !== '' && headings.indexOf(name) !== index);
  if (twice !== undefined) throw unreadableSheet(`表格第一行有两个“${twice}”列，请删去一个。`);
  refuseNamelessColumns(headings, body);
  if (body.length === 0) throw unreadableSheet('表格只有列名，没有数据。请填写后再导入。');
  return body.map(({ number, cells }) => ({
    number,
    note: cells[headings.indexOf(NOTE)] ?? '',
    raw: Object.fromEntries(
      fields.map((field): [string, unknown] => [field.key, cells[headings.indexOf(field.label)] ?? '']),
    ),
  }));
}

/** What stands in a column without a name would be lost without a word. */
function refuseNamelessColumns(headings: readonly string[], rows: readonly SheetRow[]): void {
  for (const { number, cells } of rows) {
    const column = cells.findIndex((cell, index) => cell !== '' && (headings[index] ?? '') === '');
    if (column >= 0) {
      throw unreadableSheet(
        `第 ${number} 行第 ${column + 1} 列有内容“${cells[column]?.slice(0, 20)}”，但该列第一行没有列名。请补上列名或删去这一列。`,
      );
    }
  }
}

async function checkRows(
  tx: TxCtx,
  input: { register: RegisterName; agencyId: string; parsed: readonly Parsed[] },
): Promise<{ records: { values: Values; note: string }[]; issues: ImportIssue[] }> {
  const { register, agencyId, parsed } = input;
  const lookUp = await referenceLookup(tx.db, register, { agencyId, rows: parsed.map((row) => row.raw) });
  const known = await knownCombinations(tx.db, register, agencyId);
  const records: { values: Values; note: string }[] = [];
  const issues: ImportIssue[] = [];
  for (const { number, raw, note } of parsed) {
    const complain = (column: string, message: string): void =>
      void issues.push({ row: number, column, message });
    const before = issues.length;
    const { resolved, unknown } = resolve(register, raw, lookUp);
    for (const field of unknown) {
      complain(field.label, `没有名为“${String(raw[field.key])}”的${field.label}，或有几个同名，请核对。`);
    }
    const { values, issues: faults } = checkValues(register, resolved);
    for (const { field, message } of faults) {
      if (!unknown.some(({ key }) => key === field)) complain(labelOf(register, field), message);
    }
    if (note.length > MAX_NOTE) complain(NOTE, `备注不能超过 ${MAX_NOTE} 个字。`);
    if (issues.length > before) continue;
    const combination = combinationOf(register, values);
    if (combination !== null && known.has(combination)) {
      complain(sameLabels(register), '与已登记的记录或表中前面的行重复，请删去这一行。');
      continue;
    }
    if (combination !== null) known.add(combination);
    records.push({ values, note });
  }
  return { records, issues };
}

/** Names of channels, requests and documents become identifiers; those whose name nothing has come back as unknown. */
function resolve(
  register: RegisterName,
  raw: Readonly<Record<string, unknown>>,
  lookUp: (field: FieldSpec, name: string) => string | null,
): { resolved: Record<string, unknown>; unknown: FieldSpec[] } {
  const resolved: Record<string, unknown> = { ...raw };
  const unknown: FieldSpec[] = [];
  for (const field of referenceFields(register)) {
    const name = String(raw[field.key] ?? '');
    if (name === '') continue;
    const id = lookUp(field, name);
    if (id === null) unknown.push(field);
    else resolved[field.key] = id;
  }
  return { resolved, unknown };
}

/** As many complaints as a person can work through, and how many more there are. */
function firstOf(issues: readonly ImportIssue[]): ImportIssue[] {
  const next = issues[MAX_ISSUES];
  if (next === undefined) return [...issues];
  const more = issues.length - MAX_ISSUES;
  const message = `从这一行起另有 ${more} 处问题没有列出，请先改正以上各处，再检查一次。`;
  return [...issues.slice(0, MAX_ISSUES), { row: next.row, column: '', message }];
}

async function keep(
  tx: TxCtx,
  input: { register: RegisterName; agencyId: string; records: readonly { values: Values; note: string }[] },
): Promise<void> {
  const { register, agencyId, records } = input;
  const at = tx.clock.now();
  const createdBy = accountIdOf(tx.actor);
  const rows = records.map((record) => ({ ...record, id: newId(at.getTime()), agencyId, createdBy, at }));
  for (const some of inBatches(rows)) await insertRecords(tx.db, register, some);
  tx.record({
    type: 'register.imported',
    agencyId,
    subject: { kind: 'register', id: agencyId, title: REGISTER_SPECS[register].label },
    after: { register, count: rows.length, first: rows[0]?.id, last: rows.at(-1)?.id },
  });
}

function labelOf(register: RegisterName, key: string): string {
  return REGISTER_SPECS[register].fields.find((field) => field.key === key)?.label ?? key;
}

function sameLabels(register: RegisterName): string {
  return REGISTER_SPECS[register].sameWhen.map((key) => labelOf(register, key)).join('＋');
}
