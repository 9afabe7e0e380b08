import { type Random, randomFrom } from '../report-corpus/random.ts';
import { type MadePerson, madePerson, twoDigits } from './made-persons.ts';
import {
  LOOK_ALIKES,
  madeDocument,
  oldIdentity,
  writtenCard,
  writtenIdentity,
  writtenMobile,
} from './made-values.ts';
import { type Cell, type Part, type Piece, alike, plain, planted } from './personal-sheet.ts';

/** A list or a notice as an office would publish it, before it is laid out. */
export interface MadeList {
  readonly title: string;
  readonly year: number;
  readonly parts: readonly Part[];
  /** Pieces may hold a line break: only cells that are blocks may. */
  readonly broken: boolean;
}

/** A column: its head, and a cell for each person. */
interface Column {
  readonly head: string;
  cell(person: MadePerson): Cell;
}

interface Subject {
  readonly title: string;
  readonly head: string;
  readonly extra: readonly ((random: Random) => Column)[];
  readonly children?: boolean;
}

const amount =
  (head: string): ((random: Random) => Column) =>
  (random) => ({
    head,
    cell: () => [plain(String(random.int(120, 9800)))],
  });
const words =
  (head: string, list: readonly string[]): ((random: Random) => Column) =>
  (random) => ({
    head,
    cell: () => [plain(random.pick(list))],
  });

const SUBJECTS: readonly Subject[] = [
  {
    title: '最低生活保障对象名单公示',
    head: '户主姓名',
    extra: [amount('保障金额（元）'), words('保障人口', ['1', '2', '3'])],
  },
  { title: '残疾人两项补贴发放名单公示', head: '残疾人姓名', extra: [amount('补贴标准（元/月）')] },
  {
    title: '公共租赁住房配租对象名单公示',
    head: '申请人',
    extra: [words('房源', ['一室一厅', '两室一厅']), amount('轮候号')],
  },
  {
    title: '房屋征收补偿结果公示',
    head: '被征收人',
    extra: [amount('建筑面积（平方米）'), amount('补偿金额（元）')],
  },
  {
    title: '教师公开招聘拟聘用人员公示',
    head: '姓名',
    extra: [
      words('报考单位', ['青禾小学', '安平中学']),
      words('岗位', ['语文教师', '数学教师']),
      amount('总成绩'),
    ],
  },
  {
    title: '家庭经济困难学生资助名单公示',
    head: '学生姓名',
    extra: [amount('资助金额'), words('学校', ['青禾小学', '安平中学'])],
    children: true,
  },
  {
    title: '耕地地力保护补贴发放清册公示',
    head: '姓名',
    extra: [amount('面积（亩）'), amount('补贴资金（元）')],
  },
];

/** A list of persons: its columns hold what must be found, what is masked, and what is nobody's. */
export function madeList(seed: number): MadeList {
  const random = randomFrom(seed);
  const subject = random.pick(SUBJECTS);
  const year = random.int(2021, 2026);
  const people = Array.from({ length: random.int(3, 14) }, () =>
    madePerson(random, { year, child: subject.children === true }),
  );
  const masks = random.percent(30);
  const columns = columnsOf(random, { subject, year, masks });
  const rows = [
    columns.map(({ head }): Cell => [plain(head)]),
    ...people.map((person, row) =>
      columns.map((column): Cell =>
        column.head === '序号' ? [plain(String(row + 1))] : column.cell(person),
      ),
    ),
  ];
  const broken = rows.some((cells) => cells.some((cell) => cell.some((piece) => piece.words.includes('\n'))));
  return {
    title: `${year}年青禾镇${subject.title}`,
    year,
    broken,
    parts: [
      line(plain(`${year}年青禾镇${subject.title}`)),
      line(
        plain(
          '根据有关规定，现将名单予以公示，公示期为七个工作日。公示期内如有异议，请向青禾镇人民政府反映。',
        ),
      ),
      { kind: 'table', rows },
      ...closing(random),
    ],
  };
}

function columnsOf(
  random: Random,
  { subject, year, masks }: { subject: Subject; year: number; masks: boolean },
): Column[] {
  const hidesNames = random.percent(20);
  const name: Column = {
    head: subject.head,
    cell: ({ name: said }) => [
      hidesNames
        ? plain(`${said.slice(0, 1)}${random.pick(['某某', '**', '×'])}`)
        : subject.children === true
          ? planted('childName', said)
          : plain(said),
    ],
  };
  const possible = [
    identityColumn(random, masks),
    mobileColumn(random),
    cardColumn(random),
    addressColumn(random),
    documentColumn(random),
    ...(hidesNames ? [] : [attributeColumn(random)]),
    birthColumn(year),
    codeColumn(random),
  ];
  const chosen = random.shuffled(possible).slice(0, random.int(1, 4));
  const extra = subject.extra.map((make) => make(random));
  const sex: Column = { head: '性别', cell: (person) => [plain(person.sex)] };
  const village: Column = { head: '村（社区）', cell: (person) => [plain(person.village)] };
  const head: Column[] = random.percent(70) ? [{ head: '序号', cell: () => [] }] : [];
  return [
    ...head,
    name,
    ...(random.percent(40) ? [sex] : []),
    ...(random.percent(40) ? [village] : []),
    ...chosen,
    ...extra,
  ];
}

function identityColumn(random: Random, masks: boolean): Column {
  const head = random.pick(['身份证号', '身份证号码', '公民身份号码', '证件号码', '身份证']);
  const style = random.pick([
    [6, 4],
    [2, 3],
    [3, 4],
  ] as const);
  return {
    head,
    cell(person) {
      if (masks && random.percent(90)) return [plain(maskedWith(person.identity, style))];
      if (person.year < 1980 && random.percent(10))
        return [planted('identity', oldIdentity(person.identity))];
      return [planted('identity', writtenIdentity(random, person.identity))];
    },
  };
}

function mobileColumn(random: Random): Column {
  const masked = random.percent(30);
  return {
    head: random.pick(['联系电话', '手机号码', '手机', '联系方式', '电话']),
    cell: ({ mobile }) => [
      masked ? plain(maskedWith(mobile, [3, 4])) : planted('mobile', writtenMobile(random, mobile)),
    ],
  };
}

function cardColumn(random: Random): Column {
  const masked = random.percent(20);
  return {
    head: random.pick(['银行卡号', '一卡通账号', '银行账号', '社会保障卡银行账号', '卡号']),
    cell: ({ card }) => [
      masked ? plain(maskedWith(card, [0, 4])) : planted('bankCard', writtenCard(random, card)),
    ],
  };
}

function addressColumn(random: Random): Column {
  return {
    head: random.pick(['家庭住址', '住址', '户籍地址', '居住地址', '地址']),
    cell: ({ address, village }) => [
      random.percent(20) ? plain(`青禾镇${village}`) : planted('address', address),
    ],
  };
}

function documentColumn(random: Random): Column {
  const [kind, heads] = random.pick([
    ['plate', ['车牌号', '车牌号码', '号牌号码']],
    ['passport', ['护照号', '护照号码']],
    ['permit', ['港澳通行证号码', '往来港澳通行证']],
    ['socialSecurity', ['社保编号', '社会保障号码', '医保编号', '个人编号']],
    ['schoolRoll', ['学籍号', '全国学籍号']],
  ] as const);
  return {
    head: random.pick(heads),
    cell: (person) => [planted(kind, madeDocument(random, kind, person))],
  };
}

function attributeColumn(random: Random): Column {
  const [head, list, neutral] = random.pick([
    ['残疾类别', ['肢体', '视力', '精神', '智力', '听力', '多重'], []],
    ['残疾等级', ['一级', '二级', '三级', '四级'], []],
    ['病种', ['尿毒症', '肺癌', '白血病', '精神分裂症', '艾滋病'], []],
    ['致困原因', ['因病', '因残', '因学', '丧失劳动力'], []],
    ['健康状况', ['重病', '患慢性病', '二级肢体残疾'], ['健康', '良好']],
    ['备注', ['HIV感染', '患精神病', '本人残疾', '失信被执行人', '患癌症'], ['无', '', '新增', '续领']],
    ['信用情况', ['有失信记录', '逾期'], ['良好', '正常']],
  ] as const);
  return {
    head,
    cell: () => [
      neutral.length > 0 && random.percent(60)
        ? plain(random.pick(neutral))
        : planted('sensitive', random.pick(list)),
    ],
  };
}

function birthColumn(year: number): Column {
  return { head: '年龄', cell: (person) => [plain(String(year - person.year))] };
}

function codeColumn(random: Random): Column {
  const [head, make] = random.pick([
    ['合同编号', () => `33049920240${random.int(1, 9)}1${random.int(0, 9)}${random.int(1000, 9999)}`],
    ['准考证号', () => `2024${random.int(1_000_000, 9_999_999)}`],
    ['权证编号', () => `1${random.pick([...'3578'])}${random.int(100_000_000, 999_999_999)}`],
    ['不动产单元号', () => `330499${random.int(100_000, 999_999)}${random.int(1_000_000, 9_999_999)}`],
    ['受理编号', () => `62${random.int(10_000_000, 99_999_999)}${random.int(100_000_000, 999_999_999)}`],
  ] as const);
  return { head, cell: () => [alike(head, make())] };
}

function maskedWith(value: string, [first, last]: readonly [number, number]): string {
  return `${value.slice(0, first)}${'*'.repeat(value.length - first - last)}${value.slice(value.length - last)}`;
}

/** Lines at the end of a notice: how to reach the office, and numbers that are nobody's. */
export function closing(random: Random): Part[] {
  return Array.from({ length: random.int(1, 4) }, () => {
    const [what, make] = random.pick(LOOK_ALIKES);
    const [before, value] = make(random);
    return line(plain(before), alike(what, value), plain('。'));
  });
}

/** One line of pieces. */
export function line(...pieces: Piece[]): Part {
  return { kind: 'line', pieces };
}

/** A full date in words. */
export function dayOf({ year, month, day }: MadePerson): string {
  return `${year}年${month}月${day}日`;
}

/** Two lists in one document that mask the same people's numbers at different places, or show the birthday beside. */
export function listsThatDisclose(seed: number): MadeList {
  const random = randomFrom(seed);
  const year = random.int(2021, 2026);
  const people = Array.from({ length: random.int(3, 8) }, () => madePerson(random, { year }));
  const named = new Map(people.map((person) => [person.name, person]));
  const rowsOf = (heads: readonly string[], cells: (person: MadePerson) => readonly Cell[]): Part => ({
    kind: 'table',
    rows: [heads.map((head): Cell => [plain(head)]), ...[...named.values()].map((person) => cells(person))],
  });
  const head = line(plain(`${year}年青禾镇临时救助名单公示`));
  const masked = (person: MadePerson, ends: readonly [number, number]): Cell => [
    planted('mask', maskedWith(person.identity, ends)),
  ];
  const tables: Part[] = random.pick([
    () => [
      rowsOf(['姓名', '身份证号'], (person) => [[plain(person.name)], masked(person, [6, 4])]),
      line(plain('附：打卡发放名单')),
      rowsOf(['姓名', '身份证号'], (person) => [[plain(person.name)], masked(person, [14, 0])]),
    ],
    () => [
      rowsOf(['姓名', '出生日期', '身份证号'], (person) => [
        [plain(person.name)],
        [plain(`${person.year}-${twoDigits(person.month)}-${twoDigits(person.day)}`)],
        masked(person, [6, 4]),
      ]),
    ],
    () => [
      rowsOf(['户主', '身份证号'], (person) => [
        [plain(person.name)],
        person === [...named.values()][0]
          ? masked(person, [8, 6])
          : [plain(maskedWith(person.identity, [2, 3]))],
      ]),
    ],
    () => [rowsOf(['姓名', '身份证号'], (person) => [[plain(person.name)], masked(person, [16, 0])])],
  ])();
  return { title: '临时救助名单公示', year, broken: false, parts: [head, ...tables, ...closing(random)] };
}
