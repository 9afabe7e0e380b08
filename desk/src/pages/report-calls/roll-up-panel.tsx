import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Space, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  reportCallsApi,
  rollUpSheetPath,
  rollUpSourcePath,
} from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { useDownload } from '../../parts/use-download.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { AGREEMENT_LABELS, type RollUp } from './call-words.ts';
import { ReportUpload } from './report-upload.tsx';

type Difference = NonNullable<RollUp['differences']>[number];

/** The sum of the approved reports and the convener's own share, held against the convener's report. */
export function RollUpPanel({ callId }: { callId: string }): ReactNode {
  const client = useQueryClient();
  const rollUp = useQuery({
    queryKey: ['report-call', callId, 'roll-up'],
    queryFn: async () => call(reportCallsApi.rollUp, { params: { callId } }),
  });
  const sheet = useDownload();
  const reload = async (): Promise<void> =>
    client.invalidateQueries({ queryKey: ['report-call', callId, 'roll-up'] });
  if (rollUp.isError) return <FailedPage error={rollUp.error} onRetry={() => void rollUp.refetch()} />;
  if (rollUp.data === undefined) return <Loading />;
  const { data } = rollUp;
  return (
    <>
      <p>
        已通过的年报与本级数据逐格相加，共 {data.summed.length} 份：{data.summed.join('、')}。
      </p>
      {data.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={`还有 ${data.missing.length} 个单位没有通过，不在合计中：${data.missing.join('、')}`}
        />
      )}
      <Sources callId={callId} rollUp={data} reload={reload} />
      <Outcome rollUp={data} />
      <Button loading={sheet.pending} onClick={() => sheet.start(rollUpSheetPath(callId))}>
        导出汇总表
      </Button>
    </>
  );
}

function Sources(props: { callId: string; rollUp: RollUp; reload: () => Promise<void> }): ReactNode {
  const { callId, rollUp, reload } = props;
  const { share, total } = rollUp;
  return (
    <>
      <h2>本级数据和本级年报</h2>
      <Source
        words={
          share.source === 'registers'
            ? '本级数据：由本机构登记簿统计'
            : `本级数据：${share.fileName}（${share.byName}　${showMoment(share.at)}）`
        }
        slot="share"
        callId={callId}
        file={share.source === 'file' ? share : null}
        label="上传本级数据"
        reload={reload}
      />
      <Source
        words={
          total === null
            ? '本级年报：还没有。请先定稿，或者上传。'
            : total.source === 'frozen'
              ? '本级年报：系统内的定稿'
              : `本级年报：${total.fileName}（${total.byName}　${showMoment(total.at)}）`
        }
        slot="total"
        callId={callId}
        file={total?.source === 'file' ? total : null}
        label="上传本级年报"
        reload={reload}
      />
    </>
  );
}

function Source(props: {
  words: string;
  callId: string;
  slot: 'share' | 'total';
  file: RollUp['share'] | NonNullable<RollUp['total']> | null;
  label: string;
  reload: () => Promise<void>;
}): ReactNode {
  const { callId, slot, file, reload } = props;
  const [concernsSeen, setConcernsSeen] = useState(false);
  const remove = useMutation({
    mutationFn: async () => call(reportCallsApi.removeSource, { params: { callId, slot } }),
    onSuccess: reload,
  });
  return (
    <div className="form-alert">
      <p>{props.words}</p>
      {file !== null && file.concerns.length + file.findings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={`这份文件有 ${file.concerns.length + file.findings.length} 处需要核对`}
          description={
            <ul>
              {[...file.concerns, ...file.findings.map(({ message }) => message)].map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          }
        />
      )}
      <Space wrap>
        <ReportUpload
          path={rollUpSourcePath({ callId, slot, concernsSeen })}
          label={props.label}
          onRead={reload}
        />
        {file !== null && (
          <Button danger loading={remove.isPending} onClick={() => remove.mutate()}>
            移除文件
          </Button>
        )}
      </Space>
      <p>
        <Checkbox checked={concernsSeen} onChange={({ target }) => setConcernsSeen(target.checked)}>
          已核对机关和年份（文件标题中没有写，或者与本机关不同时勾选）
        </Checkbox>
      </p>
      <ErrorAlert error={remove.error} />
    </div>
  );
}

function Outcome({ rollUp }: { rollUp: RollUp }): ReactNode {
  const { differences } = rollUp;
  if (differences === null) return <Unread rollUp={rollUp} />;
  if (differences.length === 0)
    return <Alert type="success" showIcon className="form-alert" title="各单位合计与本级年报逐格一致。" />;
  const unread = differences.filter(({ agreement }) => agreement === 'unread').length;
  return (
    <>
      <h2>
        与本级年报不一致的 {differences.length - unread} 格，无法核对的 {unread} 格
      </h2>
      {unread > 0 && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title="无法核对的数据项，有单位的年报或本级年报没有读出数，合计可能偏小。请对照原件补正后再核对。"
        />
      )}
      <WideTable label="不一致和无法核对的数据项" className="wide-table form-alert">
        <Table<Difference>
          rowKey="cell"
          size="middle"
          dataSource={differences}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: '数据项', dataIndex: 'label' },
            { title: '各单位合计', dataIndex: 'sum' },
            { title: '本级年报', render: (_value, { own }) => own ?? '没有读出' },
            { title: '核对', render: (_value, { agreement }) => AGREEMENT_LABELS[agreement] },
            {
              title: '合计的来源',
              render: (_value, { from, without }) => (
                <>
                  {from.map(({ name, value }) => `${name} ${value}`).join('；')}
                  {without.length > 0 && <div className="quiet">没有读出：{without.join('、')}</div>}
                </>
              ),
            },
          ]}
        />
      </WideTable>
    </>
  );
}

/** Without a report to hold the sum against: which sums may be too small. */
function Unread({ rollUp }: { rollUp: RollUp }): ReactNode {
  const cells = rollUp.sum.filter(({ without }) => without.length > 0);
  if (cells.length === 0) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="form-alert"
        title={`有 ${cells.length} 格没有从每个单位的年报中读出，合计可能偏小。`}
      />
      <WideTable label="没有读全的数据项" className="wide-table form-alert">
        <Table<RollUp['sum'][number]>
          rowKey="cell"
          size="middle"
          dataSource={cells}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: '数据项', dataIndex: 'label' },
            { title: '各单位合计', dataIndex: 'value' },
            { title: '没有读出', render: (_value, { without }) => without.join('、') },
          ]}
        />
      </WideTable>
    </>
  );
}
