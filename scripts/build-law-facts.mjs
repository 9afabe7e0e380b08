// Makes src/text/data/laws.json from a list of facts about statutes (titles, days, last articles, orders, repeals; no texts):
//   node scripts/build-law-facts.mjs FACTS.json
// FACTS.json: {"meta": {"snapshot"}, "laws": [{title, fullTitle?, kind, versionDate?, inForce?, events?, lastArticle?, status,
// replacedBy?, replacedFrom?}], "repealedTitles": [{title, by: [{title, firstDated, inForceFrom?}]}]}. The same facts make the
// same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = join(import.meta.dirname, '../src/text/data/laws.json');
const STATE = '中华人民共和国';
/** Titles that are misprinted where they are repealed. */
const MISPRINTS = new Set(['上海市历史文化风貌区和优秀历史筑保护条例']);

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error('用法：node scripts/build-law-facts.mjs FACTS.json');
  process.exit(1);
}

/** A title as it is cited: without the state's name, with Chinese brackets. */
function cited(title) {
  const bare = title.startsWith(STATE) ? title.slice(STATE.length) : title;
  return bare.replaceAll('(', '（').replaceAll(')', '）').replaceAll('<', '〈').replaceAll('>', '〉');
}

const facts = JSON.parse(readFileSync(source, 'utf8'));
/** @type {Map<string, {kind: string, versions: Set<string>, orders: Set<string>, complete: boolean, repealed: string, newest: string, listed: boolean}>} */
const laws = new Map();

for (const law of facts.laws) {
  const title = cited(law.title);
  const known = laws.get(title) ?? {
    kind: law.kind,
    versions: new Set(),
    orders: new Set(),
    complete: true,
    repealed: '',
    newest: '',
    listed: false,
  };
  laws.set(title, known);
  const from = law.inForce ?? law.versionDate;
  if (from !== undefined && law.lastArticle !== undefined) known.versions.add(`${from}:${law.lastArticle}`);
  if (from !== undefined && from > known.newest) known.newest = from;
  if (law.status === 'listed') known.listed = true;
  if (law.status === 'repealed' && law.replacedBy !== undefined && law.replacedFrom !== undefined)
    known.repealed = `${cited(law.replacedBy)}@${law.replacedFrom}`;
  for (const { date, action, order } of law.events ?? []) {
    if (order !== undefined) known.orders.add(`${order}@${date}`);
    else if (/公布|发布|修订|修改|修正/u.test(action)) known.complete = false;
  }
}

for (const { title: raw, by } of facts.repealedTitles) {
  const title = cited(raw);
  if (MISPRINTS.has(title)) continue;
  const dated = by
    .map((one) => ({ title: cited(one.title), from: one.inForceFrom ?? one.firstDated }))
    .filter(({ from, title: other }) => typeof from === 'string' && other !== title)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const [first] = dated;
  const known = laws.get(title);
  // A newer law of the same name, or one that the source still lists, is in force.
  if (known !== undefined && (known.listed || known.repealed !== '')) continue;
  const repealed = first === undefined ? '' : `${first.title}@${first.from}`;
  if (known === undefined) {
    const nothing = { versions: new Set(), orders: new Set(), complete: false, newest: '', listed: false };
    laws.set(title, { ...nothing, kind: '已废止', repealed });
  } else known.repealed = repealed;
}

const lines = [...laws]
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([title, { kind, versions, orders, complete, repealed }]) =>
    [
      title,
      kind,
      [...versions].sort().join(','),
      [...orders].sort().join(','),
      complete && orders.size > 0 ? '1' : '',
      repealed,
    ]
      .join('|')
      .replace(/\|+$/u, ''),
  );

writeFileSync(
  TARGET,
  `${JSON.stringify(
    {
      about:
        'Facts about statutes, made by scripts/build-law-facts.mjs: title|kind|day in force:last article,…|order@day,…|1 when every order is known|what replaced it@day',
      snapshot: facts.meta.snapshot,
      laws: lines,
    },
    null,
    2,
  )}\n`,
);
console.log(`${lines.length} titles, state of ${facts.meta.snapshot}`);
