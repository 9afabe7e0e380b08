import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { MEDIA_PLATFORMS, mediaStanding } from '../../law/channels/media-accounts.ts';
import { writeXlsxOf } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { channelsPolicy } from './channels.policy.ts';
import { ACCOUNT_EVENTS, type mediaAccountsApi } from './media-accounts.api.ts';
import { accountsOf, eventsOfAccounts, type AccountRow } from './media-accounts.repository.ts';
import { fieldsOf } from './media-accounts.ts';
import { isVoided, mayVoid } from './void-account-update.ts';

type View = ResponseOf<typeof mediaAccountsApi.list>;
type AccountView = View['items'][number];

const DAY_MS = 86_400_000;

/** The register of an agency's accounts with their histories. */
export async function listAccounts(ctx: Ctx, input: { readonly agencyId: string }): Promise<View> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  const rows = await accountsOf(ctx.db, [input.agencyId]);
  return {
    items: await viewsOf(ctx, rows),
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

/** The accounts in use that a connection can be set for. */
export async function accountChoices(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<ResponseOf<typeof mediaAccountsApi.choices>> {
  authorise(channelsPolicy.seeConnections(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  const rows = await accountsOf(ctx.db, [input.agencyId]);
  return {
    items: rows
      .filter((row) => row.closed_on === null)
      .map(({ id, platform, name }) => ({ id, platform, name })),
  };
}

/** Accounts as the desk shows them. */
export async function viewsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  rows: readonly AccountRow[],
): Promise<AccountView[]> {
  const today = dayInShanghai(ctx.clock.now());
  const events = await eventsOfAccounts(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    ...fieldsOf(row),
    platform: row.platform,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    updatedOn: row.updated_on,
    standing: mediaStanding({ updatedOn: row.updated_on, closedOn: row.closed_on }, today),
    age: daysBetween(row.updated_on, today),
    version: row.version,
    events: events
      .filter((event) => event.account_id === row.id)
      .map((event) => ({
        seq: event.seq,
        event: event.event,
        on: event.on_day,
        reason: event.reason,
        approval: event.approval,
        by: event.by_name,
        voided: isVoided(event, events),
        mayVoid: row.closed_on === null && mayVoid(event, events),
      })),
  }));
}

/** The register as a sheet, one row an account, for the 备案 and the half-yearly check. */
export async function exportAccounts(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<{ name: string; bytes: Buffer }> {
  const { items } = await listAccounts(ctx, input);
  const agency = await agencyById(ctx.db, input.agencyId);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'channel.accounts_exported',
      agencyId: agency.id,
      subject: { kind: 'channel', id: agency.id, title: agency.name },
      after: { accounts: items.length },
    }),
  );
  const bytes = await writeXlsxOf<AccountView>({
    sheetName: '政务新媒体登记册',
    columns: [
      ['平台', (item) => MEDIA_PLATFORMS[item.platform]],
      ['账号名称', (item) => item.name],
      ['平台账号', (item) => item.platformId],
      ['主办单位', (item) => item.sponsor],
      ['运维单位', (item) => item.operator],
      ['认证信息', (item) => item.verifiedAs],
      ['备案号', (item) => item.filingNumber],
      ['责任人', (item) => item.responsible],
      ['粉丝数', (item) => item.followers ?? ''],
      ['开设日期', (item) => item.openedOn],
      ['关停日期', (item) => item.closedOn ?? ''],
      ['最近更新', (item) => item.updatedOn],
      ['开设、变更、关停、恢复记录', (item) => historyOf(item)],
    ],
    items,
  });
  return { name: `${agency.shortName}政务新媒体登记册.xlsx`, bytes };
}

function historyOf(item: AccountView): string {
  return item.events
    .filter(({ event }) => event !== 'updated' && event !== 'voided')
    .map(({ event, on, reason, approval }) => `${on}${ACCOUNT_EVENTS[event]}：${reason}（批准：${approval}）`)
    .join('\n');
}

function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
