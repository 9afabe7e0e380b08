import { useMutation } from '@tanstack/react-query';
import { App, Form, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import { DEED_SPECS, deedsFor, type Deed, type Matter } from '../../../../src/law/upkeep/deeds.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { withdrawalOf, type WithdrawalWords } from '../documents/withdrawal-fields.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { USUAL_DEED, type CaseItem } from './upkeep-words.ts';

/** What a form about a decision hands over; what a decision doesn't ask is missing. */
export interface DecisionWords extends WithdrawalWords {
  readonly nextReviewOn?: string;
  readonly validity?: 'lapsed' | 'repealed' | 'amended';
  readonly sinceOn?: string;
  readonly changedBy?: string | null;
  readonly until?: string;
  readonly ground?: 'personalData' | 'stateSecret' | 'tradeSecret' | 'otherLaw';
}

type Decision = BodyOf<typeof upkeepApi.decide>['decision'];

/** Asks what is to be done about some cases, and why. */
export function DecideDialog(props: {
  matter: Matter;
  items: readonly CaseItem[];
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { matter, items, onClose, onDone } = props;
  const { message } = App.useApp();
  const [first] = items;
  const [deed, setDeed] = useState<Deed>(first?.advice ?? USUAL_DEED[matter]);
  const decide = useMutation({
    mutationFn: async ({ reason, ...words }: DecisionWords & { reason: string }) =>
      call(upkeepApi.decide, {
        body: {
          cases: items.map(({ id, version }) => ({ caseId: id, version })),
          decision: decisionOf(deed, words),
          reason,
        },
      }),
    onSuccess: async () => {
      void message.success('意见已提出，等待另一人批准');
      await onDone();
    },
  });
  return (
    <ReasonDialog<DecisionWords>
      open
      title="提出处理意见"
      explanation={
        items.length === 1 ? `“${first?.title ?? ''}”` : `对 ${items.length} 项提出同一意见，理由相同。`
      }
      label="理由"
      okText="提出"
      pending={decide.isPending}
      error={decide.error}
      initialValues={{ sinceOn: dayOfToday(), validity: 'repealed' }}
      onOk={(fields) => decide.mutate(fields)}
      onCancel={onClose}
    >
      <Form.Item label="处理意见" extra={DEED_SPECS[deed].follows}>
        <Radio.Group
          aria-label="处理意见"
          value={deed}
          options={deedsFor(matter).map((value) => ({ value, label: DEED_SPECS[value].label }))}
          onChange={({ target }) => setDeed(deedsFor(matter).find((one) => one === target.value) ?? deed)}
        />
      </Form.Item>
      <DecisionFields
        deed={deed}
        documentIds={
          items.every(({ subject }) => subject.kind === 'document')
            ? items.map(({ subject }) => subject.id)
            : null
        }
      />
    </ReasonDialog>
  );
}

function decisionOf(deed: Deed, words: DecisionWords): Decision {
  switch (deed) {
    case 'takeDown':
      return { deed, ...withdrawalOf(words) };
    case 'vanish':
      return { deed, ground: words.ground ?? 'personalData' };
    case 'mark':
      return { deed, validity: words.validity ?? 'repealed', ...changeOf(words) };
    case 'repeal':
      return { deed, ...changeOf(words) };
    case 'renew':
      return { deed, until: words.until ?? '' };
    case 'stays':
    case 'keep':
      return { deed, nextReviewOn: words.nextReviewOn ?? '' };
    case 'opens':
    case 'opensPartly':
    case 'mask':
    case 'lapse':
    case 'revise':
      return { deed };
  }
}

function changeOf({ sinceOn, changedBy }: DecisionWords): { sinceOn: string; changedBy: string | null } {
  return { sinceOn: sinceOn ?? dayOfToday(), changedBy: changedBy ?? null };
}
