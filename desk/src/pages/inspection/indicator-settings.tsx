import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { inspectionApi } from '../../../../src/modules/inspection/inspection.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { Loading } from '../../parts/loading.tsx';

type Item = ResponseOf<typeof inspectionApi.settings>['items'][number];

interface Fields {
  readonly [id: string]: {
    readonly on: boolean;
    readonly thresholds?: Readonly<Record<string, number>>;
    readonly each?: number;
    readonly most?: number;
  };
}

/** The numbers of the indicators, for an agency and those below it that have none of their own. */
export function IndicatorSettings(props: {
  agencyId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const settings = useQuery({
    queryKey: ['inspection-settings', agencyId],
    queryFn: async () => call(inspectionApi.settings, { query: { agencyId } }),
  });
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      call(inspectionApi.setSettings, { body: { agencyId, settings: settingsFrom(fields) } }),
    onSuccess: async () => {
      void message.success('已保存，从下一次检查起有效');
      await onDone();
    },
  });
  return (
    <Dialog
      open
      title="检查指标"
      width={720}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>对本机构和没有自行设定的下级有效。标明“待核实”的数值，文件没有写明，可以按上级的检查表修改。</p>
      <ErrorAlert error={save.error ?? settings.error} />
      {settings.data === undefined ? (
        <Loading />
      ) : (
        <Form<Fields>
          form={form}
          name="indicators"
          layout="vertical"
          initialValues={fieldsFrom(settings.data.items)}
          onFinish={(fields) => save.mutate(fields)}
        >
          {settings.data.items.map((item) => (
            <IndicatorFields key={item.id} item={item} />
          ))}
        </Form>
      )}
    </Dialog>
  );
}

function IndicatorFields({ item }: { item: Item }): ReactNode {
  const { id, name, source, certain, thresholds, weight } = item;
  return (
    <fieldset className="form-alert">
      <legend>
        {name}
        <span className="quiet small">
          　{source}
          {!certain && '，待核实'}
        </span>
      </legend>
      <Form.Item name={[id, 'on']} valuePropName="checked" noStyle>
        <Checkbox>检查这一项</Checkbox>
      </Form.Item>
      {thresholds.map(({ key, label, usual }) => (
        <Form.Item
          key={key}
          name={[id, 'thresholds', key]}
          label={`${label}（通常 ${usual}）`}
          rules={[{ required: true, message: '请填写数字' }]}
        >
          <InputNumber min={0} max={10_000} />
        </Form.Item>
      ))}
      {weight !== null && (
        <>
          <Form.Item name={[id, 'each']} label="每处扣分" rules={[{ required: true, message: '请填写数字' }]}>
            <InputNumber min={0} max={100} />
          </Form.Item>
          <Form.Item name={[id, 'most']} label="最多扣分" rules={[{ required: true, message: '请填写数字' }]}>
            <InputNumber min={0} max={100} />
          </Form.Item>
        </>
      )}
    </fieldset>
  );
}

function fieldsFrom(items: readonly Item[]): Fields {
  return Object.fromEntries(
    items.map(({ id, off, thresholds, weight }) => [
      id,
      {
        on: !off,
        thresholds: Object.fromEntries(thresholds.map(({ key, value }) => [key, value])),
        ...(weight !== null && weight),
      },
    ]),
  );
}

function settingsFrom(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([id, { on, thresholds, each, most }]) => [
      id,
      {
        ...(!on && { off: true }),
        ...(thresholds !== undefined && { thresholds }),
        ...(each !== undefined && { each }),
        ...(most !== undefined && { most }),
      },
    ]),
  );
}
