import { usccCheckCharacter } from '../../src/law/uscc.ts';
import type { Random } from '../report-corpus/random.ts';
import { type MadePerson, digits, luhnDigit, twoDigits } from './made-persons.ts';

/** An identity number as people write it. */
export function writtenIdentity(random: Random, identity: string): string {
  return random.pick([
    () => identity,
    () => identity,
    () => identity,
    () => identity.toLowerCase(),
    () => identity.replace('X', '×'),
    () => fullWidth(identity),
    () => `${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14)}`,
    () => `${identity.slice(0, 6)}-${identity.slice(6, 14)}-${identity.slice(14)}`,
    () => `${identity.slice(0, 6)} ${identity.slice(6, 10)} ${identity.slice(10, 14)} ${identity.slice(14)}`,
    () => `（${identity}）`,
    () => `${identity.slice(0, 10)}\n${identity.slice(10)}`,
  ])();
}

/** The number of 15 digits that somebody had before 1999. */
export function oldIdentity(identity: string): string {
  return `${identity.slice(0, 6)}${identity.slice(8, 17)}`;
}

/** A mobile telephone as people write it. */
export function writtenMobile(random: Random, mobile: string): string {
  const [a, b, c] = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)];
  return random.pick([
    () => mobile,
    () => mobile,
    () => mobile,
    () => `${a} ${b} ${c}`,
    () => `${a}-${b}-${c}`,
    () => `+86 ${mobile}`,
    () => `+86-${mobile}`,
    () => `86${mobile}`.replace(/^/u, '+'),
    () => fullWidth(mobile),
    () => `${a} ${mobile.slice(3, 6)} ${mobile.slice(6)}`,
  ])();
}

/** A card as people write it. */
export function writtenCard(random: Random, card: string): string {
  return random.pick([
    () => card,
    () => card,
    () => (card.match(/\d{1,4}/gu) ?? []).join(' '),
    () => (card.match(/\d{1,4}/gu) ?? []).join('-'),
    () => `${card.slice(0, 6)} ${card.slice(6)}`,
    () => fullWidth(card),
  ])();
}

/** Digits and letters of full width. */
export function fullWidth(words: string): string {
  return words.replaceAll(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** A plate, a passport, a permit, a social security or a school-roll number of a person. */
export function madeDocument(
  random: Random,
  kind: 'plate' | 'passport' | 'permit' | 'socialSecurity' | 'schoolRoll',
  person: MadePerson,
): string {
  switch (kind) {
    case 'plate':
      return `浙${random.pick([...'ABCDEFGH'])}${random.pick(['', '·', ''])}${random.pick([digits(random, 5), `${digits(random, 1)}${random.pick([...'ABCDEFGH'])}${digits(random, 3)}`, `D${digits(random, 5)}`])}`;
    case 'passport':
      return `${random.pick(['E', 'G', 'EA', 'EB'])}${digits(random, 8)}`.slice(0, 9);
    case 'permit':
      return random.pick([
        `C${digits(random, 8)}`,
        `H${digits(random, 10)}`,
        `M${digits(random, 8)}`,
        digits(random, 8),
      ]);
    case 'socialSecurity':
      return random.pick([`33${digits(random, 10)}`, `${digits(random, 10)}`, `A${digits(random, 8)}`]);
    case 'schoolRoll':
      return random.pick([`G${person.identity}`, `2019${digits(random, 15)}`, `L${digits(random, 18)}`]);
  }
}

/** Numbers that are nobody's, each with the words that stand before it. */
export const LOOK_ALIKES: readonly (readonly [
  what: string,
  make: (random: Random) => readonly [string, string],
])[] = [
  ['document number', (random) => ['', `青府发〔20${random.int(10, 29)}〕${random.int(1, 99)}号`]],
  ['credit code', (random) => ['统一社会信用代码：', creditCode(random)]],
  ['project code', (random) => ['项目代码：', `2024-330499-${random.int(10, 99)}-01-${digits(random, 6)}`]],
  [
    'contract number',
    (random) => ['合同编号：', `QHHT-2024-1${random.pick([...'3578'])}${digits(random, 9)}`],
  ],
  [
    'contract number',
    (random) => [
      '合同编号：',
      `330499202${random.int(0, 5)}0${random.int(1, 9)}1${random.int(0, 9)}${digits(random, 4)}`,
    ],
  ],
  ['hotline', () => ['政务服务热线：', '12345']],
  ['hotline', (random) => ['监督电话：', `0573-8${digits(random, 7)}`]],
  [
    'office mobile',
    (random) => [
      random.pick([
        '咨询电话：',
        '监督电话：',
        '如有异议请联系本办，联系电话：',
        '联系人：王主任，联系电话：',
        '举报电话（微信同号）：',
        '24小时值班电话：',
      ]),
      `13${digits(random, 9)}`,
    ],
  ],
  [
    'office address',
    (random) => [
      random.pick(['办公地址：', '地址：', '办理地点：']),
      `安平市青禾镇人民路${random.int(1, 99)}号镇政府${random.int(101, 499)}室`,
    ],
  ],
  ['parcel number', (random) => ['宗地编号：', `3304990${digits(random, 5)}GB0${digits(random, 4)}`]],
  ['parcel number', (random) => ['宗地代码：', `330499${digits(random, 13)}`]],
  ['index number', (random) => ['索引号：', `1133049900${digits(random, 7)}/2024-${digits(random, 5)}`]],
  ['order number', (random) => ['订单号：', `62${digits(random, 16)}`]],
  ['order number', (random) => ['流水号', `1${random.pick([...'3578'])}${digits(random, 9)}`]],
  [
    'order number',
    (random) => [
      '受理编号：',
      `330499202${random.int(0, 5)}1${random.int(0, 2)}1${random.int(0, 9)}${digits(random, 4)}`,
    ],
  ],
  ['ISBN', (random) => ['ISBN ', `978-7-${digits(random, 4)}-${digits(random, 4)}-${digits(random, 1)}`]],
  ['amount', (random) => ['合计支出', `1${random.pick([...'3578'])}${digits(random, 9)}元`]],
  [
    'amount',
    (random) => ['年末余额', `1${random.pick([...'3578'])}${digits(random, 9)}.${digits(random, 2)}元`],
  ],
  ['coordinates', (random) => ['坐标：', `120.${digits(random, 8)}，30.${digits(random, 8)}`]],
  ['invoice', (random) => ['发票号码：', digits(random, 20)]],
  ['invoice', (random) => ['发票代码', `0330021${digits(random, 5)}`]],
  [
    'office account',
    (random) => [
      '户名：安平市财政局非税收入专户，开户行：中国农业银行安平支行，账号：',
      officeAccount(random),
    ],
  ],
  [
    'office account',
    (random) => ['收款单位：青禾镇人民政府，开户行：安平农村商业银行青禾支行，账号：', officeAccount(random)],
  ],
  ['standard', (random) => ['执行', `GB/T ${digits(random, 5)}—20${twoDigits(random.int(10, 24))}`]],
  ['18 digits', (random) => ['批次', `330499${random.int(2100, 2999)}13${digits(random, 6)}`]],
  ['18 digits', (random) => ['设备序列号', `9${digits(random, 17)}`]],
  ['official e-mail', () => ['联系邮箱：', 'qhzdzb@anping.gov.cn']],
  ['official e-mail', (random) => ['意见请发送至邮箱', `qhz${digits(random, 3)}@163.com`]],
  ['public vehicle', (random) => ['公务用车报废，车牌号：', `浙F${digits(random, 5)}`]],
];

function creditCode(random: Random): string {
  const body = random.percent(50)
    ? `9133049${digits(random, 1)}MA2${random.pick([...'ABCDEFGH'])}${digits(random, 5)}`
    : `1133049${digits(random, 10)}`;
  return `${body}${usccCheckCharacter(body)}`;
}

function officeAccount(random: Random): string {
  const body = `62${digits(random, 16)}`;
  return random.percent(50) ? `${body}${luhnDigit(body)}` : `1933${digits(random, 13)}`;
}
