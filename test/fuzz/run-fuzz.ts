import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FuzzFigures, fuzzReaders } from './fuzz-readers.ts';
import { fuzzSeeds } from './fuzz-seeds.ts';

/** `npm run fuzz [-- --minutes N] [--seed N]`: gives the readers broken files; files that must be looked at are kept. */
async function main(words: readonly string[]): Promise<number> {
  const numberAfter = (word: string, otherwise: number): number =>
    words.includes(word) ? Number(words[words.indexOf(word) + 1]) : otherwise;
  const seed = numberAfter('--seed', Math.floor(Date.now() / 1_000));
  const minutes = numberAfter('--minutes', 1);
  const limits = { timeoutMs: 10_000, memoryMb: 600, workers: availableParallelism(), checkMs: 5_000 };
  process.stderr.write(`种子 ${seed}，${minutes} 分钟\n`);
  const figures = await fuzzReaders(await fuzzSeeds(), { seed, milliseconds: minutes * 60_000, limits });
  const folder = await keep(figures, seed);
  const { failures, capped, ...counts } = figures;
  process.stdout.write(
    `${JSON.stringify({ ...counts, failures: failures.length, capped: capped.length })}\n`,
  );
  for (const { input, why } of [...failures, ...capped]) process.stdout.write(`${input.how}: ${why}\n`);
  if (folder !== null) process.stdout.write(`文件留在 ${folder}\n`);
  return failures.length === 0 ? 0 : 1;
}

async function keep({ failures, capped }: FuzzFigures, seed: number): Promise<string | null> {
  const all = [...failures, ...capped];
  if (all.length === 0) return null;
  const folder = join(tmpdir(), `gongkai-fuzz-${seed}`);
  await mkdir(folder, { recursive: true });
  for (const [at, { input }] of all.entries())
    await writeFile(join(folder, `${at}-${input.name}`), input.bytes);
  return folder;
}

process.exitCode = await main(process.argv.slice(2));
