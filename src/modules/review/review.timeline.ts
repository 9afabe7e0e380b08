import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
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
import {
  EDITION_EVENT_LABELS,
  EDITION_STATE_LABELS,
  type EditionEvent,
} from '../documents/documents.states.ts';
import type { DocumentRecord, Edition } from '../documents/documents.types.ts';
import { knownDocuments } from '../documents/readable-links.ts';
import type { reviewApi } from './review.api.ts';
import { listDecisions, listRounds, listSecrecy } from './review.repository.ts';
import { SECRECY_RESULT_LABELS } from './review.secrecy.ts';

type Entry = ResponseOf<typeof reviewApi.timeline>['items'][number];
/** `supersede`: the former edition leaves by the publication of the next. */
type StatusEvent = EditionEvent | 'create' | 'supersede';

/** Where changes of state stand among what happened at the same moment. */
const BEFORE_WRITING: readonly StatusEvent[] = ['create', 'startEdition'];
const BEFORE_DECISIONS: readonly StatusEvent[] = ['submit'];
const AFTER_ALL: readonly StatusEvent[] = [
  'recall',
  'supersede',
  'publish',
  'publishUrgently',
  'withdraw',
  'vanish',
  'restore',
  'discard',
];

/** Everything that happened to a document, newest first. */
export async function timelineOf(ctx: Ctx, input: { documentId: string }): Promise<{ items: Entry[] }> {
  const { documentId } = input;
  authorise(mayReadDocument(ctx.actor, await placeOfDocument(ctx.db, documentId)));
  const editions = await editionsOf(ctx.db, documentId);
  const statuses = await statusEntries(ctx.db, { documentId, editions });
  const among = (events: readonly StatusEvent[]): Entry[] =>
    events.flatMap((wanted) => statuses.filter(({ event }) => event === wanted).map(({ entry }) => entry));
  // In the order in which things of one moment follow each other; sorting keeps it.
  const entries: Entry[] = [
    ...among(BEFORE_WRITING),
    ...(await revisionEntries(ctx.db, documentId)),
    ...among(BEFORE_DECISIONS),
    ...(await decisionEntries(ctx.db, editions)),
    ...(await secrecyEntries(ctx.db, editions)),
    ...among(AFTER_ALL),
    ...(await validityEntries(ctx, documentId)),
  ];
  return { items: entries.toSorted((a, b) => a.at.localeCompare(b.at)).toReversed() };
}

/** Changes of state; those of `edit`, `approveStep` and `return` say less than the revision or decision beside them. */
async function statusEntries(
  db: Db,
  of: { documentId: string; editions: readonly Edition[] },
): Promise<{ event: StatusEvent; entry: Entry }[]> {
  return (await statusesOf(db, of.documentId)).map((status) => ({
    event: status.state === 'superseded' ? 'supersede' : status.event,
    entry: {
      id: status.id,
      at: status.at.toISOString(),
      by: status.byName,
      kind: 'status',
      title: titleOf(status),
      text: status.reason,
      editionNumber: numberOf(of.editions, status.editionId),
      revisionId: status.revisionId,
      state: status.state,
    },
  }));
}

function titleOf({ event, state }: { event: EditionEvent | 'create'; state: Edition['state'] }): string {
  if (event === 'create') return '新建文稿';
  return state === 'superseded' ? EDITION_STATE_LABELS.superseded : EDITION_EVENT_LABELS[event];
}

async function revisionEntries(db: Db, documentId: string): Promise<Entry[]> {
  return (await revisionsOf(db, documentId)).toReversed().map((revision) => ({
    id: revision.id,
    at: revision.createdAt.toISOString(),
    by: revision.createdByName,
    kind: 'revision',
    title: `保存第 ${revision.number} 次修订`,
    text: revision.note,
    editionNumber: revision.editionNumber,
    revisionId: revision.id,
    state: null,
  }));
}

async function decisionEntries(db: Db, editions: readonly Edition[]): Promise<Entry[]> {
  const rounds = await listRounds(
    db,
    editions.map((edition) => edition.id),
  );
  const decisions = await listDecisions(
    db,
    rounds.map((round) => round.id),
  );
  const roundById = new Map(rounds.map((round) => [round.id, round]));
  return decisions.map((decision) => {
    const round = roundById.get(decision.round_id);
    return {
      id: decision.id,
      at: decision.at.toISOString(),
      by: decision.by_name,
      kind: 'decision',
      title: `${decision.step_name}${decision.verdict === 'approve' ? '通过' : '退回'}`,
      text: decision.comment,
      editionNumber: numberOf(editions, round?.editionId),
      revisionId: round?.revisionId ?? null,
      state: null,
    };
  });
}

async function secrecyEntries(db: Db, editions: readonly Edition[]): Promise<Entry[]> {
  const records = await listSecrecy(
    db,
    editions.map((edition) => edition.id),
  );
  return records.toReversed().map((record) => ({
    id: record.id,
    at: record.at.toISOString(),
    by: record.by_name,
    kind: 'secrecy',
    title: `保密审查：${SECRECY_RESULT_LABELS[record.result]}`,
    text: [record.basis, record.opinion].filter((text) => text !== '').join('；'),
    editionNumber: numberOf(editions, record.edition_id),
    revisionId: record.revision_id,
    state: null,
  }));
}

async function validityEntries(ctx: Ctx, documentId: string): Promise<Entry[]> {
  const changes = await validityChangesOf(ctx.db, documentId);
  const named = await knownDocuments(
    ctx,
    changes.flatMap(({ changedBy }) => changedBy ?? []),
  );
  return changes.map((change) => ({
    id: change.id,
    at: change.at.toISOString(),
    by: change.byName,
    kind: 'validity',
    title: `有效性改为“${VALIDITY_LABELS[change.validity]}”，自 ${change.sinceOn} 起`,
    text: [change.reason, changedByWords(named.get(change.changedBy ?? ''))]
      .filter((text) => text !== '')
      .join('；'),
    editionNumber: null,
    revisionId: null,
    state: null,
  }));
}

function changedByWords(document: DocumentRecord | undefined): string {
  if (document === undefined) return '';
  const { title, documentNumber } = document;
  return `依据或者代替它的文件：${title}${documentNumber === '' ? '' : `（${documentNumber}）`}`;
}

function numberOf(editions: readonly Edition[], editionId: string | undefined): number | null {
  return editions.find((edition) => edition.id === editionId)?.number ?? null;
}
