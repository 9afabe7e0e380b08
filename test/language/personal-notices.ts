import { type Random, randomFrom } from '../report-corpus/random.ts';
import { digits, luhnDigit, madeName, madePerson } from './made-persons.ts';
import { fullWidth, madeDocument, writtenIdentity, writtenMobile } from './made-values.ts';
import { type MadeList, closing, dayOf, line } from './personal-lists.ts';
import { type Cell, type Part, alike, plain, planted } from './personal-sheet.ts';

/** A decision, an answer, a case: prose that tells of a person. */
export function madeNotice(seed: number): MadeList {
  const random = randomFrom(seed);
  const year = random.int(2021, 2026);
  const [title, parts] = random.pick([penalty, petition, accident, relief, reader])(random, year);
  return { title, year, broken: false, parts: [line(plain(title)), ...parts, ...closing(random)] };
}

type Told = [title: string, parts: Part[]];

function inLine(words: string): string {
  return words.replaceAll('\n', '');
}

function penalty(random: Random, year: number): Told {
  const person = madePerson(random, { year });
  const pieces = [
    plain(`当事人：${person.name}，${person.sex}，汉族，${dayOf(person)}出生，身份证号码：`),
    planted('identity', inLine(writtenIdentity(random, person.identity))),
    ...(random.percent(70) ? [plain('，住址：'), planted('address', person.address)] : []),
    ...(random.percent(60)
      ? [
          plain(random.pick(['，联系电话：', '，手机：', '，电话'])),
          planted('mobile', writtenMobile(random, person.mobile)),
        ]
      : []),
    plain('。'),
  ];
  const driving = line(
    plain(`${year}年3月5日，当事人驾驶`),
    planted('plate', madeDocument(random, 'plate', person)),
    plain('号小型轿车占用盲道停放，违反了《安平市市容管理条例》的规定。'),
  );
  const law = line(
    plain('依据《中华人民共和国行政处罚法》的规定，决定罚款二百元，缴至安平市财政局非税收入专户，账号：'),
    alike('office account', `62${digits(random, 14)}`),
    plain('。'),
  );
  return ['行政处罚决定书', [line(...pieces), ...(random.percent(50) ? [driving] : []), law]];
}

function petition(random: Random, year: number): Told {
  const person = madePerson(random, { year });
  return [
    '信访事项处理意见书',
    [
      line(
        plain(`信访人${person.name}，手机`),
        planted('mobile', writtenMobile(random, person.mobile)),
        plain('，家住'),
        planted('address', person.address),
        plain('，反映道路积水问题。经查，该路段排水管网已列入年度改造计划。'),
      ),
      line(
        plain(`信访人${person.name}要求将补偿款汇入本人银行卡，卡号：`),
        planted('bankCard', person.card),
        plain('。信访人不服本意见的，可以自收到之日起三十日内请求复查，联系人：陈科长，联系电话：'),
        alike('office mobile', `13${digits(random, 9)}`),
        plain('。'),
      ),
    ],
  ];
}

function accident(random: Random, year: number): Told {
  const child = madePerson(random, { year, child: true });
  const age = year - child.year;
  const who = random.pick([
    `${child.sex}，${age}岁`,
    `${child.sex}，${child.year}年${child.month}月出生`,
    `${child.sex}，汉族，${age}周岁`,
  ]);
  return [
    '关于溺水事件处置情况的通报',
    [
      line(
        plain(random.pick(['经查，', '7月12日16时，', '溺水者'])),
        planted('childName', child.name),
        plain(`（${who}）在三河村水塘边玩耍时落水，经抢救脱离危险。`),
      ),
      line(plain('通报对事不对人，镇政府已在12处水塘设置警示牌，覆盖18个村民小组。')),
    ],
  ];
}

function relief(random: Random, year: number): Told {
  const person = madePerson(random, { year });
  const illness = random.pick(['尿毒症', '肺癌', '白血病', '精神分裂症', '脑瘫']);
  return [
    '临时救助审批结果公示',
    [
      line(
        plain(`${random.pick(['申请人', '患者', '户主', '村民'])}${person.name}，因患`),
        planted('sensitive', illness),
        plain('，医疗费用支出较大，经研究给予临时救助3000元。'),
      ),
      line(plain('身患重病的困难群众可以向村委会申请临时救助，精神残疾人的监护人可以代为申请。')),
    ],
  ];
}

function reader(random: Random, year: number): Told {
  const person = madePerson(random, { year });
  const online = random.pick([
    ['QQ号：', 'qq', digits(random, 9).replace(/^0/u, '1')],
    ['微信号：', 'wechat', `wx_${digits(random, 6)}`],
    ['电子邮箱：', 'email', `user${digits(random, 5)}@${random.pick(['qq.com', '163.com', 'sina.com'])}`],
  ] as const);
  const kind = random.pick(['passport', 'permit', 'socialSecurity'] as const);
  const label = {
    passport: '护照号码',
    permit: '港澳居民来往内地通行证号码',
    socialSecurity: '社会保障号码',
  }[kind];
  return [
    '政府信息公开申请答复情况',
    [
      line(
        plain(`申请人${person.name}，${online[0]}`),
        planted(online[1], online[2]),
        plain(`，${label}：`),
        planted(kind, madeDocument(random, kind, person)),
        plain('，申请公开三河村土地征收补偿方案，本机关已予公开。'),
      ),
    ],
  ];
}

/** A text in which nothing tells of a person, and everything looks like it. */
export function cleanNotice(seed: number): MadeList {
  const random = randomFrom(seed);
  const year = random.int(2021, 2026);
  const make = random.pick([contacts, budget, companies, guide, payment, cases]);
  const [title, parts] = make(random, year);
  return {
    title,
    year,
    broken: false,
    parts: [line(plain(title)), ...parts, ...closing(random), ...closing(random)],
  };
}

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Part {
  return { kind: 'table', rows: [heads.map((head): Cell => [plain(head)]), ...rows] };
}

function times<Item>(count: number, make: (at: number) => Item): Item[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function contacts(random: Random): Told {
  const [heads, office] = random.pick([
    [
      ['科室', '负责人', '联系电话'],
      ['党政办', '民政办', '村建办', '农业办', '财政所'],
    ],
    [
      ['村（社区）', '网格员', '职务', '联系电话'],
      ['三河村', '新塘村', '金星村'],
    ],
    [
      ['单位名称', '联系人', '手机'],
      ['青禾镇人民政府', '青禾派出所', '青禾卫生院'],
    ],
    [
      ['服务窗口', '值班人员', '值班电话'],
      ['社保窗口', '医保窗口', '民政窗口'],
    ],
  ] as const);
  const rows = office.map((name) =>
    heads.map((head, at): Cell => {
      if (at === 0) return [plain(name)];
      if (at === heads.length - 1) return [alike('office contact list', `13${digits(random, 9)}`)];
      return [plain(head === '职务' ? '组长' : madeName(random))];
    }),
  );
  return ['青禾镇政务服务联系方式一览表', [table(heads, rows)]];
}

function budget(random: Random, year: number): Told {
  const rows = times(random.int(4, 9), (at): Cell[] => [
    [plain(`20${digits(random, 5)}`)],
    [plain(['教育支出', '农林水支出', '社会保障支出', '住房保障支出'][at % 4] ?? '')],
    [alike('budget figure', `1${random.pick([...'3578'])}${digits(random, 9)}`)],
  ]);
  return [`青禾镇${year}年部门预算`, [table(['科目编码', '科目名称', '金额（元）'], rows)]];
}

function companies(random: Random): Told {
  const rows = times(random.int(3, 7), (): Cell[] => [
    [plain(`安平市${madeName(random)}食品有限公司`)],
    [plain(madeName(random))],
    [alike('credit code', `92330499MA2${digits(random, 7)}`)],
    [alike('company address', `安平市青禾镇人民路${random.int(1, 200)}号`)],
  ]);
  return ['食品经营许可信息公示', [table(['企业名称', '法定代表人', '统一社会信用代码', '经营场所'], rows)]];
}

function guide(random: Random): Told {
  return [
    '最低生活保障办事指南',
    [
      line(plain('申请人应当提交身份证、户口簿、银行卡复印件以及残疾证等材料，未成年人由监护人代为申请。')),
      line(
        plain('申请人对结果有异议的，可以拨打咨询电话'),
        alike('office mobile', `13${digits(random, 9)}`),
        plain('。'),
      ),
      line(
        plain('办理地点：'),
        alike('office address', `安平市青禾镇人民路${random.int(1, 99)}号便民服务中心3号窗口`),
        plain('，邮编314000。'),
      ),
      line(
        plain('投诉电话：'),
        alike('office mobile', fullWidth(`13${digits(random, 9)}`)),
        plain('，微信公众号：青禾发布。'),
      ),
    ],
  ];
}

function payment(random: Random): Told {
  const body = `62${digits(random, 14)}`;
  return [
    '关于缴纳公租房租金的通知',
    [
      line(plain('请承租人于每月15日前将租金缴至以下账户：')),
      line(plain('户名：安平市青禾镇财政所')),
      line(plain('开户行：中国建设银行安平青禾支行')),
      line(plain('账号：'), alike('office account', `${body}${luhnDigit(body)}`)),
      line(plain('逾期未缴的，按合同约定处理。')),
    ],
  ];
}

function cases(random: Random): Told {
  const rows = times(random.int(3, 8), (at): Cell[] => [
    [plain(String(at + 1))],
    [
      alike(
        'case number',
        `330499202${random.int(0, 5)}0${random.int(1, 9)}1${random.int(0, 9)}${digits(random, 4)}`,
      ),
    ],
    [plain(random.pick(['噪声扰民', '道路破损', '路灯不亮']))],
    [alike('order number', `1${random.pick([...'3578'])}${digits(random, 9)}`)],
    [plain(random.pick(['已办结', '办理中']))],
  ]);
  return ['12345热线办件情况通报', [table(['序号', '工单编号', '诉求内容', '流水号', '办理情况'], rows)]];
}
