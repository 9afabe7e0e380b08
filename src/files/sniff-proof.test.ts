import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { FileBytes } from './file-bytes.ts';
import { sniffProof } from './sniff-proof.ts';
import { ooxml, pdf } from './test/sample-files.ts';

const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex');
const HEIC = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic'), Buffer.alloc(16)]);

function bytesOf(content: Uint8Array): FileBytes {
  const all = Buffer.from(content);
  return {
    size: all.length,
    read: async (buffer, offset, length, position) => ({
      bytesRead: all.copy(buffer, offset, position, position + length),
    }),
    stream: () => Readable.from([all]),
  };
}

test.each<[string, Uint8Array, string]>([
  ['身份证.JPG', JPEG, 'jpg'],
  ['身份证', JPEG, 'jpg'],
  ['身份证.png', JPEG, 'jpg'],
  ['委托书.pdf', pdf(), 'pdf'],
  ['委托书.docx', ooxml('wordprocessingml.document'), 'docx'],
])('%s is taken', async (name, content, extension) => {
  const found = await sniffProof(bytesOf(content), name);
  expect(found.ok ? found.kind.extension : found.message).toBe(extension);
});

test.each<[string, Uint8Array, string]>([
  ['身份证.pdf', JPEG, '与文件名的结尾不符'],
  ['身份证.exe', JPEG, '为了安全'],
  ['身份证.jpg', Buffer.from('MZ\u0090'), '为了安全'],
  ['身份证.jpg', Buffer.from('<html><script>1</script></html>'), '为了安全'],
  ['身份证.heic', HEIC, '最兼容'],
  ['表.xlsx', ooxml('spreadsheetml.sheet'), '请改用 JPG'],
  ['空.jpg', Buffer.alloc(0), '文件是空的'],
])('%s is refused with what to do', async (name, content, message) => {
  const found = await sniffProof(bytesOf(content), name);
  expect(found.ok ? 'taken' : found.message).toContain(message);
});
