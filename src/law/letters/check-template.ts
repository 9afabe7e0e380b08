import { misplacedIn, unknownPlaceholders } from './fill-letter.ts';
import { letterKind, placeholdersOf, type LetterKind } from './letter-kinds.ts';
import { brokenBracesIn, placeholdersIn, type BrokenBraces } from './letter-template.ts';

/** What is wrong with a template. All of it must be mended before it is used. */
export interface TemplateFinding {
  readonly id: 'unknown' | 'missing' | 'broken' | 'misplaced';
  readonly placeholder: string;
  readonly message: string;
}

/** Whether a template of a kind has what it needs and nothing that can't be filled in. */
export function checkTemplate(
  kind: LetterKind,
  placeholders: readonly string[],
  broken: readonly BrokenBraces[] = [],
): readonly TemplateFinding[] {
  const spec = letterKind(kind);
  const present = new Set(placeholders);
  const unknown = unknownPlaceholders(spec, placeholders).map(({ placeholder, message }): TemplateFinding => {
    const near = nearest(placeholder, [...spec.required, ...spec.optional]);
    return {
      id: 'unknown',
      placeholder,
      message: near === null ? message : `${message}是否应为“{{${near}}}”？`,
    };
  });
  const missing = placeholdersOf(spec)
    .filter((name) => !present.has(name))
    .map((name): TemplateFinding => ({
      id: 'missing',
      placeholder: name,
      message: `模板中没有“{{${name}}}”，${spec.label}必须有这一项。`,
    }));
  const braces = broken.map(({ near }): TemplateFinding => ({
    id: 'broken',
    placeholder: near,
    message: `“${near}”附近的大括号不成对。占位符写作“{{名称}}”，名称中不能有空格。`,
  }));
  return [...unknown, ...missing, ...braces];
}

/** Whether a text template has what it needs, nothing that can't be filled in, and all of it where it can stand. */
export function checkTemplateText(kind: LetterKind, text: string): readonly TemplateFinding[] {
  const misplaced = misplacedIn(text).map(({ placeholder, message }): TemplateFinding => ({
    id: 'misplaced',
    placeholder,
    message,
  }));
  return [...checkTemplate(kind, placeholdersIn(text), brokenBracesIn(text)), ...misplaced];
}

/** The name that shares most characters with a mistyped one, if it shares at least half of them. */
function nearest(name: string, names: readonly string[]): string | null {
  const scored = names.map((one) => ({ one, shared: sharedPart(name, one) }));
  const [best] = scored.toSorted((a, b) => b.shared - a.shared);
  return best !== undefined && best.shared >= 0.5 ? best.one : null;
}

function sharedPart(name: string, other: string): number {
  const shared = Array.from(new Set(name)).filter((character) => other.includes(character)).length;
  return shared / Math.max(new Set(name).size, new Set(other).size);
}
