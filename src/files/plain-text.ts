import { load } from 'cheerio';

const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,tr,caption,blockquote,br,hr,div';

/** The text of cleaned HTML, a line for each block and a tab between the cells of a row. */
export function plainText(html: string): string {
  const $ = load(`<body>${html}`);
  $('td,th').after('\t');
  $(BLOCKS).after('\n');
  return $.root()
    .text()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
