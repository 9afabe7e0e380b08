import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Agency, AgencyDuty, AgencySummary } from './agencies.types.ts';

const SUMMARY = [
  'id',
  'parent_id',
  'path',
  'kind',
  'name',
  'short_name',
  'slug',
  'publishes',
  'sort',
  'closed_on',
] as const;

type Row = Selectable<Tables['agencies']>;

/** One agency, or null. */
export async function findAgency(
  db: Db,
  by: { readonly id: string } | { readonly slug: string },
): Promise<Agency | null> {
  const query = db.selectFrom('agencies').selectAll();
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('slug', '=', by.slug)
  ).executeTakeFirst();
  return row === undefined ? null : toAgency(row);
}

/** One agency, locked until the transaction ends. */
export async function lockAgency(db: Tx, id: string): Promise<Agency | null> {
  const row = await db.selectFrom('agencies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toAgency(row);
}

/** Agencies whose full or short name is exactly this one. */
export async function findByName(db: Db, name: string): Promise<Agency[]> {
  const rows = await db
    .selectFrom('agencies')
    .selectAll()
    .where((where) => where.or([where('name', '=', name), where('short_name', '=', name)]))
    .orderBy('closed_on', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute();
  return rows.map(toAgency);
}

/** All agencies, or those that still exist, by place among their siblings. */
export async function listSummaries(
  db: Db,
  filter: { closed: 'with' | 'without' },
): Promise<AgencySummary[]> {
  let query = db.selectFrom('agencies').select(SUMMARY).orderBy('sort').orderBy('id');
  if (filter.closed === 'without') query = query.where('closed_on', 'is', null);
  return (await query.execute()).map(toSummary);
}

/** The named agencies; those that don't exist are left out. */
export async function summariesOf(db: Db, ids: readonly string[]): Promise<AgencySummary[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('agencies')
    .select(SUMMARY)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toSummary);
}

/** Agencies that publish in their own name, by place and name. */
export async function listPublishing(db: Db, filter: { closed: 'with' | 'without' }): Promise<Agency[]> {
  let query = db
    .selectFrom('agencies')
    .selectAll()
    .where('publishes', '=', true)
    .orderBy('sort')
    .orderBy('id');
  if (filter.closed === 'without') query = query.where('closed_on', 'is', null);
  return (await query.execute()).map(toAgency);
}

/** When an agency was entered, or null. */
export async function enteredAt(db: Db, id: string): Promise<Date | null> {
  const row = await db.selectFrom('agencies').select('created_at').where('id', '=', id).executeTakeFirst();
  return row?.created_at ?? null;
}

/** Identifiers of the agencies and of all below them. */
export async function idsBelow(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('agencies')
    .select('id')
    .where(sql<boolean>`path && ${[...ids]}::uuid[]`)
    .execute();
  return rows.map((row) => row.id);
}

/** Names of open agencies directly below. */
export async function openChildren(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('agencies')
    .select('short_name')
    .where('parent_id', '=', id)
    .where('closed_on', 'is', null)
    .orderBy('sort')
    .execute();
  return rows.map((row) => row.short_name);
}

/** Writes a new agency. */
export async function insertAgency(db: Tx, row: Insertable<Tables['agencies']>): Promise<void> {
  await db.insertInto('agencies').values(row).execute();
}

/** Writes changed members and counts the version up. */
export async function updateAgency(
  db: Tx,
  id: string,
  members: Updateable<Tables['agencies']>,
): Promise<number> {
  const row = await db
    .updateTable('agencies')
    .set(members)
    .set((own) => ({ version: own('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Duties of an agency, those in office first, newest first. */
export async function listDuties(db: Db, agencyId: string): Promise<AgencyDuty[]> {
  const rows = await db
    .selectFrom('agency_duties')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('until_on', (order) => order.desc().nullsFirst())
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toDuty);
}

/** One duty of an agency, locked, or null. */
export async function lockDuty(
  db: Tx,
  key: { agencyId: string; dutyId: string },
): Promise<AgencyDuty | null> {
  const row = await db
    .selectFrom('agency_duties')
    .selectAll()
    .where('id', '=', key.dutyId)
    .where('agency_id', '=', key.agencyId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toDuty(row);
}

/** Writes a new duty. */
export async function insertDuty(db: Tx, row: Insertable<Tables['agency_duties']>): Promise<void> {
  await db.insertInto('agency_duties').values(row).execute();
}

/** Writes changed members of a duty. */
export async function updateDuty(
  db: Tx,
  id: string,
  members: Updateable<Tables['agency_duties']>,
): Promise<void> {
  await db.updateTable('agency_duties').set(members).where('id', '=', id).execute();
}

function toSummary(row: Pick<Row, (typeof SUMMARY)[number]>): AgencySummary {
  return {
    id: row.id,
    parentId: row.parent_id,
    path: row.path,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    slug: row.slug,
    publishes: row.publishes,
    sort: row.sort,
    closedOn: row.closed_on,
  };
}

function toAgency(row: Row): Agency {
  return {
    ...toSummary(row),
    selfName: row.self_name,
    uscc: row.uscc,
    areaCode: row.area_code,
    address: row.address,
    postcode: row.postcode,
    phone: row.phone,
    fax: row.fax,
    email: row.email,
    officeHours: row.office_hours,
    disclosureOffice: row.disclosure_office,
    reviewAuthority: row.review_authority,
    court: row.court,
    indexTemplate: row.index_template,
    version: row.version,
  };
}

function toDuty(row: Selectable<Tables['agency_duties']>): AgencyDuty {
  return {
    id: row.id,
    duty: row.duty,
    personName: row.person_name,
    title: row.title,
    phone: row.phone,
    fromOn: row.from_on,
    untilOn: row.until_on,
  };
}
