/**
 * How much a finding matters: `good` nothing to do, `notice` worth knowing, `unsure` can't be told by a program, `fault` readers
 * get nowhere, `danger` readers may be harmed. Only `danger` holds a publication up.
 */
export type LinkStanding = 'good' | 'notice' | 'unsure' | 'fault' | 'danger';

interface LinkClassSpec {
  readonly label: string;
  readonly standing: LinkStanding;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

const ASK_SITE = '请打开核对；确已失效的，改为新的网址或者删去链接。';

/** What a link can turn out to be. */
export const LINK_CLASSES = {
  ok: { label: '正常', standing: 'good', remedy: '' },
  moved: { label: '转到另一网站', standing: 'notice', remedy: '请核对新网址，确认后直接链接到它。' },
  offList: {
    label: '名单以外的网站',
    standing: 'notice',
    remedy: '请核对网站的主办单位，可信的加入可信网站名单。',
  },
  blocked: {
    label: '对方拒绝程序访问',
    standing: 'unsure',
    remedy: '不能由此认定失效，请用浏览器打开核对。',
  },
  scripted: { label: '内容由脚本生成', standing: 'unsure', remedy: '程序看不到内容，请用浏览器打开核对。' },
  oddAnswer: { label: '答复异常', standing: 'unsure', remedy: '对方的答复不合规范，请用浏览器打开核对。' },
  untrustedCertificate: {
    label: '证书不受信任',
    standing: 'fault',
    remedy: '浏览器会提示不安全，请联系对方处理，或者改用可靠的网址。',
  },
  expiredCertificate: {
    label: '证书已过期',
    standing: 'fault',
    remedy: '浏览器会拒绝打开，请联系对方更新证书，或者改用其他网址。',
  },
  gone: { label: '网页不存在', standing: 'fault', remedy: ASK_SITE },
  softNotFound: { label: '实际打不开（显示出错页或首页）', standing: 'fault', remedy: ASK_SITE },
  unknownHost: { label: '域名不存在', standing: 'fault', remedy: '请核对域名；网站已关停的，删去链接。' },
  unreachable: { label: '连不上', standing: 'fault', remedy: ASK_SITE },
  failing: { label: '对方服务器出错', standing: 'fault', remedy: ASK_SITE },
  slow: { label: '打开过慢', standing: 'fault', remedy: '超过规定时间没有打开，请核对后决定是否保留。' },
  redirectLoop: { label: '跳转不通', standing: 'fault', remedy: '请打开核对，改为最终的网址。' },
  wrongFile: {
    label: '附件不对',
    standing: 'fault',
    remedy: '链接的附件是空的，或者并不是这种文件，请更换。',
  },
  missingFragment: {
    label: '页内位置不存在',
    standing: 'fault',
    remedy: '请去掉网址中 # 之后的部分，或者改为存在的位置。',
  },
  mixed: {
    label: '安全网页中的不安全内容',
    standing: 'fault',
    remedy: '请改用 https:// 的网址，否则浏览器不会显示。',
  },
  internal: {
    label: '内部地址',
    standing: 'fault',
    remedy: '公众打不开内部网络和本机的地址，请改为公开的网址。',
  },
  malformed: { label: '网址写错', standing: 'fault', remedy: '请改正网址。' },
  runs: {
    label: '链接中有程序',
    standing: 'danger',
    remedy: '链接只能是网址，请删去其中的脚本。',
  },
  hidden: {
    label: '暗链',
    standing: 'danger',
    remedy: '读者看不见的站外链接多为被篡改后植入，请立即删去，并检查网站是否被入侵。',
  },
  hijacked: {
    label: '指向有害网站',
    standing: 'danger',
    remedy: '对方已变为赌博、色情等有害网站或者域名已经易主，请立即删去链接。',
  },
} as const satisfies Readonly<Record<string, LinkClassSpec>>;

/** Name of a class. */
export type LinkClass = keyof typeof LINK_CLASSES;

/** All classes, for contracts. */
export const LINK_CLASS_NAMES = [
  'ok',
  'moved',
  'offList',
  'blocked',
  'scripted',
  'oddAnswer',
  'untrustedCertificate',
  'expiredCertificate',
  'gone',
  'softNotFound',
  'unknownHost',
  'unreachable',
  'failing',
  'slow',
  'redirectLoop',
  'wrongFile',
  'missingFragment',
  'mixed',
  'internal',
  'malformed',
  'runs',
  'hidden',
  'hijacked',
] as const satisfies readonly LinkClass[];

/** How much a class matters. */
export function standingOf(name: LinkClass): LinkStanding {
  return LINK_CLASSES[name].standing;
}

/** What was made of a link, and why. */
export interface LinkVerdict {
  readonly class: LinkClass;
  /** What it was seen by, as a sentence for people. */
  readonly evidence: string;
  /** Where it should lead instead; null when nothing better is known. */
  readonly suggestion: string | null;
}

/** Where a link stands; it weighs more the more people pass by. */
export type LinkPlaceKind = 'home' | 'column' | 'article';

const WEIGHTS: Readonly<Record<LinkPlaceKind, number>> = { home: 3, column: 2, article: 1 };
const STANDING_WEIGHTS: Readonly<Record<LinkStanding, number>> = {
  good: 0,
  notice: 1,
  unsure: 2,
  fault: 10,
  danger: 100,
};

/** How much a place weighs: 3 the home page, 2 a column, 1 an article. */
export function weightOfPlace(place: LinkPlaceKind): number {
  return WEIGHTS[place];
}

/** For sorting: the higher, the sooner it must be mended. */
export function severityOf(name: LinkClass, place: LinkPlaceKind): number {
  return STANDING_WEIGHTS[standingOf(name)] * WEIGHTS[place];
}
