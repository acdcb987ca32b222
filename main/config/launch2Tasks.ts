/** Stages of agent-config.yml in the order in which they run. Source: ec2launch facts, B2. */
export const LAUNCH2_STAGES = ['boot', 'network', 'preReady', 'postReady'] as const;

export type Launch2Stage = (typeof LAUNCH2_STAGES)[number];

export interface Launch2Task {
  readonly name: string;
  /** Stages of agent-config.yml that may have it; none for one of user data only. */
  readonly stages: readonly Launch2Stage[];
  /** Whether its inputs are a list, each with a frequency; such a task may stand in a stage once only all the same. */
  readonly isList: boolean;
}

const task = (name: string, ...stages: readonly Launch2Stage[]): Launch2Task => ({ name, stages, isList: false });
const list = (name: string, ...stages: readonly Launch2Stage[]): Launch2Task => ({ name, stages, isList: true });

/** Tasks of EC2Launch v2. Source: ec2launch facts, B2 (documented). */
export const LAUNCH2_TASKS: readonly Launch2Task[] = [
  task('activateWindows', 'preReady'),
  task('enableJumboFrames', 'postReady'),
  task('enableOpenSsh', 'preReady'),
  list('executeProgram', 'preReady', 'postReady'),
  list('executeScript', 'preReady', 'postReady'),
  task('extendRootPartition', 'boot'),
  task('initializeVolume', 'postReady'),
  task('optimizeEna', 'postReady'),
  task('setAdminAccount', 'preReady'),
  task('setDnsSuffix', 'preReady'),
  task('setHostName', 'postReady'),
  task('setWallpaper', 'preReady'),
  task('startSsm', 'postReady'),
  task('sysprep'),
  list('writeFile', 'postReady'),
];

/** The task of a name; undefined for one that there is not. */
export function launch2Task(name: string): Launch2Task | undefined {
  return LAUNCH2_TASKS.find((known) => known.name === name);
}
