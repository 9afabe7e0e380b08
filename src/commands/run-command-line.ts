import { splitArguments, type Command, type CommandInput } from './command.ts';
import { COMMANDS } from './commands.ts';
import { explainError } from './explain-error.ts';

/** Finds the command that the words name, runs it, turns errors into words. Returns the exit code; 2: not done. */
export async function runCommandLine(
  words: readonly string[],
  output: Pick<CommandInput, 'print' | 'tell'>,
): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words.includes('--help')) {
    output.print(help());
    return 0;
  }
  const found = find(words);
  if (found === null) {
    output.tell(`没有“${words.slice(0, 2).join(' ')}”这个命令。\n\n${help()}`);
    return 2;
  }
  try {
    const given = splitArguments(found, words.slice(found.name.split(' ').length));
    const run = await found.load();
    return await run({ ...given, ...output });
  } catch (error) {
    output.tell(explainError(error));
    return 2;
  }
}

function find(words: readonly string[]): Command | null {
  return (
    COMMANDS.find((command) => command.name === words.slice(0, 2).join(' ')) ??
    COMMANDS.find((command) => command.name === words[0]) ??
    null
  );
}

function help(): string {
  const lines = COMMANDS.map(
    (command) => `  gongkai ${`${command.name} ${command.usage}`.trim()}\n      ${command.summary}`,
  );
  return `公开：政府信息公开工作系统\n\n命令：\n${lines.join('\n')}\n\n设置见 README 的“设置”一节。`;
}
