import { describe, expect, test } from 'vitest';
import { readReportOf, withLine } from '../test/read-reports.ts';
import { wordTables } from '../test/word-tables.ts';
import { ofReadReport } from './checked-report.ts';
import { checkStatedFigures } from './stated-figures.ts';

// The tables: 12 new (9 of natural persons, 3 of enterprises), 1 carried in, 11 results, 2 carried out; 4 opened, 2 in part,
// 1 denied, 2 not held, 1 repeat, 1 other; 3 reviews (2 upheld, 1 corrected), 2 suits.
const H = '（二）依申请公开\n';

const found = (line: string): string[] =>
  checkStatedFigures(ofReadReport(withLine(1, line))).map(
    ({ rule, expected, actual }) => `${rule} ${expected} ${actual}`,
  );

const { finds, spares } = wordTables(found);

test('the faultless text has no finding', () => {
  expect(checkStatedFigures(ofReadReport(readReportOf()))).toEqual([]);
});

describe('requests that came in', () => {
  const NEW = ['AR-N-1 12 13'];
  finds(
    'by the word for receiving them',
    ['新收', '新收到', '新增', '收到', '接收', '接到', '收悉', '受理'],
    (verb) => `全年${verb}政府信息公开申请13件。`,
    NEW,
  );
  finds(
    'by what they are called',
    ['政府信息公开申请', '信息公开申请', '依申请公开', '公开申请'],
    (name) => `全年收到${name}13件。`,
    NEW,
  );
  finds(
    'by their unit',
    ['件次', '件', '宗', '份', '起', '例', '条', '个'],
    (unit) => `收到政府信息公开申请13${unit}。`,
    NEW,
  );
  finds(
    'with the number before them',
    [
      '全年共有13件政府信息公开申请。',
      '当年有13件信息公开申请。',
      '年内有13件信息公开申请。',
      '本年度共有13份政府信息公开申请。',
      '2024年有13件的政府信息公开申请。',
    ],
    (line) => line,
    NEW,
  );
  spares(
    'a share of them by a channel',
    [
      '网络',
      '网上',
      '网站',
      '线上',
      '平台',
      '邮件',
      '邮箱',
      '信箱',
      '信函',
      '邮寄',
      '当面',
      '现场',
      '窗口',
      '传真',
      '线下',
    ],
    (channel) => `通过${channel}收到政府信息公开申请5件。`,
    '努力',
  );
  spares(
    'a share of them by a kind of applicant',
    ['企业', '法人', '组织'],
    (kind) => `收到${kind}政府信息公开申请3件。`,
    '许多',
  );
  finds(
    'every channel together',
    ['渠道', '方式', '途径', '形式'],
    (word) => `通过网站、信函等${word}收到政府信息公开申请13件。`,
    NEW,
  );
  spares(
    'a number that is no more than about',
    ['近', '约', '超', '逾', '第'],
    (word) => `收到政府信息公开申请${word}13件。`,
    '共',
  );
  spares(
    'what comes in units of something else',
    ['工作日', '月', '部门', '单位', '方面', '渠道', '栏目'],
    (word) => `收到政府信息公开申请后13个${word}。`,
    '',
  );
});

describe('who asked', () => {
  finds('natural persons', ['公民', '自然人', '个人'], (word) => `${H}收到${word}申请8件。`, ['AR-N-1 9 8']);
  finds(
    'natural persons in a list',
    ['自然人8件', '公民申请8件', '个人提出8件', '自然人提交的8件', '由公民提出的有8件', '自然人占8件'],
    (words) => `${H}受理的申请12件中，${words}。`,
    ['AR-N-1 9 8'],
  );
  spares(
    'persons as something else',
    ['代表', '权益', '结转', '答复', '办结', '不予'],
    (word) => `${H}收到公民${word}事项8件。`,
    '来信',
  );
  spares(
    'persons who got a result',
    [
      '予以公开4件',
      '部分公开2件',
      '不予公开1件',
      '无法提供2件',
      '行政复议3件',
      '行政诉讼2件',
      '办结11件',
      '答复11件',
    ],
    (words) => `${H}${words}，自然人8件。`,
    '登记12项',
  );
  finds(
    'natural persons in brackets',
    ['（自然人8件）', '(其中公民8件)'],
    (words) => `${H}收到申请12件${words}。`,
    ['AR-N-1 9 8'],
  );
  spares(
    'persons in brackets behind something else',
    ['予以公开', '公开4条', '不予公开', '办结', '答复', '个人代表', '合法权益'],
    (words) => `${H}${words}（自然人8件）。`,
    '登记',
  );
  spares(
    'what organisations got',
    ['予以公开', '公开', '不予公开', '办结', '答复'],
    (words) => `${H}收到申请12件，企业${words}5件。`,
    '提交',
  );
  finds('organisations', ['法人', '企业', '单位', '商业企业'], (word) => `${H}收到申请12件，${word}5件。`, [
    'AR-N-1 3 5',
  ]);
});

describe('requests carried from year to year', () => {
  finds(
    'in',
    [
      '上年结转',
      '上一年结转',
      '上年度结转',
      '去年结转',
      '往年结转',
      '结转自上年度',
      '结转去年',
      '上年尚未办结',
      '去年未办结',
      '上年未办完',
      '上年未答复',
      '上年度遗留',
      '去年转入',
    ],
    (words) => `${H}${words}申请3件。`,
    ['AR-N-1 1 3'],
  );
  finds(
    'out',
    ['结转下年', '结转下年度', '结转至下一年度', '结转到次年', '转入明年', '结转入下年度', '转入下一个年度'],
    (words) => `${H}${words}办理3件。`,
    ['AR-N-1 2 3'],
  );
  finds(
    'out, by their state',
    [
      '尚未办结3件',
      '未答复3件',
      '尚未办理完毕3件',
      '其中未办结的申请3件',
      '未办结3件依法顺延',
      '未办结3件结转',
      '未办结3件顺延',
      '未办结3件按规定延期',
    ],
    (words) => `${H}收到申请12件，${words}。`,
    ['AR-N-1 2 3'],
  );
  finds(
    'out, with the number first',
    [
      '3件结转下年',
      '有3件结转下年',
      '其余3件结转至次年',
      '剩余3件转入下年度',
      '尚有3件申请转到明年',
      '另有3件结转到下年',
      '3件转入至明年',
      '其中3件转入次年',
    ],
    (words) => `${H}收到申请12件，${words}。`,
    ['AR-N-1 2 3'],
  );
  finds(
    'out, as work that goes on',
    [
      '仍在办',
      '尚在法定办理期限内',
      '在答复期限内',
      '尚未到期',
      '正在办理',
      '尚未办结',
      '未答复',
      '正处理中',
      '正办理中',
    ],
    (words) => `${H}收到申请12件，还有3件${words}。`,
    ['AR-N-1 2 3'],
  );
  finds(
    'out, as a rest',
    ['有3件未到期', '还有3件未到期', '其余3件未到期', '剩余3件未到期', '尚有3件未到期', '另有3件未到期'],
    (words) => `${H}收到申请12件，${words}。`,
    ['AR-N-1 2 3'],
  );
  finds(
    'without saying which way',
    ['结转', '未到期结转', '尚未办结结转', '其余结转', '剩余的申请结转'],
    (words) => `${H}收到申请12件，${words}5件。`,
    ['AR-N-1 2 5'],
  );
  spares('money', ['资金', '预算', '项目', '经费'], (word) => `${H}上年结转${word}3个。`, '事项');
  spares(
    'money that goes on',
    ['资金', '预算', '项目', '经费'],
    (word) => `${H}结转下年${word}3个。`,
    '事项',
  );
});

describe('what became of requests', () => {
  finds('done', ['办结', '办理完毕', '共办结', '已办理完毕'], (words) => `${H}${words}10件。`, [
    'AR-N-1 11 10',
  ]);
  finds(
    'done, with the number first',
    [
      '共10件均已办结',
      '10件全部按期办结',
      '全年10件都按时办结',
      '合计10件依法办理完毕',
      '当年10件申请均办结',
      '已10件办结',
    ],
    (words) => `${H}${words}。`,
    ['AR-N-1 11 10'],
  );
  spares(
    'not all that was done',
    ['率为', '时限为', '期限为', '时间为', '后', '前'],
    (word) => `${H}办结${word}10件。`,
    '',
  );
  finds('answered', ['答复', '回复', '已答复', '共回复'], (words) => `${H}${words}8件。`, ['AR-N-1 11 8']);
  spares(
    'what isn’t all answers',
    [
      '答复率',
      '答复时限',
      '答复期限',
      '答复时间',
      '答复后',
      '答复前',
      '答复书',
      '答复意见',
      '超期答复',
      '逾期答复',
      '未答复前答复',
      '未作出答复',
      '现场答复',
    ],
    (words) => `${H}${words}8件。`,
    '答复',
  );
  finds('agreed to', ['同意公开', '准予公开', '决定公开'], (words) => `${H}${words}5件。`, ['AR-N-1 4 5']);
  spares(
    'agreed to in whole or in part',
    ['同意公开', '准予公开'],
    (words) => `${H}${words}6件。`,
    '决定公开3件，同意公开',
  );
  spares(
    'results for a reason or of somebody',
    ['因故', '由于涉密', '属于过程性信息', '涉及第三方', '自然人', '法人', '企业'],
    (word) => `${H}${word}不予公开5件。`,
    '依法',
  );
  finds(
    'with the number first',
    ['5件予以公开', '其中5件申请予以公开', '其中有5件作出予以公开', '5件属予以公开', '5件为予以公开'],
    (words) => `${H}办结11件，${words}。`,
    ['AR-N-1 4 5'],
  );
  finds('not held', ['本机关不掌握', '不掌握'], (words) => `${H}${words}相关信息5件。`, ['AR-N-1 2 5']);
  finds(
    'not paid for',
    [
      '有5件申请因申请人逾期未缴费不再处理',
      '5件因逾期不缴纳费用不再处理',
      '5件的申请逾期未按收费通知要求缴费',
      '因申请人逾期未缴费不再处理的5件',
      '逾期未按收费通知要求缴纳费用不再处理5件',
    ],
    (words) => `${H}${words}。`,
    ['AR-N-1 0 5'],
  );
  spares(
    'paid for',
    ['有5件申请因申请人已缴费继续处理', '逾期未缴费的没有'],
    (words) => `${words}。`,
    '5件逾期未缴费',
  );
  finds('repeated', ['重复申请'], (words) => `${H}${words}5件。`, ['AR-N-1 1 5']);
});

describe('other business under the heading of requests', () => {
  spares(
    'is told by its words',
    [
      '行政许可',
      '许可申请',
      '处罚',
      '信访',
      '投诉',
      '举报',
      '咨询',
      '留言',
      '来电',
      '热线',
      '建议',
      '提案',
      '议案',
      '救助',
      '低保',
      '补贴',
      '补助',
      '服务事项',
      '政务服务',
      '政务事项',
      '登记申请',
      '复议申请',
      '仲裁',
      '强制执行',
      '规范性文件',
      '公文',
      '合同',
      '案卷',
      '执法',
      '行政审批',
      '审批事项',
      '申报',
      '工单',
      '住房',
      '保障房',
      '贷款',
      '注销',
      '备案',
      '许可事项',
      '资质',
      '认定',
    ],
    (word) => `${H}办结${word}5件。`,
    '事项',
  );
  spares(
    'is told before, too',
    ['信访', '热线', '咨询'],
    (word) => `受理${word}类来信，办结5件。`,
    '信息公开申请',
  );
});
