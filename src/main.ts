import { AppError } from './platform/errors.ts';
import { splitArguments, type Command } from './commands/command.ts';
import { COMMANDS } from './commands/commands.ts';

/** The `gongkai` command: finds the command, runs it, turns errors into words and an exit code. */
async function main(words: readonly string[]): Promise<number> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  if (words.length === 0 || words[0] === 'help' || words.includes('--help')) {
    print(help());
    return 0;
  }
  const found = find(words);
  if (found === null) {
    tell(`没有“${words.slice(0, 2).join(' ')}”这个命令。\n\n${help()}`);
    return 2;
  }
  const { positionals, options } = splitArguments(words.slice(found.name.split(' ').length));
  try {
    return await found.run({ positionals, options, print, tell });
  } catch (error) {
    tell(
      error instanceof AppError
        ? error.message
        : `内部错误：${error instanceof Error ? error.stack : String(error)}`,
    );
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
  const width = Math.max(...COMMANDS.map((command) => `${command.name} ${command.usage}`.length));
  const lines = COMMANDS.map(
    (command) => `  gongkai ${`${command.name} ${command.usage}`.padEnd(width)}  ${command.summary}`,
  );
  return `公开：政府信息公开工作系统\n\n命令：\n${lines.join('\n')}\n\n设置见 README 的“设置”一节。`;
}

process.exitCode = await main(process.argv.slice(2));
