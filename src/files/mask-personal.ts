import { readText, type TextContext } from '../text/checked-text.ts';
import { NO_WORDS } from '../text/office-words.ts';
import { secretValues } from '../text/mask-text.ts';
import type { MaskedValue, MaskingRule } from '../text/masking-rule.ts';
import { personalValues } from '../text/personal/personal-values.ts';
import { attachmentText } from './attachment-text.ts';
import { maskAttachment, UnmaskableFile } from './mask-attachment.ts';
import { isMaskable } from './masking/value-places.ts';

/** What of a file is to be masked. */
export interface PersonalMasking {
  /** Rules on personal data (`I01` …) whose values go. */
  readonly rules: readonly string[];
  /** Words that a person adds, which no rule tells: names, say. */
  readonly words: readonly string[];
  /** How the office masks. */
  readonly masking: MaskingRule;
  /** Whether everything that a reader doesn't see goes too. */
  readonly dropHidden: boolean;
}

/** A file without the personal data in it, looked over. */
export interface MaskedPersonal {
  readonly bytes: Uint8Array;
  /** Chinese: what the file has lost besides. */
  readonly notes: readonly string[];
  /** What is nowhere in it any more, and what stands there instead. */
  readonly values: readonly MaskedValue[];
}

interface NamedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

const NOTHING =
  '没有遮盖，文件没有改动：所选类别的个人信息在文件里没有找到。图片里的文字请用图片软件涂黑后换掉图片。';
const SHORT =
  '没有遮盖，文件没有改动：要遮盖的内容太短（不到两个字或者四位数字）。请写得完整一些，或者在原来的软件中删去。';

/**
 * Masks the personal data that rules find in a file's words, seen or hidden, and words that a person adds, in all of the file; the result
 * was looked over (`maskAttachment`). What the office has excepted stays, unless a person adds it. Situations (an illness beside a name) tell nobody by themselves and aren't masked. Throws
 * `UnmaskableFile` where there is nothing to be masked or it can't be made sure of, `UnreadableFile` for what can't be opened. Unguarded:
 * files of strangers go through a reading pool.
 */
export async function maskPersonalData(
  file: NamedFile,
  { rules, words, masking, dropHidden }: PersonalMasking,
  context: TextContext = {},
): Promise<MaskedPersonal> {
  const found = rules.length === 0 ? [] : await valuesIn(file, { rules, masking }, context);
  const known = new Set(found.map(({ value }) => value));
  const added = [...new Set(words)]
    .filter((value) => !known.has(value))
    .map((value): MaskedValue => ({ value }));
  const values = [...found, ...added];
  if (values.length === 0) throw new UnmaskableFile(NOTHING);
  if (!values.every(({ value }) => isMaskable(value))) throw new UnmaskableFile(SHORT);
  const { bytes, notes } = await maskAttachment(file, { values, dropHidden });
  return { bytes, notes, values };
}

/** Each value once, with what is shown instead. */
async function valuesIn(
  file: NamedFile,
  { rules, masking }: Pick<PersonalMasking, 'rules' | 'masking'>,
  context: TextContext,
): Promise<MaskedValue[]> {
  const read = await attachmentText(file);
  const checked = readText(read.text, { ...context, wrapped: read.wrapped }, read.blocks);
  const { exceptions } = context.words ?? NO_WORDS;
  const excepted = new Set(exceptions.map(({ rule, words }) => `${rule}\0${words}`));
  const found = personalValues(checked).filter(
    ({ rule, start, end }) =>
      rules.includes(rule) && !excepted.has(`${rule}\0${read.text.slice(start, end)}`),
  );
  return secretValues(found, masking);
}
