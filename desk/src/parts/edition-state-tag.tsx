import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { EDITION_STATE_LABELS, type EditionState } from '../../../src/modules/documents/documents.states.ts';

const COLOURS: Readonly<Record<EditionState, string>> = {
  draft: 'default',
  inReview: 'blue',
  returned: 'red',
  approved: 'gold',
  published: 'green',
  superseded: 'default',
  withdrawn: 'volcano',
  discarded: 'default',
};

/** State of an edition, in words and colour. */
export function EditionStateTag({
  state,
  pendingApproval,
}: {
  state: EditionState;
  pendingApproval?: boolean;
}): ReactNode {
  return (
    <>
      <Tag color={COLOURS[state]}>{EDITION_STATE_LABELS[state]}</Tag>
      {pendingApproval && <Tag color="red">应急发布，待补审</Tag>}
    </>
  );
}
