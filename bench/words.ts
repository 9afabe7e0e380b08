/** Texts of any number that differ from each other and hold words that people search for. The same number gives the same text. */

const PLACES = [
  '三角村',
  '彭香村',
  '乐兴村',
  '吉安村',
  '后坝社区',
  '塔水村',
  '中坝村',
  '千秋村',
  '红岩村',
  '桐垭村',
];
const MATTERS = [
  '农村低保',
  '临时救助',
  '危房改造',
  '耕地地力保护补贴',
  '森林防火',
  '安全生产',
  '防汛抗旱',
  '征地补偿',
  '宅基地审批',
  '义务教育',
  '基本医疗保险',
  '养老服务',
  '公共法律服务',
  '就业培训',
  '人居环境整治',
  '饮水工程',
  '食品安全',
  '道路养护',
  '非遗展演',
  '图书流动服务',
  '残疾人辅具',
  '高标准农田',
  '撂荒地复耕',
  '消防演练',
  '垃圾分类',
  '禁渔巡查',
];
const DEEDS = [
  '公示',
  '通知',
  '工作情况',
  '检查结果',
  '资金发放明细',
  '实施方案',
  '评审结果',
  '解读',
  '公告',
  '会议',
];
const SENTENCES = [
  '经村组申报、镇级审核，现将有关情况予以公开，接受群众监督。',
  '工作人员逐户核对了名单，对不符合条件的说明了原因。',
  '公示期间如有异议，请以书面形式向镇政府反映，并留下联系方式。',
  '下一步将按照时间安排组织验收，及时公布结果。',
  '各村要落实专人负责，做到底数清楚、台账完整。',
  '资金通过一卡通发放到户，任何单位和个人不得截留挪用。',
  '群众可以到便民服务中心查询办理进度，也可以电话咨询。',
];

const pick = <T>(list: readonly T[], number: number, salt: number): T => {
  // A multiplicative hash spreads neighbouring numbers over the list.
  const at = Math.floor(
    ((((number + 1) * 2_654_435_761 + salt * 40_503) % 4_294_967_296) / 4_294_967_296) * list.length,
  );
  const found = list[at];
  if (found === undefined) throw new RangeError('empty list');
  return found;
};

/** Title of the n-th document. */
export function titleOf(n: number): string {
  return `关于${pick(PLACES, n, 1)}${pick(MATTERS, n, 2)}${pick(DEEDS, n, 3)}（第${n}号）`;
}

/** Paragraphs of the n-th document. */
export function paragraphsOf(n: number): string[] {
  return [0, 1, 2].map(
    (k) =>
      `${pick(PLACES, n, 7 + k)}${pick(MATTERS, n, 11 + k)}方面，${pick(SENTENCES, n, 17 + k)}${pick(SENTENCES, n, 23 + k)}`,
  );
}

/**
 * What people type: words that stand in thousands of documents, alone and in pairs; a phrase that the dictionary lacks;
 * several words that some hundred documents hold together; a number.
 */
export function queries(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    switch (n % 6) {
      case 0:
        return pick(MATTERS, n, 31);
      case 1:
        return `${pick(PLACES, n, 37)} ${pick(MATTERS, n, 41)}`;
      case 2:
        return `${pick(MATTERS, n, 43)}${pick(DEEDS, n, 47)}`;
      case 3:
        return pick(PLACES, n, 53);
      case 4:
        return `${pick(PLACES, n, 59)} ${pick(MATTERS, n, 61)} ${pick(DEEDS, n, 67)} ${pick(PLACES, n, 71)}`;
      default:
        return `第${n * 37}号`;
    }
  });
}
