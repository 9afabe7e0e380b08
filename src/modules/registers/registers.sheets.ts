import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { writeCsv } from '../../files/csv-writer.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { REGISTER_SPECS, type FieldSpec, type RegisterName } from './registers.definitions.ts';
import { tooManyToExport } from './registers.errors.ts';
import { registersPolicy } from './registers.policy.ts';
import { countRecords, listRecords, type RecordFilter } from './registers.repository.ts';
import { namesPersons } from './registers.rules.ts';
import { shown, type ShownRecord } from './registers.usecases.ts';

const MAX_ROWS = 50_000;
const NOTE = '备注';

/** The headings that an import understands, in the order of the form. */
export function headingsOf(register: RegisterName): string[] {
  return [...REGISTER_SPECS[register].fields.map((field) => field.label), NOTE];
}

/** An empty sheet with the headings. */
export async function templateSheet(register: RegisterName): Promise<Buffer> {
  return writeXlsx({ sheetName: REGISTER_SPECS[register].label, columns: headingsOf(register), rows: [] });
}

/**
 * The records of a list as a sheet that could be imported again. Applicants' data only for whoever handles requests; that
 * they left the house is recorded.
 */
export async function exportRegister(
  ctx: Ctx,
  input: RecordFilter & { register: RegisterName; format: 'xlsx' | 'csv' },
): Promise<{ fileName: string; bytes: Buffer }> {
  const { register, format } = input;
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(registersPolicy.read(ctx.actor, place));
  const filter = { ...input, seesPersons: registersPolicy.seePersons(ctx.actor, place) === true };
  const total = await countRecords(ctx.db, register, filter);
  if (total > MAX_ROWS) throw tooManyToExport(total, MAX_ROWS);
  const records = await listRecords(ctx.db, register, filter, { offset: 0, limit: MAX_ROWS });
  const { label, fields } = REGISTER_SPECS[register];
  const { seesPersons } = filter;
  const rows = (await shown(ctx, register, records, { seesPersons, naming: 'forSheets' })).map((record) => [
    ...fields.map((field) => cellOf(field, record)),
    record.note,
  ]);
  const columns = headingsOf(register);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'register.exported',
      agencyId: input.agencyId,
      subject: { kind: 'register', id: input.agencyId, title: label },
      // What was looked for may itself be a name.
      after: { register, count: rows.length, withApplicants: seesPersons && namesPersons(register) },
    }),
  );
  return {
    fileName: `${label}.${format}`,
    bytes:
      format === 'csv'
        ? Buffer.from(writeCsv([columns, ...rows]))
        : await writeXlsx({ sheetName: label, columns, rows }),
  };
}

function cellOf(field: FieldSpec, record: ShownRecord): string {
  const value = record.values[field.key] ?? null;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field.type === 'choice') return field.choices?.find((choice) => choice.value === value)?.label ?? value;
  return record.shown[field.key] ?? value;
}
