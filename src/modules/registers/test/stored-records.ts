import { sql } from 'kysely';
import { type RegisterRecords } from '../../../law/annual-report/classify.ts';
import type { Db } from '../../../platform/database/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { REGISTER_SPECS, REGISTERS, type RegisterName } from '../registers.definitions.ts';
import { insertRecords } from '../registers.repository.ts';
import type { Values } from '../registers.rules.ts';

/** The registers that table two to four count. */
export type Counted = keyof RegisterRecords;

/** Identifiers of stored records, in the order in which they were given. */
export type StoredIds = Readonly<Record<Counted, readonly string[]>>;

/** Puts records of the law's tests into an agency's registers, at once and without use cases. */
export async function store(
  db: Db,
  agencyId: string,
  records: RegisterRecords,
  options: { struckOut?: boolean } = {},
): Promise<StoredIds> {
  const ids: Partial<Record<Counted, readonly string[]>> = {};
  for (const register of Object.keys(VALUES) as Counted[]) {
    ids[register] = await storeIn(db, register, { agencyId, values: VALUES[register](records), ...options });
  }
  return ids as StoredIds;
}

/** Puts records into one register. */
export async function storeIn(
  db: Db,
  register: RegisterName,
  input: { agencyId: string; values: readonly Values[]; struckOut?: boolean },
): Promise<readonly string[]> {
  const rows = input.values.map((values) => ({
    id: newId(),
    agencyId: input.agencyId,
    values,
    note: '',
    createdBy: null,
    at: new Date('2024-06-03T02:00:00Z'),
  }));
  await insertRecords(db, register, rows);
  const ids = rows.map((row) => row.id);
  if (input.struckOut === true) {
    await sql`UPDATE ${sql.table(REGISTER_SPECS[register].table)} SET removed_at = now(), removal_reason = '误登'
      WHERE id = ANY(${ids}::uuid[])`.execute(db);
  }
  return ids;
}

/** Takes all records away again. */
export async function clear(db: Db): Promise<void> {
  const tables = REGISTERS.map((register) => sql.table(REGISTER_SPECS[register].table));
  await sql`TRUNCATE ${sql.join(tables)}`.execute(db);
}

const VALUES: Readonly<Record<Counted, (records: RegisterRecords) => Values[]>> = {
  requests: ({ requests }) =>
    requests.map((record, index) => ({
      ...record,
      number: `申-${newId()}-${index}`,
      channel: 'internet',
      applicantName: '甲',
      subject: '某事',
    })),
  normative: ({ normative }) =>
    normative.map((record, index) => ({
      ...record,
      title: `通知之${index}`,
      documentNumber: '',
      jointIssuers: '',
      legalityReviewedBy: '',
      legalityOpinion: '',
      filingNumber: '',
      filedWith: '',
    })),
  decisions: ({ decisions }) =>
    decisions.map((record, index) => ({
      ...record,
      number: `${index}号`,
      subject: '某事',
      disclosed: index % 2 === 0,
    })),
  fees: ({ fees }) =>
    fees.map(({ collectedOn, amount }) => ({ collectedOn, amountWan: amount, item: '费用', basis: '' })),
  disputes: ({ disputes }) =>
    disputes.map((record, index) => ({ ...record, number: `案-${newId()}-${index}`, authority: '' })),
};
