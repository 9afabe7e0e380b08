import { useMutation } from '@tanstack/react-query';
import { InboxOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { importFilePath, IMPORTABLE_FILES, importsApi } from '../../../../src/modules/imports/imports.api.ts';
import { call, upload } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { UploadProgress } from '../../parts/upload-button.tsx';

/** Takes files for an import: they are sent one after the other, then read. Nothing is written before it was looked at. */
export function NewImport({ agencyId }: { agencyId: string }): ReactNode {
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [source, setSource] = useState('');
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async () => {
      setShare(0);
      const fileNames = files.map(({ name }) => name);
      const { importId } = await call(importsApi.begin, {
        body: { agencyId, source: source.trim(), fileNames },
      });
      for (const [index, file] of files.entries())
        await upload(importFilePath(importId), file, {
          answer: importsApi.addFile.response,
          onProgress: (part) => setShare((index + part) / files.length),
        });
      await call(importsApi.read, { params: { importId } });
      return importId;
    },
    onSuccess: async (importId) => navigate({ to: '/documents/imports/$importId', params: { importId } }),
  });
  return (
    <section className="panel" aria-label="新的导入">
      <h2>新的导入</h2>
      <p className="quiet">
        Word、PDF、网页等文件，或者装有它们的 ZIP
        压缩包；可以附元数据清单（XLSX、CSV，第一行写标题、文号、成文日期、栏目、正文文件、附件等）；也可以是旧网站导出的网页，本系统的报送包或网站存档。先预览，确认后才建立草稿。
      </p>
      <Upload.Dragger
        multiple
        accept={IMPORTABLE_FILES}
        disabled={send.isPending}
        fileList={files.map((file, index) => ({
          uid: `${index} ${file.name}`,
          name: file.name,
          size: file.size,
        }))}
        beforeUpload={(file) => {
          setFiles((before) => [...before.filter((one) => one.name !== file.name), file]);
          return false;
        }}
        onRemove={(removed) => {
          setFiles((before) => before.filter((one) => one.name !== removed.name));
          return true;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>点击选择文件，或者拖到这里</p>
      </Upload.Dragger>
      {files.length > 0 && (
        <Form layout="vertical" className="import-form" onFinish={() => send.mutate()}>
          <Form.Item
            label="来源名称"
            htmlFor="import-source"
            extra="同一来源再次导入时，按它和文件名认出已经导入的文稿并改写，例如“旧网站”“办公室2023年文件”。不写的，只认内容完全相同的文稿。"
          >
            <Input
              id="import-source"
              maxLength={100}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            上传并预览
          </Button>
        </Form>
      )}
      <UploadProgress pending={send.isPending} share={share} afterwards="正在保存" />
      <ErrorAlert error={send.error} />
    </section>
  );
}
