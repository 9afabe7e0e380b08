import { describe } from 'vitest';
import { emptyTables } from '../tables.ts';
import { cellsOf, FULL_YEAR, readReportOf } from '../test/read-reports.ts';
import { wordTables } from '../test/word-tables.ts';
import { ofReadReport } from './checked-report.ts';
import { checkStatedNone } from './stated-none.ts';
import { clausesWithScope } from './stated-scope.ts';

const foundIn =
  (cells: ReturnType<typeof cellsOf>) =>
  (text: string): string[] => {
    const report = ofReadReport(readReportOf({ cells }), { name: '示范区青禾镇人民政府' });
    return checkStatedNone(clausesWithScope(text, 'part:1', report), 'part:1', report).map(
      ({ rule, expected, actual }) => `${rule} ${expected} ${actual ?? ''}`,
    );
  };

// The tables: 12 new requests, 3 reviews, 2 suits.
describe('that there were no requests', () => {
  const { finds, spares } = wordTables(foundIn(cellsOf(FULL_YEAR)));
  const NONE = ['AR-N-1 12 0'];
  finds(
    'is said by',
    [
      '未收到',
      '没有收到',
      '无收到',
      '尚未收到',
      '未新收到',
      '未受理',
      '未接到',
      '未接收到',
      '未收悉',
      '没有收到过',
      '未收到任何',
      '未收到新的',
    ],
    (verb) => `全年${verb}政府信息公开申请。`,
    NONE,
  );
  finds(
    'is said of what happens',
    ['未发生', '没有发生', '未产生', '未出现', '无发生'],
    (verb) => `全年${verb}依申请公开事项。`,
    NONE,
  );
  finds(
    'as happening',
    ['依申请公开事项', '依申请公开情况', '依申请公开件', '依申请公开申请', '依申请公开'],
    (name) => `全年未发生${name}。`,
    NONE,
  );
  finds(
    'by a count',
    ['申请量为0', '申请数为0', '依申请公开件数为零', '依申请公开数量为零', '申请总量为零'],
    (words) => `全年${words}。`,
    NONE,
  );
  finds(
    'by nobody who asked',
    ['没有单位和个人', '无群众', '没有个人', '无任何人'],
    (who) => `全年${who}申请公开政府信息。`,
    NONE,
  );
  finds(
    'behind the name',
    ['未收到', '没有收到', '为零', '零申请'],
    (words) => `政府信息公开申请本年${words}。`,
    NONE,
  );
  finds('by nothing but the name', ['无', '没有'], (word) => `全年${word}信息公开申请。`, NONE);
  finds(
    'with its subject',
    [
      '全年',
      '也',
      '均',
      '本年',
      '本年度',
      '年内',
      '今年',
      '我镇',
      '我局',
      '本机关',
      '本单位',
      '我街道',
      '我办',
      '我委',
    ],
    (who) => `${who}没有依申请公开事项。`,
    NONE,
  );
  spares(
    'isn’t said by what speaks of some requests only',
    [
      '信函',
      '邮寄',
      '当面',
      '现场',
      '传真',
      '网络',
      '法人',
      '企业',
      '组织',
      '机构',
      '公民',
      '自然人',
      '重复',
      '大量',
      '收费',
      '许可',
      '信访',
      '补正',
      '变更',
      '撤销',
      '救助',
      '服务',
      '逾期',
      '超期',
      '出版物',
      '半年',
      '诉',
      '举报',
      '意见',
      '建议',
      '反馈',
      '不满',
    ],
    (word) => `全年未收到${word}申请。`,
    '新的',
  );
  spares(
    'isn’t said of a part of the year',
    ['第一季度', '上半年', '下半年'],
    (when) => `${when}未收到政府信息公开申请。`,
    '',
  );
});

describe('that there were no disputes', () => {
  const { finds, spares } = wordTables(foundIn(cellsOf(FULL_YEAR)));
  finds('is said by', ['未', '没有', '无', '不存在'], (word) => `全年${word}因信息公开引起的行政复议。`, [
    'AR-N-10 3 0',
  ]);
  finds('in short', ['复议', '行政复议'], (name) => `未被申请${name}。`, ['AR-N-10 3 0']);
  finds('of suits', ['诉讼', '行政诉讼'], (name) => `未被提起${name}。`, ['AR-N-10 2 0']);
  finds(
    'of both',
    [
      '行政复议、行政诉讼',
      '行政复议和提起行政诉讼',
      '行政复议及行政诉讼',
      '行政复议或诉讼',
      '诉讼、申请行政复议',
    ],
    (names) => `未发生${names}。`,
    ['AR-N-10 3 0', 'AR-N-10 2 0'],
  );
  finds(
    'by a count',
    [
      '行政诉讼为0',
      '行政诉讼案件为零',
      '行政诉讼申请为0',
      '行政诉讼案为零',
      '行政诉讼数量为0',
      '行政诉讼件数均为零',
      '行政诉讼案件数为0',
    ],
    (words) => `全年${words}。`,
    ['AR-N-10 2 0'],
  );
  finds('by a count of both', ['、', '和', '及'], (and) => `行政复议${and}行政诉讼均为0。`, [
    'AR-N-10 3 0',
    'AR-N-10 2 0',
  ]);
  spares(
    'isn’t said of some of them',
    ['败诉', '纠正', '撤销', '责令', '超期', '逾期', '维持', '败案', '未审结', '投诉', '纠错'],
    (word) => `全年没有行政复议${word}的情形。`,
    '',
  );
  spares(
    'isn’t said of what comes with them',
    ['维持', '纠正', '败诉', '机关', '被纠'],
    (word) => `没有行政诉讼${word}。`,
    '',
  );
  spares(
    'isn’t said of a count that goes on',
    ['0.5', '0.3'],
    (count) => `行政诉讼比例变化，行政诉讼为${count}。`,
    '0',
  );
});

describe('that all requests were answered where there were none', () => {
  const { finds, spares } = wordTables(foundIn(cellsOf(emptyTables())));
  const DONE = ['AR-N-12 0 '];
  finds(
    'is said by how many',
    ['均', '全部', '都', '已', '均已'],
    (word) => `政府信息公开申请${word}按时答复。`,
    DONE,
  );
  finds(
    'by when',
    ['按时', '按期', '依法', '及时', '在法定期限内', '在规定时间内', '在规定时限内', '在规定期限内'],
    (when) => `政府信息公开申请均${when}答复。`,
    DONE,
  );
  finds(
    'by what was done',
    ['答复', '予以答复', '作出答复', '做出答复', '进行了答复', '办结', '办理', '回复'],
    (done) => `政府信息公开申请均按时${done}。`,
    DONE,
  );
  finds(
    'by a rate',
    ['答复率100%', '答复率为100%', '办结率达到100%', '办结率达100%'],
    (rate) => `政府信息公开申请${rate}。`,
    DONE,
  );
  spares(
    'isn’t said by what is meant to be',
    ['确保', '保证', '做到', '力争', '要求', '将', '应当', '如有', '若有', '凡'],
    (word) => `${word}政府信息公开申请均按时答复。`,
    '收到的',
  );
});
