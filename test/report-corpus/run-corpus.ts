import { measureCorpus, measureHoldout } from './corpus.ts';
import type { LayoutFigures } from './measure.ts';
import { figuresTable } from './print-figures.ts';

/**
 * `npm run corpus [-- --seed N] [--quick] [--holdout] [--only LAYOUT]`: how much of generated reports is read and found, layout by layout.
 */
async function main(words: readonly string[]): Promise<number> {
  const after = (word: string): string | undefined => words[words.indexOf(word) + 1];
  const seed = words.includes('--seed') ? Number(after('--seed')) : 1;
  const only = words.includes('--only') ? after('--only') : undefined;
  const quick = words.includes('--quick');
  const { LAYOUTS } = await import('./layouts/layouts.ts');
  const layouts = LAYOUTS.filter(({ name }) => only === undefined || name.startsWith(only));
  const tell = (figures: LayoutFigures): void => void process.stderr.write(`${figures.layout}\n`);
  const all = words.includes('--holdout')
    ? await measureHoldout(
        {
          seed,
          documents: 24,
          layouts: layouts.filter(
            ({ cost, loses }) => (cost === 'cheap' || cost === 'dear') && loses === 'nothing',
          ),
        },
        tell,
      )
    : await measureCorpus(
        {
          seed,
          documents: { cheap: 12, dear: quick ? 2 : 8, office: quick ? 0 : 3, browser: quick ? 0 : 3 },
          everyNthFault: { cheap: quick ? 4 : 1, dear: quick ? 16 : 4, office: 12, browser: 12 },
          layouts,
        },
        tell,
      );
  process.stdout.write(`${figuresTable(all)}\n`);
  const faults = all.flatMap(complaints);
  process.stdout.write(`${faults.join('\n')}\n`);
  return faults.length === 0 ? 0 : 1;
}

const MOST = 12;

function complaints(figures: LayoutFigures): string[] {
  const told = {
    暗错: figures.silent,
    未读: figures.unread,
    误报错误: figures.falseErrors,
    误报提醒: figures.falseWarnings,
    漏报: figures.missed,
  };
  return Object.entries(told).flatMap(([name, each]) =>
    each.slice(0, MOST).map((words) => `${figures.layout} ${name} ${words}`),
  );
}

process.exitCode = await main(process.argv.slice(2));
