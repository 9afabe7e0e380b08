import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { plainFileName } from '../attachments/shown-file-name.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { countPublic, itemsChangedAfter } from '../publishing/publishing.queries.ts';
import { textsOfFiles } from '../search/file-texts.ts';
import { partsOf } from './part-findings.ts';
import { scanRunning } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';
import { lookAtSource, type Source } from './scan-source.ts';
import {
  closeUnseen,
  finishScan,
  insertScan,
  latestScan,
  moveScan,
  scannedInputs,
  type ScanRow,
} from './site-findings.repository.ts';

/** Begins a look over everything that is public; it is carried out in the background. Throws `quality.scan_running`. */
export async function startScan(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    authorise(qualityPolicy.scan(tx.actor, await placeOf(tx.db, agencyId)));
    const id = await enterScan(tx);
    if (id === null) throw scanRunning();
    tx.record({
      type: 'quality.scan_started',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
    });
    return { id };
  });
}

/** Hours of Shanghai in which nobody waits for the site. */
const NIGHT = { from: 2, until: 6 };

/** Begins the look of the night, once a day. Returns whether it did. */
export async function startNightly(ctx: Ctx): Promise<boolean> {
  const now = ctx.clock.now();
  const hour = new Date(now.getTime() + 8 * 3_600_000).getUTCHours();
  if (hour < NIGHT.from || hour >= NIGHT.until) return false;
  const last = await latestScan(ctx.db);
  if (last !== null && dayInShanghai(last.started_at) === dayInShanghai(now)) return false;
  return inTransaction(ctx, async (tx) => (await enterScan(tx)) !== null);
}

async function enterScan(tx: TxCtx): Promise<string | null> {
  const at = tx.clock.now();
  const id = newId(at.getTime());
  const entered = await insertScan(tx.db, {
    id,
    started_by: accountIdOf(tx.actor),
    started_by_name: nameOf(tx.actor),
    started_at: at,
    total: await countPublic(tx.db),
    after_changed_at: null,
    after_document_id: null,
  });
  return entered ? id : null;
}

const PAGE = 20;

type Item = Awaited<ReturnType<typeof itemsChangedAfter>>[number];

/**
 * Goes on with the look that is under way, from where it was left: public texts, and attachments as the search has read them. A text
 * that is as it was isn't checked again. A page of documents is in memory at a time. Returns whether a look was ended.
 */
export async function continueScan(ctx: Ctx, isEnding: () => boolean = () => false): Promise<boolean> {
  for (;;) {
    const scan = await latestScan(ctx.db);
    if (scan === null || scan.finished_at !== null || isEnding()) return false;
    const items = await itemsChangedAfter(ctx.db, { after: afterOf(scan), limit: PAGE });
    const last = items.at(-1);
    if (last === undefined) {
      await inTransaction(ctx, async (tx) => {
        const at = tx.clock.now();
        await finishScan(tx.db, scan.id, { at, mended: await closeUnseen(tx.db, scan.started_at, at) });
      });
      return true;
    }
    const sum = await lookAt(ctx, items);
    await inTransaction(ctx, async (tx) =>
      moveScan(tx.db, scan.id, {
        ...sum,
        done: items.length,
        after: { changedAt: last.changed_at, documentId: last.document_id },
      }),
    );
  }
}

function afterOf({ after_changed_at: changedAt, after_document_id: documentId }: ScanRow) {
  return changedAt === null || documentId === null ? null : { changedAt, documentId };
}

async function lookAt(ctx: Ctx, items: readonly Item[]): Promise<{ found: number; mended: number }> {
  const revisions = await publishedContents(
    ctx.db,
    items.map((item) => item.revision_id),
  );
  const files = await textsOfFiles(
    ctx.db,
    [...revisions.values()].flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
  );
  const known = await scannedInputs(
    ctx.db,
    items.map((item) => item.document_id),
  );
  const sum = { found: 0, mended: 0 };
  for (const item of items) {
    const revision = revisions.get(item.revision_id);
    if (revision === undefined) continue;
    for (const source of sourcesOf(revision, files)) {
      const done = await lookAtSource(ctx, { item, revision, source, known });
      sum.found += done.found;
      sum.mended += done.mended;
    }
  }
  return sum;
}

function sourcesOf(revision: Revision, files: ReadonlyMap<string, string>): Source[] {
  const attached = new Map(
    revision.attachments.map(({ sha256, name }, index) => [sha256, plainFileName(name, index)]),
  );
  return [
    { source: 'text', name: '', parts: partsOf(revision) },
    ...[...attached].flatMap(([sha256, name]) => {
      const text = files.get(sha256) ?? '';
      return text.trim() === '' ? [] : [{ source: sha256, name, parts: [{ part: 'body' as const, text }] }];
    }),
  ];
}
