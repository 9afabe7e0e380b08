import type { DemoDocument } from '../types.ts';
import { type Series, documentsOf } from './series.ts';

const inspections: Series = {
  key: 'inspections',
  field: 'workSafety',
  unit: '应急管理办公室',
  theme: '市场监管、安全生产监管',
  keywords: ['安全检查', '隐患整改'],
  items: [
    ['2月', '2024-03-05'],
    ['3月', '2024-04-03'],
    ['4月', '2024-05-08'],
    ['5月', '2024-06-05'],
    ['6月', '2024-07-03'],
    ['7月', '2024-08-06'],
    ['8月', '2024-09-05'],
    ['9月', '2024-10-11'],
    ['10月', '2024-11-05'],
    ['11月', '2024-12-04'],
  ],
  title: '三角镇2024年{period}安全生产检查和隐患整改情况公示',
  summary: '公示三角镇2024年{period}安全生产检查情况，检查{sum1}家次，发现隐患{sum2}处，已整改{sum3}处。',
  openings: [
    '2024年{period}，镇应急管理办公室会同有关机构对辖区生产经营单位、自建房经营场所、农村道路和在建工地开展检查，共检查{sum1}家次，发现隐患{sum2}处，已整改{sum3}处，其余正在限期整改。现将分村（社区）情况公示如下：',
    '根据《中华人民共和国安全生产法》和年度检查计划，我镇{period}共派出检查人员检查各类场所{sum1}家次，排查隐患{sum2}处，督促整改{sum3}处。各村（社区）检查情况见下表：',
    '为防范各类事故，我镇坚持镇干部包片、村（社区）干部包点，{period}累计检查{sum1}家次，发现隐患{sum2}处，当月完成整改{sum3}处。具体情况公布如下：',
  ],
  head: ['村（社区）', '检查（家次）', '发现隐患（处）', '当月整改（处）', '限期整改（处）'],
  places: 'all',
  count: [6, 10],
  numbers: (random) => {
    const [mended, left] = [random.between(0, 5), random.between(0, 2)];
    return [random.between(3, 12), mended + left, mended, left];
  },
  details: [
    '发现的隐患主要是灭火器过期、疏散通道堆放杂物、电线私拉乱接和燃气软管老化。对限期整改的，应急管理办公室将在期满后复查；逾期不改的，移交有执法权的部门依法处理。',
    '检查中未发现重大事故隐患。请各经营户落实安全生产主体责任，每天营业前后自查用火、用电、用气情况，经营场所不得住人。',
    '从检查情况看，农村道路临水临崖路段的防护设施仍需完善，小型餐饮场所的燃气报警装置安装率有待提高。有关问题已列入整改清单，明确了责任人和完成时限。',
  ],
  objectionDays: null,
};

const RELIEF = {
  field: 'disasterRelief',
  unit: '应急管理办公室',
  theme: '民政、扶贫、救灾',
  places: 'all',
} as const;

const winterRelief: Series = {
  ...RELIEF,
  key: 'winter-relief',
  steady: true,
  keywords: ['冬春救助', '受灾群众'],
  items: [
    ['对象和资金安排', '2024-01-23'],
    ['资金发放结果', '2024-02-06'],
  ],
  title: '三角镇2023年至2024年冬春救助{period}公示',
  summary: '公示三角镇2023年至2024年冬春救助{period}，涉及{sum1}户{sum2}人，金额{wan3}万元。',
  openings: [
    '根据《自然灾害救助条例》，经户报、村评、镇审，2023年至2024年冬春期间我镇拟救助受灾困难群众{sum1}户{sum2}人，安排资金{wan3}万元。现将各村（社区）安排情况公示如下：',
    '2023年至2024年冬春救助资金已于春节前全部发放到位，共发放{sum1}户{sum2}人、{wan3}万元。现将各村（社区）发放结果公示如下：',
  ],
  head: ['村（社区）', '户数（户）', '人数（人）', '救助金额（元）'],
  count: [7, 9],
  numbers: (random) => {
    const households = random.between(3, 12);
    const people = households + random.between(2, 12);
    return [households, people, people * 180];
  },
  details: [
    '救助对象重点为因灾倒损住房的家庭、农作物绝收的低收入家庭和受灾的分散供养特困人员。救助金按人均180元安排，主要用于口粮、衣被和取暖。',
    '资金通过“一卡通”发放。农户未收到款项的，请持身份证明到应急管理办公室查询，账户信息有误的及时更正。',
  ],
  objectionDays: 5,
};

const supplies: Series = {
  ...RELIEF,
  key: 'supplies',
  keywords: ['救灾物资', '防汛'],
  items: [
    ['汛前储备', '2024-05-07'],
    ['主汛期调拨', '2024-07-17'],
    ['汛后清点', '2024-10-23'],
  ],
  title: '三角镇2024年救灾物资{period}情况公示',
  summary: '公示三角镇2024年救灾物资{period}情况，包括帐篷{sum1}顶、棉被{sum2}床、编织袋{sum3}条。',
  openings: [
    '为做好防汛抗旱和地质灾害防治工作，镇应急管理办公室对全镇救灾物资开展了{period}，共有帐篷{sum1}顶、棉被{sum2}床、编织袋{sum3}条。各村（社区）物资情况公示如下：',
    '根据汛期值班和避险转移需要，我镇组织了救灾物资{period}，涉及{places}个村（社区），计帐篷{sum1}顶、棉被{sum2}床、编织袋{sum3}条。具体情况如下：',
  ],
  head: ['村（社区）', '帐篷（顶）', '棉被（床）', '编织袋（条）'],
  count: [6, 10],
  numbers: (random) => [random.between(1, 5), random.between(8, 30), random.between(10, 40) * 10],
  details: [
    '物资由专人保管、登记造册，调用时由应急管理办公室统一调度，紧急情况下可以先使用、后补登记。物资不得挪作他用。',
    '各村（社区）应当每月检查一次物资，防潮、防虫、防火。已经损坏或者过期的，报镇政府批准后更新。',
  ],
  objectionDays: null,
};

const damagedHouses: Series = {
  ...RELIEF,
  key: 'damaged-houses',
  keywords: ['因灾倒损房屋', '恢复重建'],
  items: [
    ['第一批', '2024-08-08'],
    ['第二批', '2024-11-12'],
  ],
  title: '三角镇2024年因灾倒损住房恢复重建补助（{period}）公示',
  summary: '公示三角镇2024年{period}因灾倒损住房恢复重建补助，涉及{sum1}户，补助资金{wan2}万元。',
  openings: [
    '入汛以来，我镇部分农房因强降雨不同程度受损。经本人申请、民主评议、现场核定和镇级审核，{period}拟补助{sum1}户、{wan2}万元。现将各村（社区）情况公示如下：',
    '对汛期受损住房，镇应急管理办公室会同规划建设管理环保办公室逐户核定受损程度，{period}共认定{sum1}户，拟补助{wan2}万元。分村（社区）情况如下：',
  ],
  head: ['村（社区）', '户数（户）', '补助金额（元）'],
  count: [3, 5],
  numbers: (random) => {
    const households = random.between(1, 3);
    return [households, households * random.between(15, 60) * 100];
  },
  details: [
    '补助资金专项用于住房修缮和重建，恢复重建期间受灾户的过渡安置由村（社区）负责落实。重建选址应当避开地质灾害隐患点。',
    '修缮完工后由镇政府组织验收，验收合格后一次性拨付。对不具备自建能力的特困家庭，由村委会统一组织施工。',
  ],
  objectionDays: 7,
};

const RURAL = {
  field: 'ruralRevitalisation',
  unit: '农业服务中心',
  theme: '农业、林业、水利',
  places: 'farming',
} as const;

const projectPlan: Series = {
  ...RURAL,
  key: 'project-plan',
  steady: true,
  keywords: ['衔接资金', '项目计划'],
  items: [
    ['年初计划', '2024-01-30'],
    ['年中调整计划', '2024-08-01'],
  ],
  title: '三角镇2024年财政衔接推进乡村振兴补助资金项目{period}公示',
  summary: '公示三角镇2024年财政衔接推进乡村振兴补助资金项目{period}，项目{sum1}个，安排资金{wan2}万元。',
  openings: [
    '根据区级下达的资金文件和项目库，我镇2024年财政衔接推进乡村振兴补助资金{period}安排项目{sum1}个，资金{wan2}万元，其中产业类{wan3}万元。现按照公告公示制度公示如下：',
    '结合项目实际进度和群众意愿，我镇对2024年财政衔接推进乡村振兴补助资金作出{period}，涉及项目{sum1}个、资金{wan2}万元，其中产业类{wan3}万元。现予公示：',
  ],
  head: ['实施地点', '项目数（个）', '安排资金（元）', '其中：产业类（元）'],
  count: [5, 7],
  numbers: (random, index) => {
    const industry = random.between(8, 32) * 10_000 + index * random.between(-2, 3) * 10_000;
    return [random.between(1, 2), industry + random.between(4, 18) * 10_000, industry];
  },
  details: [
    '项目内容包括柑橘果园提质、冷库建设、产业路硬化和人居环境整治，由镇农业服务中心牵头，村委会配合实施。项目建成后形成的资产确权到村集体。',
    '调整原因主要是部分项目实施条件发生变化、招标后产生结余。调整后的项目均来自项目库，绩效目标同步修订。',
  ],
  objectionDays: 10,
  attachment: '衔接资金项目{period}分村表',
};

const projectProgress: Series = {
  ...RURAL,
  key: 'project-progress',
  steady: true,
  keywords: ['衔接资金', '项目进度'],
  items: [
    ['3月末', '2024-04-12'],
    ['6月末', '2024-07-05'],
    ['9月末', '2024-10-14'],
    ['11月末', '2024-12-06'],
  ],
  title: '三角镇2024年衔接资金项目{period}进度公告',
  summary: '公告三角镇2024年衔接资金项目截至{period}的进度，累计支付资金{wan3}万元。',
  openings: [
    '截至2024年{period}，我镇财政衔接推进乡村振兴补助资金项目开工{sum1}个、完工{sum2}个，累计支付资金{wan3}万元。各村进度公告如下：',
    '按照项目资金公告公示的要求，现将我镇2024年衔接资金项目截至{period}的实施情况公告如下：开工{sum1}个，其中完工{sum2}个，累计支付{wan3}万元。',
  ],
  head: ['实施地点', '开工项目（个）', '完工项目（个）', '累计支付（元）'],
  count: [5, 7],
  numbers: (random, index) => {
    const planned = random.between(1, 3);
    const started = Math.min(planned, index + 1);
    const finished = index === 3 ? planned : Math.floor((started * index) / 3);
    return [started, finished, planned * random.between(35, 120) * 250 * (index + 1)];
  },
  details: [
    '资金按照合同约定和工程进度支付，未完工项目按月调度。施工现场设置公示牌，写明建设内容、资金来源、施工单位和监督电话。',
    '进度较慢的项目主要受雨季施工影响，我镇已经与施工单位重新商定工期，并安排专人驻点督促。',
  ],
  objectionDays: null,
};

const projectsFinished: Series = {
  ...RURAL,
  key: 'projects-finished',
  keywords: ['衔接资金', '完工验收'],
  items: [
    ['产业路硬化', '2024-05-28'],
    ['柑橘果园提质', '2024-07-26'],
    ['人居环境整治', '2024-09-30'],
    ['农产品冷库', '2024-11-28'],
  ],
  title: '三角镇2024年衔接资金{period}项目完工公示',
  summary: '公示三角镇2024年衔接资金{period}项目完工情况，受益{sum1}户，完成投资{wan3}万元。',
  openings: [
    '我镇2024年衔接资金{period}项目已经完工并通过镇级验收，受益农户{sum1}户，其中脱贫户和监测户{sum2}户，完成投资{wan3}万元。现将完工情况公示如下：',
    '由镇农业服务中心、财政办公室、村务监督委员会组成的验收组，对{period}项目进行了现场验收，结论为合格。项目完成投资{wan3}万元，惠及{sum1}户，其中脱贫户和监测户{sum2}户。分村情况如下：',
  ],
  head: ['实施地点', '受益农户（户）', '其中：脱贫户和监测户（户）', '完成投资（元）'],
  count: [2, 4],
  numbers: (random) => {
    const households = random.between(28, 160);
    return [households, random.between(3, 20), random.between(62, 210) * 1000];
  },
  details: [
    '项目资产移交所在村集体经济组织管护，管护责任人、管护内容和经费来源已在村公开栏公布。质保期内的维修由施工单位负责。',
    '项目结算以审计或者评审结果为准。群众对工程质量、资金使用有疑问的，可以查阅项目档案。',
  ],
  objectionDays: 10,
};

const microCredit: Series = {
  ...RURAL,
  key: 'micro-credit',
  keywords: ['小额信贷', '贴息'],
  items: [
    ['上半年', '2024-06-14'],
    ['下半年', '2024-12-13'],
  ],
  title: '三角镇2024年{period}脱贫人口小额信贷贴息情况公示',
  summary: '公示三角镇2024年{period}脱贫人口小额信贷贴息情况，涉及{sum1}户，贴息{sum3}元。',
  openings: [
    '2024年{period}，我镇脱贫人口小额信贷存量{sum1}户，贷款余额{wan2}万元，应贴息{sum3}元。经经办银行提供数据、镇村两级核对，现将分村情况公示如下：',
    '经核对，2024年{period}我镇{places}个村共{sum1}户享受脱贫人口小额信贷贴息，贷款余额{wan2}万元，贴息{sum3}元。现予公示：',
  ],
  head: ['村', '贷款户数（户）', '贷款余额（元）', '贴息金额（元）'],
  count: [4, 7],
  numbers: (random) => {
    const loans = random.between(1, 5);
    return [loans, loans * 40_000, loans * random.between(60, 72) * 10];
  },
  details: [
    '贷款应当用于发展生产，不得用于结婚、建房、理财等非生产性支出。贷款到期前一个月，由村信贷服务员提醒农户按时还款。',
    '逾期贷款不予贴息。农户因自然灾害等客观原因暂时无法还款的，可以向经办银行申请展期。',
  ],
  objectionDays: 5,
};

const irrigation: Series = {
  key: 'irrigation',
  field: 'irrigation',
  unit: '农业服务中心',
  theme: '农业、林业、水利',
  keywords: ['山坪塘', '水利设施管护'],
  items: [
    ['山坪塘整治', '2024-04-26'],
    ['提灌站维修', '2024-08-20'],
    ['灌溉渠道清淤', '2024-11-19'],
  ],
  title: '三角镇2024年{period}工程建设和管护情况公示',
  summary: '公示三角镇2024年{period}工程建设和管护情况，共{sum1}处，改善灌溉面积{sum2}亩，投入{wan3}万元。',
  openings: [
    '为改善农业灌溉条件，我镇2024年实施{period}{sum1}处，改善灌溉面积{sum2}亩，投入资金{wan3}万元。现将各村工程情况公示如下：',
    '根据《农田水利条例》，农田水利工程应当落实管护主体和管护责任。2024年我镇{period}工程共{sum1}处，受益面积{sum2}亩，投入{wan3}万元，具体情况如下：',
  ],
  head: ['村', '工程数量（处）', '改善灌溉面积（亩）', '投入资金（元）'],
  places: 'farming',
  count: [4, 7],
  numbers: (random) => {
    const works = random.between(1, 3);
    return [works, works * random.between(35, 90), works * random.between(12, 46) * 1000];
  },
  details: [
    '工程完工后由村委会管护，受益农户推选用水管理员，负责放水、巡查和日常维修。汛期实行限水位运行，严禁超蓄。',
    '干旱季节按照先生活、后生产的顺序统一调度用水，用水时间表提前三天在村公开栏公布。',
  ],
  objectionDays: 5,
};

const studentAid: Series = {
  key: 'student-aid',
  field: 'compulsoryEducation',
  unit: '社会事务办公室',
  theme: '科技、教育',
  keywords: ['学生资助', '义务教育'],
  items: [
    ['春季学期家庭经济困难学生生活补助', '2024-05-24'],
    ['春季学期营养改善计划', '2024-06-19'],
    ['秋季学期入学保障', '2024-08-27'],
    ['秋季学期家庭经济困难学生生活补助', '2024-11-06'],
    ['秋季学期营养改善计划', '2024-12-11'],
  ],
  title: '三角镇2024年{period}情况公示',
  summary: '公示三角镇2024年{period}情况，涉及{places}个村（社区）的学生{sum1}人，补助{wan2}万元。',
  openings: [
    '根据《中华人民共和国义务教育法》和学生资助政策，2024年{period}经学生家庭申请、学校评审、镇校核对，涉及学生{sum1}人、补助资金{wan2}万元。为保护未成年人个人信息，只公布学生户籍所在村（社区）的汇总数：',
    '2024年{period}工作由镇社会事务办公室会同辖区学校开展，共涉及学生{sum1}人，财政补助{wan2}万元。现按村（社区）汇总公示如下：',
  ],
  head: ['户籍所在村（社区）', '学生人数（人）', '补助金额（元）'],
  places: 'all',
  count: [8, 10],
  numbers: (random) => {
    const pupils = random.between(6, 42);
    return [pupils, pupils * 250];
  },
  details: [
    '补助由学校资助专户发放到学生家长的社会保障卡，不得以实物或者餐券抵顶。学生家庭情况发生变化的，家长应当及时告知班主任。',
    '学校应当公布每周食谱和食材采购价格，家长委员会可以随时进校查看。营养改善补助全部用于学生用餐，结余转入下一学期。',
    '适龄儿童少年因身体状况需要延缓入学或者休学的，由监护人提出申请。镇村干部和教师将上门核对入学情况，确保应入学的一个不少。',
  ],
  objectionDays: 5,
};

const cultureEvents: Series = {
  key: 'culture-events',
  field: 'culture',
  unit: '文化服务中心',
  theme: '文化、广电、新闻出版',
  keywords: ['公共文化服务', '免费开放'],
  items: [
    ['第一季度', '2024-04-09'],
    ['第二季度', '2024-07-04'],
    ['第三季度', '2024-10-10'],
    ['第四季度', '2024-12-30'],
  ],
  title: '三角镇2024年{period}公共文化设施免费开放和活动开展情况公示',
  summary: '公示三角镇2024年{period}公共文化设施免费开放和活动开展情况，举办活动{sum1}场，参加{sum2}人次。',
  openings: [
    '2024年{period}，镇综合文化站和{places}个村（社区）文化服务中心免费开放，举办文艺演出、阅读推广、电影放映等活动{sum1}场，参加群众{sum2}人次，图书借阅{sum3}册次。现公示如下：',
    '依照《中华人民共和国公共文化服务保障法》，我镇公共文化设施全年免费开放。{period}共开展活动{sum1}场，{sum2}人次参加，借阅图书{sum3}册次，分村（社区）情况如下：',
  ],
  head: ['村（社区）', '活动场次（场）', '参加人次', '图书借阅（册次）'],
  places: 'all',
  count: [7, 10],
  numbers: (random) => {
    const events = random.between(1, 5);
    return [events, events * random.between(32, 110), random.between(15, 120)];
  },
  details: [
    '镇综合文化站每周开放时间不少于四十二小时，设有图书阅览室、电子阅览室、排练厅和多功能厅。群众文艺队伍可以提前三天预约场地。',
    '农家书屋图书每半年更新一次，群众可以向管理员提出购书建议。残疾人、老年人和未成年人使用设施时，工作人员提供必要的帮助。',
  ],
  objectionDays: null,
};

/** 安全生产 10, 救灾 7, 乡村振兴衔接资金 12, 农田水利 3, 义务教育 5, 公共文化 4. */
export const safetyAndCountrysideDocuments: readonly DemoDocument[] = [
  inspections,
  winterRelief,
  supplies,
  damagedHouses,
  projectPlan,
  projectProgress,
  projectsFinished,
  microCredit,
  irrigation,
  studentAid,
  cultureEvents,
].flatMap((series, index) => documentsOf(series, 501 + index));
