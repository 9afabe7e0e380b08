import { z } from 'zod';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { dayInShanghai, toChinese, type PlainDate } from '../../law/dates.ts';
import { byteBudget } from './byte-budget.ts';
import { handOnKeys } from './hand-on-keys.ts';
import type { ImportSource } from './import-source.ts';
import { itemPlan, type ItemPlan, type ItemProposal } from './import-items.content.ts';
import {
  dropClaimed,
  hasKey,
  insertItems,
  itemsInState,
  skipOthers,
  updateItem,
  type ImportItemRow,
} from './import-items.repository.ts';
import { findImport, updateImport, type ImportRow } from './imports.repository.ts';
import { dropSharedAddresses } from './import-addresses.repository.ts';
import { oldAddress } from './old-address.ts';
import { planItems } from './plan-items.ts';
import { storableJson, storableKey, storableText } from './storable.ts';
import { readItem, type ItemReader, type ItemReading } from './read-item.ts';

const AT_ONCE = 8;
/** Bytes of files that are in memory at once while items are read. */
const MOST_HELD = 64 * 1024 * 1024;
const CLAIMED = '已作为另一份文稿的附件，不单独导入。';
const NOT_AN_ARTICLE = '不是文章页（没有文章标题和发布日期的标记，多半是首页或者栏目页）。';
const SHARED_ADDRESS = '原网址与另一份文稿的相同，不能设置跳转。';
const PAGE = /\.(?:html?|xhtml|shtml)$/iu;
/** An item that the program itself couldn't read; the others go on. */
interface Fault {
  readonly state: 'failed';
  readonly reason: string;
}
const ITEM_FAULT =
  '程序读取这一份时出错，没有导入，其他各份不受影响。请检查文件后重新导入；仍然出错的，请联系系统管理员。';
const PLAN_FAULT = '程序读取这些文件时出错，没有导入。请检查文件后重新导入；仍然出错的，请联系系统管理员。';
const MOST_PROBLEMS = 500;

/** With what an import is read. */
export interface ImportReading {
  readonly source: ImportSource;
  readonly pool: Pick<ReadingPool, 'article' | 'rows'>;
  /** Asked between items. */
  readonly isEnding: () => boolean;
  /** Whether what belongs to pages was told from what is an item of its own: once, before the first document is read. */
  claimsSettled: boolean;
}

/**
 * Reads some of what was handed over, from where it was left: what the items are, or a few of them. False when nothing is left to
 * read. Several processes may do it at once: an item that was read isn't read again.
 */
export async function readBatch(ctx: Ctx, importId: string, reading: ImportReading): Promise<boolean> {
  const row = await findImport(ctx.db, importId);
  if (row?.state !== 'reading' || reading.isEnding()) return false;
  if (row.form === null) return plan(ctx, row, reading);
  const items = await itemsInState(ctx.db, { importId, state: 'unread', limit: AT_ONCE });
  if (items.length > 0) {
    await readSome(ctx, row, items, reading);
    return true;
  }
  return inTransaction(ctx, async (tx) => {
    const locked = await findImport(tx.db, importId, { lock: true });
    if (locked?.state !== 'reading') return false;
    if (await handOnKeys(tx.db, importId)) return true;
    await skipOthers(tx.db, importId, NOT_AN_ARTICLE);
    await dropSharedAddresses(tx.db, importId, SHARED_ADDRESS);
    await updateImport(tx.db, importId, { state: 'ready', touched_at: tx.clock.now() });
    return false;
  });
}

/** Finds the items. False where there are none: then the import is over. */
async function plan(ctx: Ctx, row: ImportRow, { source, pool, isEnding }: ImportReading): Promise<boolean> {
  const planned = await planItems(source, {
    sourceName: row.source === '' ? row.id : row.source,
    pool,
  }).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return error.message;
    if (isEnding()) throw error;
    ctx.log.error('an import could not be looked through', { import: row.id, error: String(error) });
    return PLAN_FAULT;
  });
  return inTransaction(ctx, async (tx) => {
    const locked = await findImport(tx.db, row.id, { lock: true });
    if (locked?.state !== 'reading' || locked.form !== null) return locked?.state === 'reading';
    if (typeof planned === 'string') {
      const change = {
        state: 'unreadable' as const,
        problems: storableJson([planned]),
        finished_at: tx.clock.now(),
      };
      await updateImport(tx.db, row.id, change);
      return false;
    }
    await insertItems(
      tx.db,
      planned.items.map((item, index) => ({
        import_id: row.id,
        position: index + 1,
        key: storableKey(item.key),
        place: storableText(item.place),
        plan: storableJson(item.plan),
        state: 'unread' as const,
        title: storableText(item.plan.known.title ?? ''),
        hash: null,
        proposal: null,
        document_id: null,
        settled_at: null,
      })),
    );
    const problems = storableJson(planned.problems.slice(0, MOST_PROBLEMS));
    await updateImport(tx.db, row.id, { form: planned.form, problems });
    return true;
  });
}

/** Pages and documents apart: before the first document all pages were read, and with them what belongs to each. */
async function readSome(
  ctx: Ctx,
  row: ImportRow,
  items: readonly ImportItemRow[],
  reading: ImportReading,
): Promise<void> {
  const withPlans = items.map((item) => ({ item, plan: itemPlan.parse(item.plan) }));
  const first = withPlans[0];
  const areFiles = row.form === 'site' || row.form === 'files';
  if (areFiles && first !== undefined && !isPage(first.plan)) {
    if (reading.claimsSettled !== true)
      await inTransaction(ctx, async (tx) => {
        await skipOthers(tx.db, row.id, NOT_AN_ARTICLE);
        await dropClaimed(tx.db, row.id, CLAIMED);
      });
    reading.claimsSettled = true;
    const left = new Set(
      (await itemsInState(ctx.db, { importId: row.id, state: 'unread', limit: AT_ONCE })).map(
        ({ position }) => position,
      ),
    );
    await readEach(
      ctx,
      row,
      withPlans.filter(({ item }) => left.has(item.position)),
      reading,
    );
    return;
  }
  const pages = areFiles ? withPlans.filter(({ plan: its }) => isPage(its)) : withPlans;
  await readEach(ctx, row, pages, reading);
}

async function readEach(
  ctx: Ctx,
  row: ImportRow,
  items: readonly { readonly item: ImportItemRow; readonly plan: ItemPlan }[],
  { source, pool, isEnding }: ImportReading,
): Promise<void> {
  const reader: ItemReader = {
    source,
    pool,
    maxBytes: ctx.config.uploadBytes,
    budget: byteBudget(MOST_HELD),
  };
  const readOne = async (item: ImportItemRow, its: ItemPlan): Promise<ItemReading | Fault> =>
    readItem(its, reader).catch((error: unknown) => {
      if (isEnding()) throw error;
      const at = { import: row.id, position: item.position };
      ctx.log.error('an item could not be read', { ...at, error: String(error) });
      return { state: 'failed', reason: ITEM_FAULT };
    });
  const readings = await Promise.all(
    items.map(async ({ item, plan: its }) => ({ item, plan: its, reading: await readOne(item, its) })),
  );
  for (const { item, plan: its, reading } of readings)
    await keepReading(ctx, row, { item, plan: its, reading });
}

async function keepReading(
  ctx: Ctx,
  row: ImportRow,
  { item, plan: its, reading }: { item: ImportItemRow; plan: ItemPlan; reading: ItemReading | Fault },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // Of one that was cancelled meanwhile nothing is kept.
    if ((await findImport(tx.db, row.id, { lock: true }))?.state !== 'reading') return;
    const at = { importId: row.id, position: item.position, states: ['unread'] as const };
    if (reading.state !== 'waiting') {
      const change = { state: reading.state, reason: reading.reason, settled_at: tx.clock.now() };
      await updateItem(tx.db, at, change);
      return;
    }
    const { hash } = reading;
    const old = oldAddress({ isSite: row.form === 'site', body: its.body, url: reading.proposal.url });
    const notes = [
      ...reading.proposal.notes,
      ...laterDays(reading.proposal, dayInShanghai(tx.clock.now())),
      ...(old.note === null ? [] : [old.note]),
    ];
    const proposal = { ...reading.proposal, notes };
    const byAddress = storableKey(`url:${proposal.url}`);
    const key = proposal.url !== '' && !(await hasKey(tx.db, row.id, byAddress)) ? byAddress : item.key;
    await updateItem(tx.db, at, {
      state: 'waiting',
      key,
      hash,
      proposal: storableJson(proposal),
      title: storableText(proposal.content.title),
      old_path: old.path,
    });
  });
}

/** A text that is there already was neither written nor published in the future: a slip, told before it is taken over. */
function laterDays({ content, publishedOn }: ItemProposal, today: PlainDate): string[] {
  const { writtenOn } = content.metadata;
  return [
    ...(writtenOn !== null && writtenOn > today
      ? [`成文日期${toChinese(writtenOn)}在今天以后，请核对；写错了的，在文稿的“公开信息”中改正。`]
      : []),
    ...(publishedOn !== null && publishedOn > today
      ? [`原公开日期${toChinese(publishedOn)}在今天以后，不作为原公开日期记入，请核对。`]
      : []),
  ];
}

function isPage({ body }: Pick<ItemPlan, 'body'>): boolean {
  return body !== null && PAGE.test(body);
}

/** Chinese: what of an import isn't imported at all. */
export function problemsOf(row: ImportRow): string[] {
  return z.array(z.string()).parse(row.problems);
}
