import type { Db } from '../../platform/database/connect.ts';
import { assertNever } from '../../platform/errors.ts';
import {
  holdReasons,
  isReplaced,
  type HoldReason,
  type QuestionFacts,
} from '../../law/upkeep/coordination-holds.ts';
import { COORDINATION_KIND_LABELS } from '../../law/upkeep/coordination-states.ts';
import { editionsOf, publishedContents } from '../documents/documents.queries.ts';
import type { RevisionText } from '../documents/documents.types.ts';
import { coordinationsOf, type CoordinationRow } from './coordination.repository.ts';
import { sameAsPut } from './text-put.ts';

/** How a question to another agency stands towards a text. */
export interface Hold {
  /** Why the text isn't published and what to do, a Chinese sentence; '' where this question doesn't hold it up. */
  readonly obstacle: string;
  /** The text isn't the one that was asked about. */
  readonly textChanged: boolean;
  /** The other agency has agreed to a later text, or the edition that was asked about was given up: no text depends on it. */
  readonly replaced: boolean;
}

/** The questions about a document that weren't taken back, by identifier, towards the text that is to be public. */
export async function holdsOf(
  db: Db,
  documentId: string,
  revision: RevisionText,
): Promise<Map<string, Hold>> {
  const rows = await coordinationsOf(db, documentId);
  const ids = rows.flatMap((row) => [row.revision_id, row.settled_revision_id ?? row.revision_id]);
  const texts = await publishedContents(
    db,
    [...new Set(ids)].filter((id) => id !== revision.id),
  );
  const same = (id: string | null): boolean => {
    const put = id === null ? undefined : texts.get(id);
    return id === revision.id || (put !== undefined && sameAsPut(put, revision));
  };
  const questions = rows.map((row): QuestionFacts => ({
    kind: row.kind,
    state: row.state,
    answer: row.answer,
    ruled: isRuled(row),
    other: row.other_agency_id ?? row.other_name,
    blocking: row.blocking,
    asAsked: same(row.revision_id),
    asSettled: same(row.settled_revision_id),
  }));
  const reasons = holdReasons(questions);
  const givenUp = new Set(
    (await editionsOf(db, documentId)).flatMap(({ id, state }) => (state === 'discarded' ? [id] : [])),
  );
  return new Map(
    rows.map((row, at) => {
      const reason = reasons[at] ?? null;
      return [
        row.id,
        {
          obstacle: reason === null ? '' : sentence(row, reason),
          textChanged: questions[at]?.asAsked === false,
          replaced: givenUp.has(row.edition_id) || isReplaced(questions, at),
        },
      ];
    }),
  );
}

/** Whether the answer is the common superior's. */
export function isRuled({ state, answer, superior_name: superior }: CoordinationRow): boolean {
  return (state === 'answered' || state === 'settled') && answer !== null && superior !== '';
}

function sentence(row: CoordinationRow, reason: HoldReason): string {
  const { other_name: other, due_on: dueOn, superior_name: superior } = row;
  const about = `与${other}的信息发布协调（${COORDINATION_KIND_LABELS[row.kind]}）`;
  switch (reason) {
    case 'unanswered':
      return `${about}还没有结果，答复期限为${dueOn}（条例第11条）。`;
    case 'escalated':
      return `${about}还没有结果，请等待${superior}决定（条例第11条）。`;
    case 'toCorrect':
      return row.kind === 'approval'
        ? `${about}还没有结果：${other}要求修改后发布，请修改后重新报请批准（条例第11条）。`
        : `${about}还没有结果：${other}要求修改后发布，请修改后办结协调，或者重新征求意见（条例第11条）。`;
    case 'disagreed':
      return `${about}还没有结果：${other}不同意发布，请修改后重新征求意见，或者报请共同上级决定（条例第11条）。`;
    case 'refused':
      return `${other}不同意发布这一文本，上级决定维持，请修改后重新征求意见（条例第11条）。`;
    case 'otherText':
      return `${about}办的是另一文本，文稿在这以后有改动：请就现在的文本重新征求意见，或者恢复协调时的文本（条例第11条）。`;
    default:
      return assertNever(reason);
  }
}
