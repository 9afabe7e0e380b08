import type { Random } from '../random.ts';
import type { DemoDocument } from '../types.ts';
import { type Series, documentsOf } from './series.ts';

const HOUSING = {
  field: 'dilapidatedHousing',
  unit: '规划建设管理环保办公室',
  theme: '城乡建设、环境保护',
  places: 'farming',
} as const;

const renovationHouseholds: Series = {
  ...HOUSING,
  key: 'renovation-households',
  keywords: ['农村危房改造', '对象认定'],
  items: [
    ['第一批', '2024-02-28'],
    ['第二批', '2024-05-09'],
    ['第三批', '2024-07-11'],
    ['第四批', '2024-09-19'],
  ],
  title: '三角镇2024年农村危房改造{period}对象认定情况公示',
  summary: '公示三角镇2024年农村危房改造{period}对象认定情况，共{sum1}户，其中C级{sum2}户、D级{sum3}户。',
  openings: [
    '经农户申请、村民会议或者村民代表会议评议、村级公示、房屋安全鉴定和镇级审核，2024年农村危房改造{period}拟认定对象{sum1}户，其中C级{sum2}户、D级{sum3}户。现将各村情况公示如下：',
    '我镇对农村低收入群体等重点对象的住房安全开展了逐户排查，{period}排查出符合改造条件的房屋{sum1}户，经第三方鉴定，C级{sum2}户、D级{sum3}户，拟纳入2024年改造计划。分村情况如下：',
  ],
  head: ['村', '拟改造户数（户）', '其中：C级（户）', '其中：D级（户）'],
  count: [3, 6],
  numbers: (random) => {
    const [levelC, levelD] = [random.between(1, 3), random.between(0, 2)];
    return [levelC + levelD, levelC, levelD];
  },
  details: [
    '改造对象限于农村易返贫致贫户、最低生活保障户、分散供养特困人员以及其他低收入户，一户只能享受一次。C级房屋以修缮加固为主，D级房屋原则上拆除重建。',
    '纳入计划的农户应当在三个月内开工，施工期间由镇规划建设管理环保办公室派员巡查，重点检查地基、圈梁和屋面。具体对象姓名在所在村公开栏公示，公示期满后撤下。',
  ],
  objectionDays: 7,
};

const renovationFunds: Series = {
  ...HOUSING,
  key: 'renovation-funds',
  keywords: ['农村危房改造', '补助资金'],
  items: [
    ['第一批', '2024-06-13'],
    ['第二批', '2024-08-15'],
    ['第三批', '2024-10-17'],
    ['第四批', '2024-12-12'],
  ],
  title: '三角镇2024年农村危房改造{period}竣工验收和补助资金公示',
  summary: '公示三角镇2024年农村危房改造{period}竣工验收情况，合格{sum1}户，补助资金{wan2}万元。',
  openings: [
    '2024年农村危房改造{period}房屋已经竣工。镇规划建设管理环保办公室会同村委会逐户验收，合格{sum1}户，应补助资金{wan2}万元。现公示如下：',
    '根据农村危房改造补助资金管理的有关规定，{period}竣工房屋经现场查验质量安全、核对档案资料，{sum1}户达到入住条件，拟兑现补助{wan2}万元。分村情况见下表：',
  ],
  head: ['村', '验收合格（户）', '补助金额（元）'],
  count: [3, 6],
  numbers: (random) => {
    const households = random.between(1, 4);
    return [households, households * random.between(75, 210) * 100];
  },
  details: [
    '补助资金由财政部门通过“一卡通”直接支付给农户，任何单位和个人不得截留、抵扣。农户建房实际支出低于补助标准的，按实际支出补助。',
    '验收资料实行一户一档，包括申请书、鉴定报告、改造前中后照片和验收表。验收后一年内发现质量问题的，由施工方负责维修。',
  ],
  objectionDays: 5,
  attachment: '农村危房改造{period}补助资金汇总表',
};

const homesteads: Series = {
  key: 'homesteads',
  field: 'homestead',
  unit: '规划建设管理环保办公室',
  theme: '国土资源、能源',
  keywords: ['宅基地审批', '农村建房'],
  items: [
    ['第一批', '2024-01-18'],
    ['第二批', '2024-03-07'],
    ['第三批', '2024-04-23'],
    ['第四批', '2024-06-04'],
    ['第五批', '2024-07-23'],
    ['第六批', '2024-09-05'],
    ['第七批', '2024-10-29'],
    ['第八批', '2024-12-17'],
  ],
  title: '三角镇2024年农村宅基地使用情况审核（{period}）公示',
  summary: '公示三角镇2024年{period}农村宅基地使用情况审核结果，共{sum1}宗，批准面积{sum3}平方米。',
  openings: [
    '根据《中华人民共和国土地管理法》第六十二条和农村宅基地审批管理的有关规定，经村民申请、村民小组讨论、村级审查和镇政府审核，{period}拟批准农村宅基地{sum1}宗，其中使用原宅基地{sum2}宗，批准宅基地面积{sum3}平方米。现公示如下：',
    '我镇便民服务大厅统一受理农村建房申请，有关机构联合开展“申请审查到场、批准后丈量批放到场、住宅建成后核查到场”。{period}共审核通过{sum1}宗，使用原宅基地{sum2}宗，面积合计{sum3}平方米。分村情况如下：',
    '2024年{period}农村宅基地使用申请已经审核完毕，{places}个村共{sum1}宗符合一户一宅、规划和用地要求，其中原址改建{sum2}宗，批准面积{sum3}平方米。现将审核结果公示如下：',
  ],
  head: ['村', '审核通过（宗）', '其中：使用原宅基地（宗）', '批准面积（平方米）'],
  places: 'farming',
  count: [3, 6],
  numbers: (random) => {
    const plots = random.between(1, 4);
    return [plots, random.between(0, plots), plots * random.between(86, 120)];
  },
  details: [
    '取得批准书后，建房人应当按批准的位置、面积和层数建设，新房建成后按规定退出旧宅基地。未批先建、少批多占的，依法处理。',
    '房屋竣工后，建房人应当向镇政府申请核查，镇政府实地检查是否按批准内容使用宅基地、是否按规划要求和质量安全要求建设。',
  ],
  objectionDays: 5,
};

const LAND = {
  field: 'landAcquisition',
  unit: '规划建设管理环保办公室',
  theme: '国土资源、能源',
  places: 'farming',
} as const;

const PROJECTS = ['柏香湾片区道路连接线', '场口污水管网延伸工程', '石笋坡提水泵站'] as const;

/** Survey and payments of a project draw the same places and figures, having the same seed. */
function drawLand(random: Random): { households: number; area: number; farmland: number } {
  const [households, farmland, other] = [
    random.between(3, 11),
    random.between(900, 3200),
    random.between(150, 900),
  ];
  return { households, farmland, area: farmland + other };
}

const landSurvey: Series = {
  ...LAND,
  key: 'land-survey',
  keywords: ['土地现状调查', '征地信息'],
  items: [
    [PROJECTS[0], '2024-03-19'],
    [PROJECTS[1], '2024-06-27'],
    [PROJECTS[2], '2024-09-10'],
  ],
  title: '三角镇{period}项目拟征收土地现状调查结果公示',
  summary:
    '公示{period}项目拟征收土地现状调查结果，涉及{sum1}户，拟征收面积{sum2}平方米，其中耕地{sum3}平方米。',
  openings: [
    '根据《中华人民共和国土地管理法》及其实施条例，{period}项目拟征收土地的现状调查工作已经完成，涉及{places}个村、{sum1}户，拟征收面积{sum2}平方米，其中耕地{sum3}平方米。调查结果已由农村集体经济组织、农户签字确认，现公示如下：',
    '受区征地实施机构委托，我镇协助完成了{period}项目拟征收土地现状调查，查清了土地的位置、权属、地类、面积以及地上附着物情况，共涉及{sum1}户、{sum2}平方米，其中耕地{sum3}平方米。现将结果公示如下：',
  ],
  head: ['村', '涉及户数（户）', '拟征收面积（平方米）', '其中：耕地（平方米）'],
  count: [2, 3],
  numbers: (random) => {
    const { households, area, farmland } = drawLand(random);
    return [households, area, farmland];
  },
  details: [
    '自拟征收土地预公告发布之日起，任何单位和个人不得在拟征收范围内抢栽抢建；违反规定抢栽抢建的，对抢栽抢建部分不予补偿。',
    '对调查结果有异议的，应当在公示期内书面提出，镇规划建设管理环保办公室将会同村委会现场复核，并将复核结果书面告知提出人。',
  ],
  objectionDays: 10,
};

const landPayments: Series = {
  ...LAND,
  key: 'land-payments',
  keywords: ['征地补偿', '费用支付'],
  items: [
    [PROJECTS[0], '2024-07-30'],
    [PROJECTS[1], '2024-10-22'],
    [PROJECTS[2], '2024-12-19'],
  ],
  title: '三角镇{period}项目征地补偿费用支付情况公示',
  summary: '公示{period}项目征地补偿费用支付情况，涉及{sum1}户，支付补偿费用{wan4}万元。',
  openings: [
    '{period}项目征地补偿安置协议已经签订完毕，有关补偿费用已按协议足额支付。共涉及{places}个村、{sum1}户，其中土地补偿费和安置补助费{wan2}万元，青苗及地上附着物补偿费{wan3}万元，合计{wan4}万元。现公示如下：',
  ],
  head: ['村', '户数（户）', '土地补偿费和安置补助费（元）', '青苗及地上附着物补偿费（元）', '合计（元）'],
  count: [2, 3],
  numbers: (random) => {
    const { households, area, farmland } = drawLand(random);
    const [land, crops] = [area * 62, farmland * 18];
    return [households, land, crops, land + crops];
  },
  details: [
    '补偿标准按重庆市綦江区人民政府公布的征地补偿安置标准执行。土地补偿费在农村集体经济组织内部的分配方案，由村民会议讨论决定，并在村公开栏公布。',
    '符合条件的被征地人员可以按规定参加基本养老保险，有关手续由劳动就业和社会保障服务所协助办理。',
  ],
  objectionDays: 5,
};

/** 农村危房改造 8, 宅基地 8, 农村集体土地征收 6. */
export const housingAndLandDocuments: readonly DemoDocument[] = [
  ...documentsOf(renovationHouseholds, 301),
  ...documentsOf(renovationFunds, 302),
  ...documentsOf(homesteads, 303),
  ...documentsOf(landSurvey, 304),
  ...documentsOf(landPayments, 304),
];
