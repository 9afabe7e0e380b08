import { createHash } from 'node:crypto';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { AppError, must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { callOut, OutgoingFailure } from '../../platform/outgoing-http.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { changedMeanwhile } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import {
  changeRecord,
  findRecord,
  insertRecords,
  releaseRecord,
  takeDueRecord,
  documentOf,
  type RecordRow,
} from './channel-records.repository.ts';
import { changesFor } from './cms-changes.ts';
import { entriesOf, fingerprintOf, type CmsEntry } from './cms-entry.ts';
import { cmsSettings, type CmsField } from './connections.api.ts';
import {
  pushConnections,
  updateConnection,
  findConnection,
  type ConnectionRow,
} from './connections.repository.ts';
import { hostOf, secretOf } from './connections.ts';
import { hostPatience, type HostPatience } from './host-patience.ts';

/** Items that are queued at once: people's publications of today aren't to wait behind a first delivery of years. */
const QUEUED_AT_ONCE = 200;
const HELD_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_ATTEMPTS = 12;
/** The program may be stopped between two rounds. */
const PUSHED_AT_ONCE = 100;
/** Answers that say: not now. */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** How the worker reaches other systems. */
export interface PushOptions {
  /** For tests with a server on this machine. */
  readonly loopback?: boolean;
  /** Milliseconds for one connection in a round. */
  readonly patienceMs?: number;
  /** The program ends: nothing more is begun, and what waits for an answer is given up. */
  readonly ending?: AbortSignal;
}

/** Queues for every pushing connection what its other side doesn't know as it is now. */
export async function queueChanges(ctx: Ctx): Promise<number> {
  let queued = 0;
  for (const { id } of await pushConnections(ctx.db)) {
    queued += await inTransaction(ctx, async (tx) => {
      const connection = await findConnection(tx.db, id, { lock: true });
      if (connection === null || !connection.active) return 0;
      const now = tx.clock.now();
      const found = await changesFor(tx.db, connection, { now, limit: QUEUED_AT_ONCE });
      for (const { item, record } of found.changes) {
        const wanted = fingerprintOf(item);
        const what = item.state === 'public' ? '等待推送' : '等待推送撤下';
        const next = { state: 'waiting' as const, wanted, fault: '', attempts: 0, due_at: now };
        if (record !== null) {
          await changeRecord(tx, record.id, next, { event: 'queued', what });
          continue;
        }
        const row = {
          id: newId(now.getTime()),
          agency_id: connection.agency_id,
          document_id: item.document_id,
          revision_id: item.revision_id,
          channel: 'cms' as const,
          target_id: connection.id,
          target_name: connection.name,
          ...next,
          live_since: null,
          taken_down_at: null,
          created_at: now,
          changed_at: now,
        };
        await insertRecords(tx, [row], { event: 'queued', what });
      }
      await updateConnection(tx.db, connection.id, { looked_until: found.lookedUntil });
      return found.changes.length;
    });
  }
  return queued;
}

/**
 * Sends what is queued and due, one after the other; what fails is tried again ever more rarely, then told to a person. A system that
 * doesn't answer, or answers slowly, holds up the others once a round at most.
 */
export async function pushDue(ctx: Ctx, options: PushOptions = {}): Promise<number> {
  const done: string[] = [];
  const patience = hostPatience(options.patienceMs);
  while (done.length < PUSHED_AT_ONCE && options.ending?.aborted !== true) {
    const at = ctx.clock.now();
    const heldUntil = new Date(at.getTime() + HELD_MS);
    const record = await takeDueRecord(ctx.db, at, { heldUntil, except: done, left: patience.left() });
    if (record === null) break;
    done.push(record.id);
    const connection = must(await findConnection(ctx.db, record.target_id), 'connection of the record');
    await pushOne(ctx, { record, connection }, { ...options, patience });
  }
  return done.length;
}

/** Sends once more what failed for good. */
export async function retryPush(
  ctx: Ctx,
  input: { readonly recordId: string; readonly version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const record = await findRecord(tx.db, input.recordId, { lock: true });
    if (record === null || record.channel !== 'cms') throw notFound('这条推送记录');
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, record.agency_id)));
    if (record.version !== input.version || record.state !== 'failed') throw changedMeanwhile('这条推送记录');
    await changeRecord(
      tx,
      record.id,
      { state: 'waiting', attempts: 0, fault: '', due_at: tx.clock.now() },
      { event: 'retried', what: '重新推送' },
    );
    tx.record({
      type: 'channel.push_retried',
      agencyId: record.agency_id,
      subject: { kind: 'document', id: documentOf(record) },
      after: { to: record.target_name },
    });
  });
}

interface Push {
  readonly record: RecordRow;
  readonly connection: ConnectionRow;
}

async function pushOne(
  ctx: Ctx,
  push: Push,
  options: PushOptions & { readonly patience: HostPatience },
): Promise<void> {
  const { record, connection } = push;
  const item = must(await itemOf(ctx.db, documentOf(record)), 'item of the record');
  const [entry] = await entriesOf(ctx, connection.agency_id, [item]);
  const sent = must(entry, 'entry of the item');
  // It is tried again when its holding ends.
  if (!connection.active && sent.action === 'put') return;
  try {
    const receipt = await options.patience.spend(connection.id, async () =>
      deliver(ctx, push, { entry: sent, ...options }),
    );
    await settle(ctx, push, { entry: sent, receipt });
  } catch (error) {
    await putOff(ctx, push, error);
  }
}

/** Sends an entry; the receipt of the other side. The same state of an item has the same key, however often it is sent. */
async function deliver(
  ctx: Ctx,
  { record, connection }: Push,
  { entry, ending, ...host }: PushOptions & { readonly entry: CmsEntry },
): Promise<string> {
  const settings = cmsSettings.parse(connection.settings);
  const key = createHash('sha256').update(`${record.id} ${entry.fingerprint}`).digest('hex');
  const body = {
    ...settings.constants,
    ...mapped(settings.fields, await valuesOf(ctx, entry)),
  };
  const answer = await callOut(hostOf(connection, host), {
    method: 'POST',
    path: settings.path,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
      [settings.header]: `${settings.prefix}${secretOf(ctx, connection)}`,
      [settings.idempotencyHeader]: key,
    },
    body: Buffer.from(JSON.stringify(body), 'utf8'),
    ending,
  });
  if (answer.status < 200 || answer.status > 299) throw new Declined(answer.status);
  return receiptIn(answer.text, settings.receiptField);
}

/** The other side answered, but not with yes. */
class Declined extends Error {
  override readonly name = 'Declined';
  readonly status: number;
  constructor(status: number) {
    super(`对方没有接受（HTTP ${status}）。`);
    this.status = status;
  }
}

async function valuesOf(ctx: Ctx, entry: CmsEntry): Promise<Readonly<Record<CmsField, unknown>>> {
  const { documentId, attachments, ...rest } = entry;
  const addresses = new Map(attachments.map((file) => [file.id, file.url]));
  const text = entry.action === 'put' ? (await publishedContent(ctx.db, entry.revisionId)).bodyHtml : '';
  return {
    ...rest,
    id: documentId,
    html: text.replace(/data-attachment-id="([0-9a-f-]{36})"/g, (_whole, id: string) => {
      const url = addresses.get(id);
      return url === undefined ? '' : `src="${url}"`;
    }),
    attachments: attachments.map(({ name, url, bytes, sha256 }) => ({ name, url, bytes, sha256 })),
  };
}

/** Under the names that the other side wants; where none are set, under our own. */
function mapped(
  names: Readonly<Partial<Record<CmsField, string>>>,
  values: Readonly<Record<CmsField, unknown>>,
): Record<string, unknown> {
  const wanted = Object.entries(names);
  if (wanted.length === 0) {
    const { id, action, title, summary, html, column, kind, indexNumber } = values;
    const { documentNumber, publisher, writtenOn, publishedAt, validity, url, attachments } = values;
    const own = { id, action, title, summary, html, column, kind, indexNumber, documentNumber, publisher };
    return { ...own, writtenOn, publishedAt, validity, url, attachments };
  }
  const known = new Map<string, unknown>(Object.entries(values));
  return Object.fromEntries(wanted.map(([field, name]) => [name, known.get(field)]));
}

const LONGEST_RECEIPT = 300;

function receiptIn(text: string, field: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    const found = field
      .split('.')
      .reduce<unknown>(
        (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
        parsed,
      );
    return typeof found === 'string' || typeof found === 'number'
      ? String(found).slice(0, LONGEST_RECEIPT)
      : '';
  } catch {
    return '';
  }
}

async function settle(
  ctx: Ctx,
  { record }: Push,
  { entry, receipt }: { readonly entry: CmsEntry; readonly receipt: string },
): Promise<void> {
  await locked(ctx, record, async (tx, now) => {
    const at = tx.clock.now();
    const put = entry.action === 'put';
    // It changed again while it was sent: once more.
    const again = now.wanted !== entry.fingerprint;
    await changeRecord(
      tx,
      now.id,
      {
        revision_id: entry.revisionId,
        state: again ? 'waiting' : put ? 'live' : 'takenDown',
        known: entry.fingerprint,
        receipt,
        address: /^https?:\/\//.test(receipt) ? receipt : now.address,
        fault: '',
        attempts: 0,
        due_at: again ? at : null,
        live_since: now.live_since ?? at,
        taken_down_at: put ? null : at,
      },
      { event: put ? 'live' : 'takenDown', what: receipt === '' ? '对方已接受' : `对方回执：${receipt}` },
    );
    tx.record({
      type: 'channel.pushed',
      agencyId: now.agency_id,
      subject: { kind: 'document', id: documentOf(now), ...(entry.title !== '' && { title: entry.title }) },
      after: { to: now.target_name, action: entry.action, receipt },
    });
  });
}

async function putOff(ctx: Ctx, { record }: Push, error: unknown): Promise<void> {
  // No fault of the other side: it goes out when the program runs again.
  if (error instanceof OutgoingFailure && error.reason === 'ending')
    return releaseRecord(ctx.db, record, ctx.clock.now());
  const known = error instanceof Declined || error instanceof OutgoingFailure || error instanceof AppError;
  if (!known) ctx.log.error('a push failed', { recordId: record.id, error: String(error) });
  const fault = known ? error.message : '程序出错，没有完成，请联系系统管理员查看日志。';
  const soon =
    error instanceof Declined
      ? NOT_NOW.has(error.status)
      : error instanceof OutgoingFailure && error.reason !== 'address';
  await locked(ctx, record, async (tx, now) => {
    // Something else was queued while this was sent: that goes out at its own time.
    if (now.wanted !== record.wanted || now.due_at?.getTime() !== record.due_at?.getTime()) return;
    const attempts = now.attempts + 1;
    const last = !soon || attempts >= MOST_ATTEMPTS;
    const pause = Math.min(30_000 * 2 ** attempts, LONGEST_PAUSE_MS);
    await changeRecord(
      tx,
      now.id,
      {
        attempts,
        fault,
        ...(last
          ? { state: 'failed', due_at: null }
          : { due_at: new Date(tx.clock.now().getTime() + pause) }),
      },
      { event: 'failed', what: `第 ${attempts} 次：${fault}` },
    );
    if (last)
      tx.record({
        type: 'channel.push_failed',
        agencyId: now.agency_id,
        subject: { kind: 'document', id: documentOf(now) },
        reason: fault,
        after: { to: now.target_name, attempts },
      });
  });
}

async function locked(
  ctx: Ctx,
  record: RecordRow,
  work: (tx: TxCtx, now: RecordRow) => Promise<void>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = await findRecord(tx.db, record.id, { lock: true });
    if (now !== null) await work(tx, now);
  });
}
