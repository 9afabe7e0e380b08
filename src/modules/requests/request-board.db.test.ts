import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { ROLES, type Role } from '../../platform/actor.ts';
import { draftLetter } from './draft-letter.ts';
import { exportBoard } from './export-board.ts';
import { enterHolidayNotice, listHolidayNotices } from './holiday-notices.ts';
import { requestBoard } from './request-board.ts';
import { writeCertificate } from './request-certificate.ts';
import { saveRequestSettings, shownSettings } from './request-settings.ts';
import { requestStatistics } from './request-statistics.ts';
import { openRequest } from './request-view.ts';
import { byRole, judged, search } from './test/handling.ts';
import { APPLICANT, openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;
let other: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  other = await openRequestOffice(world, 'linzhen');
});
afterAll(async () => world.close());

const as = (role: Role, at = office) => at.as(role);

describe('an extension', () => {
  test('is proposed by the handler, agreed to by the head of the office in a letter, and counts once it is told', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    office.day('2025-03-27');
    const detail = { workdays: 10, explanation: '材料分散在三个科室。' };
    await office.act(id, 'requestHandler', 'extensionProposed', detail);
    await office.act(id, 'secondReviewer', 'extended', { ...detail, approvedBy: '负责人甲' });
    expect((await office.view(id)).item.dueOn).toBe('2025-03-31');
    await office.act(id, 'requestHandler', 'extensionTold', { proof: '当日邮寄，EMS 5' });
    const { item, letters } = await office.view(id);
    expect(item).toMatchObject({ originalDueOn: '2025-03-31', dueOn: '2025-04-15', extended: true });
    expect(letters[0]).toMatchObject({ kind: 'extension' });
    expect(letters[0]?.text).toContain('2025年4月15日');
    await expect(office.act(id, 'requestHandler', 'extensionProposed', detail)).rejects.toThrow(
      '已经延长过一次',
    );
  });

  test('after the limit is refused', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'extensionProposed', { workdays: 10, explanation: '晚了' });
    office.day('2025-04-01');
    await expect(
      office.act(id, 'secondReviewer', 'extended', {
        workdays: 10,
        explanation: '晚了',
        approvedBy: '负责人甲',
      }),
    ).rejects.toThrow('答复期限已经届满');
  });
});

describe('who sees what', () => {
  test('the board masks names for everybody, and hides what is asked for from whoever doesn’t handle it', async () => {
    const filter = { agencyId: office.agencyId, which: 'all', page: 1, size: 200 } as const;
    const mine = await requestBoard(as('requestHandler'), filter);
    expect(mine.items.every(({ applicant }) => !applicant.includes('某'))).toBe(true);
    expect(mine.items.every(({ subject }) => subject !== null)).toBe(true);
    for (const role of ['secondReviewer', 'secrecyReviewer', 'finalReviewer', 'supervisor'] as const) {
      const theirs = await requestBoard(as(role), filter);
      expect(theirs.items.every(({ subject }) => subject === null)).toBe(true);
    }
    for (const role of [
      'clerk',
      'firstReviewer',
      'publisher',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ] as const) {
      await expect(requestBoard(as(role), filter)).rejects.toMatchObject({ status: 403 });
    }
  });

  test('a file opens to its handlers always, to reviewers when it is their turn, to others never', async () => {
    office.day('2025-03-03');
    const id = await judged(office);
    const opens = async () =>
      (
        await Promise.all(
          ROLES.map(async (role) =>
            openRequest(as(role), { caseId: id }).then(
              () => [role],
              () => [],
            ),
          ),
        )
      ).flat();
    expect(await opens()).toEqual(['requestHandler']);
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    expect(await opens()).toEqual(['secondReviewer', 'secrecyReviewer', 'requestHandler'].toSorted(byRole));
    await expect(openRequest(as('requestHandler', other), { caseId: id })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('the figures', () => {
  test('count what is open, due and overdue today', async () => {
    office.day('2026-02-06');
    const late = await openRequestOffice(world, 'figures');
    const received = async (day: string) => {
      late.day(day);
      return late.receive();
    };
    await received('2026-01-08');
    await received('2026-01-09');
    await received('2026-02-03');
    late.day('2026-02-06');
    const { now, period } = await requestStatistics(as('requestHandler', late), {
      agencyId: late.agencyId,
      from: '2026-01-01',
      to: '2026-12-31',
    });
    expect(now).toMatchObject({ open: 3, overdue: 1, dueToday: 1, paused: 0, unknown: 0 });
    expect(period.received).toBe(3);
  });

  test('a silent third party lets the clock run again by itself', async () => {
    const quiet = await openRequestOffice(world, 'quiet');
    quiet.day('2025-03-03');
    const id = await quiet.receive();
    await search(quiet, id);
    await quiet.act(id, 'requestHandler', 'consultationSent', {
      consultation: 'one',
      with: 'thirdParty',
      addressee: '测试公司',
      question: '可能含有商业秘密。',
      itemIds: ['item1'],
    });
    await quiet.act(id, 'requestHandler', 'consultationDelivered', { consultation: 'one', proof: 'EMS' });
    const board = async () =>
      (
        await requestBoard(as('requestHandler', quiet), {
          agencyId: quiet.agencyId,
          which: 'open',
          page: 1,
          size: 20,
        })
      ).items[0];
    expect(await board()).toMatchObject({ urgency: 'paused', dueOn: '2025-04-22' });
    quiet.day('2025-04-22');
    expect(await board()).toMatchObject({ urgency: 'today' });
    quiet.day('2025-04-23');
    expect(await board()).toMatchObject({ urgency: 'overdue' });
  });

  test('go out as a sheet with masked names', async () => {
    const { bytes } = await exportBoard(as('requestHandler'), { agencyId: office.agencyId, which: 'all' });
    const book = read(bytes);
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    const text = sheet === undefined ? '' : utils.sheet_to_csv(sheet);
    expect(text).toContain('测试镇依申〔2025〕');
    expect(text).not.toContain(APPLICANT.name);
  });
});

describe('a year without a holiday notice', () => {
  test('gives no deadline, says so, and is counted once the notice is entered', async () => {
    office.day('2026-12-21');
    const id = await office.receive();
    const before = await office.view(id);
    expect(before.item).toMatchObject({ dueOn: null, urgency: 'unknown' });
    expect(before.clock).toMatchObject({ missing: expect.stringContaining('2027年') });
    await expect(
      office.act(id, 'requestHandler', 'clarificationAsked', {
        points: '请写明名称',
        respondBy: '2027-01-08',
      }),
    ).rejects.toMatchObject({ code: 'requests.calendar_missing' });
    await expect(
      writeCertificate(as('requestHandler'), { caseId: id, format: 'html' }),
    ).rejects.toMatchObject({
      code: 'requests.calendar_missing',
      message: expect.stringContaining('办理设置—放假安排'),
    });
    const calendar = {
      year: 2027,
      notice: '国务院办公厅关于2027年部分节假日安排的通知（测试用）',
      off: [
        ['2027-01-01', '2027-01-03'],
        ['2027-02-06', '2027-02-12'],
        ['2027-04-05', '2027-04-05'],
        ['2027-05-01', '2027-05-05'],
        ['2027-06-09', '2027-06-09'],
        ['2027-09-15', '2027-09-15'],
        ['2027-10-01', '2027-10-07'],
      ],
      work: [],
    } as const;
    await expect(enterHolidayNotice(as('requestHandler'), { calendar })).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      enterHolidayNotice(as('systemAdmin'), {
        calendar: { ...calendar, off: [['2027-01-03', '2027-01-01']] },
      }),
    ).rejects.toMatchObject({ status: 422 });
    await enterHolidayNotice(as('systemAdmin'), { calendar });
    expect((await office.view(id)).item).toMatchObject({ dueOn: '2027-01-19', urgency: 'later' });
    expect((await listHolidayNotices(as('requestHandler'))).calendars.at(-1)).toMatchObject({
      year: 2027,
      entered: true,
    });
  });
});

test('a request from before the rules gets no certificate, and is told so', async () => {
  office.day('2019-05-14');
  const id = await office.receive();
  await expect(writeCertificate(as('requestHandler'), { caseId: id, format: 'html' })).rejects.toMatchObject({
    code: 'requests.calendar_missing',
    status: 409,
    message: expect.stringMatching(/早于现行条例的施行日期.*请按当时的条例人工计算。$/),
  });
});

describe('settings and drafts', () => {
  test('two who change the settings: the second is told', async () => {
    const { settings, version } = await shownSettings(as('requestHandler'), { agencyId: office.agencyId });
    const change = { agencyId: office.agencyId, settings: { ...settings, soonWorkdays: 5 }, version };
    await saveRequestSettings(as('requestHandler'), change);
    await expect(saveRequestSettings(as('requestHandler'), change)).rejects.toMatchObject({
      code: 'requests.settings_changed',
    });
  });

  test('a letter can be looked at before it goes out: no number is used, nothing is kept', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    const draft = await draftLetter(as('requestHandler'), {
      caseId: id,
      action: {
        kind: 'clarificationAsked',
        detail: { points: '请写明工程的年份。', respondBy: '2025-03-17' },
      },
    });
    expect(draft.text).toContain('请写明工程的年份。');
    expect(draft.text).toContain('10个工作日');
    expect(draft.findings).toEqual([]);
    expect((await office.view(id)).letters).toEqual([]);
  });
});
