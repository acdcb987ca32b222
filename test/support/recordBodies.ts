import { diagnostic } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordBody } from '../../shared/model/history.ts';
import type { Diagnosis } from '../../shared/model/log.ts';
import type { MachineFacts, Run, Step } from '../../shared/model/simulation.ts';

export const RECORD: HistoryRecord = {
  id: '01HKBZ',
  kind: 'check',
  volume: 'E:\\',
  computerName: null,
  at: '2024-01-01T00:00:00.000Z',
  outcome: 'fail',
  summary: 'Do not run Sysprep yet.',
};

const SOURCE = { document: 'sysprep.md', certainty: 'stated' } as const;

/** A checklist with one result of each kind. */
export const CHECK: Extract<RecordBody, { kind: 'check' }> = {
  kind: 'check',
  report: {
    summary: { pass: 1, warning: 1, fail: 1, notApplicable: 1, unknown: 1 },
    results: [
      {
        id: 'stale-profile-keys',
        area: 'accounts',
        result: 'fail',
        title: 'Profile keys point to folders',
        breaks: 'specialize',
        prediction: 'certain',
        proposals: [],
        diagnostics: [
          diagnostic('profile-key-stale', 'A profile key points to no folder.', {
            detail: 'CopyProfile fails on it.',
            where: [{ key: 'HKLM\\SOFTWARE\\ProfileList\\S-1', value: 'ProfileImagePath' }],
            fix: 'Remove the key.',
            source: [SOURCE],
          }),
        ],
      },
      ...(['warning', 'unknown', 'pass', 'notApplicable'] as const).map((result) => ({
        id: `check-${result}`,
        area: 'agent' as const,
        result,
        title: `A check that is ${result}`,
        breaks: null,
        prediction: 'certain' as const,
        proposals: [],
        diagnostics: [
          diagnostic(`found-${result}`, `It is ${result}.`, {
            severity: result === 'warning' ? 'warning' : 'info',
            where: [{ file: 'Program Files/a b/Config.xml', line: 3, column: 5 }],
          }),
        ],
      })),
    ],
  },
  settings: [{ file: 'Config.xml', setting: 'Plugins/Ec2SetPassword', value: 'Disabled' }],
};

const FACTS: MachineFacts = {
  power: 'on',
  rdp: 'open',
  password: 'known',
  administrator: 'enabled',
  imageState: 'COMPLETE',
  console: '',
};

export function step(id: string, number: number, parts: Partial<Step> = {}): Step {
  return {
    id,
    number,
    event: null,
    phase: 'specialize',
    title: `Step ${id}`,
    because: null,
    certainty: 'stated',
    changes: [],
    messages: [],
    notSimulated: [],
    group: null,
    after: FACTS,
    ...parts,
  };
}

/** A run whose steps and verdicts a test gives. */
export function run(parts: Partial<Run> = {}): Extract<RecordBody, { kind: 'run' }> {
  const final = { canLogIn: null, imageState: 'COMPLETE', imageMade: true, rdp: 'open', accounts: [] } as const;
  return {
    kind: 'run',
    run: { answer: 'It runs.', assumptions: [], start: FACTS, plan: [], steps: [], verdicts: [], final, ...parts },
    settings: [],
    checklist: null,
  };
}

export const DIAGNOSIS: Diagnosis = {
  answer: 'CopyProfile failed.',
  outcome: 'failed',
  causes: [
    {
      id: 'copyprofile-stale-key',
      title: 'CopyProfile met a stale key',
      confidence: 'certain',
      explanation: 'A profile key names a folder that is gone.',
      evidence: [{ file: 'Windows/Panther/setupact.log', line: 7, text: 'Error [0x0f0082]' }],
      found: [],
      advice: 'Remove the key.',
      source: 'sysprep-failures.md',
      status: 'confirmed',
    },
  ],
  echoes: 0,
  noise: 0,
  codes: [],
  logsRead: [],
  logsMissing: ['Windows/Panther/setuperr.log'],
  expectation: { lastMatchedStep: null, firstMissingStep: null, rows: [] },
  proposals: [],
  advice: ['Use the source image.'],
  problems: [],
};

/** What a text could bring to break out of any format. */
export const HOSTILE = `</style><script>alert(1)</script><img src=x onerror='a'>" ]]> & \u202egnp.exe \u0000\u001b[31m | **b** [x](javascript:1) \ud800`;

/** A checklist whose every text is hostile. */
export function hostile(): RecordBody {
  const found = diagnostic(HOSTILE, HOSTILE, {
    detail: HOSTILE,
    where: [{ file: HOSTILE, line: 1 }, { key: HOSTILE }],
    evidence: [{ where: { file: HOSTILE }, text: HOSTILE }],
    fix: HOSTILE,
    source: [{ document: HOSTILE, certainty: 'stated', says: HOSTILE }],
  });
  const [first] = CHECK.report.results;
  if (first === undefined) throw new Error('no check');
  const results = [{ ...first, id: HOSTILE, title: HOSTILE, diagnostics: [found] }];
  return {
    ...CHECK,
    report: { ...CHECK.report, results },
    settings: [{ file: HOSTILE, setting: HOSTILE, value: HOSTILE }],
  };
}
