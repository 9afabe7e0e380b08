import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { UncheckableText } from '../../files/checking/uncheckable-text.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { countPublic, itemsChangedAfter } from '../publishing/publishing.queries.ts';
import { textsOfFiles } from '../search/file-texts.ts';
import { contextOf } from './check-revision.ts';
import { hashOf, officeChecker, RULES_VERSION } from './checker.ts';
import { checkParts, keptWords, partsOf, type PartText } from './part-findings.ts';
import { scanRunning } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';
import {
  closeUnseen,
  finishScan,
  insertScan,
  keepSource,
  latestScan,
  moveScan,
  scannedInputs,
  touchSource,
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

/** One text of a document that is to be looked at. */
interface Source {
  readonly source: string;
  readonly name: string;
  readonly parts: readonly PartText[];
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
  const attached = new Map(revision.attachments.map(({ sha256, name }) => [sha256, name]));
  return [
    { source: 'text', name: '', parts: partsOf(revision) },
    ...[...attached].flatMap(([sha256, name]) => {
      const text = files.get(sha256) ?? '';
      return text.trim() === '' ? [] : [{ source: sha256, name, parts: [{ part: 'body' as const, text }] }];
    }),
  ];
}

async function lookAtSource(
  ctx: Ctx,
  input: { item: Item; revision: Revision; source: Source; known: ReadonlyMap<string, string> },
): Promise<{ found: number; mended: number }> {
  const { item, revision, source, known } = input;
  const documentId = item.document_id;
  const whole = await contextOf(ctx, { revision, agencyId: item.agency_id });
  // An attachment is often another's words, and its lines those of a page.
  const context =
    source.source === 'text' ? whole : { ...(whole.words && { words: whole.words }), wrapped: true };
  const inputHash = hashOf([RULES_VERSION, source.parts.map(({ part, text }) => [part, text]), context]);
  const at = ctx.clock.now();
  if (known.get(`${documentId} ${source.source}`) === inputHash) {
    await inTransaction(ctx, async (tx) => touchSource(tx.db, { documentId, source: source.source }, at));
    return { found: 0, mended: 0 };
  }
  const findings = await findingsOf(source, context);
  return inTransaction(ctx, async (tx) =>
    keepSource(tx.db, {
      scanned: {
        document_id: documentId,
        source: source.source,
        agency_id: item.agency_id,
        input_hash: inputHash,
        scanned_at: at,
      },
      found: findings.map(({ text, found }) => ({
        document_id: documentId,
        source: source.source,
        fingerprint: found.fingerprint,
        agency_id: item.agency_id,
        source_name: source.name,
        kind: found.kind,
        rule: found.rule,
        severity: found.severity,
        words: keptWords(text, found),
        before:
          found.kind === 'personal-data' ? '' : text.slice(Math.max(0, found.start - AROUND), found.start),
        after: found.kind === 'personal-data' ? '' : text.slice(found.end, found.end + AROUND),
        suggestion: found.suggestion,
        reason: found.reason,
        first_seen_at: at,
        last_seen_at: at,
      })),
    }),
  );
}

const AROUND = 12;

/** A text beyond the limits is passed over: such a file is no prose. */
async function findingsOf(source: Source, context: Awaited<ReturnType<typeof contextOf>>) {
  const texts = new Map(source.parts.map(({ part, text }) => [part, text]));
  try {
    const findings = await checkParts(officeChecker, source.parts, context);
    return findings.map((found) => ({ found, text: texts.get(found.part) ?? '' }));
  } catch (error) {
    if (error instanceof UncheckableText) return [];
    throw error;
  }
}
