import { each } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 户籍管理: guides alone, for what is done concerns single people. */
export const HOUSEHOLD_REGISTRATION: FieldSpec = {
  field: 'household-registration',
  ground: '政府信息公开条例第20条第（五）项',
  county: '县级公安机关及其派出所',
  levels: ['county'],
  categories: {
    户口登记: [
      {
        slug: 'policy',
        name: '户籍政策',
        content: '落户、迁移和居住的政策，文件和解读。',
        basis: '户口登记条例',
      },
      {
        slug: 'registration',
        name: '出生、死亡和变更登记',
        content: '各项登记的条件、材料、流程、期限和表格。',
        basis: '户口登记条例',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'migration',
        name: '户口迁移',
        content: '投靠、购房、就业等迁移的条件、材料和流程，跨地区办理的办法。',
        basis: '户口登记条例',
        channels: GUIDE_CHANNELS,
      },
    ],
    证件: [
      {
        slug: 'identity-cards',
        name: '居民身份证',
        content: '申领、换领、补领和临时身份证的办法、期限和收费。',
        basis: '居民身份证法',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'residence-permits',
        name: '居住证',
        content: '申领的条件、材料和期限，持有人享有的服务和便利。',
        basis: '居住证暂行条例',
        channels: GUIDE_CHANNELS,
      },
    ],
    窗口: [
      {
        slug: 'offices',
        name: '办理窗口',
        content: '派出所和户籍窗口的地址、时间和电话，预约和网上办理的途径。',
        channels: GUIDE_CHANNELS,
      },
    ],
  },
};

/** 市政服务: who supplies water, gas or heat tells of a break himself; the department sees to it. */
export const MUNICIPAL_SERVICES: FieldSpec = {
  field: 'municipal-services',
  ground: '政府信息公开条例第21条',
  county: '县级城市管理部门、住房城乡建设部门',
  levels: ['county'],
  categories: {
    供水供气供热: [
      {
        slug: 'interruptions',
        name: '停水、停气、停热公告',
        content: '停止供应的原因、范围、起止的时间和咨询电话。',
        basis: '城市供水条例第22条；城镇燃气管理条例第20条',
        uncounted: '停止供应之前依照有关规定提前公告',
        channels: ['website', 'newMedia', 'noticeBoard', 'targeted'],
      },
      {
        slug: 'water-quality',
        name: '供水水质',
        content: '检测的时间、地点、项目和结果。',
        basis: '城市供水条例',
        rule: each('quarter'),
      },
      {
        slug: 'prices',
        name: '价格和调整',
        content: '水、气、热和垃圾处理的价格、依据，听证和调整的情况。',
        basis: '价格法第23条、第24条',
        county: '县级价格主管部门',
      },
    ],
    道路和设施: [
      {
        slug: 'road-permits',
        name: '占用、挖掘道路许可',
        content: '办理的条件和程序，许可的路段、面积、时间和单位。',
        basis: '城市道路管理条例',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'maintenance',
        name: '设施养护和维修',
        content: '道路、照明、排水和公厕的养护计划、维修的进展和报修的电话。',
        basis: '城市道路管理条例；城镇排水与污水处理条例',
        rule: each('quarter'),
      },
    ],
    市容和绿化: [
      {
        slug: 'waste',
        name: '生活垃圾分类和处理',
        content: '分类的标准、收运的安排、处理设施和运行的情况。',
        basis: '城市市容和环境卫生管理条例',
        rule: each('halfYear'),
      },
      {
        slug: 'trees',
        name: '绿化和树木许可',
        content: '绿化的计划，砍伐、移植树木和占用绿地的条件和许可结果。',
        basis: '城市绿化条例',
      },
    ],
  },
};
