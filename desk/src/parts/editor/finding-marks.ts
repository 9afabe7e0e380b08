import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A stretch of the editor's document that something is said about. */
export interface FindingMark {
  readonly from: number;
  readonly to: number;
  readonly severity: 'gate' | 'advice';
  readonly reason: string;
}

const KEY = new PluginKey<DecorationSet>('findings');

/** Underlines what a proofreader marks. The marks move with the text and are no part of it: they are never saved. */
export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply: (change, marks) => {
          const given: unknown = change.getMeta(KEY);
          if (given instanceof DecorationSet) return given;
          return marks.map(change.mapping, change.doc);
        },
      },
      props: { decorations: (state) => KEY.getState(state) ?? null },
    }),
  ],
});

/** Shows these marks in place of those before. */
export function showMarks(editor: Editor, marks: readonly FindingMark[]): void {
  if (editor.isDestroyed) return;
  const { doc } = editor.state;
  const fitting = marks.filter(({ from, to }) => from < to && to <= doc.content.size);
  const set = DecorationSet.create(
    doc,
    fitting.map(({ from, to, severity, reason }) =>
      Decoration.inline(from, to, { class: `finding-${severity}`, title: reason }),
    ),
  );
  editor.view.dispatch(editor.state.tr.setMeta(KEY, set).setMeta('addToHistory', false));
}
