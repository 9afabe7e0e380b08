import type { DemoDocument } from '../types.ts';
import { type Series, documentsOf } from './series.ts';

const UNIT = '社会事务办公室';
const THEME = '民政、扶贫、救灾';

const minimumLiving: Series = {
  key: 'minimum-living',
  field: 'socialAssistance',
  unit: UNIT,
  theme: THEME,
  keywords: ['最低生活保障', '公示'],
  items: [
    ['1月', '2024-01-25'],
    ['2月', '2024-02-27'],
    ['3月', '2024-03-26'],
    ['4月', '2024-04-25'],
    ['5月', '2024-05-27'],
    ['6月', '2024-06-25'],
    ['7月', '2024-07-25'],
    ['8月', '2024-08-27'],
    ['9月', '2024-09-25'],
    ['10月', '2024-10-25'],
    ['11月', '2024-11-26'],
    ['12月', '2024-12-25'],
  ],
  title: '三角镇2024年{period}最低生活保障审核确认情况公示',
  summary:
    '公示三角镇2024年{period}最低生活保障审核确认情况，涉及{places}个村（社区），新增{sum1}户{sum2}人，退出{sum3}户。',
  openings: [
    '根据《社会救助暂行办法》和最低生活保障审核确认的有关规定，经个人申请、村（社区）初核、入户调查、信息核对和镇政府审核确认，2024年{period}全镇新增最低生活保障对象{sum1}户{sum2}人，因收入提高等原因退出{sum3}户。现将各村（社区）情况公示如下（为保护个人隐私，具体名单在所在村（社区）公开栏公示）：',
    '2024年{period}，镇社会事务办公室会同各村（社区）对新申请家庭逐户调查，对在册家庭开展动态复核，并通过居民家庭经济状况信息平台核对。经集体研究，新增保障对象{sum1}户{sum2}人，退出{sum3}户。分村（社区）情况见下表：',
    '为做到应保尽保、应退尽退，按照《社会救助暂行办法》的规定，我镇对2024年{period}最低生活保障申请和动态管理情况进行了审核，共确认新增{sum1}户{sum2}人、退出{sum3}户，新增对象当月增加保障金{sum4}元。具体情况如下：',
  ],
  head: ['村（社区）', '新增户数（户）', '新增人数（人）', '退出户数（户）', '新增月保障金（元）'],
  places: 'all',
  count: [4, 7],
  numbers: (random) => {
    const households = random.between(1, 4);
    const people = households + random.between(0, 3);
    return [households, people, random.between(0, 2), people * random.between(38, 52) * 10];
  },
  details: [
    '最低生活保障实行动态管理，家庭人口、收入和财产发生变化的，应当及时告知村（社区）。对隐瞒真实情况、骗取保障待遇的，依法停止保障并追回资金。',
    '新增对象自审核确认的次月起发放保障金，资金通过“一卡通”直接发放到户。困难家庭可以随时向村（社区）或者镇便民服务大厅提出申请，也可以委托他人代为申请。',
    '退出家庭中符合渐退条件的，按照规定给予渐退期。暂不符合最低生活保障条件但确有困难的，由社会事务办公室引导申请临时救助或者其他专项救助。',
  ],
  objectionDays: 7,
};

const temporaryRelief: Series = {
  key: 'temporary-relief',
  field: 'socialAssistance',
  unit: UNIT,
  theme: THEME,
  keywords: ['临时救助', '资金发放'],
  items: [
    ['第一季度', '2024-04-09'],
    ['第二季度', '2024-07-09'],
    ['第三季度', '2024-10-10'],
    ['第四季度', '2024-12-27'],
  ],
  title: '三角镇2024年{period}临时救助资金发放情况公示',
  summary: '公示三角镇2024年{period}临时救助资金发放情况，共救助{sum1}人次，发放资金{wan2}万元。',
  openings: [
    '按照临时救助“分级审批、先行救助”的要求，2024年{period}我镇对因突发事件、意外伤害、重大疾病等导致基本生活陷入困难的家庭和个人给予临时救助，共计{sum1}人次，发放救助金{wan2}万元。现将各村（社区）发放情况公示如下：',
    '2024年{period}，经申请受理、调查核实、审核公示等程序，我镇向{places}个村（社区）的困难群众发放临时救助金{wan2}万元，惠及{sum1}人次。具体情况见下表：',
  ],
  head: ['村（社区）', '救助人次', '救助金额（元）'],
  places: 'all',
  count: [5, 8],
  numbers: (random) => {
    const people = random.between(1, 6);
    return [people, people * random.between(8, 20) * 100];
  },
  details: [
    '上述资金来源为上级下达的困难群众救助补助资金，已全部通过社会化方式发放到救助对象账户。同一家庭一年内以同一事由重复申请且无正当理由的，不予救助。',
    '情况紧急、需要立即采取措施的，可以先行救助，之后补办手续。群众发现身边有人遇到急难情况的，可以直接告诉村（社区）干部或者拨打镇政府值班电话。',
  ],
  objectionDays: 5,
  attachment: '{period}临时救助资金发放汇总表',
};

/** 社会救助: 16 notices. */
export const socialAssistanceDocuments: readonly DemoDocument[] = [
  ...documentsOf(minimumLiving, 101),
  ...documentsOf(temporaryRelief, 102),
];
