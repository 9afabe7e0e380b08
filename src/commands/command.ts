import { AppError } from '../platform/errors.ts';

/** One command of the command line. */
export interface Command {
  /** As typed, e.g. `report export`. */
  readonly name: string;
  /** What stands behind the name, e.g. `--agency 名称 --year 年份`. */
  readonly usage: string;
  /** One Chinese sentence. */
  readonly summary: string;
  /** Returns the exit code: 0 all well, 1 something was found or failed. */
  run(input: CommandInput): Promise<number>;
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
 * Splits words into positionals and options: `--name value`, `--name=value`, or `--name` alone.
 * Kept by hand because commands differ in their options and unknown ones are named by the command itself.
 */
export function splitArguments(words: readonly string[]): Pick<CommandInput, 'positionals' | 'options'> {
  const positionals: string[] = [];
  const options: Record<string, string | true> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      positionals.push(word);
      continue;
    }
    const [name = '', value] = splitOnce(word.slice(2));
    const next = words[index + 1];
    if (value !== undefined) options[name] = value;
    else if (next !== undefined && !next.startsWith('--')) {
      options[name] = next;
      index += 1;
    } else options[name] = true;
  }
  return { positionals, options };
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf('=');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
