import { days, each } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 食品药品监管: the county inspects, the township warns and helps. */
export const FOOD_AND_DRUGS: FieldSpec = {
  field: 'food-and-drugs',
  ground: '政府信息公开条例第20条第（五）项、第（六）项、第（十三）项',
  county: '县级市场监督管理部门',
  levels: ['county', 'township'],
  categories: {
    行政许可: [
      {
        slug: 'permits',
        name: '食品、药品经营许可',
        content: '办理的条件、材料和期限，许可的单位、证号、项目和有效期。',
        basis: '食品安全法；药品管理法',
        channels: GUIDE_CHANNELS,
        at: 'county',
      },
    ],
    监督检查: [
      {
        slug: 'inspections',
        name: '日常检查',
        content: '检查的单位、时间、项目和结果，要求整改的事项。',
        basis: '食品安全法；药品管理法',
        rule: each('month'),
        at: 'county',
      },
      {
        slug: 'sampling',
        name: '抽检结果',
        content: '样品的名称、批号、生产和经营单位、检验的项目和结论，不合格产品的处置。',
        basis: '食品安全法；食品安全抽样检验管理办法',
        rule: each('month'),
        at: 'county',
      },
      {
        slug: 'penalties',
        name: '行政处罚决定',
        content: '被处罚的当事人、违法的事实、依据、处罚的内容和日期。',
        basis: '行政处罚法第48条；市场监督管理行政处罚信息公示规定',
        at: 'county',
      },
    ],
    预防和应急: [
      {
        slug: 'advice',
        name: '消费提示和宣传',
        content: '节令食品、野生菌、家庭用药等方面的提醒，宣传活动的安排。',
        rule: each('quarter'),
        channels: ['website', 'newMedia', 'noticeBoard'],
      },
      {
        slug: 'banquets',
        name: '农村集体聚餐管理',
        content: '报告的办法、指导人员和电话、承办者应当遵守的要求。',
        channels: POSTED_CHANNELS,
        at: 'township',
      },
      {
        slug: 'incidents',
        name: '食品安全事件处置',
        content: '事件的经过、原因、救治和处置的情况，责任的追究。',
        basis: '食品安全法；突发事件应对法',
        at: 'county',
      },
      {
        slug: 'complaints',
        name: '投诉举报',
        content: '投诉举报的电话、网址和窗口，办理的期限和奖励的办法。',
        channels: POSTED_CHANNELS,
      },
    ],
  },
};

/** 城市综合执法. */
export const LAW_ENFORCEMENT: FieldSpec = {
  field: 'law-enforcement',
  ground: '政府信息公开条例第20条第（六）项',
  county: '县级城市管理部门',
  levels: ['county'],
  categories: {
    执法依据和人员: [
      {
        slug: 'powers',
        name: '执法事项和依据',
        content: '实施机关、执法的事项、依据、程序和救济渠道。',
        basis: '行政处罚法第39条；国办发〔2018〕118号',
      },
      {
        slug: 'officers',
        name: '执法人员',
        content: '执法人员的姓名、证件编号和所在的单位。',
        basis: '国办发〔2018〕118号',
      },
      {
        slug: 'discretion',
        name: '行政处罚裁量基准',
        content: '各类违法行为的情节划分和对应的处罚幅度。',
        basis: '行政处罚法第34条',
      },
    ],
    执法结果: [
      {
        slug: 'penalties',
        name: '行政处罚决定',
        content: '当事人、违法的事实、依据、处罚的种类和数额、作出决定的日期。',
        basis: '行政处罚法第48条第一款',
      },
      {
        slug: 'penalties-revoked',
        name: '处罚决定的撤回',
        content: '被变更、撤销、确认违法或者无效的决定，撤回的时间和理由。',
        basis: '行政处罚法第48条第二款',
        rule: 'penaltyRevoked',
      },
      {
        slug: 'demolition',
        name: '强制拆除公告',
        content: '违法的建筑物、当事人、限期自行拆除的日期、救济的途径。',
        basis: '行政强制法第44条',
        channels: POSTED_CHANNELS,
      },
    ],
    执法统计和监督: [
      {
        slug: 'statistics',
        name: '年度执法数据',
        content: '上一年许可、处罚、强制和检查的件数，复议和诉讼的结果。',
        basis: '国办发〔2018〕118号',
        rule: each('year', { article: '国办发〔2018〕118号', grace: days(31) }),
      },
      {
        slug: 'complaints',
        name: '投诉举报途径',
        content: '投诉的电话和网址、受理的范围、办理的期限和结果。',
      },
    ],
  },
};
