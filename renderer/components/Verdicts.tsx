import type { Run, StatementResult, Verdict } from '../../shared/model/simulation.ts';
import { EvidenceList, Positions } from './Evidence.tsx';
import { ResultMark, STATEMENT_TONES, STATEMENT_WORDS } from './ResultMark.tsx';
import { baseName } from '../../shared/base/winPath.ts';
import { count } from './words.ts';

const ORDER: readonly StatementResult[] = ['broken', 'cannotTell', 'holds'];
const BANDS: Readonly<Record<StatementResult, string>> = { broken: '', cannotTell: 'unknown', holds: 'pass' };

/** Statements, broken ones first: the reason, the steps that lead there, the setting that decides. */
export function Verdicts({
  run,
  onStep,
  onSetting,
}: {
  readonly run: Run;
  readonly onStep: (step: number) => void;
  readonly onSetting?: ((file: string, setting: string) => void) | undefined;
}) {
  const sorted = run.verdicts.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
  return sorted.map((verdict) => (
    <VerdictBand key={verdict.statement} verdict={verdict} run={run} onStep={onStep} onSetting={onSetting} />
  ));
}

interface BandProps {
  readonly verdict: Verdict;
  readonly run: Run;
  readonly onStep: (step: number) => void;
  readonly onSetting?: ((file: string, setting: string) => void) | undefined;
}

function VerdictBand({ verdict, run, onStep, onSetting }: BandProps) {
  const { deciding } = verdict;
  const steps = verdict.path.flatMap((id) => run.steps.find((step) => step.id === id) ?? []);
  return (
    <div className={`band ${BANDS[verdict.result]}`}>
      <div className="row rows">
        <ResultMark tone={STATEMENT_TONES[verdict.result]} bold>
          {STATEMENT_WORDS[verdict.result]}
        </ResultMark>
        <span className="strong wrap">{verdict.title}</span>
      </div>
      <p className="wrap">{verdict.reason}</p>
      {steps.length === 0 ? null : (
        <div className="cap">
          Steps that lead here:
          <ul className="path">
            {steps.map((step) => (
              <li key={step.id}>
                <button type="button" className="link" onClick={() => onStep(step.number)}>
                  {step.number}
                </button>{' '}
                {step.title}
              </li>
            ))}
          </ul>
        </div>
      )}
      {deciding === undefined ? null : (
        <p className="wrap">
          Decided by <code>{deciding.setting}</code>
          {deciding.value === undefined ? '' : ` = ${deciding.value}`} in{' '}
          {onSetting === undefined ? (
            settingPlace(deciding)
          ) : (
            <button type="button" className="link" onClick={() => onSetting(deciding.file, deciding.setting)}>
              {settingPlace(deciding)}
            </button>
          )}
          .
        </p>
      )}
      <EvidenceList evidence={verdict.evidence} />
      {verdict.contradictions.length === 0 ? null : (
        <Positions
          title={verdict.contradictions.length === 1 ? 'A source says otherwise' : 'The sources differ'}
          positions={verdict.contradictions}
        />
      )}
    </div>
  );
}

function settingPlace({ file, line }: NonNullable<Verdict['deciding']>): string {
  return line === undefined ? baseName(file) : `${baseName(file)}, line ${line}`;
}

/** Counts of results in words and shapes, for the line under the answer. */
export function VerdictCounts({ run }: { readonly run: Run }) {
  const many = (result: StatementResult): number => run.verdicts.filter((verdict) => verdict.result === result).length;
  return (
    <>
      {many('broken') === 0 ? null : <ResultMark tone="fail">{count(many('broken'), 'statement')} broken</ResultMark>}
      <ResultMark tone="pass">
        {many('holds')} {many('holds') === 1 ? 'holds' : 'hold'}
      </ResultMark>
      {many('cannotTell') === 0 ? null : <ResultMark tone="unknown">{many('cannotTell')} cannot tell</ResultMark>}
      <span className="muted">{count(run.steps.length, 'step')}</span>
    </>
  );
}
