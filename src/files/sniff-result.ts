import type { FileKindName } from './file-kinds.ts';

/** Why a file isn't taken: a stable code and a Chinese sentence that says what to do. */
export interface Refusal {
  readonly ok: false;
  readonly code:
    | 'empty'
    | 'forbidden_name'
    | 'program'
    | 'markup'
    | 'macros'
    | 'encrypted'
    | 'bomb'
    | 'broken'
    | 'dangerous_content'
    | 'unknown_type'
    | 'disguised';
  readonly message: string;
}

/** What the content turned out to be, with what its owner should look at. */
export type Found =
  | { readonly ok: true; readonly kind: FileKindName; readonly notices: readonly string[] }
  | Refusal;

/** A refusal. */
export function refused(code: Refusal['code'], message: string): Refusal {
  return { ok: false, code, message };
}
