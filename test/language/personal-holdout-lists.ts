import { type Random, randomFrom } from '../report-corpus/random.ts';
import { type MadePerson, digits, madePerson } from './made-persons.ts';
import { writtenCard, writtenIdentity, writtenMobile } from './made-values.ts';
import { type MadeList, closing, dayOf, line } from './personal-lists.ts';
import { type Cell, type Part, alike, plain, planted } from './personal-sheet.ts';

/**
 * Lists and notices in other words than those that the detector was made with: other heads, names with a space in them, other
 * sentences. As the layouts that stood aside, they were written when it was done.
 */

type Column = readonly [head: string, cell: (person: MadePerson) => Cell];

const TITLES = [
  '困难职工慰问名单',
  '农村危房改造对象公示',
  '入伍青年名单公示',
  '医疗救助人员名单',
  '粮食直补发放明细表',
  '积分入学名单',
];

/** A list under heads that other offices use. */
export function heldList(seed: number): MadeList {
  const random = randomFrom(seed);
  const year = random.int(2021, 2026);
  const people = Array.from({ length: random.int(3, 12) }, () => madePerson(random, { year }));
  const spaced = random.percent(50);
  const name: Column = [
    random.pick([
      '领取人姓名',
      '农户姓名',
      '报名者',
      '录取学员',
      '安置人员',
      '被保险人',
      '老人姓名',
      '承包方代表',
      '受助对象',
      '被救助人',
      '持卡人',
      '户主（代表）',
      '姓  名',
      '人员姓名',
      '对象姓名',
    ]),
    (person) => [
      plain(spaced && person.name.length === 2 ? `${person.name[0]}  ${person.name[1]}` : person.name),
    ],
  ];
  const columns: Column[] = [
    ...(random.percent(60) ? [['序 号', () => [plain(String(random.int(1, 99)))]] satisfies Column] : []),
    name,
    ...random.shuffled(possible(random)).slice(0, random.int(1, 4)),
    ['发放金额', () => [plain(`${random.int(100, 9000)}.00`)]],
  ];
  const title = `${year}年青禾镇${random.pick(TITLES)}`;
  const rows = [
    columns.map(([head]): Cell => [plain(head)]),
    ...people.map((person) => columns.map(([, cell]) => cell(person))),
  ];
  const broken = rows.some((cells) => cells.some((cell) => cell.some(({ words }) => words.includes('\n'))));
  return { title, year, broken, parts: [line(plain(title)), { kind: 'table', rows }, ...closing(random)] };
}

function possible(random: Random): Column[] {
  return [
    [
      random.pick([
        '身份证号（18位）',
        '证号（身份证）',
        '公民身份证',
        '身份证号码/户口本号',
        '证件号码（身份证）',
        '居民身份证号',
        '身份证件号码',
        '公民身份证号码',
      ]),
      (person) => [planted('identity', writtenIdentity(random, person.identity))],
    ],
    [
      random.pick([
        '本人电话',
        '家属联系电话',
        '联络电话',
        '电话号码',
        '联系号码',
        '移动电话',
        '家长手机号',
        '手机号',
        '联系人电话',
      ]),
      (person) => [planted('mobile', writtenMobile(random, person.mobile))],
    ],
    [
      random.pick([
        '银行卡（折）号',
        '收款账号',
        '信用社账号',
        '工资卡号',
        '开户账号',
        '打款账户',
        '社保卡银行卡号',
        '惠农一卡通号',
      ]),
      (person) => [planted('bankCard', writtenCard(random, person.card))],
    ],
    [
      random.pick([
        '现住地',
        '家庭住址（门牌号）',
        '原住房地址',
        '户口地址',
        '家庭详细地址',
        '户籍所在地址',
        '实际居住地',
        '房屋位置',
        '家庭地址',
      ]),
      (person) => [planted('address', person.address)],
    ],
    [
      random.pick([
        '残疾类型及等级',
        '病情',
        '残疾情况',
        '保障原因',
        '所患疾病',
        '主要病症',
        '致贫主因',
        '疾病名称',
        '身体状况',
        '患病情况',
      ]),
      () => [
        planted('sensitive', random.pick(['肢体二级', '尿毒症', '因病', '恶性肿瘤', '重度残疾', '瘫痪'])),
      ],
    ],
    [
      random.pick(['机动车号牌', '车辆号牌', '车牌']),
      () => [planted('plate', `浙${random.pick([...'ABCDEFG'])}${digits(random, 5)}`)],
    ],
    [
      random.pick(['审批编号', '年审号', '缴费单号', '登记证号', '证书编号', '票据号']),
      () => [alike('other code', `1${random.pick([...'3578'])}${digits(random, 9)}`)],
    ],
  ];
}

/** Prose in other words. */
export function heldNotice(seed: number): MadeList {
  const random = randomFrom(seed);
  const year = random.int(2021, 2026);
  const person = madePerson(random, { year });
  const child = madePerson(random, { year, child: true });
  const other = madePerson(random, { year });
  const one = (words: string): string => words.replaceAll('\n', '');
  const paragraphs: Part[] = [
    line(
      plain(`被处罚人${person.name}（公民身份号码`),
      planted('identity', one(writtenIdentity(random, person.identity))),
      plain('），现住'),
      planted('address', person.address),
      plain(`，${dayOf(person)}生，初中文化。`),
    ),
    line(
      plain(`举报人${other.name}（手机：`),
      planted('mobile', writtenMobile(random, other.mobile)),
      plain('）反映有人在河道倾倒垃圾。'),
    ),
    line(
      plain(`原告${other.name}，`),
      plain('身份证住址'),
      planted('address', other.address),
      plain('，不服答复提起诉讼。'),
    ),
    line(
      plain('其子'),
      planted('childName', child.name),
      plain(`（${year - child.year}岁）就读于青禾小学。`),
    ),
    line(
      plain(`低保对象${person.name}身患`),
      planted('sensitive', random.pick(['尿毒症', '肺癌', '白血病'])),
      plain('，家庭支出较大。'),
    ),
    line(
      plain(`请将退款转入${other.name}个人账户`),
      planted('bankCard', writtenCard(random, other.card)),
      plain('，或者微信转账至其微信号：'),
      planted('wechat', `abc${digits(random, 6)}`),
      plain('。'),
    ),
    line(
      plain('请业主拨打物业值守手机'),
      alike('office mobile', `13${digits(random, 9)}`),
      plain('咨询，或者到镇政府1号楼201室办理。'),
    ),
    line(
      plain('社区书记联系电话：'),
      alike('office mobile', `13${digits(random, 9)}`),
      plain('，便民服务热线：0573-82110000。'),
    ),
    line(
      plain('办案民警：陈警官，'),
      plain('电话：'),
      alike('office mobile', `13${digits(random, 9)}`),
      plain('。'),
    ),
  ];
  const title = random.pick(['行政处罚决定公示', '来信办理情况', '案件通报', '办理结果告知']);
  return {
    title,
    year,
    broken: false,
    parts: [
      line(plain(title)),
      ...random.shuffled(paragraphs).slice(0, random.int(2, 4)),
      ...closing(random),
    ],
  };
}
