import { describe, expect, test } from 'vitest';
import {
  finish,
  forge,
  markOn,
  pathOf,
  publishOn,
  siteOf,
  vanishFrom,
  verdictOf,
  withdrawFrom,
  type LoggedSite,
} from './test/logged-site.ts';

// What a reader sees beside a text (validity, the mark of an urgent publication) and where one was withdrawn: page and data changed
// alike contradict the log.

/** Document 1 was published urgently and then approved, 2 lapses, 3 is withdrawn with a notice, 4 leads to 1. */
function standingSite({ asBefore = false } = {}): LoggedSite {
  const site = siteOf(3, { asBefore });
  markOn(site, 1, { pendingApproval: true });
  markOn(site, 1, { pendingApproval: false });
  markOn(site, 2, { lapsesFrom: '2026-06-01' });
  publishOn(site, 4);
  withdrawFrom(site, 4, 1);
  finish(site);
  return site;
}

const on = '2026-03-01';

function replace(what: string, by: string): (data: string) => string {
  // The member beside the content, and not the one in it: that is what is committed to.
  return (data) => data.replace(new RegExp(`${what}(?=.*"content")`), by);
}

async function faultsOf(site: LoggedSite, day: string | undefined = on): Promise<string> {
  const { faults } = await verdictOf(site, day === undefined ? {} : { on: day });
  return faults.join('\n');
}

function onPage(site: LoggedSite, number: number, what: string, by: string): void {
  const page = String(site.files.get(pathOf(number)));
  expect(page).toContain(what);
  site.files.set(pathOf(number), page.replaceAll(what, by));
}

test('a site whose validities, marks and notices changed with entries bears its log out', async () => {
  const verdict = await verdictOf(standingSite(), { on });
  expect(verdict).toMatchObject({ faults: [], doubts: [], partly: 0 });
});

describe('page and data changed alike without an entry are found', () => {
  test('in validity', async () => {
    const site = standingSite();
    forge(site, 1, replace('"validity":"有效"', '"validity":"废止"'));
    expect(await faultsOf(site)).toBe(
      `${pathOf(1)} 的有效性与日志不符：日志第 6 条登记的是“有效”，数据是“废止”。`,
    );
  });

  test('in validity, with what opens the commitment', async () => {
    const site = standingSite();
    forge(site, 1, (data) => data.replaceAll('"validity":"有效"', '"validity":"废止"'));
    expect(await faultsOf(site)).toContain(`${pathOf(1)} 的内容与日志第 6 条不符`);
  });

  test('in validity, by leaving out what the entry says of it', async () => {
    const site = standingSite();
    forge(site, 1, (data) =>
      data.replace(/,"standing":\{[^}]*\}/, '').replace('"validity":"有效"', '"validity":"废止"'),
    );
    expect(await faultsOf(site)).toContain(`${pathOf(1)} 的内容与日志第 6 条不符`);
  });

  test('in the mark of an urgent publication', async () => {
    const site = standingSite();
    forge(site, 1, replace('"pendingApproval":false', '"pendingApproval":true'));
    expect(await faultsOf(site)).toBe(
      `${pathOf(1)} 的应急发布标记与日志不符：日志第 6 条登记的是没有标记，数据是有标记。`,
    );
  });

  test('in the time of the last change', async () => {
    const site = standingSite();
    forge(site, 1, replace('"changedAt":"[^"]*"', '"changedAt":"2026-01-01T00:03:00.000Z"'));
    expect(await faultsOf(site)).toContain(`${pathOf(1)} 的更新时间与日志不符`);
  });

  test.each([
    ['the words of a notice', 3, '内容有误，正在核实。', '应申请人要求撤下。'],
    ['the title on it', 3, '关于第3件事的公告', '关于别的事的公告'],
    ['the 索引号 on it', 3, 'INDEX/3', 'INDEX/9'],
    ['what opens the commitment', 3, ' data-log-salt="salt-of-notice-3"', ' data-log-salt="x"'],
    ['where a replaced one leads', 4, pathOf(1), pathOf(2)],
  ])('in %s', async (_what, number, from, to) => {
    const site = standingSite();
    onPage(site, number, from, to);
    expect(await faultsOf(site)).toMatch(
      new RegExp(`/${number}\\.html 的(?:撤下说明.*|去向)与日志第 \\d+ 条不符`),
    );
  });

  test('in a notice that takes the place of a replacement', async () => {
    const site = standingSite();
    site.files.set(pathOf(4), String(site.files.get(pathOf(3))).replaceAll('/3.html', '/4.html'));
    expect(await faultsOf(site)).toContain(
      `${pathOf(4)} 的撤下说明（标题、索引号、日期、说明的文字）与日志第`,
    );
  });
});

describe('of a document that lapses on a day', () => {
  const lapsed = replace('"validity":"有效"', '"validity":"失效"');

  test('the log needs no entry on that day', async () => {
    const site = standingSite();
    expect(await faultsOf(site, '2026-05-31')).toBe('');
    forge(site, 2, lapsed);
    expect(await faultsOf(site, '2026-06-01')).toBe('');
    expect(await faultsOf(site, '2027-01-01')).toBe('');
  });

  test('it may not have lapsed before', async () => {
    const site = standingSite();
    forge(site, 2, lapsed);
    expect(await faultsOf(site, '2026-05-31')).toContain('登记的是“有效”（2026-06-01起失效），数据是“失效”');
  });

  test('a site that goes on showing it as in force is at fault from the second day on, a copy may be older', async () => {
    const site = standingSite();
    expect(await faultsOf(site, '2026-06-01')).toBe('');
    expect(await faultsOf(site, '2026-06-02')).toContain('自2026-06-01起失效，网站上仍是“有效”');
    const { faults, doubts } = await verdictOf(site);
    expect(faults).toEqual([]);
    expect(doubts.join()).toContain('如果是那一天以前的副本，这是对的');
  });
});

describe('a log from before entries committed to more than texts', () => {
  test('still holds, and it is said of how many documents it doesn’t tell all', async () => {
    const site = standingSite({ asBefore: true });
    const verdict = await verdictOf(site, { on });
    expect(verdict).toMatchObject({ faults: [], doubts: [], partly: 4 });
  });

  test('goes on with entries that do', async () => {
    const site = standingSite({ asBefore: true });
    site.asBefore = false;
    publishOn(site, 5);
    vanishFrom(site, 5);
    markOn(site, 1, { validity: '废止' });
    withdrawFrom(site, 2);
    finish(site);
    expect(await verdictOf(site, { on })).toMatchObject({ faults: [], doubts: [], partly: 2 });
    forge(site, 1, replace('"validity":"废止"', '"validity":"有效"'));
    expect(await faultsOf(site)).toContain(`${pathOf(1)} 的有效性与日志不符`);
  });

  test('can’t be gone back to', async () => {
    const site = standingSite();
    site.asBefore = true;
    publishOn(site, 5);
    finish(site);
    expect(await faultsOf(site)).toContain(`（${pathOf(5)}）没有登记有效性、应急发布标记或者撤下说明`);
  });
});
