import { accountsRouter } from './procedures/accounts.ts';
import { appRouter as programRouter } from './procedures/app.ts';
import { checksRouter } from './procedures/checks.ts';
import { codesRouter } from './procedures/codes.ts';
import { configRouter } from './procedures/config.ts';
import { diagnosisRouter } from './procedures/diagnosis.ts';
import { fixRouter } from './procedures/fix.ts';
import { historyRouter } from './procedures/history.ts';
import { hivesRouter } from './procedures/hives.ts';
import { logsRouter } from './procedures/logs.ts';
import { reportRouter } from './procedures/report.ts';
import { sampleRouter } from './procedures/sample.ts';
import { simulationRouter } from './procedures/simulation.ts';
import { volumeRouter } from './procedures/volume.ts';
import { wizardRouter } from './procedures/wizard.ts';
import { createCallerFactory, router } from './trpc.ts';

/** The whole surface of the engine. Every host offers this and nothing else. */
export const appRouter = router({
  app: programRouter,
  volume: volumeRouter,
  sample: sampleRouter,
  accounts: accountsRouter,
  checks: checksRouter,
  config: configRouter,
  simulation: simulationRouter,
  diagnosis: diagnosisRouter,
  logs: logsRouter,
  hives: hivesRouter,
  codes: codesRouter,
  fix: fixRouter,
  history: historyRouter,
  report: reportRouter,
  wizard: wizardRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in this process: the command line and tests. */
export const createCaller = createCallerFactory(appRouter);

export type ApiCaller = ReturnType<typeof createCaller>;
