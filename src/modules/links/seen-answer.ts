import { readMarkup, type MarkupReader } from './read-markup.ts';

/** What a page says of itself, enough to tell whether it is the page that was asked for. */
export interface SeenAnswer {
  readonly title: string;
  /** Headings, keywords and description: where hijackers write. */
  readonly about: string;
  /** What readers see, without spaces; at most 20,000 characters. */
  readonly text: string;
  readonly anchors: ReadonlySet<string>;
  readonly scripts: string;
  /** Where it sends its reader by itself. */
  readonly refreshTo: string | null;
  /** Nothing of it was left unread. */
  readonly whole: boolean;
}

const MOST_TEXT = 20_000;
const MOST_SCRIPT = 100_000;
/** Characters that are read of a page, and milliseconds that it may take. */
const MOST_READ = 256 * 1024;
const MOST_MS = 200;
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg']);

/** Reads a page that was fetched, its first 262,144 characters; whatever it holds, nothing is thrown and it takes no longer than a moment. */
export function seeAnswer(html: string): SeenAnswer {
  const look = { title: '', about: '', text: '', scripts: '', refreshTo: refreshIn('') };
  const anchors = new Set<string>();
  const open: string[] = [];
  const reader: MarkupReader = {
    onopentag: (name, attributes) => {
      open.push(name);
      if (attributes['id'] !== undefined) anchors.add(attributes['id']);
      if (name === 'a' && attributes['name'] !== undefined) anchors.add(attributes['name']);
      if (name !== 'meta') return;
      const content = attributes['content'] ?? '';
      if (/^(?:keywords|description)$/i.test(attributes['name'] ?? '')) look.about += `${content}\n`;
      if (/^refresh$/i.test(attributes['http-equiv'] ?? '')) look.refreshTo = refreshIn(content);
    },
    ontext: (text) => {
      const inside = open.at(-1) ?? '';
      if (inside === 'title') look.title += text;
      else if (inside === 'script' && look.scripts.length < MOST_SCRIPT) look.scripts += text;
      else if (!SILENT.has(inside) && look.text.length < MOST_TEXT) look.text += text.replace(/\s+/g, '');
      if (/^h[12]$/.test(inside)) look.about += `${text}\n`;
    },
    onclosetag: (name) => {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    },
  };
  const whole = readMarkup(html.slice(0, MOST_READ), reader, MOST_MS) && html.length <= MOST_READ;
  const title = look.title.trim().slice(0, 500);
  return { ...look, title, about: look.about.slice(0, 4000), anchors, whole };
}

function refreshIn(content: string): string | null {
  return /url\s{0,3}=\s{0,3}['"]?([^'"\s]{1,2000})/i.exec(content)?.[1] ?? null;
}

const CHALLENGE =
  /document\.cookie|acw_sc__v2|_\$[a-z]{2}\b|\$_ts\b|__jsl|_0x[0-9a-f]{4,6}|cf[-_]chl|challenge-platform|eval\(function\(p,a,c,k/;
const WALL =
  /安全验证|访问验证|人机(?:识别|验证)|请开启javascript|请启用javascript|访问被拦截|访问过于频繁|checking your browser|just a moment|verify you are human|网站防火墙/i;

/** Whether a page is a wall before the real one: a script that must run, or a request to prove oneself. */
export function isChallenge(seen: SeenAnswer): boolean {
  if (seen.text.length > 600) return false;
  if (WALL.test(seen.title) || WALL.test(seen.text)) return true;
  return seen.text.length < 30 && CHALLENGE.test(seen.scripts);
}

/** Whether nothing is to be seen until scripts have run: the same shell is answered for every address. */
export function isShell(seen: SeenAnswer, html: string): boolean {
  return seen.text.length < 40 && /<script[\s>]/i.test(html);
}

const NOT_FOUND_TITLE =
  /(?:^|[^\d])404(?:[^\d]|$)|not found|找不到|未找到|没有找到|(?:网页|页面|文章|信息|内容)(?:已)?(?:不存在|丢失|被删除|已删除|出错)|您?(?:访问|浏览|请求|查看)的(?:网页|页面|文章|内容|信息).{0,8}(?:不存在|已删除|被删除)/i;

/** Whether a page says that it isn't the one: by its title, or by all that it has to say. */
export function saysNotFound(seen: SeenAnswer): boolean {
  if (NOT_FOUND_TITLE.test(seen.title.slice(0, 200))) return true;
  return seen.text.length < 300 && NOT_FOUND_TITLE.test(seen.text);
}

/** Whether two pages say the same but for numbers and names of addresses: 1 equal, 0 nothing in common. */
export function likeness(one: string, other: string): number {
  const first = pieces(one);
  const second = pieces(other);
  if (first.size === 0 || second.size === 0) return first.size === second.size ? 1 : 0;
  const common = [...first].filter((piece) => second.has(piece)).length;
  return common / (first.size + second.size - common);
}

function pieces(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .replace(/[a-z0-9_./:%?&=-]+/g, ' ')
    .slice(0, MOST_TEXT);
  const found = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at += 1) found.add(plain.slice(at, at + 3));
  return found;
}

const SCRIPTED_WAY =
  /^[\s;]{0,20}(?:(?:window|top|self|parent|document)\.){0,2}location(?:\.href)?\s{0,3}(?:=|\.replace\()\s{0,3}["']([^"']{1,2000})["']\)?[\s;]{0,20}$/;

/** Where a page of next to nothing sends its reader on: by refresh, or by a script that does nothing else; null where it doesn't. */
export function onwardFrom(seen: SeenAnswer): string | null {
  if (seen.refreshTo !== null) return seen.refreshTo;
  return seen.text.length < 30 && seen.scripts.length < 3000
    ? (SCRIPTED_WAY.exec(seen.scripts)?.[1] ?? null)
    : null;
}
