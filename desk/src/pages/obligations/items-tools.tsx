import { useMutation, useQuery } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  ITEM_FILES,
  ITEM_FORMATS,
  itemImportPath,
  itemImportsApi,
  itemsFilePath,
} from '../../../../src/modules/obligations/item-imports.api.ts';
import { call, upload } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { UploadButton, UploadProgress } from '../../parts/upload-button.tsx';
import { useDownload } from '../../parts/use-download.ts';

const FORMAT_LABELS: Readonly<Record<(typeof ITEM_FORMATS)[number], string>> = {
  docx: 'Word 文件',
  xlsx: 'Excel 工作簿',
  html: '网页',
  json: 'JSON 数据',
  csv: 'CSV 清单',
};

/** Takes a 标准目录 out of the program, and reads one from a file. */
export function ItemsTools(props: { agencyId: string; mayEdit: boolean; hasItems: boolean }): ReactNode {
  const { agencyId, mayEdit, hasItems } = props;
  const navigate = useNavigate();
  const file = useDownload();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      setShare(0);
      return upload(itemImportPath(agencyId), chosen, {
        answer: itemImportsApi.upload.response,
        onProgress: setShare,
      });
    },
    onSuccess: async ({ importId }) =>
      navigate({ to: '/obligations/imports/$importId', params: { importId } }),
  });
  return (
    <>
      <Space wrap className="form-alert">
        {mayEdit && (
          <UploadButton
            accept={ITEM_FILES}
            label="从文件导入"
            pending={send.isPending}
            onFile={(chosen) => send.mutate(chosen)}
          />
        )}
        {hasItems && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: ITEM_FORMATS.map((key) => ({ key, label: FORMAT_LABELS[key] })),
              onClick: ({ key }) => {
                const format = ITEM_FORMATS.find((each) => each === key);
                if (format !== undefined) file.start(itemsFilePath(agencyId, format));
              },
            }}
          >
            <Button icon={<DownloadOutlined aria-hidden />} loading={file.pending}>
              导出
            </Button>
          </Dropdown>
        )}
        {mayEdit && <EarlierImports agencyId={agencyId} />}
      </Space>
      <UploadProgress pending={send.isPending} share={share} afterwards="正在读取" />
      <ErrorAlert error={send.error} />
    </>
  );
}

/** The last file that was read and not taken over yet. */
function EarlierImports({ agencyId }: { agencyId: string }): ReactNode {
  const list = useQuery({
    queryKey: ['obligations', agencyId, 'imports'],
    queryFn: async () => call(itemImportsApi.list, { query: { agencyId } }),
  });
  const [last] = list.data?.items ?? [];
  if (last === undefined || last.appliedAt !== null) return null;
  return (
    <Link to="/obligations/imports/$importId" params={{ importId: last.id }}>
      继续导入“{last.fileName}”（{showMoment(last.readAt)}读入）
    </Link>
  );
}
