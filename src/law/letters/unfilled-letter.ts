import { letterKind, type LetterKind } from './letter-kinds.ts';
import { parseTemplate, type TemplateBlock } from './letter-template.ts';
import type { Letter, LetterBlock } from './letter.ts';

/** A template laid out with its placeholders in place: what an office takes as a start for its own Word file. */
export function unfilledLetter(kind: LetterKind, text: string): Letter {
  const blocks = parseTemplate(text).flatMap(unfilledBlock);
  const title = blocks.find((block) => block.kind === 'title');
  return {
    kind,
    title: title?.kind === 'title' ? title.text : letterKind(kind).label,
    sealed: letterKind(kind).sealed,
    blocks,
  };
}

function unfilledBlock(block: TemplateBlock): readonly LetterBlock[] {
  switch (block.kind) {
    case 'signature':
      return [
        { kind: 'right', text: block.agency },
        { kind: 'right', text: block.date },
      ];
    case 'table':
      return [{ kind: 'paragraph', text: `{{${block.field}}}` }];
    case 'addressee':
      return [{ kind: 'addressee', text: `${block.text}：` }];
    case 'form':
      return [block];
    case 'title':
    case 'number':
    case 'heading':
    case 'paragraph':
    case 'right':
      return [{ kind: block.kind, text: block.text }];
  }
}
