import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { FieldIssue } from '../../platform/errors.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { faulty } from './obligations.errors.ts';
import { whoCanBeResponsible } from './responsible.ts';
import type { ItemRow } from './standard-items.repository.ts';

/** Whose something is and where it is published. */
export interface Belonging {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly responsibleId: string | null;
  readonly nodeId: string | null;
}

/** What is said where a section isn't the agency's own. */
export const NO_SECTION: FieldIssue = {
  field: 'unitId',
  message: '责任科室应当是本机构的内设机构、村或者社区。',
};

/**
 * Throws unless section, person and column all are the agency's own. Whoever is named `before` may have left: something else can be
 * changed before somebody takes their place.
 */
export async function checkBelonging(
  tx: TxCtx,
  of: Belonging,
  before?: Pick<ItemRow, 'responsible_id' | 'unit_id'>,
): Promise<void> {
  const issues: FieldIssue[] = [];
  const { agencyId, unitId, responsibleId, nodeId } = of;
  if (unitId !== null && !(await isSectionOf(tx, unitId, agencyId))) issues.push(NO_SECTION);
  if (nodeId !== null && (await nodesById(tx.db, [nodeId])).get(nodeId)?.agencyId !== agencyId)
    issues.push({ field: 'nodeId', message: '公开栏目应当是本机构的栏目。' });
  const stays = before?.responsible_id === responsibleId && before.unit_id === unitId;
  if (responsibleId !== null && !stays && !(await canBeResponsible(tx, responsibleId, of)))
    issues.push({
      field: 'responsibleId',
      message: '责任人应当在本机构担任公开工作的角色，并且账号没有停用，请另选。',
    });
  if (issues.length > 0) throw faulty(issues);
}

/** Whether something is a section or village of the agency. */
export async function isSectionOf(ctx: Pick<Ctx, 'db'>, unitId: string, agencyId: string): Promise<boolean> {
  return (await agenciesById(ctx.db, [unitId])).get(unitId)?.parentId === agencyId;
}

async function canBeResponsible(
  tx: TxCtx,
  accountId: string,
  { agencyId, unitId }: Belonging,
): Promise<boolean> {
  const people = await whoCanBeResponsible(tx.db, { agency_id: agencyId, unit_id: unitId });
  return people.some(({ id }) => id === accountId);
}
