import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { letterField, type FieldName } from '../../../../src/law/letters/letter-fields.ts';
import { letterKind, placeholdersOf, type LetterKind } from '../../../../src/law/letters/letter-kinds.ts';
import { placeholdersIn } from '../../../../src/law/letters/letter-template.ts';

/** All placeholders of a kind with what belongs into them; those that a template can't do without come first. */
export function PlaceholderList(props: {
  kind: LetterKind;
  /** Which of them are there is told by it. */
  text?: string;
  onInsert?: (placeholder: string) => void;
}): ReactNode {
  const { kind, text, onInsert } = props;
  const spec = letterKind(kind);
  const required = placeholdersOf(spec);
  const names: readonly FieldName[] = [
    ...required,
    ...spec.optional.filter((name) => !required.includes(name)),
  ];
  const present = text === undefined ? null : new Set(placeholdersIn(text));
  return (
    <section aria-label="占位符">
      <h3>占位符</h3>
      <ul className="placeholders">
        {names.map((name) => (
          <li key={name}>
            <code>{placeholderOf(name)}</code>
            {required.includes(name) && (
              <Tag color="red" className="after-word">
                必须有
              </Tag>
            )}
            {present !== null && required.includes(name) && !present.has(name) && (
              <span className="placeholders-absent"> 还没有 </span>
            )}
            {onInsert && (
              <Button
                type="link"
                size="small"
                onClick={() => onInsert(insertedOf(name))}
                aria-label={`插入${name}`}
              >
                插入
              </Button>
            )}
            <div className="quiet small">{letterField(name).hint}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeholderOf(name: FieldName): string {
  return `{{${name}}}`;
}

/** A table needs a line of its own. */
function insertedOf(name: FieldName): string {
  return letterField(name).type === 'table' ? `\n表 ${placeholderOf(name)}\n` : placeholderOf(name);
}
