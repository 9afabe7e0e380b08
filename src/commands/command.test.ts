import { describe, expect, test } from 'vitest';
import { splitArguments, type Command } from './command.ts';

const command: Pick<Command, 'name' | 'usage' | 'words' | 'options'> = {
  name: 'report export',
  usage: '文件 --year 年份 [--draft]',
  words: 1,
  options: { year: 'value', out: 'value', draft: 'flag' },
};

test.each([
  [[], [], {}],
  [['报告.docx'], ['报告.docx'], {}],
  [['--year', '2024', '--draft', '报告.docx'], ['报告.docx'], { year: '2024', draft: true }],
  [['--year=2024', '--draft'], [], { year: '2024', draft: true }],
  [['--out=a=b.pdf'], [], { out: 'a=b.pdf' }],
  [['--out', '-'], [], { out: '-' }],
  [['--out', '-1'], [], { out: '-1' }],
  [['-'], ['-'], {}],
])('%j', (words, positionals, options) => {
  expect(splitArguments(command, words)).toEqual({ positionals, options });
});

describe('what the command doesn’t know is refused with how it is used', () => {
  test.each([
    [['--yaer', '2024'], 'command.unknown_option', '没有 --yaer 这个参数'],
    [['--toString'], 'command.unknown_option', '没有 --toString 这个参数'],
    [['--'], 'command.unknown_option', '没有 -- 这个参数'],
    [['-y', '2024'], 'command.unknown_option', '没有 -y 这个参数'],
    [['--yaer=2024'], 'command.unknown_option', '没有 --yaer 这个参数'],
    [['--year'], 'command.option_without_value', '参数 --year 后面缺少内容'],
    [['--year', '--draft'], 'command.option_without_value', '参数 --year 后面缺少内容'],
    [['--year='], 'command.option_without_value', '参数 --year 后面缺少内容'],
    [['--year', ' '], 'command.option_without_value', '参数 --year 后面缺少内容'],
    [['--year', '2023', '--year', '2024'], 'command.repeated_option', '参数 --year 写了两次'],
    [['--draft=yes'], 'command.flag_with_value', '参数 --draft 后面不带内容'],
    [['一', '二'], 'command.extra_word', '多了“二”'],
  ])('%j', (words, code, message) => {
    expect(() => splitArguments(command, words)).toThrow(
      expect.objectContaining({
        code,
        message: `${message}。用法：gongkai report export 文件 --year 年份 [--draft]`,
      }),
    );
  });
});
