import { days, each, progress } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

const TWENTY = '政府信息公开条例第20条';
const VILLAGE = '村民委员会组织法第30条';

/** The year's last day and thirty-one more: 31 January. */
const BY_END_OF_JANUARY = each('year', { article: '条例第49条', grace: days(31), standing: 'set' });

/** What 条例第20条 and other laws name for every agency, and what villages owe under its eyes. */
export const STATUTORY: FieldSpec = {
  field: 'statutory',
  county: '本机关',
  township: '本机关',
  levels: ['county', 'township'],
  categories: {
    政策文件: [
      {
        slug: 'art20-1-normative',
        name: '行政规范性文件',
        content: '标题、文号、正文、公布日期、施行日期和有效性；被修改或者废止的，注明由哪一份文件代替。',
        basis: `${TWENTY}第（一）项`,
      },
      {
        slug: 'art20-1-interpretation',
        name: '政策解读',
        content: '制定的背景、主要内容、与过去的不同、怎样办理和向谁咨询。',
        basis: `${TWENTY}第（一）项；国办发〔2016〕80号`,
        rule: 'interpretation',
      },
    ],
    机构职能: [
      {
        slug: 'art20-2',
        name: '机关职能和联系方式',
        content: '职能、内设机构、办公地址、办公时间、联系方式和负责人姓名。',
        basis: `${TWENTY}第（二）项`,
      },
    ],
    规划和统计: [
      {
        slug: 'art20-3',
        name: '规划信息',
        content: '国民经济和社会发展规划、专项规划、区域规划以及有关的政策。',
        basis: `${TWENTY}第（三）项`,
      },
      {
        slug: 'art20-4',
        name: '统计信息',
        content: '本机关依法公布的国民经济和社会发展统计数据及其口径。',
        basis: `${TWENTY}第（四）项；统计法`,
      },
    ],
    行政执法: [
      {
        slug: 'art20-5',
        name: '行政许可和其他对外管理服务',
        content: '每个事项的依据、条件、程序、材料、期限和收费，以及办理的结果。',
        basis: `${TWENTY}第（五）项；行政许可法`,
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'art20-6',
        name: '行政处罚和行政强制',
        content: '实施的依据、条件和程序，以及具有一定社会影响的处罚决定。',
        basis: `${TWENTY}第（六）项；行政处罚法第39条、第48条；行政强制法`,
      },
      {
        slug: 'art20-6-revoked',
        name: '撤回已公开的处罚决定',
        content: '被变更、撤销、确认违法或者无效的处罚决定，撤回的时间和理由。',
        basis: `${TWENTY}第（六）项；行政处罚法第48条第二款`,
        rule: 'penaltyRevoked',
      },
    ],
    财政和收费: [
      {
        slug: 'art20-7-government',
        name: '本级政府预算和决算',
        content: '经批准的预算、预算调整、决算和预算执行情况的报告及报表。',
        basis: `${TWENTY}第（七）项；预算法第14条第一款`,
        rule: 'governmentBudget',
        only: ['township', 'district'],
      },
      {
        slug: 'art20-7-department',
        name: '部门预算和决算',
        content: '经批复的部门预算、决算及报表，机关运行经费的安排和使用说明。',
        basis: `${TWENTY}第（七）项；预算法第14条第二款`,
        rule: 'departmentBudget',
        only: ['street', 'department'],
      },
      {
        slug: 'art20-8',
        name: '行政事业性收费',
        content: '收费的项目、依据和标准；没有收费的，予以说明。',
        basis: `${TWENTY}第（八）项`,
      },
      {
        slug: 'art20-9',
        name: '政府集中采购',
        content: '集中采购的目录、标准和实施情况。',
        basis: `${TWENTY}第（九）项；政府采购法`,
      },
    ],
    建设和民生: [
      {
        slug: 'art20-10',
        name: '重大建设项目',
        content: '项目的批准文件，以及投资、进度和完成等实施情况。',
        basis: `${TWENTY}第（十）项；国办发〔2017〕94号`,
        rule: progress(),
      },
      {
        slug: 'art20-11',
        name: '民生政策及其实施',
        content: '扶贫、教育、医疗、社会保障和促进就业等方面的政策、措施，以及落实的情况。',
        basis: `${TWENTY}第（十一）项`,
      },
    ],
    应急和监督检查: [
      {
        slug: 'art20-12',
        name: '突发公共事件',
        content: '应急预案、预警信息，以及事件的应对和处置情况。',
        basis: `${TWENTY}第（十二）项；突发事件应对法`,
      },
      {
        slug: 'art20-13',
        name: '监督检查情况',
        content: '环境保护、公共卫生、安全生产、食品药品和产品质量的检查情况及处理结果。',
        basis: `${TWENTY}第（十三）项`,
      },
    ],
    人事: [
      {
        slug: 'art20-14',
        name: '公务员招考',
        content: '招考的职位、名额和报考条件，以及录用结果。',
        basis: `${TWENTY}第（十四）项；公务员法`,
      },
    ],
    其他法定事项: [
      {
        slug: 'art20-15-consultation',
        name: '重大行政决策征求意见',
        content: '决策草案及其说明，提出意见的方式和期限，意见采纳的情况。',
        basis: `${TWENTY}第（十五）项；重大行政决策程序暂行条例第15条`,
        rule: 'consultation',
      },
      {
        slug: 'art20-15-proposals',
        name: '建议提案办理结果',
        content: '人大代表建议和政协委员提案可以公开的答复，以及总体的办理情况。',
        basis: `${TWENTY}第（十五）项；国办发〔2014〕46号`,
      },
      {
        slug: 'art20-15-annual-report',
        name: '政府信息公开工作年度报告',
        content: '上一年主动公开、办理申请、复议和诉讼的情况，存在的问题和改进的措施。',
        basis: `${TWENTY}第（十五）项、第49条、第50条；国办公开办函〔2021〕30号`,
        rule: BY_END_OF_JANUARY,
        only: ['township', 'street', 'department'],
      },
    ],
    村务公开: [
      {
        slug: 'village-affairs',
        name: '一般村务',
        content: '村民会议决定的事项、国家政策的落实、款物的管理使用和村民委员会的工作情况。',
        basis: VILLAGE,
        rule: 'villageAffairs',
        channels: ['noticeBoard'],
        group: '本村村民',
        at: 'township',
        township: '村民委员会',
      },
      {
        slug: 'village-accounts',
        name: '村级财务',
        content: '财务往来较多的村，当月的收入、支出、债权债务和结余。',
        basis: VILLAGE,
        rule: 'villageAccounts',
        channels: ['noticeBoard'],
        group: '本村村民',
        at: 'township',
        township: '村民委员会',
      },
      {
        slug: 'village-major',
        name: '涉及村民利益的重大事项',
        content: '事项的内容、表决的情况、决定和执行的结果。',
        basis: VILLAGE,
        rule: 'villageMajor',
        channels: POSTED_CHANNELS,
        group: '本村村民',
        at: 'township',
        township: '村民委员会',
      },
    ],
  },
};
