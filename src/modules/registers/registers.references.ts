import type { Db } from '../../platform/database/connect.ts';
import type { FieldIssue } from '../../platform/errors.ts';
import { documentsById, documentsByIndexNumber } from '../documents/documents.queries.ts';
import { REGISTER_SPECS, REGISTERS, type FieldSpec, type RegisterName } from './registers.definitions.ts';
import { countReferring, lockReferred, titlesOf } from './registers.repository.ts';
import type { Values } from './registers.rules.ts';

/** Which register a reference points into; null for documents. */
const TARGETS: Readonly<Record<'channel' | 'request' | 'document', RegisterName | null>> = {
  channel: 'channels',
  request: 'requests',
  document: null,
};

type ReferenceType = keyof typeof TARGETS;
type ReferenceField = FieldSpec & { readonly type: ReferenceType };

/** The members of a register that point at something else. */
export function referenceFields(register: RegisterName): readonly ReferenceField[] {
  return REGISTER_SPECS[register].fields.filter((field): field is ReferenceField =>
    Object.hasOwn(TARGETS, field.type),
  );
}

/** For people, documents are called by their title; in sheets by their 索引号, which an import understands. */
export type Naming = 'forPeople' | 'forSheets';

/** What references are called, by identifier: a channel's name, a request's number, a document. */
export async function referenceNames(
  db: Db,
  register: RegisterName,
  input: { agencyId: string; records: readonly Values[]; naming: Naming },
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const field of referenceFields(register)) {
    const ids = idsIn(field, input.records);
    if (ids.length === 0) continue;
    for (const [id, name] of await namesOf(db, field, { ...input, ids })) names.set(id, name);
  }
  return names;
}

/**
 * Complaints about references to what isn't there, was struck out, or is another agency's. What `before` referred to
 * already may stay. Empty when all is well.
 */
export async function danglingReferences(
  db: Db,
  register: RegisterName,
  input: { agencyId: string; values: Values; before: Values | null },
): Promise<FieldIssue[]> {
  const { agencyId, values, before } = input;
  const issues: FieldIssue[] = [];
  for (const field of referenceFields(register)) {
    const ids = idsIn(field, [values]);
    if (ids.length === 0 || values[field.key] === before?.[field.key]) continue;
    const target = TARGETS[field.type];
    const found =
      target === null
        ? (await namesOf(db, field, { agencyId, ids, naming: 'forPeople' })).size
        : (await lockReferred(db, target, { agencyId, ids })).length;
    if (found === 0) {
      issues.push({
        field: field.key,
        message: `所选的“${field.label}”不存在、已注销，或不属于本单位，请重新选择。`,
      });
    }
  }
  return issues;
}

/** Which records in force refer to a record, by the label of their register. */
export async function referringRecords(
  db: Db,
  register: RegisterName,
  id: string,
): Promise<{ label: string; count: number }[]> {
  const found: { label: string; count: number }[] = [];
  for (const other of REGISTERS) {
    for (const field of referenceFields(other)) {
      if (TARGETS[field.type] !== register) continue;
      const count = await countReferring(db, other, { column: field.column, id });
      if (count > 0) found.push({ label: REGISTER_SPECS[other].label, count });
    }
  }
  return found;
}

/**
 * For sheets, which name things as people do: the identifier of a channel by its name, of a request by its number, of a
 * document by its 索引号. Returns a lookup by member and name; null where nothing or several things are called so.
 */
export async function referenceLookup(
  db: Db,
  register: RegisterName,
  input: { agencyId: string; rows: readonly Readonly<Record<string, unknown>>[] },
): Promise<(field: FieldSpec, name: string) => string | null> {
  const known = new Map<string, ReadonlyMap<string, string | null>>();
  for (const field of referenceFields(register)) {
    const named = input.rows.map((row) => String(row[field.key] ?? '').trim()).filter((name) => name !== '');
    known.set(
      field.key,
      await idsByName(db, field, { agencyId: input.agencyId, names: [...new Set(named)] }),
    );
  }
  return (field, name) => known.get(field.key)?.get(name) ?? null;
}

function idsIn(field: FieldSpec, records: readonly Values[]): string[] {
  const ids = records
    .map((values) => values[field.key])
    .filter((value) => typeof value === 'string' && value !== '');
  return [...new Set(ids.map(String))];
}

async function namesOf(
  db: Db,
  field: ReferenceField,
  input: { agencyId: string; ids: readonly string[]; naming: Naming },
): Promise<ReadonlyMap<string, string>> {
  const target = TARGETS[field.type];
  if (target !== null) return titlesOf(db, target, input);
  const documents = [...(await documentsById(db, input.ids)).values()];
  return new Map(
    documents
      .filter((one) => one.agencyId === input.agencyId)
      .map((one) => [one.id, input.naming === 'forSheets' ? (one.indexNumber ?? one.title) : one.title]),
  );
}

async function idsByName(
  db: Db,
  field: ReferenceField,
  input: { agencyId: string; names: readonly string[] },
): Promise<ReadonlyMap<string, string | null>> {
  const target = TARGETS[field.type];
  if (target === null) return documentsByIndexNumber(db, input.agencyId, input.names);
  const ids = new Map<string, string | null>();
  for (const { id, title } of await lockReferred(db, target, {
    agencyId: input.agencyId,
    titles: input.names,
  })) {
    ids.set(title, ids.has(title) ? null : id);
  }
  return ids;
}
