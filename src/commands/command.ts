import { AppError } from '../platform/errors.ts';

/** One command of the command line. */
export interface Command {
  /** As typed, e.g. `report export`. */
  readonly name: string;
  /** What stands behind the name, e.g. `--agency 名称 --year 年份`. */
  readonly usage: string;
  /** One Chinese sentence. */
  readonly summary: string;
  /** How many words may stand behind the name; none unless said. */
  readonly words?: number;
  /** Options it knows: those with a value, and those that stand alone. */
  readonly options?: Readonly<Record<string, 'value' | 'flag'>>;
  /** What it does. Returns the exit code: 0 all well, 1 something was found. What can't be done is thrown, and is 2. */
  load(): Promise<(input: CommandInput) => Promise<number>>;
}

/** Words and options behind the command's name. */
export interface CommandInput {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
  /** Standard output: results only. */
  print(line: string): void;
  /** Standard error: progress and notices. */
  tell(line: string): void;
}

/** An option that must be there. */
export function required(input: CommandInput, name: string, example: string): string {
  const value = input.options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AppError({
    code: 'command.option_missing',
    message: `缺少参数 --${name}，例如：--${name} ${example}`,
  });
}

/** A word that must stand behind the command. */
export function requiredWord(input: CommandInput, index: number, what: string): string {
  const value = input.positionals[index];
  if (value !== undefined && value !== '') return value;
  throw new AppError({ code: 'command.word_missing', message: `请写明${what}。` });
}

/** A year of four digits. */
export function yearOption(input: CommandInput): number {
  const text = required(input, 'year', '2024');
  const year = Number(text);
  if (Number.isInteger(year) && year >= 2008 && year <= 2100) return year;
  throw new AppError({
    code: 'command.bad_year',
    message: `年份“${text}”不正确，应为四位数字，例如 --year 2024。`,
  });
}

/**
 * Splits what stands behind a command's name: `--name value`, `--name=value`, `--name` alone. Throws `command.…` for
 * what the command doesn't know, so that a slip is never passed over.
 */
export function splitArguments(
  command: Pick<Command, 'name' | 'usage' | 'words' | 'options'>,
  words: readonly string[],
): Pick<CommandInput, 'positionals' | 'options'> {
  const positionals: string[] = [];
  const options: Record<string, string | true> = {};
  const waiting = [...words];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (!word.startsWith('-') || word === '-') {
      positionals.push(word);
      continue;
    }
    const [, name = '', given] = /^--?([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const kind = word.startsWith('--') ? optionOf(command, name) : undefined;
    if (kind === undefined) throw misused(command, 'unknown_option', `没有 ${word.split('=')[0]} 这个参数`);
    if (Object.hasOwn(options, name)) throw misused(command, 'repeated_option', `参数 --${name} 写了两次`);
    if (kind === 'flag') {
      if (given !== undefined) throw misused(command, 'flag_with_value', `参数 --${name} 后面不带内容`);
      options[name] = true;
      continue;
    }
    const value = given ?? (waiting[0]?.startsWith('--') === true ? undefined : waiting.shift());
    if (value === undefined || value.trim() === '') {
      throw misused(command, 'option_without_value', `参数 --${name} 后面缺少内容`);
    }
    options[name] = value;
  }
  const extra = positionals[command.words ?? 0];
  if (extra !== undefined) throw misused(command, 'extra_word', `多了“${extra}”`);
  return { positionals, options };
}

function optionOf(command: Pick<Command, 'options'>, name: string): 'value' | 'flag' | undefined {
  return Object.entries(command.options ?? {}).find(([known]) => known === name)?.[1];
}

function misused(command: Pick<Command, 'name' | 'usage'>, code: string, what: string): AppError {
  return new AppError({
    code: `command.${code}`,
    message: `${what}。用法：gongkai ${`${command.name} ${command.usage}`.trim()}`,
  });
}
