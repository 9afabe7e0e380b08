import { each, within, workdays } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

const ASSISTANCE = '基层政务公开标准目录（社会救助）';

/** The catalogue of this field asks for ten working days, not twenty. */
const TEN_WORKDAYS = within(workdays(10), { article: ASSISTANCE });
const SHOWN_A_WEEK = within(workdays(10), { article: ASSISTANCE, posting: workdays(7) });
const MONTHLY = each('month');

/** 社会救助: what is shown of a household is what the rules name, nothing more (社会救助暂行办法第61条). */
export const SOCIAL_ASSISTANCE: FieldSpec = {
  field: 'social-assistance',
  ground: '政府信息公开条例第20条第（十一）项、第21条',
  county: '县级民政部门',
  levels: ['county', 'township'],
  categories: {
    综合业务: [
      {
        slug: 'policy',
        name: '政策和标准',
        content: '低保、特困供养和临时救助的政策、标准及其调整，投诉举报的电话。',
        basis: '社会救助暂行办法第10条、第15条、第49条',
        rule: TEN_WORKDAYS,
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'guide',
        name: '办事指南',
        content: '每种救助的条件、材料、程序和期限，受理的窗口和电话。',
        basis: '社会救助暂行办法第11条、第16条、第48条、第60条',
        rule: TEN_WORKDAYS,
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'funds',
        name: '救助资金和物资',
        content: '资金和物资的来源、支出、救助的人次和结余。',
        basis: '社会救助暂行办法第62条',
        rule: each('quarter'),
        channels: ['website', 'readingPoint', 'noticeBoard'],
      },
    ],
    最低生活保障: [
      {
        slug: 'minimum-review',
        name: '审核公示',
        content: '拟给予低保的家庭、保障的人数、拟保障的金额和提出异议的电话。',
        basis: '社会救助暂行办法第11条',
        rule: SHOWN_A_WEEK,
        channels: ['noticeBoard'],
        group: '所在村、社区居民',
        at: 'township',
      },
      {
        slug: 'minimum-list',
        name: '低保对象',
        content: '享受低保的家庭、人数和金额，当月新增和停发的户数。',
        basis: '社会救助暂行办法第11条至第13条',
        rule: MONTHLY,
        channels: POSTED_CHANNELS,
      },
    ],
    特困人员供养: [
      {
        slug: 'destitute-review',
        name: '审核和终止公示',
        content: '拟供养或者终止供养的人员、供养的方式、提出异议的电话。',
        basis: '社会救助暂行办法第16条、第18条',
        rule: SHOWN_A_WEEK,
        channels: ['noticeBoard'],
        group: '所在村、社区居民',
        at: 'township',
      },
      {
        slug: 'destitute-list',
        name: '特困供养对象',
        content: '供养的人员、集中或者分散供养的方式和标准，当月的变化。',
        basis: '社会救助暂行办法第15条、第16条',
        rule: MONTHLY,
        channels: POSTED_CHANNELS,
      },
    ],
    临时救助: [
      {
        slug: 'temporary-list',
        name: '临时救助对象',
        content: '救助的对象、事由和金额，当月的人次和总额。',
        basis: '社会救助暂行办法第48条',
        rule: MONTHLY,
        channels: POSTED_CHANNELS,
      },
    ],
  },
};

/** 养老服务. */
export const ELDERLY_CARE: FieldSpec = {
  field: 'elderly-care',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级民政部门',
  levels: ['county', 'township'],
  categories: {
    政策: [
      {
        slug: 'policy',
        name: '养老服务政策',
        content: '国家和地方的文件、扶持的措施、基本养老服务清单。',
        basis: '老年人权益保障法',
      },
    ],
    老年人补贴: [
      {
        slug: 'allowance-guide',
        name: '补贴申请指南',
        content: '高龄津贴、养老服务补贴和护理补贴的对象、标准、材料和程序。',
        basis: '老年人权益保障法第33条',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'allowance-list',
        name: '补贴发放',
        content: '各项补贴的人数和金额，新增和停发的情况。',
        basis: '老年人权益保障法第33条',
        rule: each('quarter'),
        channels: POSTED_CHANNELS,
      },
    ],
    养老机构和设施: [
      {
        slug: 'institutions',
        name: '养老机构名单',
        content: '备案机构的名称、地址、床位、收费、等级和电话。',
        basis: '养老机构管理办法',
        at: 'county',
      },
      {
        slug: 'community-facilities',
        name: '社区养老服务设施和助餐点',
        content: '设施的名称、地址、服务的项目、价格和时间。',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'institution-subsidies',
        name: '建设和运营补贴',
        content: '补贴的项目、对象、标准和金额，申请的办法。',
        at: 'county',
      },
      {
        slug: 'inspections',
        name: '监督检查和评定',
        content: '检查的时间和结果、整改的情况、等级评定的结论。',
        basis: '养老机构管理办法',
        rule: each('halfYear'),
        at: 'county',
      },
    ],
  },
};
