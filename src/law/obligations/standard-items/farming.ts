import { days, each, progress, shown } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

const FUNDS = '国开办发〔2018〕11号';

/** 涉农补贴: policy and guide once, the farmers shown before each round, the payments after it. */
export const FARM_SUBSIDIES: FieldSpec = {
  field: 'farm-subsidies',
  ground: '政府信息公开条例第19条、第21条',
  county: '县级农业农村部门、财政部门',
  levels: ['county', 'township'],
  categories: {
    政策和申报: [
      {
        slug: 'policy',
        name: '补贴政策',
        content: '补贴的种类、依据、对象、范围和标准，资金的来源。',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'guide',
        name: '申报指南',
        content: '申报的条件、材料、程序、时间，受理的单位和咨询电话。',
        channels: GUIDE_CHANNELS,
      },
    ],
    农业生产补贴: [
      {
        slug: 'farmland',
        name: '耕地地力保护补贴公示',
        content: '农户、补贴的面积、标准和金额，提出异议的电话。',
        rule: shown(days(7)),
        channels: POSTED_CHANNELS,
        at: 'township',
      },
      {
        slug: 'machinery',
        name: '农机购置与应用补贴',
        content: '补贴的机具和额度、受益的购机者、资金使用的进度。',
        basis: '农业机械化促进法第27条',
        rule: each('month'),
        at: 'county',
      },
      {
        slug: 'training',
        name: '高素质农民培育',
        content: '培训的计划、机构、对象和人数，补助的标准。',
        at: 'county',
      },
    ],
    农业保险: [
      {
        slug: 'insurance',
        name: '政策性农业保险',
        content: '承保的品种、保费和财政补贴的比例，参保和理赔的公示。',
        basis: '农业保险条例',
        channels: POSTED_CHANNELS,
      },
    ],
    补贴结果: [
      {
        slug: 'payments',
        name: '补贴资金发放',
        content: '每一批发放的项目、户数、金额和时间，通过“一卡通”发放的明细。',
        basis: '村民委员会组织法第30条',
        rule: each('quarter'),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'complaints',
        name: '监督举报',
        content: '举报的电话和地址、受理的单位、查处的结果。',
        channels: POSTED_CHANNELS,
      },
    ],
  },
};

/** 巩固脱贫攻坚成果: what concerns single households in need of watching stays in numbers. */
export const POVERTY_RELIEF: FieldSpec = {
  field: 'poverty-relief',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级农业农村部门',
  levels: ['county', 'township'],
  categories: {
    政策: [
      {
        slug: 'policy',
        name: '帮扶政策',
        content: '产业、就业、教育、医疗和住房等帮扶措施的对象、标准和申请的办法。',
        basis: '乡村振兴促进法',
        channels: POSTED_CHANNELS,
      },
    ],
    对象: [
      {
        slug: 'monitoring',
        name: '防止返贫监测',
        content: '监测对象认定和消除风险的标准与程序，认定和消除风险的户数。',
        rule: each('quarter'),
        channels: POSTED_CHANNELS,
      },
    ],
    资金和项目: [
      {
        slug: 'funds',
        name: '衔接资金分配',
        content: '资金的名称、来源、数额、分配的原则和结果、监督的电话。',
        basis: FUNDS,
        rule: shown(days(10), { article: FUNDS }),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'projects',
        name: '项目库和年度计划',
        content: '项目的名称、地点、建设内容、投资、受益的范围和带动的机制。',
        basis: FUNDS,
        rule: shown(days(10), { article: FUNDS }),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'implementation',
        name: '项目实施',
        content: '施工的单位、进度、资金支付、验收的结果和效果。',
        basis: FUNDS,
        rule: progress(),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'assets',
        name: '项目资产管理',
        content: '资产的名称、权属、管护的责任人、收益和分配。',
        rule: each('year'),
        channels: POSTED_CHANNELS,
      },
    ],
    监督: [
      {
        slug: 'complaints',
        name: '监督举报',
        content: '举报的电话、受理的单位、办理的结果。',
        channels: POSTED_CHANNELS,
      },
    ],
  },
};
