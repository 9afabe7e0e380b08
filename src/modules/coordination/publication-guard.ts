import type { TxCtx } from '../../platform/context.ts';
import { COORDINATION_KIND_LABELS, isOpen } from '../../law/upkeep/coordination-states.ts';
import { coordinationsOf } from './coordination.repository.ts';

/**
 * 条例第11条: what needs another agency's approval isn't published without it; what is to be confirmed holds publication up where
 * the office set it so. A text that the superior decided against isn't published as it was asked about. Asked by publishing in its
 * own transaction.
 */
export async function coordinationObstacles(
  tx: TxCtx,
  { documentId, revisionId }: { readonly documentId: string; readonly revisionId: string },
): Promise<readonly string[]> {
  return (await coordinationsOf(tx.db, documentId)).flatMap((row) => {
    const { kind, other_name: other, due_on: dueOn } = row;
    if (row.state === 'settled' && row.answer === 'disagrees' && row.revision_id === revisionId)
      return [`${other}不同意发布这一文本，上级决定维持，请修改后再发布（条例第11条）。`];
    if (!row.blocking || !isOpen(row)) return [];
    const what = COORDINATION_KIND_LABELS[kind];
    return [`与${other}的信息发布协调（${what}）还没有结果，答复期限为${dueOn}（条例第11条）。`];
  });
}
