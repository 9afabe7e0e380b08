import type { TxCtx } from '../../platform/context.ts';
import type { FieldIssue } from '../../platform/errors.ts';
import { grantsOf } from '../accounts/accounts.queries.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { faulty } from './obligations.errors.ts';

/** Whose something is and where it is published. */
export interface Belonging {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly responsibleId: string | null;
  readonly nodeId: string | null;
}

/** Throws unless section, person and column all are the agency's own. */
export async function checkBelonging(tx: TxCtx, of: Belonging): Promise<void> {
  const issues: FieldIssue[] = [];
  const { agencyId, unitId, responsibleId, nodeId } = of;
  if (unitId !== null && !(await isSectionOf(tx, unitId, agencyId)))
    issues.push({ field: 'unitId', message: '责任科室应当是本机构的内设机构。' });
  if (nodeId !== null && (await nodesById(tx.db, [nodeId])).get(nodeId)?.agencyId !== agencyId)
    issues.push({ field: 'nodeId', message: '公开栏目应当是本机构的栏目。' });
  if (responsibleId !== null && !(await worksAt(tx, responsibleId, [agencyId, unitId])))
    issues.push({ field: 'responsibleId', message: '责任人应当在本机构担任角色。' });
  if (issues.length > 0) throw faulty(issues);
}

async function isSectionOf(tx: TxCtx, unitId: string, agencyId: string): Promise<boolean> {
  return (await agenciesById(tx.db, [unitId])).get(unitId)?.parentId === agencyId;
}

async function worksAt(
  tx: TxCtx,
  accountId: string,
  agencyIds: readonly (string | null)[],
): Promise<boolean> {
  const grants = await grantsOf(tx.db, accountId);
  return grants.some((grant) => agencyIds.includes(grant.agencyId));
}
