import { authorise, type Place } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { AgencyKind } from './agencies.api.ts';
import { alreadyClosed, changedMeanwhile, hasOpenBelow, taken, unsound } from './agencies.errors.ts';
import { agenciesPolicy } from './agencies.policy.ts';
import {
  findAgency,
  insertAgency,
  insertDuty,
  listDuties,
  lockAgency,
  lockDuty,
  openChildren,
  summariesOf,
  updateAgency,
  updateDuty,
} from './agencies.repository.ts';
import { identityFaults, placeFault, publicBodyFault, slugFault } from './agencies.rules.ts';
import type { Agency, AgencyDuty, AgencyFields, DutyFields } from './agencies.types.ts';

/** An agency with its duties and what the actor may do with it; throws `common.not_found`. */
export async function getAgency(
  ctx: Ctx,
  input: { readonly id: string },
): Promise<Agency & { duties: AgencyDuty[]; may: { change: boolean; createBelow: boolean } }> {
  authorise(agenciesPolicy.read(ctx.actor));
  const agency = await findAgency(ctx.db, { id: input.id });
  if (agency === null) throw notFound('这个机构');
  const open = agency.closedOn === null;
  return {
    ...agency,
    duties: await listDuties(ctx.db, agency.id),
    may: {
      change: open && agenciesPolicy.change(ctx.actor, placeAt(agency)) === true,
      createBelow: open && agenciesPolicy.create(ctx.actor, placeAt(agency)) === true,
    },
  };
}

/**
 * Creates an agency below another, or (the program itself only) at the top. An agency that publishes also needs
 * its catalogue: catalogues stand above agencies, so whoever composes the two (first set-up, the demo, the
 * desk's dialogue) asks the catalogue for it next.
 */
export async function createAgency(
  ctx: Ctx,
  input: AgencyFields & { readonly parentId: string | null },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const parent = input.parentId === null ? null : await loadParent(tx, input.parentId);
    authorise(agenciesPolicy.create(ctx.actor, parent === null ? null : placeAt(parent)));
    checkIdentity(input, parent?.kind ?? null);
    const id = newId(ctx.clock.now().getTime());
    await uniquely(async () =>
      insertAgency(tx.db, {
        ...toRow(input),
        id,
        parent_id: input.parentId,
        path: [...(parent?.path ?? []), id],
        closed_on: null,
        created_at: ctx.clock.now(),
      }),
    );
    tx.record({
      type: 'agency.created',
      agencyId: id,
      subject: { kind: 'agency', id, title: input.name },
      after: { ...input },
    });
    return { id };
  });
}

/** Changes an agency; throws `agencies.changed_meanwhile` when it isn't at `version` any more. */
export async function changeAgency(
  ctx: Ctx,
  input: AgencyFields & { readonly id: string; readonly version: number },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const { id, version, ...fields } = input;
    const agency = await loadOpen(tx, id);
    authorise(agenciesPolicy.change(ctx.actor, placeAt(agency)));
    if (agency.version !== version) throw changedMeanwhile();
    const parent = agency.parentId === null ? null : await findAgency(tx.db, { id: agency.parentId });
    checkIdentity(fields, parent?.kind ?? null);
    const faults = [slugFault(agency, fields.slug), publicBodyFault(agency, fields.publishes)];
    const kept = faults.filter((fault) => fault !== null);
    if (kept.length > 0) throw unsound(kept);
    const next = await uniquely(async () => updateAgency(tx.db, id, toRow(fields)));
    const { before, after } = difference(agency, fields);
    tx.record({
      type: 'agency.changed',
      agencyId: id,
      subject: { kind: 'agency', id, title: fields.name },
      before,
      after,
    });
    if (fields.publishes || agency.publishes) tx.emit({ kind: 'render.agency', agencyId: id });
    return { version: next };
  });
}

/** Closes an agency that has nothing open below it. What it published stays; it can't be changed any more. */
export async function closeAgency(
  ctx: Ctx,
  input: {
    readonly id: string;
    readonly version: number;
    readonly closedOn: string;
    readonly reason: string;
  },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const agency = await loadOpen(tx, input.id);
    authorise(agenciesPolicy.close(ctx.actor, placeAt(agency)));
    if (agency.version !== input.version) throw changedMeanwhile();
    const open = await openChildren(tx.db, agency.id);
    if (open.length > 0) throw hasOpenBelow(open);
    const version = await updateAgency(tx.db, agency.id, { closed_on: input.closedOn });
    tx.record({
      type: 'agency.closed',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      reason: input.reason,
      after: { closedOn: input.closedOn },
    });
    if (agency.publishes) tx.emit({ kind: 'render.agency', agencyId: agency.id });
    return { version };
  });
}

/** Names a person for a duty (分管领导、具体负责人、经办人). */
export async function addDuty(
  ctx: Ctx,
  input: DutyFields & { readonly agencyId: string },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, ...fields } = input;
    const agency = await loadOpen(tx, agencyId);
    authorise(agenciesPolicy.changeDuties(ctx.actor, placeAt(agency)));
    checkTerm(fields);
    const id = newId(ctx.clock.now().getTime());
    await insertDuty(tx.db, { id, agency_id: agencyId, ...toDutyRow(fields) });
    recordDuty(tx, agency, { after: fields });
    return { id };
  });
}

/** Corrects a duty or ends it by its last day. */
export async function changeDuty(
  ctx: Ctx,
  input: DutyFields & { readonly agencyId: string; readonly dutyId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, dutyId, ...fields } = input;
    const agency = await loadOpen(tx, agencyId);
    authorise(agenciesPolicy.changeDuties(ctx.actor, placeAt(agency)));
    const duty = await lockDuty(tx.db, { agencyId, dutyId });
    if (duty === null) throw notFound('这项公开职责');
    checkTerm(fields);
    await updateDuty(tx.db, dutyId, toDutyRow(fields));
    recordDuty(tx, agency, { before: duty, after: fields });
  });
}

async function loadParent(tx: TxCtx, id: string) {
  const [parent] = await summariesOf(tx.db, [id]);
  if (parent === undefined) throw notFound('上级机构');
  if (parent.closedOn !== null) throw alreadyClosed(parent.name);
  return parent;
}

async function loadOpen(tx: TxCtx, id: string): Promise<Agency> {
  const agency = await lockAgency(tx.db, id);
  if (agency === null) throw notFound('这个机构');
  if (agency.closedOn !== null) throw alreadyClosed(agency.name);
  return agency;
}

function placeAt(agency: { id: string; path: readonly string[] }): Place {
  return { agencyId: agency.id, agencyPath: agency.path };
}

function checkIdentity(fields: AgencyFields, parentKind: AgencyKind | null): void {
  const misplaced = placeFault(fields.kind, parentKind);
  const issues = identityFaults({ ...fields, uscc: upper(fields.uscc) });
  if (misplaced !== null) issues.unshift({ field: 'kind', message: misplaced });
  if (issues.length > 0) throw unsound(issues);
}

function checkTerm(fields: DutyFields): void {
  if (fields.untilOn === null || fields.untilOn >= fields.fromOn) return;
  const message = '卸任日期不能早于任职日期，请改正。';
  throw invalidInput(message, [{ field: 'untilOn', message }]);
}

function recordDuty(tx: TxCtx, agency: Agency, change: { before?: AgencyDuty; after: DutyFields }): void {
  tx.record({
    type: 'agency.duty_changed',
    agencyId: agency.id,
    subject: { kind: 'agency', id: agency.id, title: agency.name },
    ...(change.before && { before: { ...change.before } }),
    after: { ...change.after },
  });
  if (agency.publishes) tx.emit({ kind: 'render.agency', agencyId: agency.id });
}

function toRow(fields: AgencyFields) {
  return {
    kind: fields.kind,
    name: fields.name,
    short_name: fields.shortName,
    self_name: fields.selfName,
    slug: fields.slug,
    publishes: fields.publishes,
    uscc: upper(fields.uscc),
    area_code: fields.areaCode,
    address: fields.address,
    postcode: fields.postcode,
    phone: fields.phone,
    fax: fields.fax,
    email: fields.email,
    office_hours: fields.officeHours,
    disclosure_office: fields.disclosureOffice,
    review_authority: fields.reviewAuthority,
    court: fields.court,
    index_template: fields.indexTemplate,
    sort: fields.sort,
  };
}

function toDutyRow(fields: DutyFields) {
  return {
    duty: fields.duty,
    person_name: fields.personName,
    title: fields.title,
    phone: fields.phone,
    from_on: fields.fromOn,
    until_on: fields.untilOn,
  };
}

function upper(code: string | null): string | null {
  return code === null ? null : code.toUpperCase();
}

/** Members that the change really changes, as they were and as they are. */
function difference(old: Agency, fields: AgencyFields) {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const was: Readonly<Record<string, unknown>> = { ...old };
  for (const [name, value] of Object.entries(fields)) {
    if (was[name] === value) continue;
    before[name] = was[name];
    after[name] = value;
  }
  return { before, after };
}

async function uniquely<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined;
    if (constraint === 'agencies_slug_key') throw taken('slug');
    if (constraint === 'agencies_uscc_key') throw taken('uscc');
    throw error;
  }
}
