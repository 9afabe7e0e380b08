/** Wording that the checks of an annual report's text look for. */

/** The five aspects of part one (国办公开办函〔2021〕30号). */
export const PART_ONE_ASPECTS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '主动公开', pattern: /主动公开/u },
  { name: '依申请公开', pattern: /依申请公开/u },
  { name: '政府信息管理', pattern: /(?:政府)?信息管理/u },
  { name: '政府信息公开平台建设', pattern: /平台建设/u },
  { name: '监督保障', pattern: /监督保障/u },
];

/** What a people's government reports by 条例第50条第（四）项. */
export const ASSESSMENTS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '工作考核', pattern: /考核|考评/u },
  { name: '社会评议', pattern: /评议/u },
  { name: '责任追究', pattern: /责任追究|追究[^，。；]{0,6}责任|追责|问责/u },
];

/** Phrases of part five that say nothing of what went wrong and what will be done. */
export const GENERIC_PHRASES = [
  '有待加强',
  '有待提高',
  '有待进一步',
  '还需加强',
  '不够到位',
  '进一步加强学习',
  '提高思想认识',
  '提高认识',
  '加强领导',
  '加大力度',
  '加大工作力度',
  '强化责任',
  '继续努力',
  '再上新台阶',
] as const;

/** Slips of the pen and of text recognition that published reports are full of, with the right words. */
export const MISTAKEN_WORDS: readonly { readonly pattern: RegExp; readonly right: string }[] = [
  { pattern: /不子公开|不予公幵/gu, right: '不予公开' },
  { pattern: /子以公开/gu, right: '予以公开' },
  { pattern: /废纸件数/gu, right: '废止件数' },
  { pattern: /行政法复议/gu, right: '行政复议' },
  { pattern: /攻府/gu, right: '政府' },
  { pattern: /(?<=[的等要本体作])清况/gu, right: '情况' },
  { pattern: /中国入民|入民政府/gu, right: '人民' },
  { pattern: /截止(?=目前|20\d{2}年|\d{1,2}月)/gu, right: '截至' },
  { pattern: /拔款/gu, right: '拨款' },
  { pattern: /关健/gu, right: '关键' },
  { pattern: /负贵/gu, right: '负责' },
  { pattern: /承但/gu, right: '承担' },
  { pattern: /登陆(?=系统|网站|平台|政[府务]|门户|官网|后|查询|微信|客户端|“)/gu, right: '登录' },
  { pattern: /一如继往/gu, right: '一如既往' },
  { pattern: /既使/gu, right: '即使' },
  { pattern: /再接再励/gu, right: '再接再厉' },
  { pattern: /迫不急待/gu, right: '迫不及待' },
  { pattern: /积级/gu, right: '积极' },
  { pattern: /按装/gu, right: '安装' },
  { pattern: /布署|部暑/gu, right: '部署' },
  { pattern: /公开条列/gu, right: '公开条例' },
  { pattern: /信息公开公作|信息工开/gu, right: '信息公开工作' },
  { pattern: /领导小姐/gu, right: '领导小组' },
  { pattern: /松驰/gu, right: '松弛' },
  { pattern: /渡假/gu, right: '度假' },
  { pattern: /其它/gu, right: '其他' },
  { pattern: /帐(?=号|户)/gu, right: '账' },
  { pattern: /予以以/gu, right: '予以' },
  { pattern: /复盖/gu, right: '覆盖' },
  { pattern: /残差不齐/gu, right: '参差不齐' },
  { pattern: /仍在不足/gu, right: '仍存在不足' },
  { pattern: /不过(?=顺畅|完善|规范|及时|到位)/gu, right: '不够' },
  { pattern: /扫黑险恶/gu, right: '扫黑除恶' },
  { pattern: /人民代表大人/gu, right: '人民代表大会' },
  { pattern: /烈土/gu, right: '烈士' },
  { pattern: /图标图解/gu, right: '图表图解' },
  { pattern: /工作号领导小组/gu, right: '工作领导小组' },
  { pattern: /(?<!目)的的(?!确|士)/gu, right: '的' },
];
