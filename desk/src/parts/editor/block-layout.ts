import { Extension } from '@tiptap/core';

const ALIGNMENTS = ['center', 'right', 'justify'] as const;
/** Alignment of a block; none is left. */
export type Alignment = (typeof ALIGNMENTS)[number];

const MAX_INDENT = 4;

/** Reads and writes the attribute `align` as the class in which the sanitiser keeps it. */
export const alignmentAsClass = {
  parseHTML: (element: HTMLElement): Alignment | null =>
    ALIGNMENTS.find((one) => element.classList.contains(`align-${one}`)) ?? null,
  renderHTML: (attributes: Record<string, unknown>): Record<string, string> =>
    typeof attributes['align'] === 'string' ? { class: `align-${attributes['align']}` } : {},
};

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    blockLayout: {
      /** Aligns the selected blocks; null puts them back to the left. */
      alignBlocks: (align: Alignment | null) => ReturnType;
      /** Indents by one step, or takes one back. */
      indentBlocks: (by: 1 | -1) => ReturnType;
    };
  }
}

/**
 * Alignment and indent as classes, the form in which the sanitiser keeps them: styles in attributes are
 * forbidden on public pages.
 */
export const BlockLayout = Extension.create({
  name: 'blockLayout',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        align: {
          default: null,
          ...alignmentAsClass,
        },
        indent: {
          default: 0,
          parseHTML: (element: HTMLElement) =>
            Number(/(?:^|\s)indent-([1-4])(?:\s|$)/.exec(element.className)?.[1] ?? 0),
          renderHTML: (attributes: Record<string, unknown>) =>
            Number(attributes['indent']) > 0 ? { class: `indent-${Number(attributes['indent'])}` } : {},
        },
      },
    },
  ],
  addCommands: () => ({
    alignBlocks:
      (align) =>
      ({ commands }) =>
        ['paragraph', 'heading'].map((type) => commands.updateAttributes(type, { align })).some(Boolean),
    indentBlocks:
      (by) =>
      ({ editor, commands }) => {
        const type = editor.isActive('heading') ? 'heading' : 'paragraph';
        const now = Number(editor.getAttributes(type)['indent'] ?? 0);
        return commands.updateAttributes(type, { indent: Math.min(MAX_INDENT, Math.max(0, now + by)) });
      },
  }),
});
