import { CITED_LAWS, type Citation, type LawKey, readChineseNumber } from '../decisions/citation.ts';

const NUMBER = '[一二三四五六七八九十百零]+|\\d{1,3}';
const TOKEN = new RegExp(
  `《([^《》]{2,60})》|(条例)(?=第)|第(${NUMBER})条(?:第(${NUMBER})款)?(?:第?[（(](${NUMBER})[）)]项|第(${NUMBER})项)?`,
  'gu',
);

/**
 * Provisions of the laws we know that a text cites, in order. A provision belongs to the law named last before it; those of
 * other laws are left out. A law that is named without a provision counts as cited as a whole.
 */
export function citationsIn(text: string): readonly Citation[] {
  const found: Citation[] = [];
  let law: LawKey | null = null;
  for (const [, title, short, article, paragraph, item, plainItem] of text.matchAll(TOKEN)) {
    if (title !== undefined || short !== undefined) {
      law = lawNamed(title ?? '条例');
      if (law !== null) found.push({ law });
    } else if (law !== null && article !== undefined) {
      found.push(provision(law, { article, paragraph, item: item ?? plainItem }));
    }
  }
  return found;
}

function provision(
  law: LawKey,
  written: Readonly<Record<'article' | 'paragraph' | 'item', string | undefined>>,
): Citation {
  const read = (text: string | undefined): number | null =>
    text === undefined ? null : readChineseNumber(text);
  const [article, paragraph, item] = [read(written.article), read(written.paragraph), read(written.item)];
  return {
    law,
    ...(article === null ? {} : { article }),
    ...(paragraph === null ? {} : { paragraph }),
    ...(item === null ? {} : { item }),
  };
}

/** 《中华人民共和国政府信息公开条例》, 《政府信息公开条例》 and 《条例》 are the same. */
function lawNamed(title: string): LawKey | null {
  const bare = bareName(title);
  const keys: readonly LawKey[] = ['regulation', 'feeMeasures', 'reviewLaw', 'litigationLaw'];
  return (
    keys.find((key) => bareName(CITED_LAWS[key].name) === bare || CITED_LAWS[key].short === bare) ?? null
  );
}

function bareName(title: string): string {
  return title.replace(/^中华人民共和国/u, '').replace(/[（(].*$/u, '');
}
