import { days, each, shown } from '../standard-item-limits.ts';
import { type FieldSpec, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 生态环境. */
export const ENVIRONMENTAL_PROTECTION: FieldSpec = {
  field: 'environment',
  ground: '政府信息公开条例第20条第（五）项、第（六）项、第（十三）项',
  county: '县级生态环境部门',
  levels: ['county', 'township'],
  categories: {
    行政许可: [
      {
        slug: 'impact-assessment',
        name: '建设项目环境影响评价审批',
        content: '受理、拟审批和审批决定三个阶段的项目名称、地点、建设单位、评价文件和意见反馈的办法。',
        basis: '建设项目环境影响评价政府信息公开指南（试行）',
        at: 'county',
      },
      {
        slug: 'discharge-permits',
        name: '排污许可',
        content: '持证单位、许可的污染物和排放限值、有效的期限、变更和注销。',
        basis: '排污许可管理条例',
        at: 'county',
      },
    ],
    环境质量: [
      {
        slug: 'quality',
        name: '空气和地表水质量',
        content: '监测的点位、主要指标、优良的比例和变化。',
        rule: each('month'),
        at: 'county',
      },
      {
        slug: 'drinking-water',
        name: '饮用水水源水质',
        content: '水源地的名称、监测的时间、水质的类别和达标的情况。',
        rule: each('quarter'),
        channels: POSTED_CHANNELS,
      },
    ],
    监督检查: [
      {
        slug: 'inspections',
        name: '随机抽查和处理',
        content: '抽查的单位、时间和结果，要求整改的事项和完成的情况。',
        rule: each('quarter'),
        at: 'county',
      },
      {
        slug: 'penalties',
        name: '行政处罚',
        content: '被处罚单位、违法的事实、处罚的依据和内容。',
        basis: '行政处罚法第48条',
        at: 'county',
      },
      {
        slug: 'complaints',
        name: '投诉举报和办理',
        content: '举报的电话和网址，受理的件数，重点问题办理的结果。',
        channels: POSTED_CHANNELS,
      },
    ],
    农村环境整治: [
      {
        slug: 'village-environment',
        name: '农村人居环境整治',
        content: '生活垃圾、生活污水和厕所改造的任务、进展、资金和管护的责任人。',
        basis: '乡村振兴促进法',
        rule: each('quarter'),
        channels: POSTED_CHANNELS,
        at: 'township',
      },
    ],
  },
};

/** 城乡规划. */
export const PLANNING: FieldSpec = {
  field: 'planning',
  ground: '政府信息公开条例第20条第（三）项',
  county: '县级自然资源主管部门',
  levels: ['county'],
  categories: {
    规划编制: [
      {
        slug: 'draft',
        name: '规划草案公告',
        content: '草案的文本和图、规划的范围和期限、提出意见的办法。',
        basis: '城乡规划法第26条',
        rule: shown(days(30), { article: '城乡规划法第26条', standing: 'set' }),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'approved',
        name: '批准的规划',
        content: '批准的机关、文号和日期，规划的文本和主要图纸，依法不得公开的内容除外。',
        basis: '城乡规划法第8条',
      },
    ],
    规划许可: [
      {
        slug: 'permits',
        name: '规划许可结果',
        content: '许可证的编号、项目、建设单位、位置、许可的内容和日期。',
        basis: '城乡规划法；行政许可法第40条',
      },
      {
        slug: 'site-plans',
        name: '总平面图公布',
        content: '审定的修建性详细规划和建设工程设计方案的总平面图。',
        basis: '城乡规划法第40条第三款',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'condition-changes',
        name: '规划条件变更公示',
        content: '变更前后的条件、变更的原因和批准的依据。',
        basis: '城乡规划法第43条',
        channels: POSTED_CHANNELS,
      },
    ],
    规划修改和监督: [
      {
        slug: 'amendments',
        name: '总平面图修改听取意见',
        content: '修改的内容和理由、听证等活动的安排、听取意见的结果。',
        basis: '城乡规划法第50条第二款',
        channels: POSTED_CHANNELS,
        group: '利害关系人',
      },
      {
        slug: 'inspections',
        name: '监督检查和处理结果',
        content: '检查的情况、违法建设的处理决定和执行的结果。',
        basis: '城乡规划法第54条',
      },
    ],
  },
};
