import { CHANNELS, type Channel } from '../standard-item.ts';

/** Boxes that are ticked, symbols of the fonts Wingdings and Wingdings 2 among them (as private characters). */
const TICKED = '√✓✔☑■●▲★☒\u{F052}\u{F0FE}\u{F0FC}\u{F06E}\u{F054}\u{F053}\u{1F5F9}\u{F051}\u{F050}';
const BLANK = '□☐○◇\u{F0A3}\u{F0A8}\u{F06F}\u{F071}\u{F02A}\u{F030}▢';
const TICKS = new RegExp(`[${TICKED}]`, 'u');
const BOXES = new RegExp(`([${TICKED}${BLANK}])`, 'u');
const WORDED_TICK = /^(?:是|有|v|V|Y|y|1|对)$/u;
const WORDED_NO = /^(?:否|无|不|×|✗|✘|x|X|0|[-—–─/\\]+)$/u;

/** Whether a field of ticks is ticked; null where what stands in it is neither a tick nor none. */
export function isTicked(words: string): boolean | null {
  const text = words.normalize('NFKC').trim();
  if (TICKS.test(words)) return true;
  if (text === '' || WORDED_NO.test(text) || [...text].every((character) => BLANK.includes(character)))
    return false;
  return WORDED_TICK.test(text) ? true : null;
}

/** What stands beside the tick of a field, without brackets: the group's name in “√（老年人）”. */
export function besideTick(words: string): string {
  return words
    .split(BOXES)
    .filter((part) => !BOXES.test(part))
    .join('')
    .replaceAll(/^[\s(（：:]+|[\s)）]+$/gu, '')
    .trim();
}

/** Choices that a field offers with boxes: those ticked. Null where it has no boxes. */
export function tickedIn(words: string): string[] | null {
  if (!BOXES.test(words)) return null;
  const parts = words.split(BOXES);
  // Odd places are boxes, what follows each is its label; without one before it, words are no choice.
  return parts.flatMap((part, index) => {
    if (index % 2 === 0 || !TICKS.test(part)) return [];
    const label = (parts[index + 1] ?? '').trim();
    return label === '' ? [] : [label];
  });
}

/** Where something is made public, as a field words it. */
export interface ReadChannels {
  readonly channels: readonly Channel[];
  /** Words that name none of the known channels. */
  readonly unknown: readonly string[];
}

/** Reads ■政府网站 □政府公报 …, or a list of names. */
export function channelsFromWords(words: string): ReadChannels {
  const named = tickedIn(words) ?? words.split(/[、，,；;\n]|\s{2,}/u);
  const found = new Set<Channel>();
  const unknown: string[] = [];
  for (const name of splitKnown(named)) {
    const channel = channelOf(name);
    if (channel !== null) found.add(channel);
    else unknown.push(name);
  }
  const order = Object.keys(CHANNELS);
  return { channels: [...found].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)), unknown };
}

/** Names as they are, or by their parts where several of those are known: 政府网站/公示栏. */
function splitKnown(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const trimmed = name.trim();
    if (trimmed === '') return [];
    const parts = trimmed.split(/[、，,；;/／\s]+/u).filter((part) => part !== '');
    const known = parts.filter((part) => channelOf(part) !== null).length;
    return known > 1 || (known === 1 && channelOf(trimmed) === null) ? parts : [trimmed];
  });
}

const CHANNEL_WORDS: readonly (readonly [RegExp, Channel])[] = [
  [/精准推送/u, 'targeted'],
  [/入户|现场/u, 'onSite'],
  [/发布会|听证会/u, 'hearing'],
  [/广播|电视/u, 'broadcast'],
  [/报纸|纸质|报刊|宣传册|明白纸/u, 'print'],
  [/查阅点|查阅室|查阅场所|查阅中心|档案馆|图书馆/u, 'readingPoint'],
  [/便民服务|党群服务/u, 'serviceStation'],
  [/政务服务(?:中心|大厅)|办事大厅|服务大厅|行政服务中心/u, 'serviceCentre'],
  [/公示栏|公告栏|公开栏|宣传栏|电子屏|显示屏|公示墙/u, 'noticeBoard'],
  [/公报/u, 'gazette'],
  [/两微|微信|微博|客户端|公众号|新媒体|抖音/u, 'newMedia'],
  [/网站|门户|官网|信息平台|服务网|网上|平台|系统$/u, 'website'],
  [/^其他/u, 'other'],
];

/** The channel that a name means; null when it is none. */
export function channelOf(name: string): Channel | null {
  const text = name.normalize('NFKC').replaceAll(/\s+/gu, '');
  return CHANNEL_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
