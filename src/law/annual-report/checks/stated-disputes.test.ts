import { describe } from 'vitest';
import { withLine } from '../test/read-reports.ts';
import { wordTables } from '../test/word-tables.ts';
import { ofReadReport } from './checked-report.ts';
import { checkStatedFigures } from './stated-figures.ts';

// The tables: 3 reviews (2 upheld, 1 corrected), 1 suit without and 1 after review.
const { finds, spares } = wordTables((line) =>
  checkStatedFigures(ofReadReport(withLine(1, line))).map(
    ({ rule, expected, actual }) => `${rule} ${expected} ${actual}`,
  ),
);

describe('disputes', () => {
  const REVIEWS = ['AR-N-1 3 5'];
  finds(
    'by the words between name and number',
    [
      '',
      '案件',
      '申请',
      '的案件',
      '共',
      '共计',
      '合计',
      '为',
      '有',
      '案',
      '数量',
      '总数',
      '情况',
      '发生',
      '方面',
      '“案件”',
    ],
    (words) => `引起行政复议${words}5件。`,
    REVIEWS,
  );
  finds(
    'by their unit',
    ['件次', '件', '宗', '份', '起', '例', '次', '案'],
    (unit) => `引起行政复议5${unit}。`,
    REVIEWS,
  );
  finds(
    'with the number first',
    ['5件行政复议', '发生5起行政复议', '引发5宗行政复议', '涉及5例行政复议', '有5次因信息公开引起的行政复议'],
    (words) => `${words}。`,
    REVIEWS,
  );
  spares(
    'what reviews bring along',
    [
      '行政复议机关',
      '行政复议决定',
      '行政复议纠错',
      '行政复议应诉',
      '行政复议体制',
      '行政复议法',
      '行政复议维持',
      '行政复议纠正',
      '行政复议后',
    ],
    (words) => `引起${words}5件。`,
    '行政复议',
  );
  spares(
    'stages and results of them',
    ['维持', '纠正', '一审', '二审', '再审', '其他结果', '未审结', '以外'],
    (word) => `${word}行政诉讼5件。`,
    '引起',
  );
  spares(
    'both in one number',
    ['行政诉讼和行政复议', '行政诉讼与行政复议'],
    (words) => `引起${words}5件。`,
    '行政复议',
  );
  spares(
    'the work of who hears them, unless it is said that they are about 信息公开',
    ['办理', '审理', '受理', '收到', '接到', '审结', '代理', '参与', '法治', '依法行政', '出庭', '委托'],
    (word) => `${word}行政复议5件。`,
    '受理信息公开',
  );
  finds('suits', ['行政诉讼', '提起诉讼'], (words) => `因信息公开${words}5件。`, ['AR-N-1 2 5']);
  spares(
    'what suits bring along',
    ['后', '法', '应诉', '维持', '纠正', '败诉', '胜诉'],
    (word) => `引起行政诉讼${word}5件。`,
    '',
  );
  finds(
    'suits after review',
    ['复议后起诉', '复议后提起行政诉讼', '复议后诉讼'],
    (words) => `${words}5件。`,
    ['AR-N-1 1 5'],
  );
  finds(
    'suits without',
    ['直接起诉', '未经复议直接起诉', '直接提起诉讼', '直接提起行政诉讼'],
    (words) => `${words}5件。`,
    ['AR-N-1 1 5'],
  );
  spares('the work of who hears suits', ['办理', '审理'], (word) => `${word}复议后起诉5件。`, '');
  finds(
    'results of reviews',
    ['维持1件', '结果维持1件', '维持的1件'],
    (words) => `行政复议3件，其中${words}。`,
    ['AR-N-1 2 1'],
  );
  finds(
    'reviews corrected',
    ['纠正2件', '被纠正2件', '被结果纠正2件'],
    (words) => `行政复议3件，其中${words}。`,
    ['AR-N-1 1 2'],
  );
  finds('reviews pending', ['未审结2件', '尚未审结2件'], (words) => `行政复议案件3件，其中${words}。`, [
    'AR-N-1 0 2',
  ]);
  spares(
    'results of those of everybody',
    ['审理', '办理', '受理', '代理', '应诉'],
    (word) => `${word}行政复议3件，其中维持1件。`,
    '引起',
  );
});
