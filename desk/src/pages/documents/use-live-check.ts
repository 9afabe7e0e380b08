import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { LONGEST_DRAFT, qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import type { TextFinding } from '../../../../src/text/text-finding.ts';
import { call } from '../../app/api.ts';
import { showMarks } from '../../parts/editor/finding-marks.ts';
import { textOfEditor } from '../../parts/editor/text-of-editor.ts';

/** A finding in the text as it stands in the editor. */
export interface LiveFinding extends TextFinding {
  readonly words: string;
  readonly before: string;
  readonly after: string;
  /** Positions in the editor's document. */
  readonly from: number;
  readonly to: number;
}

/** What is known beside the text. */
export interface LiveContext {
  readonly agencyId: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly date: string | null;
  readonly attachments: readonly string[];
}

/** How the check of what is being written stands; `tooLong`: it isn't checked before it is saved. */
export type LiveState = 'pending' | 'done' | 'failed' | 'tooLong';

/** What was found last, and whether it is of the text as it stands now (`done`). */
export interface LiveCheck {
  readonly state: LiveState;
  readonly found: readonly LiveFinding[];
}

const PENDING: LiveCheck = { state: 'pending', found: [] };

/** Long enough that nobody is asked for every letter. */
const PAUSE_MS = 700;
const AROUND = 12;

/**
 * Has the text checked whenever its writer pauses, and underlines what was found. Never holds up typing: an answer that comes
 * after the text went on is thrown away, a failed one is tried again with the next pause.
 */
export function useLiveCheck(editor: Editor | null, context: LiveContext): LiveCheck {
  const [live, setLive] = useState<LiveCheck>(PENDING);
  const latest = useRef(context);
  useEffect(() => {
    latest.current = context;
  });
  useEffect(() => {
    if (editor === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = async (): Promise<void> => {
      const { doc } = editor.state;
      const next = await liveCheck(editor, latest.current).catch(() => null);
      if (editor.isDestroyed || editor.state.doc !== doc) return;
      setLive((before) => next ?? { ...before, state: 'failed' });
      if (next !== null) showMarks(editor, next.found);
    };
    const later = (): void => {
      setLive((before) => (before.state === 'pending' ? before : { ...before, state: 'pending' }));
      clearTimeout(timer);
      timer = setTimeout(() => void check(), PAUSE_MS);
    };
    const onTransaction = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
      if (transaction.docChanged) later();
    };
    editor.on('transaction', onTransaction);
    later();
    return () => {
      clearTimeout(timer);
      editor.off('transaction', onTransaction);
    };
  }, [editor]);
  return editor === null ? PENDING : live;
}

async function liveCheck(editor: Editor, context: LiveContext): Promise<LiveCheck> {
  const { text, blocks, positionOf } = textOfEditor(editor.state.doc);
  if (text === '') return { state: 'done', found: [] };
  if (text.length > LONGEST_DRAFT) return { state: 'tooLong', found: [] };
  const { findings } = await call(qualityApi.check, {
    body: { ...context, attachments: [...context.attachments], text, blocks: [...blocks] },
  });
  const placed = findings.flatMap((found) => {
    const { start, end } = found;
    const [from, to] = [positionOf(start), positionOf(end)];
    if (from === null || to === null) return [];
    return [
      {
        ...found,
        from,
        to,
        words: text.slice(start, end),
        before: text.slice(Math.max(0, start - AROUND), start),
        after: text.slice(end, end + AROUND),
      },
    ];
  });
  return { state: 'done', found: placed };
}
