import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { VALIDITY_LABELS } from '../documents/documents.content.ts';
import { mayReadDocument } from '../documents/documents.policy.ts';
import {
  editionsOf,
  placeOfDocument,
  revisionsOf,
  statusesOf,
  validityChangesOf,
} from '../documents/documents.queries.ts';
import { EDITION_EVENT_LABELS, type EditionEvent } from '../documents/documents.states.ts';
import type { reviewApi } from './review.api.ts';
import { listDecisions, listRounds, listSecrecy } from './review.repository.ts';
import { SECRECY_RESULT_LABELS } from './review.secrecy.ts';

type StatusEvent = EditionEvent | 'create';

const BEFORE_WRITING: ReadonlySet<StatusEvent> = new Set(['create', 'startEdition']);
const BEFORE_DECISIONS: ReadonlySet<StatusEvent> = new Set(['submit']);

type Entry = ResponseOf<typeof reviewApi.timeline>['items'][number];

/** Everything that happened to a document, newest first. */
export async function timelineOf(ctx: Ctx, input: { documentId: string }): Promise<{ items: Entry[] }> {
  const { documentId } = input;
  authorise(mayReadDocument(ctx.actor, await placeOfDocument(ctx.db, documentId)));
  const editions = await editionsOf(ctx.db, documentId);
  const numbers = new Map(editions.map((edition) => [edition.id, edition.number]));
  const editionIds = editions.map((edition) => edition.id);
  const rounds = await listRounds(ctx.db, editionIds);
  const roundById = new Map(rounds.map((round) => [round.id, round]));
  const decisions = await listDecisions(
    ctx.db,
    rounds.map((round) => round.id),
  );

  // Decisions say more than the bare change of state that they bring.
  const statuses = (await statusesOf(ctx.db, documentId))
    .filter((status) => !['edit', 'approveStep', 'return'].includes(status.event))
    .map((status) => ({
      event: status.event,
      entry: {
        id: status.id,
        at: status.at.toISOString(),
        by: status.byName,
        kind: 'status' as const,
        title: status.event === 'create' ? '新建文稿' : EDITION_EVENT_LABELS[status.event],
        text: status.reason,
        editionNumber: numbers.get(status.editionId) ?? null,
        revisionId: status.revisionId,
        state: status.state,
      },
    }));

  // In the order in which things of one moment follow each other.
  const entries: Entry[] = [
    ...statuses.filter((entry) => BEFORE_WRITING.has(entry.event)).map(({ entry }) => entry),
    ...(await revisionsOf(ctx.db, documentId)).toReversed().map((revision) => ({
      id: revision.id,
      at: revision.createdAt.toISOString(),
      by: revision.createdByName,
      kind: 'revision' as const,
      title: `保存第 ${revision.number} 次修订`,
      text: revision.note,
      editionNumber: revision.editionNumber,
      revisionId: revision.id,
      state: null,
    })),
    ...statuses.filter((entry) => BEFORE_DECISIONS.has(entry.event)).map(({ entry }) => entry),
    ...decisions.map((decision) => {
      const round = roundById.get(decision.round_id);
      return {
        id: decision.id,
        at: decision.at.toISOString(),
        by: decision.by_name,
        kind: 'decision' as const,
        title: `${decision.step_name}${decision.verdict === 'approve' ? '通过' : '退回'}`,
        text: decision.comment,
        editionNumber: numbers.get(round?.editionId ?? '') ?? null,
        revisionId: round?.revisionId ?? null,
        state: null,
      };
    }),
    ...(await listSecrecy(ctx.db, editionIds)).map((record) => ({
      id: record.id,
      at: record.at.toISOString(),
      by: record.by_name,
      kind: 'secrecy' as const,
      title: `保密审查：${SECRECY_RESULT_LABELS[record.result]}`,
      text: [record.basis, record.opinion].filter((text) => text !== '').join('；'),
      editionNumber: numbers.get(record.edition_id) ?? null,
      revisionId: record.revision_id,
      state: null,
    })),
    ...statuses
      .filter(({ event }) => !BEFORE_WRITING.has(event) && !BEFORE_DECISIONS.has(event))
      .map(({ entry }) => entry),
    ...(await validityChangesOf(ctx.db, documentId)).map((change) => ({
      id: change.id,
      at: change.at.toISOString(),
      by: change.byName,
      kind: 'validity' as const,
      title: `有效性改为“${VALIDITY_LABELS[change.validity]}”，自 ${change.sinceOn} 起`,
      text: change.reason,
      editionNumber: null,
      revisionId: null,
      state: null,
    })),
  ];
  return { items: entries.toSorted((a, b) => a.at.localeCompare(b.at)).toReversed() };
}
