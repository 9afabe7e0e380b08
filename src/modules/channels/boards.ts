import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { keepManagedRecord } from '../registers/managed-records.ts';
import { channelByName } from '../registers/registers.queries.ts';
import type { boardsApi } from './boards.api.ts';
import { boardsOf, findBoard, insertBoard, updateBoard, type BoardRow } from './boards.repository.ts';
import { changedMeanwhile, faulty } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';

type View = ResponseOf<typeof boardsApi.list>;

/** The boards that an agency keeps, and the villages and communities at which they can stand. */
export async function listBoards(ctx: Ctx, input: { readonly agencyId: string }): Promise<View> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  const below = await agenciesById(ctx.db, await agencyIdsBelow(ctx.db, [input.agencyId]));
  const villages = [...below.values()]
    .filter(({ kind }) => kind === 'village' || kind === 'community')
    .map(({ id, name }) => ({ id, name }));
  const names = new Map(villages.map(({ id, name }) => [id, name]));
  return {
    items: (await boardsOf(ctx.db, input.agencyId)).map((row) => ({
      id: row.id,
      kind: row.kind,
      villageId: row.village_id,
      villageName: names.get(row.village_id ?? '') ?? '',
      name: row.name,
      spot: row.spot,
      responsible: row.responsible,
      closedOn: row.closed_on,
      version: row.version,
    })),
    villages,
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

/** Enters a board (without `boardId`) or changes one. The register of channels says the same. */
export async function saveBoard(
  ctx: Ctx,
  input: z.output<NonNullable<typeof boardsApi.save.body>>,
): Promise<{ boardId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, boardId } = input;
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, agencyId)));
    await checkVillage(tx, input);
    const before = boardId === null ? null : await lockBoard(tx, { ...input, boardId });
    const at = tx.clock.now();
    const platform = input.kind === 'hall' ? 'hall' : 'board';
    const known = before?.id ?? (await channelByName(tx.db, { agencyId, platform, name: input.name }));
    const row: BoardRow = {
      id: known ?? newId(at.getTime()),
      agency_id: agencyId,
      village_id: input.villageId,
      kind: input.kind,
      name: input.name,
      spot: input.spot,
      responsible: input.responsible,
      closed_on: input.closedOn,
      version: (before?.version ?? 0) + 1,
      changed_at: at,
    };
    if (before === null) await insertBoard(tx.db, row);
    else await updateBoard(tx.db, row.id, row);
    await keepManagedRecord(tx, {
      register: 'channels',
      id: row.id,
      agencyId,
      values: {
        platform,
        name: row.name,
        filingNumber: '',
        responsible: row.responsible,
        openedOn: null,
        closedOn: row.closed_on,
      },
    });
    tx.record({
      type: 'channel.board_saved',
      agencyId,
      subject: { kind: 'channel', id: row.id, title: row.name },
      ...(before !== null && {
        before: { name: before.name, spot: before.spot, closedOn: before.closed_on },
      }),
      after: { name: row.name, spot: row.spot, closedOn: row.closed_on },
    });
    return { boardId: row.id };
  });
}

async function lockBoard(
  tx: TxCtx,
  input: { readonly boardId: string; readonly agencyId: string; readonly version: number },
): Promise<BoardRow> {
  const row = await findBoard(tx.db, input.boardId, { lock: true });
  if (row === null || row.agency_id !== input.agencyId) throw notFound('这个公开栏');
  if (row.version !== input.version) throw changedMeanwhile('这个公开栏');
  return row;
}

async function checkVillage(
  tx: TxCtx,
  input: { readonly agencyId: string; readonly kind: string; readonly villageId: string | null },
): Promise<void> {
  if (input.villageId === null) {
    if (input.kind === 'village') throw faulty('villageId', '请选择公开栏所在的村或者社区。');
    return;
  }
  const below = await agencyIdsBelow(tx.db, [input.agencyId]);
  if (!below.includes(input.villageId)) throw faulty('villageId', '所选的村或者社区不属于本机构。');
}
