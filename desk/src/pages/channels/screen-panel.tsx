import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Select, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';

const SECONDS = 20;

/** Puts the address together that the screen of a service hall opens: which columns, how fast it goes on. */
export function ScreenPanel({ agencyId, slug }: { agencyId: string; slug: string }): ReactNode {
  const [columns, setColumns] = useState<readonly string[]>([]);
  const [seconds, setSeconds] = useState<number>(SECONDS);
  const tree = useQuery({
    queryKey: ['catalogue', agencyId],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId } }),
  });
  if (tree.isError) return <FailedPage error={tree.error} onRetry={() => void tree.refetch()} />;
  const query = new URLSearchParams([
    ...columns.map((id): [string, string] => ['column', id]),
    ['seconds', String(seconds)],
  ]);
  const address = `${window.location.origin}/screen/${slug}?${query.toString()}`;
  return (
    <>
      <p className="quiet">
        便民服务大厅的电子屏打开下面的网址，即以大字轮流显示所选栏目最新公开的信息，不需要操作；新发布的在下一轮出现，撤下的随即消失。
      </p>
      <Form layout="vertical" className="narrow-form">
        <Form.Item label="显示的栏目（不选则显示全部）" htmlFor="screen-columns">
          <Select
            id="screen-columns"
            mode="multiple"
            loading={tree.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...columns]}
            options={(tree.data?.nodes ?? []).flatMap(({ id, name, takesDocuments, active }) =>
              takesDocuments && active ? [{ value: id, label: name }] : [],
            )}
            onChange={(next: string[]) => setColumns(next)}
          />
        </Form.Item>
        <Form.Item label="每页停留（秒）" htmlFor="screen-seconds">
          <InputNumber
            id="screen-seconds"
            min={5}
            max={600}
            precision={0}
            value={seconds}
            onChange={(next) => setSeconds(next ?? SECONDS)}
          />
        </Form.Item>
      </Form>
      <p>
        电子屏网址：<Typography.Text copyable>{address}</Typography.Text>
      </p>
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          打开看看
        </a>
      </p>
    </>
  );
}
