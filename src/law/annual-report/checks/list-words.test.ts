import { describe } from 'vitest';
import { emptyTables, withCell } from '../tables.ts';
import { FULL_YEAR } from '../test/read-reports.ts';
import { wordTables } from '../test/word-tables.ts';
import { cellsOfTables } from './cell-source.ts';
import { checkSums } from './listed-sums.ts';
import { checkShares } from './shares.ts';

// The tables: 12 new requests, 1 carried in, 11 results; 10 new ones the year before.
const cells = cellsOfTables(FULL_YEAR);
const previous = cellsOfTables(withCell(emptyTables(), 't3.new.total', 10));

describe('a list and its total', () => {
  const { finds, spares } = wordTables((text) =>
    checkSums(text, 'part:1').map(({ severity, expected, actual }) => `${severity} ${expected} ${actual}`),
  );
  finds(
    'of any unit',
    ['人次', '条次', '件次', '条', '件', '篇', '期', '次', '份', '个', '项', '起', '宗', '例', '场'],
    (unit) => `共9${unit}，其中甲类6${unit}、乙类4${unit}。`,
    ['error 10 9'],
  );
  finds(
    'with what is counted',
    ['政府信息', '信息', '申请', ''],
    (name) => `共9条${name}，其中甲类6条、乙类4条。`,
    ['error 10 9'],
  );
  finds(
    'that claims to be whole',
    ['分别是', '分别为', '分别', '具体为', '具体是', '即'],
    (word) => `公开信息9条，${word}甲类4条、乙类4条。`,
    ['error 8 9'],
  );
  finds(
    'that goes over its total',
    ['，其中', '，包括', '，包含', '，含', '，具体包括', '：', '——', '（', '，其中：'],
    (words) => `公开信息9条${words}甲类6条、乙类4条。`,
    ['error 10 9'],
  );
  finds(
    'of the main ones',
    ['，主要包括', '。主要包括'],
    (words) => `公开信息90条${words}甲类50条、乙类41条。`,
    ['warning 91 90'],
  );
  finds(
    'in another sentence that needn’t be whole',
    ['其中', '包括', '具体包括'],
    (word) => `公开信息10条。${word}甲类6条、乙类3条。`,
    ['warning 9 10'],
  );
  finds(
    'by kinds',
    [
      '按信息内容分',
      '按公开类别看',
      '从类型看',
      '按种类分',
      '从主题看',
      '按栏目分',
      '从领域看',
      '按事项分',
      '按性质分',
      '从渠道看',
      '按发布形式分',
      '按内容分',
    ],
    (word) => `公开信息9条。${word}：甲类6条、乙类4条。`,
    ['error 10 9'],
  );
  finds(
    'in the next sentence',
    ['其中', '包括', '具体为', '具体是', '具体包括', '分别为', '分别是'],
    (word) => `公开信息10条。${word}甲类6条、乙类5条。`,
    ['error 11 10'],
  );
  finds(
    'that says it is open',
    ['等', '例如', '主要', '如：'],
    (word) => `公开信息9条，其中${word}甲类6条、${word === '等' ? '等' : ''}乙类4条。`,
    ['info 10 9'],
  );
  finds(
    'of channels, where the same text may be public in several places',
    [
      '网站',
      '网页',
      '微信',
      '微博',
      '公众号',
      '平台',
      '公开栏',
      '新媒体',
      '客户端',
      '媒体',
      '抖音',
      '视频号',
      '电子屏',
      '大厅',
    ],
    (channel) => `公开信息9条，其中${channel}6条、甲类9条。`,
    ['info 15 9'],
  );
  spares(
    'with no more than about so many',
    ['以上', '左右'],
    (word) => `公开信息9条，其中甲类6条${word}、乙类4条${word}。`,
    '',
  );
  spares(
    'ends where another statement begins',
    [
      '并',
      '且',
      '另',
      '还',
      '同时',
      '此外',
      '均',
      '全部',
      '已',
      '共',
      '合计',
      '累计',
      '全年',
      '截至',
      '较',
      '比',
      '同比',
      '与',
      '上年',
      '去年',
      '办结',
      '答复',
      '结转',
      '因',
      '没有',
      '未',
      '2023年',
    ],
    (word) => `公开信息9条，其中甲类6条，${word}乙类4条。`,
    '加上',
  );
});

describe('a share', () => {
  const { finds, spares } = wordTables((text) =>
    checkShares(text, 'part:1', { cells, previous }).map(
      ({ rule, expected, actual }) => `${rule} ${expected} ${actual}`,
    ),
  );
  finds(
    'is said by',
    ['占比', '占', '占比为', '比例为', '比重为', '占总数的', '占全部信息的'],
    (word) => `公开信息80条，其中动态10条，${word}15%。`,
    ['AR-N-3 12.5 15'],
  );
  finds(
    'of any unit',
    ['件次', '人次', '件', '条', '篇', '期', '次', '份', '个', '项', '起', '宗', '例', '场', '家', '人'],
    (unit) => `共80${unit}，其中甲类10${unit}，占比15%。`,
    ['AR-N-3 12.5 15'],
  );
  spares('isn’t said of ground', ['占地'], (word) => `公开信息80条，其中用地10条，${word}15%。`, '占');
  finds(
    'of the results of table three',
    ['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理'],
    (word) => `${word}的4件，占46.36%。`,
    ['AR-N-3 36.36 46.36'],
  );
  finds(
    'of the new requests of table three',
    [
      '新收',
      '收到',
      '申请总数中',
      '自然人',
      '公民',
      '法人',
      '信函',
      '邮寄',
      '当面',
      '网站提交',
      '网上申请',
      '申请人',
    ],
    (word) => `${word}的9件申请，占70%。`,
    ['AR-N-3 75 70'],
  );
  finds(
    'of all that were to be handled',
    ['办结率', '答复率', '办结率为', '答复率达到', '办结率达', '办结率是'],
    (word) => `办结11件，${word}94.62%。`,
    ['AR-N-3 84.62 94.62'],
  );
  spares('of those that were due', ['按时', '按期', '及时'], (word) => `办结11件，${word}办结率94.62%。`, '');
});

describe('growth', () => {
  const { finds, spares } = wordTables((text) =>
    checkShares(text, 'part:1', { cells, previous }).map(
      ({ rule, expected, actual }) => `${rule} ${expected} ${actual}`,
    ),
  );
  finds(
    'upwards',
    ['增长', '增加', '上升', '提高', '提升', '多'],
    (verb) => `收到申请12件，较上年${verb}30%。`,
    ['X-GROWTH 20 30'],
  );
  finds('downwards', ['下降', '减少', '降低', '少'], (verb) => `收到申请12件，较上年${verb}30%。`, [
    'X-GROWTH 20 -30',
  ]);
  finds('against', ['较上年', '比上年', '同比', '环比'], (word) => `收到申请12件，${word}增长30%。`, [
    'X-GROWTH 20 30',
  ]);
  finds('by', ['增长了', '增长出', '增长约', '增长'], (word) => `收到申请12件，较上年${word}30%。`, [
    'X-GROWTH 20 30',
  ]);
  finds(
    'by a number of any unit',
    ['件次', '人次', '件', '条', '篇', '期', '次', '份', '个', '项', '宗', '起'],
    (unit) => `收到申请12${unit}，较上年增加3${unit}。`,
    ['X-GROWTH 2 3'],
  );
  finds(
    'from a number of the year before',
    ['上年', '上一年', '去年', '前一年', '上年同期'],
    (word) => `公开信息50条，${word}40条，增长30%。`,
    ['AR-N-3 25 30'],
  );
  finds(
    'from a number behind it',
    [
      '（上年为40条）',
      '（上一年40条）',
      '（去年为40条）',
      '（上年同期为40条）',
      '（去年同期40条）',
      '，去年为40条',
      '(上年40条)',
    ],
    (words) => `公开信息50条，同比增长30%${words}。`,
    ['AR-N-3 25 30'],
  );
  spares(
    'from a number that isn’t of the year before',
    ['（前年为40条）', '（其中40条）'],
    (words) => `公开信息50条，同比增长30%${words}。`,
    '（上年为40条）',
  );
});
