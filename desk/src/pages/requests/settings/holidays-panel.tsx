import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { rangesText, readDays, readRanges, type HolidayNotice } from './holiday-text.ts';

type Calendar = ResponseOf<typeof requestsApi.holidays>['calendars'][number];

/** The holiday notices that deadlines are counted by; the next year's is entered when it comes out. */
export function HolidaysPanel(): ReactNode {
  const [entering, setEntering] = useState<Calendar | 'new' | null>(null);
  const holidays = useQuery({
    queryKey: ['holidays'],
    queryFn: async () => call(requestsApi.holidays, {}),
  });
  const mayEnter = holidays.data?.may.enter ?? false;
  return (
    <section className="panel" aria-label="放假安排">
      <div className="panel-head">
        <h2>计算期限所用的放假安排</h2>
        {mayEnter && <Button onClick={() => setEntering('new')}>录入新一年的通知</Button>}
      </div>
      <p className="quiet">
        工作日按国务院办公厅每年的放假通知计算，含调休上班。没有通知的年度不猜测：涉及的期限显示为无法计算，录入后自动补算。
      </p>
      {holidays.isPending && <Loading />}
      {holidays.isError && <FailedPage error={holidays.error} onRetry={() => void holidays.refetch()} />}
      {holidays.data && (
        <ul className="plain-list notices">
          {holidays.data.calendars.toReversed().map((calendar) => (
            <li key={calendar.year}>
              <NoticeView calendar={calendar} />
              {mayEnter && calendar.entered && (
                <Button size="small" onClick={() => setEntering(calendar)}>
                  更正<span className="for-readers">{calendar.year}年</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {entering !== null && (
        <NoticeDialog
          calendar={entering === 'new' ? null : entering}
          year={Math.max(0, ...(holidays.data?.calendars ?? []).map(({ year }) => year)) + 1}
          onClose={() => setEntering(null)}
        />
      )}
    </section>
  );
}

function NoticeView({ calendar }: { calendar: Calendar }): ReactNode {
  const { year, notice, entered, version, off, work } = calendar;
  return (
    <details>
      <summary>
        <strong>{year}年</strong>
        <span className="after-word">{notice}</span>
        <Tag className="after-word">{entered ? `本系统录入，第${version}版` : '随程序提供'}</Tag>
      </summary>
      <dl className="facts actions">
        <dt>放假</dt>
        <dd className="kept-lines">{rangesText(off)}</dd>
        <dt>调休上班</dt>
        <dd>{work.join('、') || '无'}</dd>
      </dl>
    </details>
  );
}

interface Fields {
  readonly year: number;
  readonly notice: string;
  readonly off: string;
  readonly work?: string;
}

function NoticeDialog(props: {
  calendar: Calendar | null;
  /** The year that comes next. */
  year: number;
  onClose: () => void;
}): ReactNode {
  const { calendar, onClose } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const year = Form.useWatch('year', form) ?? props.year;
  const enter = useMutation({
    mutationFn: async (notice: HolidayNotice) =>
      call(requestsApi.enterHolidays, { body: { calendar: notice } }),
    onSuccess: async () => {
      void message.success('已录入，涉及的期限已经重新计算');
      onClose();
      await client.invalidateQueries({ queryKey: ['holidays'] });
      await client.invalidateQueries({ queryKey: ['requests'] });
    },
  });
  return (
    <Dialog
      open
      width={640}
      title={calendar === null ? '录入放假安排' : `更正${calendar.year}年放假安排`}
      okText="录入"
      cancelText="取消"
      okButtonProps={{ loading: enter.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={enter.error} />
      <Form<Fields>
        name="holidays"
        form={form}
        layout="vertical"
        initialValues={{
          year: calendar?.year ?? props.year,
          notice: calendar?.notice ?? '',
          off: rangesText(calendar?.off ?? []),
          work: (calendar?.work ?? []).join('\n'),
        }}
        onFinish={(fields) =>
          enter.mutate({
            year: fields.year,
            notice: fields.notice,
            off: [...readRanges(fields.off, fields.year).days],
            work: [...readDays(fields.work ?? '', fields.year).days],
          })
        }
      >
        <Form.Item name="year" label="年度" rules={[{ required: true, message: '请填写年度' }]}>
          <InputNumber
            min={2024}
            max={2100}
            precision={0}
            disabled={calendar !== null}
            className="full-width"
          />
        </Form.Item>
        <Form.Item
          name="notice"
          label="通知名称和文号"
          rules={[{ required: true, whitespace: true, message: '请填写通知名称' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="off"
          label="放假（一行一段）"
          extra="如：1月1日至1月3日。照通知录入，包括其中的周末。"
          rules={[
            { required: true, whitespace: true, message: '请填写放假的日子' },
            { validator: async (_rule, text: string) => refuseUnread(readRanges(text, year).unread) },
          ]}
        >
          <Input.TextArea className="grows" rows={6} />
        </Form.Item>
        <Form.Item
          name="work"
          label="调休上班"
          extra="周末上班的日子，用顿号或者换行分开。"
          rules={[
            { validator: async (_rule, text?: string) => refuseUnread(readDays(text ?? '', year).unread) },
          ]}
        >
          <Input.TextArea className="grows" rows={2} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

async function refuseUnread(unread: readonly string[]): Promise<void> {
  if (unread.length > 0) throw new Error(`看不懂：${unread.join('、')}。请写成“1月1日至1月3日”的样子。`);
}
