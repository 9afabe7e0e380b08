import { days, each, progress, shown } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

const RENTING = '公共租赁住房管理办法';

/** 保障性住房. */
export const AFFORDABLE_HOUSING: FieldSpec = {
  field: 'affordable-housing',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级住房保障部门',
  levels: ['county'],
  categories: {
    政策和计划: [
      {
        slug: 'policy',
        name: '住房保障政策',
        content: '保障的方式、对象、住房困难标准、租金和补贴的标准。',
        basis: '社会救助暂行办法第39条',
      },
      {
        slug: 'plan',
        name: '年度计划和建设进展',
        content: '任务的套数、项目的名称和地点、开工、基本建成和竣工的情况。',
        rule: progress(),
      },
    ],
    申请和审核: [
      {
        slug: 'guide',
        name: '申请指南',
        content: '申请的条件、材料、程序、受理的地点和电话。',
        basis: RENTING,
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'candidates',
        name: '审核公示',
        content: '通过审核的申请人、保障的方式、轮候的顺序和提出异议的电话。',
        basis: RENTING,
        rule: shown(days(7)),
        channels: POSTED_CHANNELS,
      },
    ],
    分配和使用: [
      {
        slug: 'allocation',
        name: '房源和分配结果',
        content: '可供分配的房源、配租的办法、配租的对象和房号。',
        basis: RENTING,
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'subsidies',
        name: '租赁补贴发放',
        content: '补贴的标准、户数和金额。',
        rule: each('quarter'),
      },
      {
        slug: 'exit',
        name: '年度审核和退出',
        content: '审核的时间和结果、退出的户数和原因。',
        basis: RENTING,
        rule: each('year'),
      },
    ],
  },
};

/** 农村危房改造. */
export const RURAL_HOUSING: FieldSpec = {
  field: 'rural-housing',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级住房城乡建设部门',
  levels: ['county', 'township'],
  categories: {
    政策和标准: [
      {
        slug: 'policy',
        name: '政策文件和解读',
        content: '危房改造和抗震改造的文件，对象、标准和程序的说明。',
      },
      {
        slug: 'conditions',
        name: '条件和标准',
        content: '申请的条件、房屋危险程度的评定标准、补助的标准、竣工合格的标准。',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'guide',
        name: '申请程序',
        content: '农户申请、村评议、乡镇审核和县级审批的步骤，需要的材料和联系电话。',
        channels: GUIDE_CHANNELS,
      },
    ],
    计划和对象: [
      {
        slug: 'plan',
        name: '年度任务和资金分配',
        content: '各乡镇、街道的任务户数、补助资金的来源和数额。',
      },
      {
        slug: 'candidates',
        name: '改造对象公示',
        content: '评议的结果、拟改造的农户、房屋的等级、拟补助的金额。',
        rule: shown(days(7)),
        channels: POSTED_CHANNELS,
        at: 'township',
      },
      {
        slug: 'list',
        name: '补助农户名单',
        content: '批准的农户、改造的方式和补助的金额。',
        channels: POSTED_CHANNELS,
      },
    ],
    实施和监督: [
      {
        slug: 'acceptance',
        name: '竣工验收和资金发放',
        content: '开工和竣工的户数、验收的结果、资金发放的时间和金额。',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'complaints',
        name: '监督举报',
        content: '举报的电话和地址，受理的单位，检查的结果。',
        channels: POSTED_CHANNELS,
      },
    ],
  },
};
