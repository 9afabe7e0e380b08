import type { DemoDocument } from '../types.ts';
import { type Series, documentsOf } from './series.ts';

const COMMON = {
  field: 'agriculturalSubsidies',
  unit: '农业服务中心',
  theme: '农业、林业、水利',
  places: 'farming',
} as const;

const landFertility: Series = {
  ...COMMON,
  key: 'land-fertility',
  steady: true,
  keywords: ['耕地地力保护补贴'],
  items: [
    ['面积核定', '2024-04-16'],
    ['资金发放', '2024-06-18'],
  ],
  title: '三角镇2024年耕地地力保护补贴{period}情况公示',
  summary: '公示三角镇2024年耕地地力保护补贴{period}情况，涉及{sum1}户，面积{sum2}亩，金额{wan3}万元。',
  openings: [
    '根据2024年耕地地力保护补贴工作安排，我镇以农村土地承包经营权确权登记面积为基础，逐村扣除已改变用途、长期撂荒等不予补贴的面积，完成了面积核定。全镇应补{sum1}户、{sum2}亩，按亩均110元测算补贴资金{wan3}万元。现将各村核定情况公示如下：',
    '2024年耕地地力保护补贴面积经农户确认、村级公示和镇级复核无异议，补贴资金已按每亩110元的标准通过“一卡通”发放到户，共发放{sum1}户、{sum2}亩、{wan3}万元。现将各村发放情况公示如下：',
  ],
  head: ['村', '农户数（户）', '补贴面积（亩）', '补贴金额（元）'],
  count: [8, 8],
  numbers: (random) => {
    const area = random.between(820, 2150);
    return [random.between(310, 690), area, area * 110];
  },
  details: [
    '享受补贴的农户应当做到耕地不撂荒、地力不降低。对已经作为畜牧养殖场、林地、成片粮田转为设施农业用地等已改变用途的耕地，以及长年抛荒的耕地，不予补贴。农户本人的核定面积可以到所在村公开栏查看。',
    '农户收到补贴后请与村级公示的面积核对。账户信息有误造成发放失败的，请于一个月内携带身份证明和“一卡通”到农业服务中心更正，核实后补发。',
  ],
  objectionDays: 7,
  attachment: '耕地地力保护补贴{period}分村汇总表',
};

const machinery: Series = {
  ...COMMON,
  key: 'machinery',
  keywords: ['农机购置与应用补贴'],
  items: [
    ['第一批', '2024-03-28'],
    ['第二批', '2024-06-06'],
    ['第三批', '2024-08-22'],
    ['第四批', '2024-11-21'],
  ],
  title: '三角镇2024年农机购置与应用补贴（{period}）受益对象公示',
  summary: '公示三角镇2024年{period}农机购置与应用补贴受益情况，补贴机具{sum2}台，补贴资金{wan3}万元。',
  openings: [
    '经购机者自愿申请、农业服务中心现场核验机具，2024年{period}农机购置与应用补贴共受理{sum1}户，补贴机具{sum2}台，补贴资金{wan3}万元。机具以微耕机、茎秆粉碎还田机和农产品烘干设备为主，现将分村情况公示如下：',
    '按照农机购置与应用补贴“先购后补、县级结算、直补到卡”的方式，我镇对{period}申请开展了见人、见机、见票核验，{sum1}户购机者的{sum2}台机具符合补贴条件，拟补贴{wan3}万元。分村情况如下：',
  ],
  head: ['村', '购机户数（户）', '补贴机具（台）', '补贴金额（元）'],
  count: [4, 7],
  numbers: (random) => {
    const households = random.between(2, 9);
    const machines = households + random.between(0, 2);
    return [households, machines, machines * random.between(52, 96) * 10];
  },
  details: [
    '购机者对其购买行为和申请资料的真实性负责。享受补贴的机具两年内不得擅自转让，因特殊情况需要转让的，应当到农业服务中心办理变更手续。',
    '补贴资金由区级财政直接拨付到购机者账户，镇、村两级均不收取任何费用。任何单位和个人以代办为名收费的，请及时向我镇反映。',
  ],
  objectionDays: 7,
};

const grainGrowers: Series = {
  ...COMMON,
  key: 'grain-growers',
  keywords: ['种粮大户补贴', '粮食生产'],
  items: [
    ['小春', '2024-05-21'],
    ['大春', '2024-09-24'],
  ],
  title: '三角镇2024年{period}种粮大户补贴面积核实情况公示',
  summary: '公示三角镇2024年{period}种粮大户补贴面积核实情况，涉及种植主体{sum1}个、面积{sum2}亩。',
  openings: [
    '为稳定粮食生产，我镇组织农技人员会同村干部，采取查看流转合同、现场测量和航拍比对相结合的方式，对申报2024年{period}种粮大户补贴的主体逐一核实，共确认{sum1}个主体、{sum2}亩。现公示如下：',
    '2024年{period}种粮大户补贴申报工作已经结束。经村级初审、镇级实地核查，全镇符合条件的种植主体{sum1}个，核实面积{sum2}亩，以水稻和高粱为主。现将分村情况予以公示：',
  ],
  head: ['村', '种植主体（个）', '核实面积（亩）'],
  count: [4, 6],
  numbers: (random) => {
    const growers = random.between(1, 4);
    return [growers, growers * random.between(52, 118)];
  },
  details: [
    '补贴对象为实际种植面积在50亩以上的农户、家庭农场、农民合作社和农业企业，同一地块同一季只计一次。补贴标准由区级有关部门根据资金总量和核实面积确定。',
    '种植主体应当保留土地流转合同、农资购买凭证等资料备查。虚报面积的，取消当年补贴资格，并在三年内不予受理申请。',
  ],
  objectionDays: 7,
};

const beltPlanting: Series = {
  ...COMMON,
  key: 'belt-planting',
  steady: true,
  keywords: ['大豆玉米带状复合种植'],
  items: [
    ['任务落实', '2024-05-14'],
    ['验收结果', '2024-08-13'],
  ],
  title: '三角镇2024年大豆玉米带状复合种植{period}情况公示',
  summary: '公示三角镇2024年大豆玉米带状复合种植{period}情况，共{sum2}亩，补助资金{wan3}万元。',
  openings: [
    '2024年我镇大豆玉米带状复合种植任务已经分解落实到{places}个村、{sum1}户，面积{sum2}亩，按每亩300元安排补助资金{wan3}万元。现将任务落实情况公示如下：',
    '镇农业服务中心组织验收组，对{places}个村的大豆玉米带状复合种植地块进行了实地测量和出苗率抽查，验收合格{sum1}户、{sum2}亩，应兑现补助资金{wan3}万元。现将验收结果公示如下：',
  ],
  head: ['村', '种植户（户）', '面积（亩）', '补助金额（元）'],
  count: [4, 6],
  numbers: (random) => {
    const area = random.between(45, 160);
    return [random.between(12, 46), area, area * 300];
  },
  details: [
    '种植应当采用大豆与玉米间隔成带的模式，确保玉米基本不减产、多收一季豆。农技人员将在播种、田间管理和收获环节到田指导。',
    '补助资金用于种子、专用除草剂和机收作业等支出，通过“一卡通”兑付到户。验收面积与申报面积不一致的，以验收面积为准。',
  ],
  objectionDays: 5,
};

const insurance: Series = {
  ...COMMON,
  key: 'farm-insurance',
  keywords: ['政策性农业保险', '保费补贴'],
  items: [
    ['油菜', '2024-03-14'],
    ['水稻', '2024-07-16'],
    ['生猪', '2024-09-12'],
    ['柑橘', '2024-12-10'],
  ],
  title: '三角镇2024年政策性{period}保险投保情况公示',
  summary:
    '公示三角镇2024年政策性{period}保险投保情况，参保{sum1}户，农户自缴保费{sum2}元，财政补贴保费{sum3}元。',
  openings: [
    '按照政府引导、市场运作、自主自愿、协同推进的原则，2024年我镇{period}保险集中投保工作已经完成，{places}个村共{sum1}户参保，农户自缴保费{sum2}元，财政补贴保费{sum3}元。现将分村情况公示如下：',
    '为提高农户抵御自然风险的能力，承保机构会同各村完成了2024年{period}保险的宣传、登记和验标，参保{sum1}户。保费由财政补贴{sum3}元，农户承担{sum2}元。具体情况如下：',
  ],
  head: ['村', '参保户数（户）', '农户自缴保费（元）', '财政补贴保费（元）'],
  count: [5, 8],
  numbers: (random) => {
    const households = random.between(18, 130);
    const own = households * random.between(8, 15);
    return [households, own, own * 4];
  },
  details: [
    '参保农户受灾后应当及时报案，并保留现场或者照片。承保机构应当在规定时间内查勘定损，赔款直接支付到农户账户，不得以现金方式代领。',
    '投保坚持自愿，任何单位和个人不得强迫或者限制农户投保，也不得替农户垫交保费后冒领赔款。',
  ],
  objectionDays: 5,
};

/** 涉农补贴: 14 notices. */
export const agriculturalSubsidyDocuments: readonly DemoDocument[] = [
  ...documentsOf(landFertility, 201),
  ...documentsOf(machinery, 202),
  ...documentsOf(grainGrowers, 203),
  ...documentsOf(beltPlanting, 204),
  ...documentsOf(insurance, 205),
];
