import type { FastifyInstance } from 'fastify';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { serve } from '../../platform/http/serve.ts';
import { documentDay } from './document-day.ts';
import { documentDaysApi } from './document-days.api.ts';
import { coverageMap } from './coverage-map.ts';
import { correctStage, takeStageBack } from './correct-stage.ts';
import { registerItemFileRoutes } from './item-files.routes.ts';
import { lateDocuments } from './late-documents.ts';
import { listItems } from './item-list.ts';
import { adoptItems } from './adopt-items.ts';
import { addItem, changeItem, retireItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { obligationTodo } from './obligation-todo.ts';
import { obligationsApi } from './obligations.api.ts';
import { boardDutiesApi } from './board-duties.api.ts';
import { postForDuty } from './post-for-duty.ts';
import { raiseObligation } from './raise-obligation.ts';
import { listReminders, setReminderPlan, viewReminderPlan } from './reminder-list.ts';
import { remindersApi } from './reminders.api.ts';
import { responsibleApi } from './responsible.api.ts';
import { responsiblePeople } from './responsible-people.ts';
import { nameDocument, takeNameBack } from './name-document.ts';
import { reopen, reportNil, waive } from './settle-obligation.ts';
import { stagesApi } from './stages.api.ts';
import { listWork } from './work-list.ts';
import { changeWorkItem, closeWorkItem, enterStage, openWorkItem } from './work-usecases.ts';

const DONE = { ok: true } as const;

/** Registers the staff's interface of 标准目录, 工作事项 and 公开义务. `@fastify/multipart` must be registered before. */
export function registerObligationRoutes(app: FastifyInstance, pool: ReadingPool): void {
  registerRegister(app);
  registerItems(app);
  registerWork(app);
  registerItemFileRoutes(app, pool);
  registerReminders(app);
}

function registerReminders(app: FastifyInstance): void {
  serve(app, remindersApi.list, async ({ ctx, query }) => listReminders(ctx, query));
  serve(app, remindersApi.plan, async ({ ctx, query }) => viewReminderPlan(ctx, query));
  serve(app, remindersApi.setPlan, async ({ ctx, body }) => {
    await setReminderPlan(ctx, body);
    return DONE;
  });
}

function registerRegister(app: FastifyInstance): void {
  serve(app, obligationsApi.list, async ({ ctx, query }) => listObligations(ctx, query));
  serve(app, obligationsApi.todo, async ({ ctx }) => obligationTodo(ctx));
  serve(app, obligationsApi.coverage, async ({ ctx, query }) => coverageMap(ctx, query));
  serve(app, documentDaysApi.ofDocument, async ({ ctx, params }) => documentDay(ctx, params));
  serve(app, documentDaysApi.late, async ({ ctx, query }) => lateDocuments(ctx, query));
  serve(app, obligationsApi.raise, async ({ ctx, params, body }) =>
    raiseObligation(ctx, { ...params, ...body }),
  );
  serve(app, obligationsApi.name, async ({ ctx, params, body }) => nameDocument(ctx, { ...params, ...body }));
  serve(app, obligationsApi.takeBack, async ({ ctx, params, body }) => {
    await takeNameBack(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, boardDutiesApi.post, async ({ ctx, params, body }) => postForDuty(ctx, { ...params, ...body }));
  serve(app, obligationsApi.nil, async ({ ctx, params, body }) => {
    await reportNil(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, obligationsApi.waive, async ({ ctx, params, body }) => {
    await waive(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, obligationsApi.reopen, async ({ ctx, params, body }) => {
    await reopen(ctx, { ...params, ...body });
    return DONE;
  });
}

function registerItems(app: FastifyInstance): void {
  serve(app, obligationsApi.items, async ({ ctx, query }) => listItems(ctx, query));
  serve(app, obligationsApi.adopt, async ({ ctx, body }) => adoptItems(ctx, body));
  serve(app, obligationsApi.addItem, async ({ ctx, body }) => addItem(ctx, body));
  serve(app, obligationsApi.changeItem, async ({ ctx, params, body }) => {
    await changeItem(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, responsibleApi.people, async ({ ctx, params, query }) =>
    responsiblePeople(ctx, { ...params, ...query }),
  );
  serve(app, obligationsApi.retireItem, async ({ ctx, params, body }) =>
    retireItem(ctx, { ...params, ...body }),
  );
}

function registerWork(app: FastifyInstance): void {
  serve(app, obligationsApi.work, async ({ ctx, query }) => listWork(ctx, query));
  serve(app, obligationsApi.openWork, async ({ ctx, body }) => openWorkItem(ctx, body));
  serve(app, obligationsApi.changeWork, async ({ ctx, params, body }) => {
    await changeWorkItem(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, obligationsApi.enterStage, async ({ ctx, params, body }) =>
    enterStage(ctx, { ...params, ...body }),
  );
  serve(app, stagesApi.correct, async ({ ctx, params, body }) => {
    await correctStage(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, stagesApi.takeBack, async ({ ctx, params, body }) => takeStageBack(ctx, { ...params, ...body }));
  serve(app, obligationsApi.closeWork, async ({ ctx, params, body }) => {
    await closeWorkItem(ctx, { ...params, ...body });
    return DONE;
  });
}
