import type { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { findUnderReview, type DocumentUnderReview } from '../documents/documents.queries.ts';
import { objectedEditions, waitingFor, type Waiting } from '../review/review.waiting.ts';
import type { batchItem, batchView } from './import-batch.api.ts';
import {
  BATCH_DEEDS,
  BATCH_PAGE,
  SINGLE_REASONS,
  type BatchDeed,
  type SingleReason,
} from './import-batch.content.ts';
import { batchItems, type BatchItem } from './import-batch.repository.ts';
import { loadImport } from './imports.ts';
import type { ImportRow } from './imports.repository.ts';
import { printsOf } from './remembered-prints.ts';

/** A document of an import that is in review or approved. */
export interface BatchMember {
  readonly item: BatchItem;
  readonly document: DocumentUnderReview;
  /** Why it is handled by itself; null when it may be handled with others. */
  readonly single: SingleReason | null;
}

type WaitingMember = BatchMember & { readonly waiting: Waiting };

/** What of an import waits for the actor, and a page of what they may do together, what was public first at its head. */
export async function viewBatch(
  ctx: Ctx,
  input: {
    readonly importId: string;
    readonly deed?: BatchDeed | undefined;
    readonly after?: string | undefined;
  },
): Promise<z.input<typeof batchView>> {
  const row = await loadImport(ctx, input.importId, 'read');
  const members = await waitingMembers(ctx, row);
  const deeds = countDeeds(members);
  const first = deeds.find(({ count }) => count > 0) ?? deeds.find(({ single }) => sumOf(single) > 0);
  const deed = input.deed ?? first?.deed ?? null;
  const after = input.after ?? '';
  const shown = members
    .filter(({ single, waiting }) => single === null && deed !== null && isWaiting(waiting, deed))
    .map((member) => ({ ...member, key: keyOf(member) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .filter(({ key }) => key > after);
  const page = shown.slice(0, BATCH_PAGE);
  const nodes = await nodesById(
    ctx.db,
    page.map(({ document }) => document.nodeId),
  );
  return {
    deed,
    deeds,
    items: page.map((member) => viewMember(member, nodes.get(member.document.nodeId)?.name ?? '')),
    next: shown.length > page.length ? (page.at(-1)?.key ?? null) : null,
  };
}

/** How much of an import waits for the actor, by what they may do with it. */
export async function countBatch(ctx: Ctx, row: ImportRow): Promise<z.input<typeof batchView>['deeds']> {
  return countDeeds(await waitingMembers(ctx, row));
}

/** Those of the documents of an import that are in review or approved; all, or the named ones. */
export async function batchMembers(
  ctx: Pick<Ctx, 'db'>,
  row: ImportRow,
  only?: ReadonlySet<string>,
): Promise<BatchMember[]> {
  const items = (await batchItems(ctx.db, row.id)).filter(({ documentId }) => only?.has(documentId) ?? true);
  const documents = await underReview(ctx, items);
  return withReasons(ctx, items, documents);
}

/** Where an item stood before, to look at; empty where no browser could go there. */
export function oldAddressOf({ url }: Pick<BatchItem, 'url'>): string {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol) ? url : '';
}

async function waitingMembers(ctx: Ctx, row: ImportRow): Promise<WaitingMember[]> {
  const items = await batchItems(ctx.db, row.id);
  const documents = await underReview(ctx, items);
  const place = await placeOf(ctx.db, row.agency_id);
  const own = documents.filter(({ agencyId }) => agencyId === row.agency_id);
  const waiting = await waitingFor(ctx, place, own);
  const members = await withReasons(
    ctx,
    items,
    own.filter(({ id }) => waiting.has(id)),
  );
  return members.flatMap((member) => {
    const its = waiting.get(member.document.id);
    return its === undefined ? [] : [{ ...member, waiting: its }];
  });
}

async function underReview(
  ctx: Pick<Ctx, 'db'>,
  items: readonly BatchItem[],
): Promise<DocumentUnderReview[]> {
  return findUnderReview(
    ctx.db,
    items.map(({ documentId }) => documentId),
  );
}

/** Texts are compared only where another revision than the imported one is there: a person may have filled in metadata. */
async function withReasons(
  ctx: Pick<Ctx, 'db'>,
  items: readonly BatchItem[],
  documents: readonly DocumentUnderReview[],
): Promise<BatchMember[]> {
  const itemOf = new Map(items.map((item) => [item.documentId, item]));
  const members = documents.flatMap((document) => {
    const item = itemOf.get(document.id);
    return item === undefined ? [] : [{ item, document }];
  });
  const others = members.filter(({ item, document }) => item.importedRevisionId !== document.revisionId);
  const prints = await printsOf(
    ctx.db,
    others.flatMap(({ item: { importedRevisionId }, document: { revisionId } }) =>
      importedRevisionId === null ? [] : [revisionId, importedRevisionId],
    ),
  );
  const objected = await objectedEditions(
    ctx.db,
    members.map(({ document }) => document.editionId),
  );
  return members.map(({ item, document }) => {
    const now = prints.get(document.revisionId);
    const imported = prints.get(item.importedRevisionId ?? '');
    const isImported =
      isOfItsDay(item, document) &&
      (item.importedRevisionId === document.revisionId ||
        (now !== undefined &&
          imported !== undefined &&
          (['title', 'summary', 'body', 'files'] as const).every((part) => now[part] === imported[part])));
    return {
      item,
      document,
      single: reasonOf(document, { isImported, isObjected: objected.has(document.editionId) }),
    };
  });
}

/** Imported once more with another day, or none, it isn't the text that was public on the day that is kept. */
function isOfItsDay(item: BatchItem, document: DocumentUnderReview): boolean {
  return item.importedPublishedOn === document.publicBefore;
}

/** What the public has known for years goes on together; what it hasn't seen like this doesn't. */
function reasonOf(
  document: DocumentUnderReview,
  { isImported, isObjected }: { readonly isImported: boolean; readonly isObjected: boolean },
): SingleReason | null {
  if (document.publicBefore === null) return 'undated';
  if (document.attribute !== 'proactive') return 'notProactive';
  if (!isImported || document.editionNumber !== 1) return 'changed';
  return isObjected ? 'objected' : null;
}

function countDeeds(members: readonly WaitingMember[]): z.input<typeof batchView>['deeds'] {
  return BATCH_DEEDS.map((deed) => {
    const its = members.filter(({ waiting }) => isWaiting(waiting, deed));
    const count = (reason: SingleReason | null): number =>
      its.filter(({ single }) => single === reason).length;
    return {
      deed,
      count: count(null),
      single: SINGLE_REASONS.map((reason) => ({ reason, count: count(reason) })).filter(
        (one) => one.count > 0,
      ),
    };
  });
}

function sumOf(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function isWaiting(waiting: Waiting, deed: BatchDeed): boolean {
  return deed === 'approveStep' ? waiting.approveStep !== null : waiting[deed];
}

/** What was public first comes first; of one day as the import had it. */
function keyOf({ document, item }: BatchMember): string {
  return `${document.publicBefore ?? ''}.${String(item.position).padStart(9, '0')}`;
}

function viewMember(member: WaitingMember, columnName: string): z.input<typeof batchItem> {
  const { item, document, waiting } = member;
  return {
    documentId: document.id,
    revisionId: document.revisionId,
    editionVersion: document.editionVersion,
    roundId: waiting.approveStep?.roundId ?? null,
    step: waiting.approveStep?.step ?? null,
    stepName: waiting.approveStep?.stepName ?? '',
    title: document.title,
    columnName,
    writtenOn: document.writtenOn,
    publicBefore: document.publicBefore ?? '',
    oldUrl: oldAddressOf(item),
    oldPath: item.oldPath,
  };
}
