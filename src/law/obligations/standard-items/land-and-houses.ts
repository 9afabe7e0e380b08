import { days, shown } from '../standard-item-limits.ts';
import { type FieldSpec, POSTED_CHANNELS } from '../standard-item-spec.ts';

const HOUSES = '国有土地上房屋征收与补偿条例';

/** 农村集体土地征收: the county announces, the township posts in township, villages and groups. */
export const COLLECTIVE_LAND: FieldSpec = {
  field: 'collective-land',
  ground: '政府信息公开条例第21条',
  county: '县级人民政府和自然资源主管部门',
  levels: ['county', 'township'],
  categories: {
    征地政策: [
      {
        slug: 'policy',
        name: '征地政策和补偿标准',
        content: '征地的程序、区片综合地价、青苗和附着物的补偿标准、社会保障的办法。',
        basis: '土地管理法第48条；土地管理法实施条例第32条',
        at: 'county',
      },
    ],
    征地前期: [
      {
        slug: 'pre-notice',
        name: '征收土地预公告',
        content: '征收的范围和目的、土地现状调查的安排、不得抢栽抢建的告知。',
        basis: '土地管理法实施条例第26条',
        rule: 'landPreNotice',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'survey',
        name: '土地现状调查结果',
        content: '土地的位置、权属、地类和面积，住宅、附着物和青苗的数量。',
        basis: '土地管理法实施条例第26条',
        channels: ['noticeBoard', 'onSite'],
        group: '被征地的村组和农户',
      },
    ],
    补偿安置: [
      {
        slug: 'plan',
        name: '征地补偿安置方案公告',
        content: '补偿的方式和标准、安置的对象和方式、社会保障、补偿登记的期限、异议的渠道。',
        basis: '土地管理法实施条例第27条、第28条',
        rule: 'landCompensationPlan',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'hearing',
        name: '听证和方案修改',
        content: '听证的时间、地点和办理结果，方案修改的内容。',
        basis: '土地管理法实施条例第28条第三款',
        channels: POSTED_CHANNELS,
        group: '被征地的村组和农户',
        at: 'county',
      },
    ],
    征地批准和实施: [
      {
        slug: 'approval',
        name: '征收土地批准文件',
        content: '批准的机关、文号、日期、批准的面积和用途。',
        basis: '土地管理法第46条、第47条',
        at: 'county',
      },
      {
        slug: 'levy-notice',
        name: '征收土地公告',
        content: '征收的范围和时间、补偿安置的具体工作安排、救济的途径。',
        basis: '土地管理法实施条例第31条',
        rule: 'landLevyNotice',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'payment',
        name: '征地补偿费用支付',
        content: '各项费用的总额、支付的时间和凭证、在村组内分配的结果。',
        basis: '土地管理法第49条',
        channels: ['noticeBoard', 'onSite'],
        group: '被征地的村组和农户',
      },
    ],
  },
};

/** 国有土地上房屋征收与补偿: decided by the county alone. */
export const HOUSE_COMPENSATION: FieldSpec = {
  field: 'house-compensation',
  ground: '政府信息公开条例第21条',
  county: '县级人民政府和房屋征收部门',
  levels: ['county'],
  categories: {
    征收政策: [
      {
        slug: 'policy',
        name: '政策和补助奖励办法',
        content: '征收的程序、补偿的项目、补助和奖励的办法、主管部门和实施单位。',
        basis: `${HOUSES}第17条`,
      },
    ],
    征收决定: [
      {
        slug: 'survey',
        name: '房屋调查登记结果',
        content: '范围内房屋的权属、区位、用途和建筑面积。',
        basis: `${HOUSES}第15条`,
        channels: ['noticeBoard', 'onSite'],
        group: '被征收人',
      },
      {
        slug: 'draft',
        name: '征收补偿方案征求意见',
        content: '征收的范围、补偿的方式和标准、产权调换房屋、搬迁期限、提出意见的办法。',
        basis: `${HOUSES}第10条`,
        rule: shown(days(30), { article: `${HOUSES}第10条`, standing: 'set' }),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'feedback',
        name: '征求意见和修改情况',
        content: '收到的意见、采纳的情况和理由、方案修改的内容。',
        basis: `${HOUSES}第11条`,
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'decision',
        name: '房屋征收决定公告',
        content: '征收的决定、补偿方案、行政复议和行政诉讼的权利。',
        basis: `${HOUSES}第13条`,
        channels: POSTED_CHANNELS,
      },
    ],
    评估和补偿: [
      {
        slug: 'appraiser',
        name: '评估机构的选定',
        content: '可供选择的机构、选定的办法和结果。',
        basis: `${HOUSES}第20条`,
        channels: POSTED_CHANNELS,
        group: '被征收人',
      },
      {
        slug: 'compensation-decision',
        name: '补偿决定公告',
        content: '补偿的方式和金额、产权调换房屋、搬迁期限、救济的途径。',
        basis: `${HOUSES}第26条`,
        channels: ['noticeBoard', 'onSite'],
      },
      {
        slug: 'household-results',
        name: '分户补偿情况',
        content: '每户的房屋面积、补偿的项目和金额。',
        basis: `${HOUSES}第29条`,
        channels: ['noticeBoard', 'onSite'],
        group: '被征收人',
      },
    ],
  },
};
