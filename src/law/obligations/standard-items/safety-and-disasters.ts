import { days, each, shown, within, workdays } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

const PENALTIES = '安全生产法第78条第二款';

/** 安全生产. */
export const WORK_SAFETY: FieldSpec = {
  field: 'work-safety',
  ground: '政府信息公开条例第20条第（六）项、第（十二）项、第（十三）项',
  county: '县级应急管理部门',
  levels: ['county', 'township'],
  categories: {
    政策和许可: [
      {
        slug: 'policy',
        name: '政策文件和办事指南',
        content: '安全生产的文件和解读，许可和备案事项的条件、材料、流程和期限。',
        basis: '安全生产法',
        channels: GUIDE_CHANNELS,
      },
    ],
    监督检查: [
      {
        slug: 'plan',
        name: '年度监督检查计划',
        content: '检查的对象、重点、方式、次数和时间安排。',
        basis: '安全生产法第62条',
        at: 'county',
      },
      {
        slug: 'inspections',
        name: '检查和隐患整改情况',
        content: '检查的时间、单位数、发现的问题、整改的要求和结果。',
        basis: '安全生产法第62条',
        rule: each('month'),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'penalties',
        name: '行政处罚决定',
        content: '被处罚单位、违法事实、依据、处罚的种类和数额、日期。',
        basis: PENALTIES,
        rule: within(workdays(7), { article: PENALTIES, standing: 'set' }),
        at: 'county',
      },
      {
        slug: 'complaints',
        name: '举报途径',
        content: '举报的电话、信箱和网络平台，受理的范围和奖励的办法。',
        basis: '安全生产法第73条',
        channels: POSTED_CHANNELS,
      },
    ],
    应急和事故: [
      {
        slug: 'plans',
        name: '生产安全事故应急救援预案',
        content: '组织体系、职责、响应的级别、救援的力量和物资。',
        basis: '安全生产法第80条',
      },
      {
        slug: 'accident-report',
        name: '事故调查报告和整改评估',
        content: '事故的经过、原因、性质、责任的处理，整改和防范措施落实的评估结果。',
        basis: '安全生产法第86条',
        at: 'county',
        county: '县级人民政府',
      },
      {
        slug: 'accident-statistics',
        name: '事故统计',
        content: '事故的起数、死亡人数、行业的分布和与上年的比较。',
        basis: '安全生产法第89条',
        rule: each('quarter', { article: '安全生产法第89条' }),
        at: 'county',
      },
    ],
  },
};

/** 救灾. */
export const DISASTER_RELIEF: FieldSpec = {
  field: 'disaster-relief',
  ground: '政府信息公开条例第20条第（十二）项',
  county: '县级应急管理部门',
  levels: ['county', 'township'],
  categories: {
    备灾: [
      {
        slug: 'plans',
        name: '自然灾害救助应急预案',
        content: '指挥体系、响应的等级和措施、转移安置的办法、物资的保障。',
        basis: '自然灾害救助条例第8条',
      },
      {
        slug: 'shelters',
        name: '应急避难场所',
        content: '场所的名称、地址、容纳的人数、到达的路线和管理的电话。',
        basis: '自然灾害救助条例第11条',
        channels: POSTED_CHANNELS,
      },
    ],
    灾害预警和灾情: [
      {
        slug: 'warnings',
        name: '预警信息',
        content: '灾害的种类、级别、影响的范围和时间，公众应当采取的措施。',
        basis: '突发事件应对法；自然灾害救助条例第13条',
        uncounted: '获得信息后立即公开',
        channels: ['website', 'newMedia', 'broadcast', 'noticeBoard', 'targeted'],
      },
      {
        slug: 'losses',
        name: '灾情和救助动态',
        content: '人员伤亡、财产损失、转移安置和救助的情况，核定的损失。',
        basis: '自然灾害救助条例第17条',
        uncounted: '灾情稳定前及时公开，稳定后核定并公开',
        channels: ['website', 'newMedia', 'broadcast'],
        at: 'county',
      },
    ],
    灾后救助: [
      {
        slug: 'rebuilding-candidates',
        name: '住房恢复重建补助对象公示',
        content: '拟补助的家庭、损毁的程度、拟补助的标准和提出异议的电话。',
        basis: '自然灾害救助条例第20条',
        rule: shown(days(7)),
        channels: ['noticeBoard'],
        group: '所在村、社区居民',
        at: 'township',
        township: '村民委员会、居民委员会',
      },
      {
        slug: 'rebuilding-result',
        name: '住房恢复重建补助结果',
        content: '补助的户数、标准、资金总额和发放的时间。',
        basis: '自然灾害救助条例第19条、第20条',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'winter-relief',
        name: '冬春生活救助',
        content: '救助的条件、标准和程序，当年救助的人数、款物的数量。',
        basis: '自然灾害救助条例第21条',
        rule: each('year', { grace: days(90) }),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'funds',
        name: '救助款物和捐赠款物',
        content: '款物的来源、数量、分配和使用的情况。',
        basis: '自然灾害救助条例第26条',
        channels: ['website', 'print', 'broadcast', 'noticeBoard'],
      },
    ],
  },
};
