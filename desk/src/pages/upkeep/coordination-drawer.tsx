import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio, Space, Tag, Timeline } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  COORDINATION_ANSWER_LABELS,
  COORDINATION_ANSWERS,
  COORDINATION_KIND_LABELS,
  type CoordinationAnswer,
} from '../../../../src/law/upkeep/coordination-states.ts';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { call } from '../../app/api.ts';
import { SideDialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { WrittenHtml } from '../../parts/written-html.tsx';
import {
  DEED_WORDS,
  EVENT_WORDS,
  standing,
  type CoordinationDeed,
  type CoordinationItem,
} from './coordination-words.ts';
import { DayItem } from '../../parts/day-field.tsx';

const DEEDS = ['answer', 'rule', 'settle', 'escalate', 'withdraw'] as const;

/** A coordination: the text that was asked about, what was said, and what may be said now. */
export function CoordinationDrawer(props: {
  coordinationId: string;
  onChanged: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { coordinationId, onChanged, onClose } = props;
  const client = useQueryClient();
  const [deed, setDeed] = useState<CoordinationDeed | null>(null);
  const view = useQuery({
    queryKey: ['coordination', coordinationId],
    queryFn: async () => call(coordinationApi.open, { params: { coordinationId } }),
  });
  const { item, text, events = [] } = view.data ?? {};
  return (
    <SideDialog open title={item?.document.title ?? '信息发布协调'} size={640} onClose={onClose}>
      <ErrorAlert error={view.error} />
      {view.isPending && <Loading />}
      {item !== undefined && text !== undefined && (
        <>
          <p>
            <Tag color={standing(item).colour}>{standing(item).text}</Tag>
            {item.agencyName} → {item.other.name}（{COORDINATION_KIND_LABELS[item.kind]}）
          </p>
          <p>{item.question}</p>
          {item.obstacle !== '' && (
            <Alert role="note" className="form-alert" type="warning" showIcon title={item.obstacle} />
          )}
          <Space wrap className="form-alert">
            {DEEDS.flatMap((each) =>
              item.may[each]
                ? [
                    <Button
                      key={each}
                      type={each === 'withdraw' ? 'default' : 'primary'}
                      onClick={() => setDeed(each)}
                    >
                      {labelOf(each, item)}
                    </Button>,
                  ]
                : [],
            )}
          </Space>
          <Timeline
            items={events.map((event) => ({
              key: `${event.event}-${event.at}`,
              content: (
                <>
                  <strong>{EVENT_WORDS[event.event] ?? event.event}</strong>
                  {event.answer !== null && `：${COORDINATION_ANSWER_LABELS[event.answer]}`}
                  <div>{event.text}</div>
                  <div className="quiet small">
                    {event.byAgency} {event.by}　{showMoment(event.at)}
                    {event.paper !== '' && `　${event.paper}`}
                  </div>
                </>
              ),
            }))}
          />
          <h2>征求意见时的文本</h2>
          <h3>{text.title}</h3>
          {text.summary !== '' && <p className="quiet">{text.summary}</p>}
          <WrittenHtml html={text.bodyHtml} label="征求意见时的文本" className="quoted-text" />
          {text.attachments.length > 0 && <p>附件：{text.attachments.join('、')}</p>}
          {deed !== null && (
            <SayDialog
              item={item}
              deed={deed}
              onClose={() => setDeed(null)}
              onDone={async () => {
                setDeed(null);
                await client.invalidateQueries({ queryKey: ['coordination', coordinationId] });
                await onChanged();
              }}
            />
          )}
        </>
      )}
    </SideDialog>
  );
}

interface Said {
  readonly answer?: CoordinationAnswer;
  readonly paper?: string;
  readonly answeredOn?: string;
  readonly superiorName?: string;
}

function SayDialog(props: {
  item: CoordinationItem;
  deed: CoordinationDeed;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, deed, onClose, onDone } = props;
  const { message } = App.useApp();
  const words = DEED_WORDS[deed];
  const say = useMutation({
    mutationFn: async (said: Said & { reason: string }) => send(item, deed, said),
    onSuccess: async () => {
      void message.success('已记录');
      await onDone();
    },
  });
  const onPaper = deed === 'rule' ? item.superior?.agencyId === null : item.other.agencyId === null;
  return (
    <ReasonDialog<Said>
      open
      title={labelOf(deed, item)}
      label={words.label}
      okText={words.ok}
      maxLength={1000}
      pending={say.isPending}
      error={say.error}
      onOk={(fields) => say.mutate(fields)}
      onCancel={onClose}
    >
      {(deed === 'answer' || deed === 'rule') && (
        <Form.Item
          name="answer"
          label={deed === 'rule' ? '决定' : '答复'}
          rules={[{ required: true, message: '请选择意见' }]}
        >
          <Radio.Group
            options={COORDINATION_ANSWERS.map((value) => ({
              value,
              label: COORDINATION_ANSWER_LABELS[value],
            }))}
          />
        </Form.Item>
      )}
      {deed === 'escalate' && item.other.agencyId === null && (
        <Form.Item
          name="superiorName"
          label="上级机关名称"
          rules={[{ required: true, whitespace: true, message: '请填写上级机关名称' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      )}
      {onPaper && deed !== 'settle' && deed !== 'withdraw' && (
        <Form.Item name="paper" label="来往公文文号">
          <Input maxLength={100} />
        </Form.Item>
      )}
      {onPaper && deed === 'answer' && <DayItem name="answeredOn" label="复函日期（不填为今天）" />}
    </ReasonDialog>
  );
}

async function send(item: CoordinationItem, deed: CoordinationDeed, said: Said & { reason: string }) {
  const params = { coordinationId: item.id };
  const body = { version: item.version, text: said.reason, paper: said.paper ?? '' };
  switch (deed) {
    case 'answer':
      return call(coordinationApi.answer, {
        params,
        body: { ...body, answer: said.answer ?? 'agrees', answeredOn: said.answeredOn ?? '' },
      });
    case 'escalate':
      return call(coordinationApi.escalate, {
        params,
        body: { ...body, superiorName: said.superiorName ?? '' },
      });
    case 'rule':
      return call(coordinationApi.rule, { params, body: { ...body, answer: said.answer ?? 'agrees' } });
    case 'settle':
      return call(coordinationApi.settle, { params, body });
    case 'withdraw':
      return call(coordinationApi.withdraw, { params, body });
  }
}

function labelOf(deed: CoordinationDeed, { other }: CoordinationItem): string {
  return deed === 'answer' && other.agencyId === null ? '登记复函' : DEED_WORDS[deed].title;
}
