import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { addRequestFile } from './request-files.ts';
import { openStatusFile } from './request-status-files.ts';
import { answer, judge } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
afterAll(async () => world.close());

test('a file is closed again when its opening can’t go on record', async () => {
  const caseId = await office.receive();
  await judge(office, caseId);
  const content = Readable.from([Buffer.from(plantedDocx({ body: '说明' }))]);
  const { id: fileId } = await addRequestFile(office.as('requestHandler'), {
    caseId,
    file: { kind: 'answer', evidence: '', name: '说明.docx', shownToApplicant: true, content },
  });
  await answer(office, caseId);
  const { sealed } = world.system;
  const open: string[] = [];
  const watched = {
    ...sealed,
    open: async (id: string) => {
      const opened = await sealed.open(id);
      open.push(id);
      const close = async (): Promise<void> => {
        await opened.close();
        open.splice(open.indexOf(id), 1);
      };
      return { ...opened, close };
    },
  };
  await sql`ALTER TABLE audit_events ADD CONSTRAINT refused CHECK (type <> 'request.file_opened')`.execute(
    world.db,
  );
  await expect(openStatusFile({ ...world.system, sealed: watched }, { caseId, fileId })).rejects.toThrow(
    'refused',
  );
  await expect.poll(() => open).toEqual([]);
});
