import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import type { OutgoingHost } from '../../platform/outgoing-http.ts';
import { openText, sealText } from '../../platform/sealed-text.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { changedMeanwhile, connectionUnusable, faulty } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { cmsSettings, wechatSettings, type connectionsApi } from './connections.api.ts';
import {
  connectionsOf,
  findConnection,
  insertConnection,
  updateConnection,
  type ConnectionRow,
} from './connections.repository.ts';
import { findAccount } from './media-accounts.repository.ts';

type Fields = z.output<NonNullable<typeof connectionsApi.save.body>>;

/** Where an agency's items go by themselves; never the secrets. */
export async function listConnections(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<ResponseOf<typeof connectionsApi.list>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.seeConnections(ctx.actor, place));
  return {
    items: (await connectionsOf(ctx.db, input.agencyId)).map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      baseUrl: row.base_url,
      active: row.active,
      hasSecret: row.secret !== null,
      mediaAccountId: row.media_account_id,
      cms: row.kind === 'cms' ? cmsSettings.parse(row.settings) : null,
      wechat: row.kind === 'wechat' ? wechatSettings.parse(row.settings) : null,
      version: row.version,
    })),
    may: { connect: channelsPolicy.connect(ctx.actor, place) === true },
  };
}

/** Enters a connection (without `connectionId`) or changes one. Its secret is sealed and shown to nobody again. */
export async function saveConnection(ctx: Ctx, input: Fields): Promise<{ connectionId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, connectionId } = input;
    authorise(channelsPolicy.connect(tx.actor, await placeOf(tx.db, agencyId)));
    const before = connectionId === null ? null : await findConnection(tx.db, connectionId, { lock: true });
    if (connectionId !== null && before?.agency_id !== agencyId) throw notFound('这个渠道连接');
    if (before !== null && before.version !== input.version) throw changedMeanwhile('这个渠道连接');
    if (before !== null && before.kind !== input.kind) throw faulty('kind', '连接的种类不能改变。');
    const mediaAccountId = input.kind === 'wechat' ? input.mediaAccountId : null;
    if (mediaAccountId !== null) {
      const account = await findAccount(tx.db, mediaAccountId);
      if (account?.agency_id !== agencyId || account.platform !== 'wechat')
        throw faulty('mediaAccountId', '请选择本机构登记的微信公众号。');
    }
    if (input.kind === 'cms' && input.settings.transport === 'push' && input.baseUrl === '')
      throw faulty('baseUrl', '推送需要填写对方的网址。');
    const moved = before !== null && originOf(before.base_url) !== originOf(input.baseUrl);
    if (moved && before.secret !== null && input.secret === null)
      throw faulty('secret', '对方网址改变后，请重新填写密钥，以免发给别人。');
    const at = tx.clock.now();
    const id = before?.id ?? newId(at.getTime());
    const secret = input.secret === null ? (before?.secret ?? null) : seal(tx, id, input.secret);
    const row = {
      agency_id: agencyId,
      kind: input.kind,
      name: input.name,
      base_url: input.baseUrl,
      settings: JSON.stringify(input.settings),
      secret,
      media_account_id: mediaAccountId,
      active: input.active,
      changed_at: at,
    };
    if (before === null) await insertConnection(tx.db, { id, ...row, looked_until: null });
    else await updateConnection(tx.db, id, { ...row, version: before.version + 1 });
    tx.record({
      type: 'channel.connection_saved',
      agencyId,
      subject: { kind: 'channel', id, title: input.name },
      after: {
        kind: input.kind,
        baseUrl: input.baseUrl,
        active: input.active,
        newSecret: input.secret !== null,
      },
    });
    return { connectionId: id };
  });
}

/** The secret of a connection. Throws `channels.connection_unusable` where there is none. */
export function secretOf(ctx: Pick<Ctx, 'keys'>, row: ConnectionRow): string {
  if (row.secret === null) throw connectionUnusable(row.name);
  return openText(ctx.keys, row.secret, purposeOf(row.id));
}

/** The host of a connection as calls go there. `loopback` is for tests: see `OutgoingHost`. */
export function hostOf(row: ConnectionRow, options: { readonly loopback?: boolean } = {}): OutgoingHost {
  return { base: row.base_url, ...(options.loopback === true && { loopback: true }) };
}

function seal(ctx: Pick<Ctx, 'keys'>, id: string, secret: string): string {
  return sealText(ctx.keys, secret, purposeOf(id));
}

function purposeOf(id: string): string {
  return `channel secret ${id}`;
}

function originOf(url: string): string {
  return url === '' ? '' : new URL(url).origin;
}
