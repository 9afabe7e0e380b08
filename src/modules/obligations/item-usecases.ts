import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound, type FieldIssue } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { laxerThan, type Laxity } from '../../law/obligations/as-strict.ts';
import { spanWords } from '../../law/obligations/disclosure-limit.ts';
import { proactiveByLaw } from '../../law/obligations/proactive-by-law.ts';
import { TRIGGERS, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import type { StandardItem } from '../../law/obligations/standard-item.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { checkBelonging } from './belonging.ts';
import { storedRule } from './disclosure-rule.ts';
import { columnsOf, rowOf, subjectOf, type ItemFields } from './item-rows.ts';
import { changedMeanwhile, faulty, itemRetired, itemThere } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { letOpenFollow } from './open-follow.repository.ts';
import { findItem, insertItems, lastSort, updateItem, type ItemRow } from './standard-items.repository.ts';

/** Adds an item of the agency's own. Throws `obligations.item_there` where its key is taken. */
export async function addItem(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly key: string; readonly fields: ItemFields },
): Promise<{ itemId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, key, fields } = input;
    authorise(obligationsPolicy.editItems(tx.actor, await placeOf(tx.db, agencyId)));
    await checkBelonging(tx, { agencyId, ...fields });
    refuse(modeIssues({ key, rule: fields.rule, mode: fields.mode }));
    const row = rowOf(tx, { agencyId, key, fields, sort: (await lastSort(tx.db, agencyId)) + 1 });
    if ((await insertItems(tx.db, [row])) === 0) throw itemThere(fields.name);
    tx.record({
      type: 'obligation.item_added',
      agencyId,
      subject: subjectOf(row),
      after: { key, rule: fields.rule },
    });
    return { itemId: row.id };
  });
}

/** Changes an item. Obligations that are there keep the rule under which they came up; open ones follow to its column, section and person. */
export async function changeItem(
  ctx: Ctx,
  input: { readonly itemId: string; readonly version: number; readonly fields: ItemFields },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const item = await lockItem(tx, input);
    await checkBelonging(tx, { agencyId: item.agency_id, ...input.fields }, item);
    refuse(issuesOfChange(item, input.fields));
    const at = tx.clock.now();
    const { nodeId, unitId, responsibleId } = input.fields;
    await updateItem(tx.db, item.id, {
      ...columnsOf(input.fields),
      version: item.version + 1,
      changed_by: accountIdOf(tx.actor),
      changed_at: at,
    });
    const follow = { itemId: item.id, nodeId, unitId, responsibleId, at };
    const { moved, handedOn } = await letOpenFollow(tx.db, follow);
    tx.record({
      type: 'obligation.item_changed',
      agencyId: item.agency_id,
      subject: subjectOf({ ...item, name: input.fields.name }),
      before: {
        limitText: item.limit_text,
        rule: item.rule,
        nodeId: item.node_id,
        unitId: item.unit_id,
        responsibleId: item.responsible_id,
        name: item.name,
      },
      after: {
        limitText: input.fields.limitText,
        rule: input.fields.rule,
        nodeId,
        unitId,
        responsibleId,
        name: input.fields.name,
        ...(moved > 0 && { moved }),
        ...(handedOn > 0 && { handedOn }),
      },
    });
  });
}

/** Puts an item out of force on a day, with a reason; what was due before stays due. */
export async function retireItem(
  ctx: Ctx,
  input: { readonly itemId: string; readonly version: number; readonly reason: string },
): Promise<{ retiredOn: PlainDate }> {
  return inTransaction(ctx, async (tx) => {
    const item = await lockItem(tx, input);
    const at = tx.clock.now();
    const retiredOn = dayInShanghai(at);
    await updateItem(tx.db, item.id, {
      retired_on: retiredOn,
      version: item.version + 1,
      changed_by: accountIdOf(tx.actor),
      changed_at: at,
    });
    tx.record({
      type: 'obligation.item_retired',
      agencyId: item.agency_id,
      subject: subjectOf(item),
      reason: input.reason,
      after: { retiredOn },
    });
    return { retiredOn };
  });
}

async function lockItem(
  tx: TxCtx,
  input: { readonly itemId: string; readonly version: number },
): Promise<ItemRow> {
  const item = await findItem(tx.db, input.itemId, { lock: true });
  if (item === null) throw notFound('这个公开事项');
  authorise(obligationsPolicy.editItems(tx.actor, await placeOf(tx.db, item.agency_id)));
  if (item.retired_on !== null) throw itemRetired();
  if (item.version !== input.version) throw changedMeanwhile('这个公开事项');
  return item;
}

function refuse(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw faulty(issues);
}

/** What a law or regulation sets can be made stricter, not laxer, and not be left uncounted or to whoever asks for it. */
function issuesOfChange(item: ItemRow, { rule, mode }: Pick<ItemFields, 'rule' | 'mode'>): FieldIssue[] {
  const before = item.rule === null ? null : storedRule(item.rule);
  return [...ruleIssues(before, rule), ...modeIssues({ key: item.key, rule: before, mode })];
}

function ruleIssues(before: DisclosureRule | null, rule: DisclosureRule | null): FieldIssue[] {
  if (before?.standing !== 'set') return [];
  const laxity = laxerThan(rule, before);
  return laxity === null ? [] : [{ field: 'fields.rule', message: laxerMessage(laxity, before) }];
}

function modeIssues({ key, rule, mode }: Pick<StandardItem, 'key' | 'rule' | 'mode'>): FieldIssue[] {
  const article = mode === 'proactive' ? null : proactiveByLaw({ key, rule });
  return article === null
    ? []
    : [{ field: 'fields.mode', message: `这个事项由${article}规定主动公开，不能改为依申请公开。` }];
}

function laxerMessage(laxity: Laxity, { article, posting, trigger }: DisclosureRule): string {
  switch (laxity) {
    case 'uncounted':
    case 'limit':
      return `这个事项的公开期限由${article}规定，可以缩短，不能延长或者不计算。`;
    case 'posting':
      return `这个事项的公示时间由${article}规定，可以延长，不能少于现在的${posting === null ? '时间' : spanWords(posting)}或者不设。`;
    case 'trigger':
      return `这个事项的公开期限由${article}规定，自${TRIGGERS[trigger]}之日起算，不能改为从其他时间起算。`;
  }
}
