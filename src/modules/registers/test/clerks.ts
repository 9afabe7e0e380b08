import type { TestWorld } from '../../../../test/database.ts';
import type { TestOffice } from '../../../../test/office.ts';
import type { Role } from '../../../platform/actor.ts';
import { REGISTER_SPECS, type RegisterName } from '../registers.definitions.ts';
import { addRecord, listRegister, type ShownRecord } from '../registers.usecases.ts';
import { RECORDS, type Typed } from './sample-records.ts';

/** Who keeps a register. */
export function keeperOf(register: RegisterName): Role {
  return REGISTER_SPECS[register].keeper;
}

/** Enters a record as its keeper does and returns its identifier. */
export async function enter(
  office: TestOffice,
  register: RegisterName,
  values: Typed,
  note = '',
): Promise<string> {
  const { agencyId } = office;
  return (await addRecord(office.as(keeperOf(register)), { register, agencyId, values, note })).id;
}

/** A list as somebody sees it, up to 200 records of it; the keeper unless another role is named. */
export async function listed(
  office: TestOffice,
  register: RegisterName,
  filter: {
    role?: Role;
    text?: string;
    from?: string;
    to?: string;
    removed?: boolean;
    page?: number;
    size?: number;
  } = {},
): Promise<Awaited<ReturnType<typeof listRegister>>> {
  const { role = keeperOf(register), ...wanted } = filter;
  const { agencyId } = office;
  return listRegister(office.as(role), { register, agencyId, page: 1, size: 200, ...wanted });
}

/** A record, struck out or not, as its keeper sees it. */
export async function recordOf(office: TestOffice, register: RegisterName, id: string): Promise<ShownRecord> {
  const inForce = await listed(office, register);
  const struck = await listed(office, register, { removed: true });
  const found = [...inForce.items, ...struck.items].find((one) => one.id === id);
  if (found === undefined) throw new Error(`no record ${id}`);
  return found;
}

/** What the audit holds about a record, oldest first. */
export async function auditOf(
  world: TestWorld,
  id: string,
): Promise<{ type: string; data: unknown; text: string }[]> {
  const rows = await world.db.selectFrom('audit_events').select(['type', 'data']).orderBy('seq').execute();
  return rows
    .map(({ type, data }) => ({ type, data, text: JSON.stringify(data) }))
    .filter(({ text }) => text.includes(id));
}

let nth = 0;

/** A faultless record that is the same as no other: its number, title, name or item is new. */
export function unlike(register: keyof typeof RECORDS, change: Typed = {}): Typed {
  nth += 1;
  const own: Typed = { number: `${nth}号`, title: `通知之${nth}`, name: `渠道${nth}`, item: `费用${nth}` };
  const values = Object.entries(RECORDS[register]).map(([key, value]) => [key, own[key] ?? value]);
  return { ...Object.fromEntries(values), ...change };
}
