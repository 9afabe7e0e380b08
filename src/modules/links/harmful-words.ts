/** Names that gambling goes by. Many are places too, and harmless alone. */
const TRADE =
  /澳门|威尼斯人|葡京|银河|永利|太阳城|金沙|皇冠|博彩|百家乐|六合彩|时时彩|棋牌|电子游艺|老虎机|轮盘/;
/** What turns them into an offer; nothing that a bank, a sports hall or a lottery of the state would say. */
const OFFER = /娱乐[城网]|娱乐场(?!所)|注册送|送彩金|下注|真人荷官|荷官|赌场|网投|在线[玩赌投]/;
/** Words that stand nowhere but in such offers. */
const ALWAYS =
  /新?葡京(?:官网|娱乐|赌场)|百家乐(?:开户|网址|平台|官网)|六合彩(?:开奖|资料|特码)|(?:博彩|棋牌)(?:官网|平台开户)|成人(?:电影|视频|网站)|无码(?:视频|在线)|私服发布网/;
/** Whoever writes so writes about it. */
const ABOUT =
  /打击|查处|破获|举报|警方|公安|涉嫌|诈骗|提醒|警示|禁止|非法|违法|犯罪|治理|整治|处罚|判决|案|防范|通报|中国(?:福利|体育)彩票/;
/** A report in so many words. What hijackers put beside their offers, e.g. a number of 备案, is none. */
const REPORT = /打击|查处|破获|警方|公安(?!备案|网?备)|涉嫌|诈骗|犯罪|整治|判决|宣判|通报/;
const FOR_SALE =
  /域名(?:.{0,6})(?:出售|转让|拍卖|过期|到期)|(?:this )?domain (?:name )?(?:is |may be )?for sale|buy this domain/i;

/** Why some words (a title, the words of a link) lead to something harmful, as a sentence; null when they don't for certain. */
export function harmIn(words: string): string | null {
  const text = words.replace(/\s+/g, '').slice(0, 2000);
  if (ABOUT.test(text)) return null;
  const always = ALWAYS.exec(text);
  if (always !== null) return `有“${always[0]}”等字样。`;
  const trade = TRADE.exec(text);
  const offer = OFFER.exec(text);
  return trade !== null && offer !== null ? `有“${trade[0]}”“${offer[0]}”等字样。` : null;
}

/**
 * The same of the title of a page somewhere else, whose writer knows what is looked for: an offer in so many words is one, whatever
 * harmless words stand beside it, unless it is a report.
 */
export function harmInTitle(title: string): string | null {
  const text = title.replace(/\s+/g, '').slice(0, 2000);
  const always = REPORT.test(text) ? null : ALWAYS.exec(text);
  return always === null ? harmIn(title) : `有“${always[0]}”等字样。`;
}

/** Whether a page's title says that its domain lost its holder. */
export function isForSale(title: string): boolean {
  return FOR_SALE.test(title.slice(0, 500));
}
