import type { DemoDocument } from '../types.ts';
import { type Series, documentsOf } from './series.ts';

const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度'] as const;
type Days = readonly [string, string, string, string];

function quarterly(days: Days): Series['items'] {
  return QUARTERS.map((quarter, index) => [quarter, days[index] ?? days[0]]);
}

const WORK = {
  field: 'employment',
  unit: '劳动就业和社会保障服务所',
  theme: '劳动、人事、监察',
  places: 'all',
} as const;

const publicJobs: Series = {
  ...WORK,
  key: 'public-jobs',
  steady: true,
  keywords: ['公益性岗位', '岗位补贴'],
  items: quarterly(['2024-04-12', '2024-07-12', '2024-10-16', '2024-12-20']),
  title: '三角镇2024年{period}公益性岗位补贴发放情况公示',
  summary: '公示三角镇2024年{period}公益性岗位补贴发放情况，在岗{sum1}人，发放补贴{wan2}万元。',
  openings: [
    '2024年{period}，我镇开发的保洁保绿、河库巡查、养老护理等公益性岗位在岗{sum1}人，经村（社区）考勤、镇级审核，应发放岗位补贴{wan2}万元。现将各村（社区）情况公示如下：',
    '按照公益性岗位“按需设岗、以岗聘任、在岗领补、有序退岗”的要求，镇劳动就业和社会保障服务所对{period}在岗情况进行了核查，{sum1}人符合补贴条件，补贴金额{wan2}万元。具体如下：',
  ],
  head: ['村（社区）', '在岗人数（人）', '补贴金额（元）'],
  count: [6, 10],
  numbers: (random, index) => {
    const people = random.between(2, 6) + (random.between(0, 2) === index % 3 ? 1 : 0);
    return [people, people * 2100];
  },
  details: [
    '公益性岗位优先安置就业困难人员，不得优亲厚友、轮流坐庄。在岗人员无故连续旷工的，取消岗位补贴并重新选聘。',
    '岗位职责、工作时间和考勤情况由村（社区）按月公布。群众发现虚报冒领、一人多岗的，可以向我镇反映。',
  ],
  objectionDays: 5,
};

const travelSubsidy: Series = {
  ...WORK,
  key: 'travel-subsidy',
  keywords: ['务工交通补贴', '脱贫人口'],
  items: [
    ['第一批', '2024-05-30'],
    ['第二批', '2024-10-31'],
  ],
  title: '三角镇2024年脱贫人口跨区域务工交通补贴（{period}）公示',
  summary: '公示三角镇2024年{period}脱贫人口跨区域务工交通补贴，惠及{sum1}人，金额{wan2}万元。',
  openings: [
    '为支持脱贫人口和防止返贫监测对象外出务工，经本人申请、村（社区）核实、镇级复核，2024年跨区域务工交通补贴{period}拟补助{sum1}人、{wan2}万元。现将分村（社区）情况公示如下：',
    '2024年跨区域务工交通补贴{period}审核工作已经完成，{places}个村（社区）共{sum1}人符合条件，按务工地分档补助，合计{wan2}万元。现予公示：',
  ],
  head: ['村（社区）', '补助人数（人）', '补助金额（元）'],
  count: [6, 9],
  numbers: (random) => {
    const [near, far] = [random.between(1, 7), random.between(2, 9)];
    return [near + far, near * 200 + far * 500];
  },
  details: [
    '补助标准为：市内跨区县务工每人200元，市外务工每人500元，每人每年享受一次。申请时应当提供务工证明和往返交通凭证，电子凭证同样有效。',
    '本人不便到现场办理的，可以由家属代办，也可以通过村（社区）工作人员线上提交。资金通过社会保障卡发放。',
  ],
  objectionDays: 5,
};

const training: Series = {
  ...WORK,
  key: 'training',
  keywords: ['职业技能培训'],
  items: [
    ['中式烹饪', '2024-04-11'],
    ['果树修剪', '2024-06-26'],
    ['养老护理', '2024-08-29'],
    ['电工基础', '2024-11-07'],
  ],
  title: '三角镇2024年{period}技能培训班开办情况公示',
  summary: '公示三角镇2024年{period}技能培训班开办情况，参训{sum1}人，取得合格证书{sum2}人。',
  openings: [
    '根据群众报名意愿和用工需求，镇劳动就业和社会保障服务所组织开办了{period}技能培训班，免费培训{sum1}人，经考核合格{sum2}人，发放生活补助{sum3}元。现将参训情况公示如下：',
    '2024年我镇{period}技能培训班已经结业，来自{places}个村（社区）的{sum1}人参加了学习，{sum2}人通过考核，学员生活补助共{sum3}元。分村（社区）情况如下：',
  ],
  head: ['村（社区）', '参训人数（人）', '考核合格（人）', '生活补助（元）'],
  count: [5, 8],
  numbers: (random) => {
    const people = random.between(3, 8);
    return [people, people - random.between(0, 1), people * 5 * 50];
  },
  details: [
    '培训为期5天，理论与实操结合，全程签到。符合条件的脱贫人口、农村低收入家庭成员等按每人每天50元给予生活补助，补助随培训班结业一次性发放。',
    '考核合格的学员可以通过镇劳动就业和社会保障服务所登记求职意向，由工作人员推荐岗位。下一期培训工种将根据报名情况确定。',
  ],
  objectionDays: 5,
};

const ELDERLY = {
  field: 'elderlyCare',
  unit: '社会事务办公室',
  theme: '民政、扶贫、救灾',
  places: 'all',
} as const;

const oldAgeAllowance: Series = {
  ...ELDERLY,
  key: 'old-age-allowance',
  steady: true,
  keywords: ['高龄津贴'],
  items: quarterly(['2024-03-29', '2024-06-28', '2024-09-27', '2024-12-24']),
  title: '三角镇2024年{period}高龄津贴发放情况公示',
  summary: '公示三角镇2024年{period}高龄津贴发放情况，共{sum1}人，发放{wan2}万元。',
  openings: [
    '2024年{period}，全镇享受高龄津贴的老年人共{sum1}人，发放津贴{wan2}万元，已通过社会保障卡发放到本人账户。现将各村（社区）情况公示如下：',
    '经村（社区）走访核实、镇社会事务办公室审核和数据比对，2024年{period}我镇应发放高龄津贴{sum1}人、{wan2}万元。具体情况如下：',
  ],
  head: ['村（社区）', '享受人数（人）', '发放金额（元）'],
  count: [10, 10],
  numbers: (random, index) => {
    const people = random.between(18, 52) + (random.between(0, 3) <= index ? 1 : 0);
    return [people, people * 150];
  },
  details: [
    '年满80周岁的本镇户籍老年人可以由本人、亲属或者村（社区）代为申请，从申请的次月起发放。老年人去世或者户籍迁出的，家属应当及时告知村（社区）。',
    '为防止漏发、错发，社会事务办公室每季度与公安、人力社保等部门的数据比对一次。多发的津贴依法追回，漏发的予以补发。',
  ],
  objectionDays: 5,
};

const careStations: Series = {
  ...ELDERLY,
  key: 'care-stations',
  steady: true,
  keywords: ['养老服务站', '助餐服务'],
  items: quarterly(['2024-04-08', '2024-07-04', '2024-10-09', '2024-12-18']),
  title: '三角镇2024年{period}村级养老服务站点运行情况公示',
  summary: '公示三角镇2024年{period}村级养老服务站点运行情况，开展助餐等服务{sum1}人次，运营补助{wan3}万元。',
  openings: [
    '2024年{period}，全镇{places}个村级养老服务站点（互助点）共提供助餐服务{sum1}人次、上门探访{sum2}人次，经考核拟给予运营补助{wan3}万元。现公示如下：',
    '镇社会事务办公室按季度对养老服务站点开展考核，重点看开放时间、服务台账、食品安全和老年人满意度。{period}各站点助餐{sum1}人次、探访{sum2}人次，应补助{wan3}万元。分站点情况如下：',
  ],
  head: ['站点所在村（社区）', '助餐服务（人次）', '上门探访（人次）', '运营补助（元）'],
  count: [5, 7],
  numbers: (random, index) => [
    random.between(120, 460) + 13 * index,
    random.between(40, 160) + 5 * ((index + 1) % 3),
    random.between(12, 30) * 100,
  ],
  details: [
    '站点每周开放不少于五天，为六十周岁以上老年人提供助餐、文化娱乐、健康监测等服务。独居、空巢、留守老年人由志愿者每月至少探访两次。',
    '补助资金只能用于站点的人员劳务、水电和设施维护，不得发放福利。站点收支情况由所在村（社区）每季度公布一次。',
  ],
  objectionDays: 5,
};

const disabledElderly: Series = {
  ...ELDERLY,
  key: 'disabled-elderly',
  keywords: ['失能老年人', '护理补贴'],
  items: [
    ['上半年', '2024-07-18'],
    ['下半年', '2024-12-16'],
  ],
  title: '三角镇2024年{period}经济困难失能老年人养老服务补贴公示',
  summary: '公示三角镇2024年{period}经济困难失能老年人养老服务补贴，共{sum1}人、{wan2}万元。',
  openings: [
    '根据经济困难失能老年人养老服务补贴政策，经申请、能力评估和审核，2024年{period}我镇共有{sum1}名老年人享受补贴，金额{wan2}万元。为保护个人隐私，只公布分村（社区）汇总数：',
    '2024年{period}，我镇对申请养老服务补贴的经济困难失能老年人逐一上门评估，{sum1}人符合条件，补贴金额{wan2}万元。现将汇总情况公示如下：',
  ],
  head: ['村（社区）', '享受人数（人）', '补贴金额（元）'],
  count: [7, 10],
  numbers: (random) => {
    const people = random.between(1, 6);
    return [people, people * 1200];
  },
  details: [
    '补贴用于购买生活照料、康复护理等服务。老年人身体状况、家庭经济状况发生变化的，应当重新评估。',
    '对行动不便的老年人，镇、村工作人员可以上门受理申请。评估由具有资质的机构承担，不向老年人收取费用。',
  ],
  objectionDays: 7,
};

const legalAdvisers: Series = {
  key: 'legal-advisers',
  field: 'legalServices',
  unit: '平安法治办公室',
  theme: '公安、安全、司法',
  keywords: ['村（社区）法律顾问'],
  items: quarterly(['2024-04-15', '2024-07-08', '2024-10-18', '2024-12-23']),
  title: '三角镇2024年{period}村（社区）法律顾问服务情况公示',
  summary: '公示三角镇2024年{period}村（社区）法律顾问服务情况，解答咨询{sum1}人次，参与调解{sum2}件。',
  openings: [
    '2024年{period}，我镇村（社区）法律顾问坚持每月到村服务，累计解答法律咨询{sum1}人次，参与调解纠纷{sum2}件，举办法治讲座{sum3}场。现将服务情况公示如下：',
    '为方便群众就近获得法律帮助，全镇各村（社区）均聘请了法律顾问。{period}共接待咨询{sum1}人次、参与调解{sum2}件、举办讲座{sum3}场，分村（社区）情况如下：',
  ],
  head: ['村（社区）', '解答咨询（人次）', '参与调解（件）', '法治讲座（场）'],
  places: 'all',
  count: [10, 10],
  numbers: (random) => [random.between(6, 28), random.between(0, 4), random.between(0, 1)],
  details: [
    '法律顾问的姓名、联系方式和到村时间在各村（社区）公共法律服务工作室公布，服务免费。咨询内容主要涉及土地流转、婚姻家庭、劳动报酬和交通事故赔偿。',
    '符合《中华人民共和国法律援助法》规定条件的群众，可以由村（社区）协助向区法律援助机构提出申请，也可以到镇公共法律服务工作站递交材料。',
  ],
  objectionDays: null,
};

const mediation: Series = {
  key: 'mediation',
  field: 'legalServices',
  unit: '平安法治办公室',
  theme: '公安、安全、司法',
  keywords: ['人民调解', '以奖代补'],
  items: [
    ['1月至4月', '2024-05-23'],
    ['5月至8月', '2024-09-13'],
    ['9月至11月', '2024-12-05'],
  ],
  title: '三角镇2024年{period}人民调解案件以奖代补公示',
  summary: '公示三角镇2024年{period}人民调解案件以奖代补情况，调解成功{sum1}件，补贴{sum2}元。',
  openings: [
    '按照人民调解案件以奖代补的有关规定，平安法治办公室对各村（社区）2024年{period}报送的调解卷宗逐件评查，认定调解成功案件{sum1}件，拟发放补贴{sum2}元。现公示如下：',
    '2024年{period}，全镇各人民调解委员会共调解成功纠纷{sum1}件，经卷宗评查、当事人回访，拟发放以奖代补资金{sum2}元。分村（社区）情况如下：',
  ],
  head: ['村（社区）', '调解成功（件）', '补贴金额（元）'],
  places: 'all',
  count: [6, 9],
  numbers: (random) => {
    const [simple, written] = [random.between(1, 5), random.between(0, 3)];
    return [simple + written, simple * 50 + written * 200];
  },
  details: [
    '补贴标准为：口头协议案件每件50元，制作书面协议的案件每件200元。补贴发放给直接参与调解的人民调解员，案件当事人不承担任何费用。',
    '根据《中华人民共和国人民调解法》，经人民调解委员会调解达成的调解协议具有法律约束力，双方当事人可以依法向人民法院申请司法确认。',
  ],
  objectionDays: 5,
};

const familySupport: Series = {
  key: 'family-support',
  field: 'health',
  unit: '社会事务办公室',
  theme: '卫生、体育',
  keywords: ['计划生育家庭', '奖励扶助'],
  items: [
    ['奖励扶助', '2024-04-18'],
    ['特别扶助', '2024-05-16'],
  ],
  title: '三角镇2024年计划生育家庭{period}对象确认情况公示',
  summary: '公示三角镇2024年计划生育家庭{period}对象确认情况，新增{sum1}人，退出{sum2}人。',
  openings: [
    '经本人申请、村（社区）评议、镇级初审，2024年我镇计划生育家庭{period}拟新增对象{sum1}人，因死亡、户籍迁出等原因退出{sum2}人。现将各村（社区）情况公示如下：',
    '2024年计划生育家庭{period}资格确认和年审工作已经完成初审，拟新增{sum1}人、退出{sum2}人。因涉及个人隐私，本公示只列分村（社区）人数：',
  ],
  head: ['村（社区）', '新增（人）', '退出（人）'],
  places: 'all',
  count: [7, 10],
  numbers: (random) => [random.between(0, 5), random.between(0, 3)],
  details: [
    '奖励扶助金每年发放一次，由区级财政通过社会保障卡支付。对象本人应当配合年审，提供真实的婚育情况。',
    '特别扶助对象同时享受联系人制度、家庭医生签约服务和就医绿色通道，镇、村联系人每季度至少走访一次。',
  ],
  objectionDays: 7,
};

const familyDoctors: Series = {
  key: 'family-doctors',
  field: 'health',
  unit: '社会事务办公室',
  theme: '卫生、体育',
  keywords: ['家庭医生', '基本公共卫生服务'],
  items: quarterly(['2024-04-10', '2024-07-10', '2024-10-15', '2024-12-26']),
  title: '三角镇2024年{period}家庭医生签约和基本公共卫生服务情况公示',
  summary:
    '公示三角镇2024年{period}家庭医生签约和基本公共卫生服务情况，随访高血压患者{sum2}人次、糖尿病患者{sum3}人次。',
  openings: [
    '2024年{period}，镇卫生院家庭医生团队到村服务，新签约居民{sum1}人，随访高血压患者{sum2}人次、糖尿病患者{sum3}人次。现将各村（社区）服务情况公布如下：',
    '为做好基本公共卫生服务，{period}镇卫生院组织医护人员和乡村医生分片包干，完成高血压患者随访{sum2}人次、糖尿病患者随访{sum3}人次，新签约{sum1}人。分村（社区）情况如下：',
  ],
  head: ['村（社区）', '新签约（人）', '高血压随访（人次）', '糖尿病随访（人次）'],
  places: 'all',
  count: [10, 10],
  numbers: (random) => [random.between(8, 60), random.between(35, 120), random.between(10, 48)],
  details: [
    '六十五周岁以上老年人每年可以享受一次免费健康体检，体检时间由村（社区）另行通知。行动不便的老年人和重度残疾人，由家庭医生团队上门服务。',
    '基本公共卫生服务项目由财政承担费用，居民免费享受。居民对签约服务不满意的，可以更换家庭医生团队。',
  ],
  objectionDays: null,
};

const pensionInsurance: Series = {
  key: 'social-insurance',
  field: 'socialInsurance',
  unit: '劳动就业和社会保障服务所',
  theme: '劳动、人事、监察',
  keywords: ['城乡居民保险', '参保'],
  items: [
    ['城乡居民基本养老保险代缴', '2024-03-25'],
    ['城乡居民基本医疗保险参保资助', '2024-06-11'],
    ['城乡居民基本养老保险待遇资格认证', '2024-11-14'],
  ],
  title: '三角镇2024年{period}情况公示',
  summary: '公示三角镇2024年{period}情况，涉及{sum1}人，已完成{sum2}人，未完成{sum3}人。',
  openings: [
    '2024年{period}工作涉及我镇居民{sum1}人，目前已完成{sum2}人，尚有{sum3}人正在核实办理。现将各村（社区）情况公示如下：',
    '按照《中华人民共和国社会保险法》和有关政策，我镇会同各村（社区）推进2024年{period}工作，应办{sum1}人，已办{sum2}人，未办{sum3}人。具体情况如下：',
  ],
  head: ['村（社区）', '应办（人）', '已办（人）', '未办（人）'],
  places: 'all',
  count: [10, 10],
  numbers: (random) => {
    const [made, open] = [random.between(36, 180), random.between(0, 4)];
    return [made + open, made, open];
  },
  details: [
    '代缴对象为最低生活保障对象、特困人员、重度残疾人等困难群体，由财政按规定标准代缴养老保险费，不需要本人垫付。',
    '资助对象包括特困人员、最低生活保障对象和防止返贫监测对象等，个人缴费部分按规定分档资助。已经全额缴费的，由医保部门退回应资助部分。',
    '领取待遇的居民每年应当完成一次资格认证，可以通过手机自助办理，也可以由村（社区）工作人员上门办理。逾期未认证的暂停发放，认证后补发。',
  ],
  objectionDays: 5,
};

/** 就业创业 10, 养老服务 10, 公共法律服务 7, 卫生健康 6, 社会保险 3. */
export const peopleServiceDocuments: readonly DemoDocument[] = [
  publicJobs,
  travelSubsidy,
  training,
  oldAgeAllowance,
  careStations,
  disabledElderly,
  legalAdvisers,
  mediation,
  familySupport,
  familyDoctors,
  pensionInsurance,
].flatMap((series, index) => documentsOf(series, 401 + index));
