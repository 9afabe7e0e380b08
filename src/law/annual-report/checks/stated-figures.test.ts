import { describe, expect, test } from 'vitest';
import { computeTables, NO_COUNTS } from '../compute.ts';
import { cellsOf, withLine } from '../test/read-reports.ts';
import type { ReportTables } from '../tables.ts';
import { checkReadReport } from '../validate.ts';

// The tables: 12 new (9 of natural persons, 3 of enterprises), 1 carried in, 11 results, 2 carried out; 4 opened, 2 in part,
// 1 denied, 2 not held, 1 repeat, 1 other; 3 reviews, 1 suit without and 1 after review.
const H = '（二）依申请公开\n';
const DEPARTMENT = { agency: { name: '示范区民政局' } };
const CITY = { agency: { name: '示范市人民政府' } };
const DISTRICT = { agency: { name: '示范市青山区人民政府' } };

function rulesFor(line: string, context = {}): string[] {
  return checkReadReport(withLine(1, line), context)
    .filter(({ rule }) => ['AR-N-1', 'AR-N-10', 'AR-N-12'].includes(rule))
    .map(({ rule, severity }) => `${rule} ${severity}`);
}

describe('a figure that isn’t in the tables is found', () => {
  test.each<[string, object?]>([
    ['2024年，共收到政府信息公开申请218件，办结11件。'],
    ['我镇收到公民、法人和其他组织提出的政府信息公开申请共计218件。'],
    ['2024年，共收到政府信息公开申请12件，办结218件。'],
    [`${H}新收依申请公开74件，上年结转1件。`],
    [`${H}新收依申请公开12件，上年结转2件。`],
    ['本年度未收到政府信息公开申请。'],
    [`${H}本年度未收到。`],
    ['全年没有收到依申请公开件。'],
    ['我镇本年无依申请公开事项，无政府信息公开申请。'],
    [`${H}收到公民申请71件、企业3件。`],
    [`${H}收到自然人申请9件、法人或其他组织申请5件。`],
    ['因政府信息公开被申请行政复议7起。'],
    ['收到政府信息公开申请三件。'],
    ['收到政府信息公开申请二十一宗。'],
    ['受理信息公开申请1,012件。'],
    ['受理政府信息公开申请13份，均已按时答复。'],
    ['今年以来收到13件政府信息公开申请。'],
    ['共收到13件依申请公开申请，较2023年的12件增加1件。'],
    ['较2023年的20件有所下降，今年收到政府信息公开申请13件。'],
    ['通过网站、信函等渠道收到政府信息公开申请15件。'],
    [`${H}全年办结12件，结转下年度2件。`],
    [`${H}全年办结11件，结转下年度1件。`],
    [`${H}结转2025年继续办理1件。`],
    [`${H}2023年结转3件。`],
    [`${H}3件结转下年度继续办理。`],
    [`${H}结转5件。`],
    [`${H}13件均已按期办结。`],
    [`${H}办结的申请中，予以公开5件。`],
    [`${H}部分公开３件。`],
    [`${H}其中不予公开2件，无法提供2件。`],
    [`${H}不予公开1件，无法提供4件。`],
    [`${H}不予处理2例。`],
    [`${H}其他处理0件。`],
    [`${H}答复8件。`],
    [`${H}因不掌握信息：本机关不掌握相关政府信息3件。`],
    ['行政诉讼3件。'],
    ['引发行政诉讼1件、行政复议3件。'],
    ['因信息公开发生行政复议四起。'],
    ['发生5起行政复议案件。'],
    ['行政复议0件。'],
    ['未经复议直接起诉2件，复议后起诉1件。'],
    ['复议后起诉3件。'],
    ['未发生因政府信息公开引起的行政复议。'],
    ['没有因政府信息公开被申请行政复议、提起行政诉讼的情况。'],
    ['全区各部门共收到政府信息公开申请500件。', DISTRICT],
    [`${H}我局共收到申请15件。`, DEPARTMENT],
    ['全市各级行政机关新收政府信息公开申请15件，办结11件。', CITY],
    [`${H}上年未办结转入2件，未到期结转2件。`],
    [`${H}上年未办结转入1件，未到期结转3件。`],
    [`${H}上年度未办结的申请3件。`],
    [`${H}尚有三件在办理期限内，结转2025年继续办理。`],
    [`${H}剩余3件尚未办结。`],
    [`${H}从申请人看，自然人8件。`],
    [`${H}受理的12件申请中，自然人提出7件，法人或其他组织提出3件。`],
    [`${H}受理的12件申请中，自然人提出9件，法人或其他组织提出2件。`],
    ['（二）依申请公开方面：新收申请12件。\n办理结果中，予以公开5件、部分公开2件。'],
    ['办理结果中，予以公开4件、部分公开3件。'],
    [`${H}全年无依申请公开事项。`],
    [`${H}本年度没有政府信息公开申请。`],
    [`${H}新增申请15件。`],
    [`${H}收到申请12件，同期办结11件（含上年结转2件）。`],
    [`${H}尚未办结3件。`],
    [`${H}共有12件政府信息公开申请（其中自然人8件、法人或其他组织3件）。`],
    [`${H}共有12件政府信息公开申请（其中自然人9件、法人或其他组织4件），均已登记。`],
    ['当年共有15件政府信息公开申请。'],
  ])('%s', (line, context) => {
    expect(rulesFor(line, context)).not.toEqual([]);
  });
});

describe('what is said rightly, or of something else, is left alone', () => {
  test.each<[string, object?]>([
    ['2024年，共收到政府信息公开申请12件，办结11件。'],
    [`${H}新收依申请公开12件，上年结转1件。`],
    ['共收到政府信息公开申请13件（含上年结转1件）。'],
    [`${H}收到公民申请9件、企业3件。`],
    [`${H}2023年结转1件，结转2025年2件。`],
    [`${H}结转2件。`],
    [`${H}十一件均已办结。`],
    [`${H}答复12件。`],
    ['2023年，共收到政府信息公开申请20件。'],
    ['较2023年的20件减少8件。'],
    ['较上年收到政府信息公开申请20件有所减少。'],
    ['与去年相比，政府信息公开申请减少8件。'],
    ['一季度收到政府信息公开申请5件。'],
    ['上半年未收到政府信息公开申请。'],
    ['1-6月，收到政府信息公开申请5件。'],
    ['5月份办结申请2件，均为依申请公开。'],
    ['近三年累计收到政府信息公开申请60件。'],
    ['全区各部门共收到政府信息公开申请218件。'],
    ['各村共收到政府信息公开申请5件，均已转办。'],
    ['全市共收到政府信息公开申请500件，我局共收到政府信息公开申请12件。', DEPARTMENT],
    ['其中区政府办公室收到政府信息公开申请5件。', DISTRICT],
    ['受理行政许可申请15件，全部办结。'],
    ['收到信访件28件，办结28件。'],
    ['办理人大建议12件、政协提案8件，予以公开20件。'],
    ['受理低保申请35件，办结35件。'],
    ['12345热线收到群众诉求208件，办结率100%。'],
    ['收到群众留言6件，答复6件。'],
    [`${H}其中收到网络申请8件，信函申请4件。`],
    [`${H}通过网络收到申请8件。`],
    [`${H}属于国家秘密不予公开0件，因过程性信息不予公开1件。`],
    [`${H}自然人申请予以公开3件。`],
    [`${H}每件申请均在20个工作日内办结，平均用时8天。`],
    [`${H}收到申请超10件。`],
    [`${H}办结上年结转申请1件。`],
    [`${H}未收到重复申请。`],
    [`${H}未收到申请人的补正材料。`],
    [`${H}没有收取费用的申请。`],
    [`${H}未收到依申请公开方面的投诉。`],
    [`${H}因申请公开引发的败诉为零。`],
    [`${H}按内容分，土地类3件、规划类2件，共5件。`],
    ['审理行政复议案件320件，维持210件。', DEPARTMENT],
    ['因政府信息公开引起行政复议3件，其中维持2件、纠正1件。'],
    ['行政诉讼2件，一审维持1件。'],
    ['无行政复议被纠正的情形。'],
    ['未发生行政诉讼败诉案件。'],
    ['主动公开行政复议决定书5件。'],
    ['印发行政复议工作指引1件。'],
    ['公开财政预算9条、决算9条，予以公开的文件58件。'],
    ['全市各级行政机关新收政府信息公开申请12件，其中市政府本级收到申请2件。', CITY],
    [`${H}上年未办结转入1件，未到期结转2件。`],
    [`${H}尚有两件在办理期限内，结转2025年继续办理。`],
    [`${H}从申请人看，自然人9件，法人或其他组织3件。`],
    [`${H}予以公开的申请中，自然人3件，法人或其他组织1件。`],
    [`${H}办结11件，其中自然人9件、法人或其他组织2件。`],
    ['（二）依申请公开方面：新收申请12件。\n（三）政府信息管理：对文件逐件审查，不予公开30件。'],
    ['未经复议直接起诉1件，复议后起诉1件。'],
    [`${H}收到申请12件，同期办结11件（含上年结转1件），尚未办结2件。`],
    [`${H}共有12件政府信息公开申请（其中自然人9件、法人或其他组织3件），均已登记。`],
    [`${H}去年同期办结20件。`],
    ['因政府信息公开被提起行政诉讼2件，未经复议直接起诉和复议后起诉各1件，行政复议3件。'],
  ])('%s', (line, context) => {
    expect(rulesFor(line, context)).toEqual([]);
  });
});

describe('words about nothing', () => {
  const empty: ReportTables = computeTables(NO_COUNTS);
  const rules = (line: string): string[] => {
    const report = withLine(1, line, { cells: cellsOf(empty) });
    const bare = {
      ...report,
      parts: report.parts.map((part) => ({ ...part, text: part.number === 1 ? line : part.text })),
    };
    return checkReadReport(bare)
      .filter(({ rule }) => ['AR-N-1', 'AR-N-10', 'AR-N-12'].includes(rule))
      .map(({ rule, severity }) => `${rule} ${severity}`);
  };

  test('answers to requests that never came are a warning', () => {
    expect(rules('收到的政府信息公开申请均已按时答复。')).toEqual(['AR-N-12 warning']);
    expect(rules('本年未收到政府信息公开申请，历年申请均已按时答复。')).toEqual([]);
    expect(rules('对政府信息公开申请及时登记、依法答复。')).toEqual([]);
    expect(rules('本年未收到政府信息公开申请。所有政府信息公开申请均已按期答复。')).toEqual([
      'AR-N-12 warning',
    ]);
    expect(rules('（二）依申请公开。对收到的申请均在法定期限内作出答复。')).toEqual(['AR-N-12 warning']);
    expect(rules('所有申请均已按期答复。')).toEqual(['AR-N-12 warning']);
    expect(rules('受理的行政许可申请均已按期办结。')).toEqual([]);
    expect(rules('（二）依申请公开。健全机制，确保申请均在法定期限内作出答复。')).toEqual([]);
  });

  test('a review in the text alone is an error and named as one-sided', () => {
    expect(rules('被申请行政复议1件。')).toEqual(['AR-N-1 error', 'AR-N-10 warning']);
    expect(rules('被申请行政复议0件。')).toEqual([]);
    expect(rules('未发生行政复议和行政诉讼。')).toEqual([]);
  });
});

test('a figure held against a cell that a person must confirm is a warning', () => {
  const cells = cellsOf(computeTables(NO_COUNTS), {
    't3.new.total': { value: 2, raw: '2', dress: 'plain', place: {}, doubt: '两种读法' },
  });
  const findings = checkReadReport(withLine(1, '', { cells })).filter(({ rule }) => rule === 'AR-N-1');
  expect(findings.find(({ actual }) => actual === 12)?.severity).toBe('warning');
});
