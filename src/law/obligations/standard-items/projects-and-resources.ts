import type { DisclosureRule } from '../special-limits.ts';
import { days, progress, within, workdays } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** Decisions that go on the web within seven working days. */
const decision = (article: string): DisclosureRule => within(workdays(7), { article });

/** 重大建设项目: the eight classes of 国办发〔2017〕94号. */
export const CONSTRUCTION_PROJECTS: FieldSpec = {
  field: 'construction-projects',
  ground: '政府信息公开条例第20条第（十）项；国办发〔2017〕94号',
  county: '项目审批部门和主管部门',
  levels: ['county'],
  categories: {
    批准服务: [
      {
        slug: 'guide',
        name: '办理指南',
        content: '审批、核准和备案需要的材料、步骤、期限，受理的机构和联系电话。',
        channels: GUIDE_CHANNELS,
      },
    ],
    批准结果: [
      {
        slug: 'approval',
        name: '审批、核准和备案结果',
        content: '项目名称和代码、批准的机关、文号、日期和主要内容。',
        basis: '政府投资条例；企业投资项目核准和备案管理条例',
        rule: decision('国办发〔2017〕94号'),
      },
      {
        slug: 'permits',
        name: '用地、规划、环评和施工许可',
        content: '许可证件的名称、编号、日期，许可的单位和内容。',
        basis: '行政许可法；建筑法',
        rule: decision('国办发〔2017〕94号'),
      },
    ],
    招标投标: [
      {
        slug: 'tender',
        name: '招标和中标',
        content: '招标的内容和条件、中标单位、中标价格、合同的签订和变更。',
        basis: '招标投标法；招标投标法实施条例',
      },
    ],
    征收土地: [
      {
        slug: 'land',
        name: '征收土地信息',
        content: '征地批准文件、征收公告、补偿安置的方案和实施情况。',
        basis: '土地管理法实施条例第31条',
        rule: 'landLevyNotice',
        channels: POSTED_CHANNELS,
        county: '县级人民政府和自然资源主管部门',
      },
    ],
    实施: [
      {
        slug: 'participants',
        name: '参建单位和施工安排',
        content: '建设、勘察、设计、施工、监理单位及其负责人，计划的开工和竣工时间。',
      },
      {
        slug: 'progress',
        name: '施工进展和重大设计变更',
        content: '完成的投资和工程量，设计变更的原因、内容和审批结果。',
        rule: progress(),
      },
      {
        slug: 'acceptance',
        name: '质量安全监督和竣工验收',
        content: '监督检查的结果和处理，验收的时间、结论和备案情况。',
        basis: '建设工程质量管理条例',
      },
    ],
  },
};

/** 公共资源交易. */
export const PUBLIC_RESOURCES: FieldSpec = {
  field: 'public-resources',
  ground: '国办发〔2017〕97号',
  county: '公共资源交易监管部门和交易平台',
  levels: ['county', 'township'],
  categories: {
    工程建设项目招标投标: [
      {
        slug: 'tender-notice',
        name: '招标公告和资格预审公告',
        content: '项目概况、资金来源、投标人的条件、获取文件的方法和截止时间。',
        basis: '招标投标法第16条',
      },
      {
        slug: 'candidates',
        name: '中标候选人公示',
        content: '收到评标报告后，候选人的名单和顺序、报价、提出异议的办法。',
        basis: '招标投标法实施条例第54条',
        rule: within(days(3), {
          article: '招标投标法实施条例第54条',
          trigger: 'happened',
          posting: days(3),
          standing: 'set',
        }),
      },
      {
        slug: 'award',
        name: '中标结果',
        content: '中标单位、中标价格、工期和项目负责人。',
        basis: '招标投标法',
      },
    ],
    政府采购: [
      {
        slug: 'procurement-result',
        name: '中标、成交结果',
        content: '采购人、项目、供应商、金额、主要标的、评审专家和采购文件。',
        basis: '政府信息公开条例第20条第（九）项；政府采购法实施条例第43条',
        rule: within(workdays(2), { article: '政府采购法实施条例第43条', standing: 'set' }),
      },
      {
        slug: 'procurement-contract',
        name: '政府采购合同',
        content: '合同全文，涉及国家秘密和商业秘密的内容除外。',
        basis: '政府信息公开条例第20条第（九）项；政府采购法实施条例第50条',
        rule: within(workdays(2), { article: '政府采购法实施条例第50条', standing: 'set' }),
      },
    ],
    土地使用权出让: [
      {
        slug: 'land-result',
        name: '招标、拍卖、挂牌出让结果',
        content: '地块的位置、面积、用途、受让人和成交价格。',
        basis: '招标拍卖挂牌出让国有建设用地使用权规定',
        rule: within(workdays(10), { article: '招标拍卖挂牌出让国有建设用地使用权规定', standing: 'set' }),
        at: 'county',
        county: '县级自然资源主管部门',
      },
    ],
    农村集体资产交易: [
      {
        slug: 'collective-assets',
        name: '集体资产资源和小型工程交易',
        content: '交易的标的、方式、底价、成交的对象和价格、合同的期限。',
        basis: '农村集体经济组织法',
        channels: POSTED_CHANNELS,
        at: 'township',
      },
    ],
    监督管理: [
      {
        slug: 'complaints',
        name: '投诉处理和处罚决定',
        content: '投诉的途径、处理的决定、对违法行为的处罚和不良行为记录。',
        basis: '招标投标法实施条例第78条',
        rule: decision('国办发〔2017〕97号'),
        at: 'county',
      },
    ],
  },
};
