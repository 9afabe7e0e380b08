import type { Db } from '../../platform/database/connect.ts';
import { assertNever, must } from '../../platform/errors.ts';
import {
  holdReasons,
  isAgreed,
  isReplaced,
  type HoldReason,
  type QuestionFacts,
} from '../../law/upkeep/coordination-holds.ts';
import { COORDINATION_KIND_LABELS } from '../../law/upkeep/coordination-states.ts';
import { editionStates, textPrints } from '../documents/documents.queries.ts';
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

/**
 * The questions about documents that weren't taken back, by identifier. `texts`: of each document the revision that is to be public. Reads
 * no text, and as often for many documents as for one.
 */
export async function holdsOf(db: Db, texts: ReadonlyMap<string, string>): Promise<Map<string, Hold>> {
  const about = await questionsAbout(db, texts);
  const rows = about.flatMap((each) => each.rows);
  const states = await editionStates(db, [...new Set(rows.map((row) => row.edition_id))]);
  const isGivenUp = (row: CoordinationRow): boolean => states.get(row.edition_id) === 'discarded';
  return new Map(about.flatMap((each) => holdsOfDocument(each, isGivenUp)));
}

/** Whether another agency has agreed to the text that is to be public. */
export async function isTextAgreed(db: Db, documentId: string, revisionId: string): Promise<boolean> {
  const about = await questionsAbout(db, new Map([[documentId, revisionId]]));
  return about.some(({ questions }) => isAgreed(questions));
}

/** The questions about one document, and what they are towards the text that is to be public. */
interface QuestionsAbout {
  readonly rows: readonly CoordinationRow[];
  readonly questions: readonly QuestionFacts[];
}

async function questionsAbout(db: Db, texts: ReadonlyMap<string, string>): Promise<QuestionsAbout[]> {
  const rows = await coordinationsOf(db, [...texts.keys()]);
  const put = rows.flatMap((row) => [row.revision_id, row.settled_revision_id ?? row.revision_id]);
  const prints = await textPrints(db, [...new Set([...put, ...texts.values()])]);
  const isSame = (one: string | null, other: string): boolean => {
    const [asked, now] = [prints.get(one ?? ''), prints.get(other)];
    return asked !== undefined && now !== undefined && sameAsPut(asked, now);
  };
  return [...Map.groupBy(rows, (row) => row.document_id)].map(([documentId, own]) => {
    const revisionId = must(texts.get(documentId), `text of ${documentId}`);
    const questions = own.map((row): QuestionFacts => ({
      kind: row.kind,
      state: row.state,
      answer: row.answer,
      ruled: isRuled(row),
      other: row.other_agency_id ?? row.other_name,
      onPaper: row.other_agency_id === null,
      blocking: row.blocking,
      asAsked: isSame(row.revision_id, revisionId),
      asSettled: isSame(row.settled_revision_id, revisionId),
    }));
    return { rows: own, questions };
  });
}

function holdsOfDocument(
  { rows, questions }: QuestionsAbout,
  isGivenUp: (row: CoordinationRow) => boolean,
): [string, Hold][] {
  const reasons = holdReasons(questions);
  return rows.map((row, at) => {
    const reason = reasons[at] ?? null;
    const hold: Hold = {
      obstacle: reason === null ? '' : sentence(row, reason),
      textChanged: questions[at]?.asAsked === false,
      replaced: isGivenUp(row) || isReplaced(questions, at),
    };
    return [row.id, hold];
  });
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
