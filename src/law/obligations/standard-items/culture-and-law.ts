import { each } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 公共文化服务. */
export const PUBLIC_CULTURE: FieldSpec = {
  field: 'public-culture',
  ground: '公共文化服务保障法第57条',
  county: '县级文化和旅游部门',
  levels: ['county', 'township'],
  categories: {
    文化设施: [
      {
        slug: 'facilities',
        name: '公共文化设施目录',
        content: '设施的名称、类别、地址、管理单位和电话。',
        basis: '公共文化服务保障法第14条第二款',
        at: 'county',
      },
      {
        slug: 'opening',
        name: '免费开放',
        content: '开放的场所、时间、服务项目和预约的办法，临时停止开放的公告。',
        basis: '公共文化服务保障法第31条',
        channels: POSTED_CHANNELS,
      },
    ],
    文化服务: [
      {
        slug: 'service-catalogue',
        name: '公共文化服务目录',
        content: '服务的项目、内容、标准和提供的单位。',
        basis: '公共文化服务保障法第28条',
        at: 'county',
      },
      {
        slug: 'activities',
        name: '文化活动安排',
        content: '演出、展览、阅读、放映和培训的时间、地点和参加的办法。',
        rule: each('month'),
        channels: ['website', 'newMedia', 'noticeBoard'],
      },
      {
        slug: 'purchases',
        name: '购买公共文化服务',
        content: '购买的项目和内容、承接的单位和金额。',
        basis: '公共文化服务保障法第41条',
        at: 'county',
      },
      {
        slug: 'funds',
        name: '经费使用',
        content: '公共文化服务资金的来源、安排和使用的结果。',
        basis: '公共文化服务保障法第55条',
        rule: each('year'),
      },
    ],
    文化遗产: [
      {
        slug: 'heritage',
        name: '非物质文化遗产',
        content: '代表性项目和传承人的名单、申报的条件、传承活动和经费。',
        basis: '非物质文化遗产法',
        at: 'county',
      },
    ],
  },
};

/** 公共法律服务. */
export const LEGAL_SERVICES: FieldSpec = {
  field: 'legal-services',
  ground: '政府信息公开条例第20条第（五）项',
  county: '县级司法行政部门',
  levels: ['county', 'township'],
  categories: {
    服务平台: [
      {
        slug: 'platforms',
        name: '公共法律服务中心和工作站',
        content: '地址、时间、电话、服务的事项和值班的人员，热线和网址。',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'institutions',
        name: '法律服务机构和人员',
        content: '律师事务所、公证机构、司法鉴定机构和基层法律服务所的名单、地址和电话。',
        basis: '律师法；公证法',
        at: 'county',
      },
      {
        slug: 'village-counsel',
        name: '村、社区法律顾问',
        content: '每个村和社区的法律顾问、联系方式、到场服务的时间。',
        rule: each('year'),
        channels: POSTED_CHANNELS,
        at: 'township',
      },
    ],
    法律援助: [
      {
        slug: 'aid-guide',
        name: '法律援助指南',
        content: '可以申请的事项、经济困难的标准、材料、程序和受理的地点。',
        basis: '法律援助法第23条、第31条',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'aid-results',
        name: '法律援助工作情况',
        content: '资金的使用、办理的案件数、质量考核的结果。',
        basis: '法律援助法第58条',
        rule: each('year', { article: '法律援助法第58条' }),
        at: 'county',
      },
    ],
    调解和普法: [
      {
        slug: 'mediation',
        name: '人民调解',
        content: '调解委员会的名称、地点、调解员和电话，受理的范围，不收费的说明。',
        basis: '人民调解法',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'education',
        name: '法治宣传教育',
        content: '普法的计划、活动的安排和资料。',
        basis: '法治宣传教育法',
        rule: each('quarter'),
        channels: ['website', 'newMedia', 'noticeBoard'],
      },
    ],
  },
};
