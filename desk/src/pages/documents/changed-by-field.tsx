import { Form } from 'antd';
import type { ReactNode } from 'react';
import { DocumentChoice, type ChoosableDocument } from './document-choice.tsx';

const LABEL = '修改、废止或者代替它的文件（可以不选）';

/** Asks by which document others are amended, repealed or replaced. To stand within a form, as `changedBy`. */
export function ChangedByField(props: {
  /** What is changed: it can't be chosen. */
  readonly documentIds: readonly string[];
  /** What was named before. */
  readonly known?: ChoosableDocument | null;
}): ReactNode {
  return (
    <Form.Item
      name="changedBy"
      label={LABEL}
      extra="公开网页上由此转到现行文件或者废止的依据；尚未公开的，公开以后再显示。"
    >
      <DocumentChoice
        label={LABEL}
        placeholder="输入标题或者文号查找"
        fits={({ id }) => !props.documentIds.includes(id)}
        {...(props.known !== undefined && { known: props.known })}
      />
    </Form.Item>
  );
}
