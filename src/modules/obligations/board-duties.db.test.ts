import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { PlainDate } from '../../law/dates.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { createAgency } from '../agencies/agencies.usecases.ts';
import { keepPhoto } from '../channels/board-photos.ts';
import { saveBoard } from '../channels/boards.ts';
import { drawnCover } from '../channels/wechat-cover.ts';
import { listRecords } from '../channels/channel-records.ts';
import { channelTodo } from '../channels/channel-todo.ts';
import { listPostings, takeDown } from '../channels/postings.ts';
import { voidPosting } from '../channels/void-posting.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { addItem, changeItem } from './item-usecases.ts';
import { listObligations, type ObligationItem } from './obligation-list.ts';
import { postForDuty } from './post-for-duty.ts';
import { raiseObligation } from './raise-obligation.ts';
import { reopen, reportNil } from './settle-obligation.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

const REVIEW: DisclosureRule = {
  article: '社会救助暂行办法第11条',
  trigger: 'happened',
  limit: null,
  posting: { count: 7, unit: 'day' },
  standing: 'set',
};

function go(day: PlainDate): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function itemFields(
  key: string,
  rule: DisclosureRule,
  channels: ('noticeBoard' | 'website')[],
): Parameters<typeof addItem>[1]['fields'] {
  return {
    field: 'statutory',
    category: '公示栏',
    name: key,
    content: '内容',
    basis: '',
    limitText: '见规则',
    rule,
    discloser: '测试镇人民政府',
    channels,
    audience: { kind: 'group', group: '本村村民' },
    mode: 'proactive',
    levels: ['township'],
    nodeId: null,
    unitId: null,
    responsibleId: null,
  };
}

async function item(key: string, rule: DisclosureRule, channels: ('noticeBoard' | 'website')[]) {
  const { agencyId } = office;
  return (await addItem(office.as('publisher'), { agencyId, key, fields: itemFields(key, rule, channels) }))
    .itemId;
}

async function village(name: string, kind: 'village' | 'community' = 'village'): Promise<string> {
  const { id } = await createAgency(world.system, {
    ...agencyFields.parse({
      kind,
      name: `测试镇${name}`,
      shortName: name,
      selfName: '我村',
      slug: `v${crypto.randomUUID().slice(0, 8)}`,
      publishes: false,
      uscc: null,
      areaCode: '500110',
      phone: '',
    }),
    parentId: office.agencyId,
  });
  return id;
}

async function board(name: string, villageId: string | null): Promise<string> {
  const fields = { villageId, name, spot: '门口', responsible: '张三' };
  const kind = villageId === null ? 'hall' : 'village';
  const entered = { agencyId: office.agencyId, boardId: null, version: 0, closedOn: null, kind } as const;
  return (await saveBoard(office.as('clerk'), { ...entered, ...fields })).boardId;
}

/** The boards of villages that are in use, but for one. */
async function villageBoards(except: string): Promise<string[]> {
  const query = world.db.selectFrom('boards').select('id').where('kind', '=', 'village');
  const rows = await query.where('id', '!=', except).where('closed_on', 'is', null).execute();
  return rows.map(({ id }) => id);
}

async function dutyOf(itemId: string): Promise<ObligationItem> {
  const { agencyId } = office;
  const query = { agencyId, which: 'all', itemId, page: 1, size: 50 } as const;
  const [first] = (await listObligations(office.as('clerk'), query)).items;
  if (first === undefined) throw new Error('no duty');
  return first;
}

/** A duty to show who is to receive aid, which comes up on the day. */
async function review(key: string, on: PlainDate): Promise<string> {
  const itemId = await item(key, REVIEW, ['noticeBoard']);
  await raiseObligation(office.as('clerk'), { itemId, on, what: '第一批' });
  return itemId;
}

async function hang(
  itemId: string,
  boardIds: readonly string[],
  postedOn: PlainDate,
  more: Partial<Parameters<typeof postForDuty>[1]> = {},
) {
  const { id: obligationId, version } = await dutyOf(itemId);
  return postForDuty(office.as('clerk'), {
    obligationId,
    version,
    words: '拟给予低保家庭的公示',
    boardIds,
    postedOn,
    postedBy: '李四',
    stay: { kind: 'days', count: 7 },
    note: '',
    ...more,
  });
}

async function sheets() {
  const { agencyId } = office;
  const query = { agencyId, which: 'all', page: 1, size: 100 } as const;
  return (await listPostings(office.as('clerk'), query)).items;
}

/** Strikes out the posting on a board. */
async function strike(boardId: string, reason = '选错了公开栏'): Promise<void> {
  const found = (await sheets()).find((one) => one.boardId === boardId && one.standing !== 'void');
  await voidPosting(office.as('clerk'), {
    recordId: found?.recordId ?? '',
    version: found?.version ?? 0,
    reason,
  });
}

describe('a list of people that hangs on boards alone', () => {
  test('meets its duty on the day of posting, without a document, and stands among the postings', async () => {
    go('2026-03-02');
    const boardId = await board('低保公示栏', null);
    const itemId = await review('shown', '2026-03-02');
    const posted = await hang(itemId, [boardId], '2026-03-02', { note: '与村务监督委员会共同张贴' });
    expect(posted).toEqual({ met: true, missing: [], takeDownOn: '2026-03-10' });
    expect(await dutyOf(itemId)).toMatchObject({
      status: 'published',
      settled: { kind: 'posted', on: '2026-03-02', by: 'clerk甲', documentId: null },
      postedUntil: '2026-03-10',
      documents: [],
      board: { sheets: [{ board: '低保公示栏', postedOn: '2026-03-02' }], missing: [] },
    });
    const sheet = (await sheets()).find((one) => one.boardId === boardId);
    expect(sheet).toMatchObject({
      documentId: null,
      title: '拟给予低保家庭的公示',
      note: '与村务监督委员会共同张贴',
      standing: 'mustStay',
    });
    const { agencyId } = office;
    const records = await listRecords(office.as('clerk'), { agencyId, channel: 'board', page: 1, size: 10 });
    expect(records.items[0]).toMatchObject({
      documentId: null,
      title: '拟给予低保家庭的公示',
      channel: 'board',
    });
    go('2026-03-10');
    const due = (await channelTodo(office.as('clerk'))).postings.filter((one) => one.boardId === boardId);
    expect(due).toMatchObject([{ title: '拟给予低保家庭的公示', standing: 'takeDown' }]);
    const down = { recordId: sheet?.recordId ?? '', version: sheet?.version ?? 0, by: '李四', reason: '' };
    await takeDown(office.as('clerk'), { ...down, on: '2026-03-10' });
    expect((await dutyOf(itemId)).status).toBe('published');
  });

  test('leaves nothing of itself: a photograph of it is refused', async () => {
    go('2026-03-11');
    const boardId = await board('照片公示栏', null);
    await hang(await review('photo', '2026-03-11'), [boardId], '2026-03-11');
    const { recordId = '', version = 0 } = (await sheets()).find((one) => one.boardId === boardId) ?? {};
    const put = vi.spyOn(world.system.storage, 'put');
    await expect(
      keepPhoto(office.as('clerk'), { recordId, version, bytes: drawnCover('照片').bytes }),
    ).rejects.toThrow('这份张贴只在公示栏公开');
    expect(put).not.toHaveBeenCalled();
    put.mockRestore();
    expect((await sheets()).find((one) => one.boardId === boardId)?.photo).toBe(false);
  });

  test('is late when it was put up after its day, and never put up before it came up or for too short', async () => {
    go('2026-03-12');
    const boardId = await board('逾期公示栏', null);
    const itemId = await review('late', '2026-03-05');
    await expect(hang(itemId, [boardId], '2026-03-04')).rejects.toThrow('不能早于义务起算的2026-03-05');
    await expect(hang(itemId, [boardId], '2026-03-13')).rejects.toThrow('张贴日期不能晚于今天');
    for (const stay of [{ kind: 'none' }, { kind: 'days', count: 6 }] as const)
      await expect(hang(itemId, [boardId], '2026-03-06', { stay })).rejects.toThrow('应当公示到2026-03-13');
    expect(await sheets()).not.toContainEqual(expect.objectContaining({ boardId }));
    await hang(itemId, [boardId], '2026-03-06');
    expect(await dutyOf(itemId)).toMatchObject({ status: 'publishedLate', settled: { on: '2026-03-06' } });
  });

  test('is open again when the last record that met it is struck out', async () => {
    go('2026-03-16');
    const [one, other] = [await board('甲公示栏', null), await board('乙公示栏', null)];
    const itemId = await review('struck', '2026-03-13');
    await hang(itemId, [one], '2026-03-13');
    await hang(itemId, [other], '2026-03-16');
    expect(await dutyOf(itemId)).toMatchObject({ settled: { on: '2026-03-13' } });
    await expect(hang(itemId, [other], '2026-03-16')).rejects.toThrow('已经贴在“乙公示栏”');
    await strike(one);
    expect(await dutyOf(itemId)).toMatchObject({ status: 'publishedLate', settled: { on: '2026-03-16' } });
    await strike(other);
    expect(await dutyOf(itemId)).toMatchObject({ status: 'overdue', settled: null, board: { sheets: [] } });
    await hang(itemId, [other], '2026-03-16');
    expect((await dutyOf(itemId)).settled?.kind).toBe('posted');
  });

  test('is registered by those who handle duties, and opened again by who publishes until a new sheet is registered', async () => {
    go('2026-03-17');
    const boardId = await board('权限公示栏', null);
    const itemId = await review('who', '2026-03-17');
    const seen = async () => {
      const { id: obligationId, version } = await dutyOf(itemId);
      return { obligationId, version };
    };
    const posting = {
      words: '公示',
      boardIds: [boardId],
      postedOn: '2026-03-17',
      postedBy: '李四',
      stay: { kind: 'days', count: 7 },
      note: '',
    } as const;
    await expect(
      postForDuty(office.as('secrecyReviewer'), { ...(await seen()), ...posting }),
    ).rejects.toMatchObject({ code: 'common.forbidden' });
    await postForDuty(office.as('clerk'), { ...(await seen()), ...posting });
    await reopen(office.as('publisher'), { ...(await seen()), reason: '贴的不是这一批' });
    await bringUpToDate(world.system);
    expect((await dutyOf(itemId)).settled).toBeNull();
    await reportNil(office.as('clerk'), { ...(await seen()), reason: '没有' });
    await postForDuty(office.as('clerk'), { ...(await seen()), ...posting });
    expect(await dutyOf(itemId)).toMatchObject({
      settled: { kind: 'posted' },
      nilBefore: { reason: '没有' },
    });
  });
});

test('what is for the website besides isn’t met by a sheet', async () => {
  go('2026-03-18');
  const boardId = await board('网站公示栏', null);
  const itemId = await item('both', REVIEW, ['website', 'noticeBoard']);
  await raiseObligation(office.as('clerk'), { itemId, on: '2026-03-18', what: '第一批' });
  await expect(hang(itemId, [boardId], '2026-03-18')).rejects.toMatchObject({
    code: 'obligations.not_for_boards',
  });
  expect((await dutyOf(itemId)).board).toBeNull();
});

describe('村务公开', () => {
  const none = { stay: { kind: 'none' } } as const;

  test('is met by any sheet where no village has a board, else on the day of the last village', async () => {
    go('2026-04-02');
    const hall = await board('镇公示栏', null);
    const early = await item('early', DISCLOSURE_RULES.villageAccounts, ['noticeBoard']);
    const itemId = await item('affairs', DISCLOSURE_RULES.villageAffairs, ['noticeBoard']);
    await bringUpToDate(world.system);
    expect(await hang(early, [hall], '2026-04-02', none)).toMatchObject({ met: true });

    const [north, south, west] = [await village('北村'), await village('南村'), await village('西村')];
    const boards = [await board('北村公开栏', north), await board('南村公开栏', south)];
    const last = await board('西村公开栏', west);
    await board('北村二组公开栏', north);
    await board('社区公开栏', await village('城关社区', 'community'));
    expect((await dutyOf(early)).board?.missing).toEqual([]);
    go('2026-04-03');
    await hang(early, [boards[0] ?? ''], '2026-04-03', none);
    expect((await dutyOf(early)).settled?.on).toBe('2026-04-02');
    expect((await dutyOf(itemId)).board?.missing.toSorted()).toEqual([
      '测试镇北村',
      '测试镇南村',
      '测试镇西村',
    ]);
    go('2026-04-10');
    expect(await hang(itemId, boards, '2026-04-08', none)).toMatchObject({
      met: false,
      missing: ['测试镇西村'],
      takeDownOn: null,
    });
    const { id: obligationId, version, board: shown } = await dutyOf(itemId);
    expect(shown?.missing).toEqual(['测试镇西村']);
    const nil = reportNil(office.as('clerk'), { obligationId, version, reason: '没有' });
    await expect(nil).rejects.toThrow('已经登记了张贴');
    expect(await hang(itemId, [last], '2026-04-10', none)).toMatchObject({ met: true, missing: [] });
    expect(await dutyOf(itemId)).toMatchObject({ status: 'published', settled: { on: '2026-04-10' } });
    await strike(boards[0] ?? '');
    expect(await dutyOf(itemId)).toMatchObject({ settled: null, board: { missing: ['测试镇北村'] } });
  });

  test('is met by the rest when the village without any has its board closed', async () => {
    const itemId = await item('closing', DISCLOSURE_RULES.villageAccounts, ['noticeBoard']);
    go('2026-05-04');
    await bringUpToDate(world.system);
    const all = (await dutyOf(itemId)).board?.missing ?? [];
    const villageId = await village('东村');
    const boardId = await board('东村公开栏', villageId);
    const { agencyId } = office;
    await hang(itemId, await villageBoards(boardId), '2026-05-04', none);
    expect(all).not.toEqual([]);
    expect(await dutyOf(itemId)).toMatchObject({ settled: null, board: { missing: ['测试镇东村'] } });
    const fields = {
      villageId,
      name: '东村公开栏',
      spot: '门口',
      responsible: '张三',
      kind: 'village',
    } as const;
    const closing = { agencyId, boardId, version: 1, closedOn: '2026-05-20', ...fields };
    go('2026-05-22');
    await saveBoard(office.as('clerk'), closing);
    await bringUpToDate(world.system);
    expect(await dutyOf(itemId)).toMatchObject({ settled: { kind: 'posted', on: '2026-05-20' } });
    await saveBoard(office.as('clerk'), { ...closing, version: 2, closedOn: null });
    await hang(itemId, [await board('镇公开栏', null)], '2026-05-03', none);
    expect((await dutyOf(itemId)).settled?.on).toBe('2026-05-20');
  });

  test('is met by the rest today where the board without any is no village’s any more, and sheets stay where they hung', async () => {
    const itemId = await item('moved', DISCLOSURE_RULES.villageAccounts, ['noticeBoard']);
    go('2026-06-01');
    await bringUpToDate(world.system);
    const village2 = await village('中村');
    const { agencyId } = office;
    const moving = await board('中村公开栏', village2);
    await hang(itemId, await villageBoards(moving), '2026-06-01', none);
    expect((await dutyOf(itemId)).board?.missing).toEqual(['测试镇中村']);
    const fields = { name: '中村公开栏', spot: '门口', responsible: '张三', closedOn: null };
    const change = { agencyId, boardId: moving, kind: 'hall', villageId: null, ...fields } as const;
    go('2026-06-09');
    await saveBoard(office.as('clerk'), { ...change, version: 1 });
    await bringUpToDate(world.system);
    expect(await dutyOf(itemId)).toMatchObject({ settled: { kind: 'posted', on: '2026-06-09' } });

    const next = await item('stays', DISCLOSURE_RULES.villageAccounts, ['noticeBoard']);
    await bringUpToDate(world.system);
    const east = await village('新村');
    const own = await board('新村公开栏', east);
    await hang(next, [own], '2026-06-09', none);
    const elsewhere = { boardId: own, kind: 'village', villageId: village2, name: '中村新栏' } as const;
    await saveBoard(office.as('clerk'), { ...change, ...elsewhere, version: 1 });
    expect((await dutyOf(next)).board?.missing).toContain('测试镇中村');
  });

  test('that has to go to the website meanwhile isn’t met by a closing, and is open when its sheet is struck out', async () => {
    const { agencyId } = office;
    go('2026-07-01');
    const villageId = await village('后村');
    const boardId = await board('后村公开栏', villageId);
    const hall = await board('后公示栏', null);
    const few = await item('few', DISCLOSURE_RULES.villageAccounts, ['noticeBoard']);
    const struck = await review('gone-on', '2026-07-01');
    await bringUpToDate(world.system);
    await hang(few, await villageBoards(boardId), '2026-07-01', none);
    await hang(struck, [hall], '2026-07-01');
    const further = async (itemId: string, rule: DisclosureRule) =>
      changeItem(office.as('publisher'), {
        itemId,
        version: 1,
        fields: itemFields('改到网站', rule, ['website', 'noticeBoard']),
      });
    await further(few, DISCLOSURE_RULES.villageAccounts);
    await further(struck, REVIEW);
    const entry = { agencyId, boardId, villageId, name: '后村公开栏', spot: '门口', responsible: '张三' };
    const closing = { ...entry, kind: 'village', closedOn: '2026-07-01', version: 1 } as const;
    await saveBoard(office.as('clerk'), closing);
    await bringUpToDate(world.system);
    expect((await dutyOf(few)).settled).toBeNull();
    expect((await dutyOf(struck)).settled?.kind).toBe('posted');
    await strike(hall);
    expect((await dutyOf(struck)).settled).toBeNull();
  });
});
