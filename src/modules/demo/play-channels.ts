import { must } from '../../platform/errors.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { workdaysBefore } from '../../law/clock/milestones.ts';
import type { DemoChannel, DemoOffice } from '../../../data/demo/types.ts';
import { listBoards, saveBoard } from '../channels/boards.ts';
import { makePackage } from '../channels/cms-packages.ts';
import { cmsSettings } from '../channels/connections.api.ts';
import { saveConnection } from '../channels/connections.ts';
import { makeDelivery, recordDelivery } from '../channels/deliveries.ts';
import { openAccount } from '../channels/media-accounts.ts';
import { post, takeDown } from '../channels/postings.ts';
import { saveIssue } from '../channels/wechat-issues.ts';
import type { DemoCast } from './demo-people.ts';
import { canPlayLive } from './live-days.ts';
import { momentOf, type DemoEvent } from './play-document.ts';

interface Town {
  readonly cast: DemoCast;
  readonly agencyId: string;
  readonly office: DemoOffice;
  documentId(key: string): string;
}

/** Boards that the demo has; the town has more villages than are needed to see how it works. */
const BOARDS = 4;
const ISSUE_ARTICLES = 3;

/**
 * Where the town's items went beyond the portal these days: boards in villages with something that hangs, something that is to
 * be taken down and something that was; its WeChat account with an issue that waits for approval; a package for the
 * district's CMS; a list for the library. Nothing of it is sent anywhere.
 */
export function channelEvents(town: Town, today: PlainDate): DemoEvent[] {
  if (!canPlayLive(today)) return [];
  const { cast, agencyId, office } = town;
  const clerk = cast.as(agencyId, 'clerk');
  const begun = workdaysBefore(today, 16);
  const later = workdaysBefore(today, 9);
  const late = workdaysBefore(today, 4);
  const notices = office.documents.filter(({ nodeKey }) => nodeKey === 'dynamic.notices').slice(-3);
  const wechat = must(
    office.channels.find(({ platform }) => platform === 'wechat'),
    'the account',
  );
  const boards: string[] = [];
  const hung: string[] = [];
  const put = (nth: number, on: PlainDate, days: number) => async () => {
    const documentId = town.documentId(must(notices[nth], 'notice').key);
    const stay = { kind: 'workdays', count: days } as const;
    return post(clerk, { documentId, boardIds: boards, postedOn: on, postedBy: '驻村干部', stay });
  };
  return [
    { at: momentOf(begun, '14:00'), run: async () => void boards.push(...(await openBoards(town))) },
    { at: momentOf(begun, '14:20'), run: async () => openWechat(town, wechat, begun) },
    { at: momentOf(begun, '14:40'), run: async () => packageFor(town) },
    {
      at: momentOf(begun, '15:00'),
      run: async () => void hung.push(...(await put(0, begun, 5)()).recordIds),
    },
    { at: momentOf(begun, '15:10'), run: async () => deliver(town, begun) },
    {
      at: momentOf(later, '13:30'),
      run: async () => {
        for (const recordId of hung)
          await takeDown(clerk, { recordId, version: 1, on: later, by: '驻村干部', reason: '' });
      },
    },
    { at: momentOf(later, '14:00'), run: async () => void (await put(1, later, 5)()) },
    { at: momentOf(late, '14:00'), run: async () => void (await put(2, late, 10)()) },
  ];
}

async function openBoards({ cast, agencyId }: Town): Promise<string[]> {
  const clerk = cast.as(agencyId, 'clerk');
  const { villages } = await listBoards(clerk, { agencyId });
  const boards: string[] = [];
  for (const { id, name } of villages.slice(0, BOARDS)) {
    const { boardId } = await saveBoard(clerk, {
      agencyId,
      boardId: null,
      version: 0,
      kind: 'village',
      villageId: id,
      name: `${name}公开栏`,
      spot: '便民服务站门口',
      responsible: '驻村干部',
      closedOn: null,
    });
    boards.push(boardId);
  }
  return boards;
}

async function openWechat(town: Town, channel: DemoChannel, today: PlainDate): Promise<void> {
  const { cast, agencyId, office, documentId } = town;
  const clerk = cast.as(agencyId, 'clerk');
  const { accountId } = await openAccount(clerk, {
    agencyId,
    platform: 'wechat',
    fields: {
      name: channel.name,
      platformId: 'gh_000000000000',
      sponsor: '三角镇人民政府',
      operator: '',
      verifiedAs: '三角镇人民政府',
      filingNumber: channel.filingNumber,
      responsible: channel.responsible,
      followers: 2_310,
    },
    on: must(channel.openedOn, 'a day'),
    updatedOn: addDays(today, -2),
    another: false,
    reason: '开展政务公开和便民服务。',
    approval: '镇党政办公会议',
  });
  const { connectionId } = await saveConnection(cast.system, {
    kind: 'wechat',
    agencyId,
    connectionId: null,
    version: 0,
    name: channel.name,
    baseUrl: 'https://api.weixin.qq.com',
    mediaAccountId: accountId,
    // Noughts are given to nobody: nothing can be sent with them.
    settings: { appId: 'wx0000000000000000', author: '' },
    active: true,
    secret: 'demonstration-only',
  });
  const news = office.documents.filter(({ nodeKey }) => nodeKey === 'dynamic.news').slice(-ISSUE_ARTICLES);
  await saveIssue(clerk, {
    connectionId,
    issueId: null,
    version: 0,
    issue: `${today.slice(0, 4)}年第1期（演示）`,
    articles: news.map(({ key, title }) => ({
      documentId: documentId(key),
      title: title.slice(0, 32),
      digest: '',
      coverId: null,
    })),
  });
}

async function packageFor({ cast, agencyId }: Town): Promise<void> {
  const { connectionId } = await saveConnection(cast.system, {
    kind: 'cms',
    agencyId,
    connectionId: null,
    version: 0,
    name: '区政府网站集约化平台',
    baseUrl: '',
    settings: cmsSettings.parse({ transport: 'package' }),
    active: true,
    secret: null,
  });
  await makePackage(cast.as(agencyId, 'publisher'), { connectionId });
}

async function deliver({ cast, agencyId }: Town, today: PlainDate): Promise<void> {
  const clerk = cast.as(agencyId, 'clerk');
  const { deliveryId } = await makeDelivery(clerk, {
    agencyId,
    recipientKind: 'library',
    recipient: '綦江区图书馆',
    from: '2024-10-01',
    to: '2024-12-31',
    kinds: ['policy', 'notice'],
    copies: 1,
  });
  await recordDelivery(clerk, {
    deliveryId,
    version: 1,
    deliveredOn: today,
    receivedOn: null,
    receiver: '',
    receipt: '',
  });
}
