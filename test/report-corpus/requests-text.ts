import { change, counted, type Facts } from './facts.ts';

/** What part one says of requests and disputes. */
export function requestsOf(facts: Facts): string {
  const [fresh, old] = [facts.sum('t3.new.total'), facts.sum('t3.carryIn.total')];
  const text = fresh === 0 && old === 0 ? none(facts) : facts.random.pick(SOME)(facts);
  return `${text}${disputesOf(facts)}`;
}

function none({ year, self, random }: Facts): string {
  return random.pick([
    `${year}年，${self}未收到政府信息公开申请。`,
    `全年没有收到依申请公开件，也没有上年结转的申请。`,
    `${self}畅通信函、网络、当面等申请渠道，本年度收到政府信息公开申请0件。`,
  ]);
}

/** Figures of requests as the phrasings need them. */
function figures(
  facts: Facts,
): Readonly<
  Record<
    'fresh' | 'old' | 'done' | 'carried' | 'open' | 'partial' | 'denied' | 'cannot' | 'not' | 'other',
    number
  >
> {
  const { sum, group } = facts;
  return {
    fresh: sum('t3.new.total'),
    old: sum('t3.carryIn.total'),
    done: sum('t3.total.total'),
    carried: sum('t3.carryOut.total'),
    open: sum('t3.open.total'),
    partial: sum('t3.partial.total'),
    denied: group('deny'),
    cannot: group('cannot'),
    not: group('noProc'),
    other: group('other'),
  };
}

const SOME: readonly ((facts: Facts) => string)[] = [
  (facts) => {
    const { fresh, old, done, carried } = figures(facts);
    const { year, self, random } = facts;
    return `${year}年，${self}共收到政府信息公开申请${counted(fresh, '件', random)}${old > 0 ? `，上年结转${counted(old, '件', random)}` : ''}，全年办结${counted(done, '件', random)}${carried > 0 ? `，结转下年度继续办理${counted(carried, '件', random)}` : ''}。`;
  },
  (facts) => {
    const n = figures(facts);
    return `本年新收政府信息公开申请${n.fresh}件，上年结转${n.old}件。办理结果为：予以公开${n.open}件，部分公开${n.partial}件，不予公开${n.denied}件，无法提供${n.cannot}件，不予处理${n.not}件，其他处理${n.other}件。结转下年度${n.carried}件。`;
  },
  (facts) => {
    const { fresh, done } = figures(facts);
    const [natural, legal] = [facts.sum('t3.new.natural'), fresh - facts.sum('t3.new.natural')];
    return `全年受理政府信息公开申请${fresh}件，其中自然人申请${natural}件、法人或其他组织申请${legal}件。已办结${done}件，没有超期答复的情况。`;
  },
  (facts) => {
    const { fresh, open } = figures(facts);
    const done = figures(facts).done;
    const share = done === 0 ? '' : `，占办结总数${done}件的${((open / done) * 100).toFixed(1)}%`;
    return `${facts.self}收到公民、法人和其他组织提出的政府信息公开申请共计${fresh}件。从办理结果看，予以公开${open}件${share}。`;
  },
  (facts) => {
    const { fresh, carried } = figures(facts);
    const last = facts.before('t3.new.total');
    const grown = last === null ? null : change(fresh, last, facts.random.pick([1, 2]));
    const compared = grown === null || last === null ? '' : `，比${facts.year - 1}年的${last}件${grown}`;
    return `${facts.year}年度新收到申请${fresh}件${compared}。依申请公开事项均由专人登记、专人答复${carried > 0 ? `，年底尚有${carried}件结转下年继续办理` : ''}。`;
  },
  (facts) => {
    const { fresh, old, done } = figures(facts);
    return `${facts.short}严格执行申请登记、审核、答复制度，提升答复质量。全年共接收政府信息公开申请${fresh + old}件（含上年结转${old}件），办结${done}件。`;
  },
];

function disputesOf(facts: Facts): string {
  const { sum, random, self } = facts;
  const [reviews, suits] = [sum('t4.review.total'), sum('t4.direct.total', 't4.afterReview.total')];
  if (reviews === 0 && suits === 0)
    return random.pick([
      '未发生因政府信息公开引起的行政复议和行政诉讼。',
      '全年没有因政府信息公开被申请行政复议、提起行政诉讼。',
      '',
    ]);
  return random.pick([
    `因政府信息公开引发行政复议${reviews}件、行政诉讼${suits}件。`,
    `全年发生政府信息公开类行政复议案件${counted(reviews, '件', random)}，行政诉讼案件${counted(suits, '件', random)}。`,
    `因信息公开被申请行政复议${reviews}件，被提起行政诉讼${suits}件，${self}均依法答辩应诉。`,
    '',
  ]);
}
