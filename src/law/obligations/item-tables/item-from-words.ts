import { ITEM_LENGTHS, ITEM_LEVELS, type ItemLevel, type StandardItem } from '../standard-item.ts';
import { limitFromWords } from './limit-from-words.ts';
import { besideTick, channelsFromWords, isTicked, tickedIn } from './marked-choices.ts';
import type { ItemDoubt, ItemWords } from './read-catalogue.ts';

/** The fields of ticks that a table may have beside its words; undefined where it has no such column. */
export interface ItemTicks {
  readonly everyone?: string | undefined;
  readonly group?: string | undefined;
  readonly proactive?: string | undefined;
  readonly onRequest?: string | undefined;
  readonly county?: string | undefined;
  readonly township?: string | undefined;
}

type Fields = Omit<StandardItem, 'key' | 'field'>;
type Told = (doubt: ItemDoubt) => void;

/** Makes an item of a row's words, with what isn't certain about it. */
export function itemFromWords(words: ItemWords, ticks: ItemTicks): { item: Fields; doubts: ItemDoubt[] } {
  const doubts: ItemDoubt[] = [];
  const tell: Told = (doubt) => void doubts.push(doubt);
  for (const [column, label] of REQUIRED)
    if (words[column].trim() === '') tell({ weight: 'ask', column, message: `没有读出${label}。` });
  const item: Fields = {
    category: tidyLine(words.category),
    name: tidyLine(words.name),
    content: tidyLines(words.content),
    basis: tidyLines(words.basis),
    limitText: tidyLine(words.limit),
    ...limitOf(words, tell),
    discloser: tidyLine(words.discloser),
    channels: channelsOf(words, tell),
    audience: audienceOf(words, ticks, tell),
    mode: modeOf(words, ticks, tell),
    levels: levelsOf(words, ticks, tell),
  };
  for (const [column, label] of LIMITED)
    if (item[column].length > ITEM_LENGTHS[column])
      tell({
        weight: 'ask',
        column: column === 'limitText' ? 'limit' : column,
        message: `${label}超过${ITEM_LENGTHS[column]}个字，不能写入。`,
      });
  return { item, doubts };
}

const LIMITED = [
  ['category', '一级事项'],
  ['name', '二级事项'],
  ['content', '公开内容'],
  ['basis', '公开依据'],
  ['limitText', '公开时限'],
  ['discloser', '公开主体'],
] as const;

/** Whether an item has what it must, and no more than it may. */
export function isWholeItem(item: Fields): boolean {
  return (
    LIMITED.every(([column]) => item[column].length <= ITEM_LENGTHS[column]) &&
    [item.category, item.name, item.content, item.limitText, item.discloser].every((text) => text !== '')
  );
}

const REQUIRED = [
  ['name', '公开事项'],
  ['content', '公开内容'],
  ['discloser', '公开主体'],
] as const;

/** A field that is one line: its lines joined, for they only break where the column ends. */
function tidyLine(words: string): string {
  return tidyLines(words).split('\n').join('');
}

/** The lines of a field, without what is blank around them. */
export function tidyLines(words: string): string {
  return words
    .split('\n')
    .map((line) => line.replaceAll(/[\u3000\u00A0\t ]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function limitOf({ limit }: ItemWords, tell: Told): Pick<Fields, 'rule'> {
  if (limit.trim() === '') {
    tell({ weight: 'ask', column: 'limit', message: '没有读出公开时限。' });
    return { rule: null };
  }
  const read = limitFromWords(limit);
  if (read.kind === 'unclear') {
    tell({ weight: 'ask', column: 'limit', message: `“${tidyLine(limit)}”不能换算成日期，请选择怎样计算。` });
    return { rule: null };
  }
  if (read.note !== null) tell({ weight: 'note', column: 'limit', message: read.note });
  return { rule: read.kind === 'counted' ? read.rule : null };
}

function channelsOf({ channels: words }: ItemWords, tell: Told): Fields['channels'] {
  const { channels, unknown } = channelsFromWords(words);
  if (unknown.length > 0)
    tell({
      weight: 'note',
      column: 'channels',
      message: `“${unknown.join('、')}”不是目录规定的渠道，记为“其他”。`,
    });
  if (channels.length === 0 && unknown.length === 0) {
    tell({ weight: 'note', column: 'channels', message: '没有读出公开渠道，按政府网站记。' });
    return ['website'];
  }
  return unknown.length > 0 && !channels.includes('other') ? [...channels, 'other'] : channels;
}

function audienceOf({ audience }: ItemWords, ticks: ItemTicks, tell: Told): Fields['audience'] {
  const everyone = isTicked(ticks.everyone ?? '');
  const group = ticks.group ?? '';
  if (everyone === true) {
    if (isTicked(group) !== false)
      tell({ weight: 'note', column: 'audience', message: '全社会和特定群体都打了勾，按全社会记。' });
    return { kind: 'everyone' };
  }
  if (group.trim() !== '' && isTicked(group) !== false)
    return { kind: 'group', group: (besideTick(group) || '特定群体').slice(0, ITEM_LENGTHS.group) };
  const chosen = tickedIn(audience)?.join('、') ?? audience.trim();
  if (chosen === '') {
    tell({ weight: 'note', column: 'audience', message: '没有读出公开对象，按全社会记。' });
    return { kind: 'everyone' };
  }
  return /全社会|社会公众|^公众|^社会$/u.test(chosen)
    ? { kind: 'everyone' }
    : { kind: 'group', group: tidyLine(chosen).slice(0, ITEM_LENGTHS.group) };
}

function modeOf({ mode }: ItemWords, ticks: ItemTicks, tell: Told): Fields['mode'] {
  const chosen = tickedIn(mode)?.join('、') ?? mode;
  const proactive = isTicked(ticks.proactive ?? '') === true || chosen.includes('主动');
  const onRequest = isTicked(ticks.onRequest ?? '') === true || chosen.includes('依申请');
  if (proactive && onRequest)
    tell({ weight: 'note', column: 'mode', message: '主动公开和依申请公开都打了勾，按主动公开记。' });
  if (!proactive && !onRequest)
    tell({ weight: 'note', column: 'mode', message: '没有读出公开方式，按主动公开记。' });
  return onRequest && !proactive ? 'onRequest' : 'proactive';
}

function levelsOf({ levels: words }: ItemWords, ticks: ItemTicks, tell: Told): readonly ItemLevel[] {
  const chosen = tickedIn(words)?.join('、') ?? words;
  const isCounty = isTicked(ticks.county ?? '') === true || /县|区|市/u.test(chosen);
  const isTownship = isTicked(ticks.township ?? '') === true || /乡|镇|街道|村/u.test(chosen);
  if (isCounty && isTownship) return ['county', 'township'];
  if (isCounty) return ['county'];
  if (isTownship) return ['township'];
  tell({
    weight: 'note',
    column: 'levels',
    message: `没有读出公开层级，按${ITEM_LEVELS.county}和${ITEM_LEVELS.township}记。`,
  });
  return ['county', 'township'];
}
