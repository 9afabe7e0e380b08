import { defaultTemplate } from '../../../../src/law/letters/default-templates.ts';
import { isAnswer, letterKind, type LetterKindSpec } from '../../../../src/law/letters/letter-kinds.ts';
import type { lettersApi } from '../../../../src/modules/letters/letters.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { ApiError } from '../../app/api.ts';
import { showMoment } from '../../parts/moments.ts';

/** A kind of letter with the versions that the agency made of its template. */
export type Shelf = ResponseOf<typeof lettersApi.templates>['items'][number];

/** One of those versions. */
export type TemplateVersion = Shelf['versions'][number];

const GROUPS = [
  { key: 'answers', label: '答复', holds: (spec: LetterKindSpec) => isAnswer(spec) },
  {
    key: 'procedure',
    label: '程序文书',
    holds: (spec: LetterKindSpec) => !isAnswer(spec) && spec.to !== 'file',
  },
  { key: 'forms', label: '表单', holds: (spec: LetterKindSpec) => spec.to === 'file' },
] as const;

/** The kinds as lists show them: answers, letters of procedure, forms of the file. Each kind stands in one group. */
export function groupsOf(
  items: readonly Shelf[],
): readonly { readonly key: string; readonly label: string; readonly items: readonly Shelf[] }[] {
  return GROUPS.map(({ key, label, holds }) => ({
    key,
    label,
    items: items.filter(({ kind }) => holds(letterKind(kind))),
  }));
}

/** The version in use; null where it is the program's own. */
export function versionInUse(shelf: Shelf): TemplateVersion | null {
  return shelf.versions.find(({ active }) => active) ?? null;
}

/** The text in use; the program's own where that is used, or a Word file. */
export function textInUse(shelf: Shelf): string {
  return versionInUse(shelf)?.text ?? defaultTemplate(shelf.kind);
}

/** A version in words: “第2版（Word 文件）”. */
export function versionWords({ version, source }: TemplateVersion): string {
  return `第${version}版（${source === 'docx' ? 'Word 文件' : '文字'}）`;
}

/** Who made a version and when. */
export function makerWords({ byName, at }: TemplateVersion): string {
  return `${byName}　${showMoment(at)}`;
}

/** What the server found wrong with a template, one by one; empty when the error is about something else. */
export function faultsOf(error: unknown): readonly string[] {
  if (!(error instanceof ApiError) || error.code !== 'letters.faulty_template') return [];
  const { details } = error;
  if (typeof details !== 'object' || details === null || !('obstacles' in details)) return [];
  return Array.isArray(details.obstacles) ? details.obstacles.flatMap(messageOf) : [];
}

function messageOf(obstacle: unknown): readonly string[] {
  return typeof obstacle === 'object' &&
    obstacle !== null &&
    'message' in obstacle &&
    typeof obstacle.message === 'string'
    ? [obstacle.message]
    : [];
}
