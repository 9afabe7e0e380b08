import { residentIdCheck } from '../../src/law/resident-id.ts';
import type { Random } from '../report-corpus/random.ts';

/** Somebody who doesn't exist: county 99 of a prefecture is nowhere. */
export interface MadePerson {
  readonly name: string;
  readonly sex: '男' | '女';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 18 characters. */
  readonly identity: string;
  readonly mobile: string;
  readonly card: string;
  readonly village: string;
  readonly address: string;
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦向柳邢岳齐沿梅莘庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阙仝亓'.replaceAll(
    /[沿植净位]/gu,
    '',
  );
const DOUBLE = ['欧阳', '上官', '司马', '诸葛', '司徒', '夏侯', '皇甫', '尉迟', '慕容', '令狐'];
const GIVEN =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文玉梅志红春雪飞海燕云凤琴晓东波宁珍辉玲健俊峰荣福生金祥德庆兴有根土水木林山旺财宝顺昌永吉子涵梓轩雨桐欣怡浩然思远佳琪宇航诗雅泽楷若曦';
const DOTTED = ['阿依古丽·买买提', '扎西·多吉', '巴图·乌力吉'];
const VILLAGES = ['三河村', '新塘村', '永丰社区', '金星村', '石桥头村', '荷花社区', '东升村', '梅家荡村'];
const TOWNS = ['青禾镇', '七里镇', '北渡街道', '云溪乡'];
const MOBILES = [
  '134',
  '135',
  '136',
  '137',
  '138',
  '139',
  '147',
  '150',
  '151',
  '152',
  '158',
  '159',
  '166',
  '172',
  '178',
  '182',
  '186',
  '187',
  '188',
  '191',
  '198',
  '199',
];
const BINS = ['622848', '621700', '621661', '622202', '622588', '623091', '621799', '620058'];

/** A person; a child isn't of age in the year that is given. */
export function madePerson(
  random: Random,
  { year, child = false }: { year: number; child?: boolean },
): MadePerson {
  const sex = random.pick(['男', '女'] as const);
  const born = child ? year - random.int(3, 16) : year - random.int(20, 88);
  const [month, day] = [random.int(1, 12), random.int(1, 28)];
  const village = random.pick(VILLAGES);
  const town = `安平市${random.pick(TOWNS)}`;
  return {
    name: madeName(random),
    sex,
    year: born,
    month,
    day,
    identity: madeIdentity(random, born, month, day),
    mobile: `${random.pick(MOBILES)}${digits(random, 8)}`,
    card: madeCard(random),
    village,
    address: madeAddress(random, town, village),
  };
}

/** A surname and one or two characters; now and then two of surname or a name with a dot. */
export function madeName(random: Random): string {
  if (random.percent(1)) return random.pick(DOTTED);
  const surname = random.percent(3) ? random.pick(DOUBLE) : random.pick([...SURNAMES]);
  const given = random.pick([...GIVEN]);
  return `${surname}${given}${random.percent(75) ? random.pick([...GIVEN]) : ''}`;
}

/** 18 characters with a right check character. */
export function madeIdentity(random: Random, year: number, month: number, day: number): string {
  const region = `${random.pick(['3304', '3702', '4401', '5102', '6501', '1401'])}99`;
  const body = `${region}${year}${twoDigits(month)}${twoDigits(day)}${digits(random, 3)}`;
  return `${body}${residentIdCheck(body)}`;
}

/** 19 digits, now and then 16, that end in their check digit. */
export function madeCard(random: Random): string {
  const body = `${random.pick(BINS)}${digits(random, random.percent(75) ? 12 : 9)}`;
  return `${body}${luhnDigit(body)}`;
}

/** The digit that makes a number pass ISO/IEC 7812. */
export function luhnDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** So many digits, the first of which may be zero. */
export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.int(0, 9)).join('');
}

/** 1 → 01. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function madeAddress(random: Random, town: string, village: string): string {
  const house = random.int(1, 320);
  return random.pick([
    `${town}${village}${house}号`,
    `${town}${village}${random.int(1, 18)}组${house}号`,
    `${town}${village}${random.int(1, 18)}组`,
    `${town}东升路${house}号${random.int(1, 30)}幢${random.int(101, 1802)}室`,
    `${town}幸福小区${random.int(1, 30)}栋${random.int(1, 4)}单元${random.int(101, 1802)}室`,
    `${village}${random.int(1, 18)}组${house}号`,
    `幸福家园${random.int(1, 30)}幢${random.int(101, 1802)}室`,
  ]);
}
