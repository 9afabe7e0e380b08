import { describe } from 'vitest';
import { readReportOf, withLine } from '../test/read-reports.ts';
import { wordTables } from '../test/word-tables.ts';
import { ofReadReport } from './checked-report.ts';
import { checkNextYear } from './next-year.ts';
import { clausesWithScope } from './stated-scope.ts';
import { checkYears } from './years.ts';

// A town's report on 2024.
describe('what is told of the year after', () => {
  const { finds, spares } = wordTables((text) => checkNextYear(text, 'part:1', 2024).map(({ rule }) => rule));
  finds(
    'is known by what was done',
    [
      '共',
      '累计',
      '已',
      '未',
      '没有',
      '完成',
      '办结',
      '收到',
      '发布',
      '主动公开',
      '收取',
      '取得',
      '成效',
      '突破',
      '达',
      '新增',
      '开展了',
      '组织了',
      '认真',
      '严格',
      '深入',
      '报告',
    ],
    (word) => `我镇2025年${word}若干。`,
    ['AR-N-11'],
  );
  spares(
    'is left alone by what is to come',
    [
      '将',
      '计划',
      '拟',
      '应',
      '力争',
      '打算',
      '下一步',
      '预计',
      '目标',
      '届时',
      '起施行',
      '起实施',
      '起执行',
      '起开始',
      '要点',
      '要',
    ],
    (word) => `我镇2025年${word}收到申请。`,
    '',
  );
  finds(
    'isn’t made a plan by 要 within a word',
    [
      '要求',
      '要件',
      '要闻',
      '要素',
      '要内容',
      '要数据',
      '要任务',
      '要务',
      '要领导',
      '要工作',
      '要信息',
      '要问题',
      '要做法',
      '要集中',
      '要表现',
      '要体现',
    ],
    (word) => `我镇2025年按${word}发布信息。`,
    ['AR-N-11'],
  );
});

describe('plans for the report’s own year', () => {
  const { finds } = wordTables((line) => checkYears(ofReadReport(withLine(5, line))).map(({ rule }) => rule));
  finds(
    'are found by what follows 将',
    [
      '继续',
      '进一步',
      '不断',
      '持续',
      '加大',
      '加强',
      '从',
      '着力',
      '重点',
      '深入',
      '按',
      '全面',
      '更加',
      '围绕',
      '切实',
      '严格',
      '认真',
      '坚持',
      '强化',
      '采取',
      '针对',
      '努力',
      '积极',
    ],
    (word) => `2024年，我镇将${word}推动。`,
    ['AR-N-11'],
  );
  finds('are found by other words', ['计划', '打算', '拟'], (word) => `2024年，我镇${word}推动。`, [
    'AR-N-11',
  ]);
});

describe('a clause of its own', () => {
  const { spares } = wordTables((text) =>
    clausesWithScope(text, 'part:1', ofReadReport(readReportOf())).flatMap((clause) =>
      clause.isOwnYear && clause.isOwnAgency ? [clause.text] : [],
    ),
  );
  spares(
    'year isn’t one of a part of it or of several',
    [
      '第一季度',
      '上半年',
      '下半年',
      '每月',
      '当月',
      '月均',
      '日均',
      '3月份',
      '1-6月',
      '1月至6月',
      '前三个月',
      '近三年',
      '历年',
      '五年来',
      '十四五期间',
      '“十四五”期间',
      '去年',
      '上年',
      '上一年',
      '前年',
      '同期累计',
    ],
    (when) => `${when}收到3件。`,
    '今年',
  );
  spares(
    'year isn’t that of a comparison',
    ['较', '比', '同比', '环比', '相比', '与上年'],
    (word) => `${word}减少3件。`,
    '共',
  );
  spares(
    'agency isn’t everybody in a place',
    [
      '全区',
      '全县',
      '全市',
      '全省',
      '全旗',
      '全州',
      '各部门',
      '各单位',
      '各镇',
      '各乡',
      '各街道',
      '各科室',
      '各村',
      '区级部门',
      '县级各部门',
      '市级机关',
      '辖区',
      '系统共',
    ],
    (who) => `${who}收到3件。`,
    '全镇',
  );
  spares(
    'agency isn’t another one',
    ['水利局', '区发改委', '区法院', '检察院'],
    (who) => `${who}全年共收到3件。`,
    '我局',
  );
});
