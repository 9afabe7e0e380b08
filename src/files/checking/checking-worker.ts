import { parentPort } from 'node:worker_threads';
import { checkText } from '../../text/check-text.ts';
import { readText } from '../../text/checked-text.ts';
import { maskText } from '../../text/mask-text.ts';
import { spellingChecker } from '../spelling-model.ts';
import type { CheckingJob, CheckingReply, TextMasking } from './checking-messages.ts';

// A thread that checks one text after the other. Whoever started it ends it when a text takes too long.
const spelling = spellingChecker();
parentPort?.on('message', ({ id, task, mask }: CheckingJob) => {
  try {
    const checked = readText(task.text, task.context, task.blocks);
    if (mask === undefined) send({ kind: 'done', id, findings: checkText(checked, spelling) });
    else send({ kind: 'masked', id, masked: maskText(checked, mask.findings.map(asPersonal), mask.masking) });
  } catch (error) {
    send({
      kind: 'failed',
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
send({ kind: 'ready' });

function asPersonal(found: TextMasking['findings'][number]) {
  return { ...found, kind: 'personal-data' as const };
}

function send(reply: CheckingReply): void {
  parentPort?.postMessage(reply);
}
