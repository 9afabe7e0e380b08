import { each, shown, workdays } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 就业创业. */
export const EMPLOYMENT: FieldSpec = {
  field: 'employment',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级人力资源社会保障部门',
  levels: ['county', 'township'],
  categories: {
    就业信息服务: [
      {
        slug: 'policy',
        name: '政策和服务指南',
        content: '就业创业的政策，就业和失业登记的条件、材料、流程和窗口。',
        basis: '就业促进法第35条',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'vacancies',
        name: '岗位信息和招聘活动',
        content: '招聘的单位、岗位、人数、工资和条件，招聘会的时间和地点。',
        basis: '就业促进法第35条；人力资源市场暂行条例',
        rule: each('month'),
        channels: ['website', 'newMedia', 'noticeBoard'],
      },
      {
        slug: 'wages',
        name: '工资指导价位',
        content: '各行业和职业的工资水平、调查的方法和时间。',
        basis: '就业促进法第35条',
        rule: each('year'),
        at: 'county',
      },
    ],
    职业培训: [
      {
        slug: 'training',
        name: '培训信息',
        content: '培训的项目、机构、对象、时间和补贴的标准。',
        basis: '就业促进法第49条、第50条',
        channels: POSTED_CHANNELS,
      },
    ],
    就业援助: [
      {
        slug: 'hardship',
        name: '就业困难人员认定',
        content: '认定的范围、条件、材料和程序，可以享受的扶持。',
        basis: '就业促进法第52条',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'public-posts',
        name: '公益性岗位招用公示',
        content: '岗位、人数、条件和待遇，拟招用的人员和提出异议的电话。',
        basis: '就业促进法第53条',
        rule: shown(workdays(5)),
        channels: POSTED_CHANNELS,
      },
    ],
    创业和补贴: [
      {
        slug: 'start-ups',
        name: '创业扶持',
        content: '创业补贴和担保贷款的对象、额度、材料和申请的程序。',
        basis: '就业促进法第19条',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'funds',
        name: '就业补助资金使用',
        content: '补贴的项目、享受的单位和人数、金额。',
        basis: '就业促进法第15条',
        rule: each('quarter'),
        at: 'county',
      },
    ],
  },
};

/** 社会保险, medical insurance with it. */
export const SOCIAL_INSURANCE: FieldSpec = {
  field: 'social-insurance',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级人力资源社会保障部门、医疗保障部门',
  levels: ['county', 'township'],
  categories: {
    经办服务: [
      {
        slug: 'guide',
        name: '参保和待遇办事指南',
        content: '登记、缴费、转移、待遇申领的条件、材料、流程和窗口。',
        basis: '社会保险经办条例',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'contributions',
        name: '缴费标准',
        content: '缴费的基数、比例、档次和政府补贴，缴费的时间和途径。',
        basis: '社会保险法',
        rule: each('year'),
        channels: POSTED_CHANNELS,
      },
    ],
    城乡居民保险: [
      {
        slug: 'pension',
        name: '城乡居民基本养老保险',
        content: '参保的条件、领取的年龄、基础养老金的标准、资格认证的办法。',
        basis: '社会保险法',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'medical',
        name: '城乡居民基本医疗保险',
        content: '集中缴费的时间和标准、报销的范围和比例、异地就医的办法。',
        basis: '社会保险法；医疗保障基金使用监督管理条例',
        channels: POSTED_CHANNELS,
        county: '县级医疗保障部门',
      },
    ],
    基金和监督: [
      {
        slug: 'fund',
        name: '参保情况和基金收支',
        content: '各险种的参保人数，基金的收入、支出、结余和收益。',
        basis: '社会保险法第70条',
        rule: each('year', { article: '社会保险法第70条' }),
        at: 'county',
        county: '社会保险经办机构',
      },
      {
        slug: 'inspections',
        name: '基金监督检查结果',
        content: '检查的范围、发现的问题和处理的结果。',
        basis: '社会保险法第79条',
        rule: each('year', { article: '社会保险法第79条' }),
        at: 'county',
      },
      {
        slug: 'designated-institutions',
        name: '定点医药机构',
        content: '定点机构的名称、等级和地址，新增、解除和处理的情况。',
        basis: '医疗保障基金使用监督管理条例',
        at: 'county',
        county: '县级医疗保障部门',
      },
    ],
  },
};
