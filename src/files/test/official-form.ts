/**
 * The form of 国办公开办函〔2021〕30号 once more, copied from a published report by hand. Tests read documents back with
 * these words and not with those from which the documents were made: a slip in either is found by the other.
 */

const TABLE2: readonly (readonly [string, string])[] = [
  ['规章|第二十条第（一）项>本年制发件数', 't2.rules.made'],
  ['规章|第二十条第（一）项>本年废止件数', 't2.rules.repealed'],
  ['规章|第二十条第（一）项>现行有效件数', 't2.rules.valid'],
  ['行政规范性文件|第二十条第（一）项>本年制发件数', 't2.docs.made'],
  ['行政规范性文件|第二十条第（一）项>本年废止件数', 't2.docs.repealed'],
  ['行政规范性文件|第二十条第（一）项>现行有效件数', 't2.docs.valid'],
  ['行政许可|第二十条第（五）项>本年处理决定数量', 't2.permit.decisions'],
  ['行政处罚|第二十条第（六）项>本年处理决定数量', 't2.punish.decisions'],
  ['行政强制|第二十条第（六）项>本年处理决定数量', 't2.coerce.decisions'],
  ['行政事业性收费|第二十条第（八）项>本年收费金额（单位：万元）', 't2.fee.amount'],
];

const TABLE3_ROWS: readonly (readonly [string, string])[] = [
  ['一、本年新收政府信息公开申请数量', 'new'],
  ['二、上年结转政府信息公开申请数量', 'carryIn'],
  ['三、本年度办理结果>（一）予以公开', 'open'],
  ['三、本年度办理结果>（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 'partial'],
  ['三、本年度办理结果>（三）不予公开>1.属于国家秘密', 'deny.secret'],
  ['三、本年度办理结果>（三）不予公开>2.其他法律行政法规禁止公开', 'deny.law'],
  ['三、本年度办理结果>（三）不予公开>3.危及“三安全一稳定”', 'deny.safety'],
  ['三、本年度办理结果>（三）不予公开>4.保护第三方合法权益', 'deny.thirdParty'],
  ['三、本年度办理结果>（三）不予公开>5.属于三类内部事务信息', 'deny.internal'],
  ['三、本年度办理结果>（三）不予公开>6.属于四类过程性信息', 'deny.process'],
  ['三、本年度办理结果>（三）不予公开>7.属于行政执法案卷', 'deny.caseFile'],
  ['三、本年度办理结果>（三）不予公开>8.属于行政查询事项', 'deny.query'],
  ['三、本年度办理结果>（四）无法提供>1.本机关不掌握相关政府信息', 'cannot.notHeld'],
  ['三、本年度办理结果>（四）无法提供>2.没有现成信息需要另行制作', 'cannot.needMake'],
  ['三、本年度办理结果>（四）无法提供>3.补正后申请内容仍不明确', 'cannot.unclear'],
  ['三、本年度办理结果>（五）不予处理>1.信访举报投诉类申请', 'noProc.petition'],
  ['三、本年度办理结果>（五）不予处理>2.重复申请', 'noProc.repeat'],
  ['三、本年度办理结果>（五）不予处理>3.要求提供公开出版物', 'noProc.publication'],
  ['三、本年度办理结果>（五）不予处理>4.无正当理由大量反复申请', 'noProc.massive'],
  ['三、本年度办理结果>（五）不予处理>5.要求行政机关确认或重新出具已获取信息', 'noProc.confirm'],
  [
    '三、本年度办理结果>（六）其他处理>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    'other.noBuzheng',
  ],
  [
    '三、本年度办理结果>（六）其他处理>2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    'other.noFee',
  ],
  ['三、本年度办理结果>（六）其他处理>3.其他', 'other.other'],
  ['三、本年度办理结果>（七）总计', 'total'],
  ['四、结转下年度继续办理', 'carryOut'],
];

const TABLE3_COLUMNS: readonly (readonly [string, string])[] = [
  ['申请人情况>自然人', 'natural'],
  ['申请人情况>法人或其他组织>商业企业', 'enterprise'],
  ['申请人情况>法人或其他组织>科研机构', 'research'],
  ['申请人情况>法人或其他组织>社会公益组织', 'welfare'],
  ['申请人情况>法人或其他组织>法律服务机构', 'legal'],
  ['申请人情况>法人或其他组织>其他', 'other'],
  ['申请人情况>总计', 'total'],
];

const TABLE4_GROUPS: readonly (readonly [string, string])[] = [
  ['行政复议', 'review'],
  ['行政诉讼>未经复议直接起诉', 'direct'],
  ['行政诉讼>复议后起诉', 'afterReview'],
];

const TABLE4_COLUMNS: readonly (readonly [string, string])[] = [
  ['结果维持', 'upheld'],
  ['结果纠正', 'corrected'],
  ['其他结果', 'other'],
  ['尚未审结', 'pending'],
  ['总计', 'total'],
];

/** What heads a figure, row and columns, and what the figure is called: all 200 of them. */
export const FIGURE_BY_HEADINGS: ReadonlyMap<string, string> = new Map([
  ...TABLE2,
  ...TABLE3_ROWS.flatMap(([row, name]) =>
    TABLE3_COLUMNS.map(([column, key]) => [`${row}|${column}`, `t3.${name}.${key}`] as const),
  ),
  ...TABLE4_GROUPS.flatMap(([group, name]) =>
    TABLE4_COLUMNS.map(([column, key]) => [`|${group}>${column}`, `t4.${name}.${key}`] as const),
  ),
]);
