import { days, each } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

const ARREARS = '欠税公告办法（试行）第4条';

/** 财政预决算: a street has no budget of its own level, only that of a department. */
export const PUBLIC_FINANCE: FieldSpec = {
  field: 'public-finance',
  ground: '政府信息公开条例第20条第（七）项',
  county: '县级财政部门',
  levels: ['county', 'township'],
  categories: {
    政府预算: [
      {
        slug: 'government-budget',
        name: '本级政府预算',
        content: '预算报告，一般公共预算等各本预算的收支表，转移支付、债务和“三公”经费的说明。',
        basis: '预算法第14条第一款',
        rule: 'governmentBudget',
        only: ['township', 'district'],
      },
      {
        slug: 'government-adjustment',
        name: '预算调整',
        content: '调整的报告和报表，调整的原因、项目和数额。',
        basis: '预算法第14条第一款',
        rule: 'governmentBudget',
        only: ['township', 'district'],
      },
      {
        slug: 'government-execution',
        name: '预算执行情况',
        content: '收入和支出的完成情况，与预算的差异及其原因。',
        basis: '预算法第14条第一款',
        rule: 'governmentBudget',
        only: ['township', 'district'],
      },
    ],
    政府决算: [
      {
        slug: 'government-accounts',
        name: '本级政府决算',
        content: '决算报告和报表，举借债务、转移支付和重点支出绩效的说明。',
        basis: '预算法第14条第一款',
        rule: 'governmentBudget',
        only: ['township', 'district'],
      },
    ],
    部门预算和决算: [
      {
        slug: 'department-budget',
        name: '部门预算',
        content: '单位的职责和机构、收支预算表、机关运行经费、“三公”经费和政府采购的说明。',
        basis: '预算法第14条第二款',
        rule: 'departmentBudget',
        only: ['street', 'district'],
        county: '县级各部门',
      },
      {
        slug: 'department-accounts',
        name: '部门决算',
        content: '收支决算表、与预算和上年的比较、资产占用和绩效评价的说明。',
        basis: '预算法第14条第二款',
        rule: 'departmentBudget',
        only: ['street', 'district'],
        county: '县级各部门',
      },
    ],
    专项资金: [
      {
        slug: 'special-funds',
        name: '惠民惠农资金的分配',
        content: '资金的名称、依据、分配的办法和结果、监督的电话。',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'fees',
        name: '行政事业性收费和政府性基金目录',
        content: '项目的名称、依据、标准和征收单位，调整的时间。',
        basis: '政府信息公开条例第20条第（八）项',
        at: 'county',
      },
    ],
  },
};

/** 税收管理: business of the tax office alone. */
export const TAXATION: FieldSpec = {
  field: 'taxation',
  ground: '政府信息公开条例第19条',
  county: '县级税务机关',
  levels: ['county'],
  categories: {
    纳税服务: [
      {
        slug: 'guide',
        name: '办税指南',
        content: '各项办税业务的条件、材料、流程、期限和表格。',
        basis: '税收征收管理法',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'offices',
        name: '办税场所和咨询',
        content: '办税服务厅的地址、时间和电话，自助办税终端的位置，咨询和投诉的电话。',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'policy',
        name: '税收政策和优惠',
        content: '税收文件、适用的对象、享受优惠的方法和解读。',
      },
    ],
    税款征收: [
      {
        slug: 'fixed-tax',
        name: '定期定额核定',
        content: '实行定期定额征收的业户及其核定的定额，有异议时怎样提出。',
        basis: '个体工商户税收定期定额征收管理办法',
      },
      {
        slug: 'arrears-enterprises',
        name: '企业和单位欠税公告',
        content: '名称、纳税人识别号、经营地点、欠税的税种和余额、当期新发生的欠税。',
        basis: `税收征收管理法第45条；${ARREARS}`,
        rule: each('quarter', { article: ARREARS, grace: days(0), standing: 'set' }),
      },
      {
        slug: 'arrears-individuals',
        name: '个体工商户和其他个人欠税公告',
        content: '业户名称或者姓名、经营地点、欠税的税种和余额、当期新发生的欠税。',
        basis: `税收征收管理法第45条；${ARREARS}`,
        rule: each('halfYear', { article: ARREARS, grace: days(0), standing: 'set' }),
      },
    ],
    信用和检查: [
      {
        slug: 'credit',
        name: 'A级纳税人名单',
        content: '上一年度评为A级的纳税人的名称和识别号。',
        basis: '纳税缴费信用管理办法',
        rule: each('year', { article: '纳税缴费信用管理办法', grace: days(120) }),
      },
      {
        slug: 'serious-violations',
        name: '重大税收违法失信主体',
        content: '失信主体的名称、违法的事实、处理的决定和公布的期限。',
        basis: '重大税收违法失信主体信息公布管理办法',
      },
    ],
  },
};
