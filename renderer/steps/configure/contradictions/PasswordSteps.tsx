import { Link } from '@fluentui/react-components';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { PasswordPath, PasswordStep } from '../../../../shared/model/passwordPath.ts';
import { Notice } from '../../../components/Notice.tsx';
import { CERTAINTY_WORDS } from '../../../components/words.ts';
import { useWorkbench } from '../../../workbench.ts';

const TONES = { yes: 'pass', no: 'fail', unknown: 'warn' } as const;

/** Will the Administrator password of a new instance be retrievable: the answer, and the settings that lead to it. */
export function PasswordSteps({ path }: { readonly path: PasswordPath }) {
  return (
    <>
      <h3>Will the Administrator password be retrievable?</h3>
      <Notice tone={TONES[path.retrievable]} title={path.answer} />
      {path.steps.length === 0 ? null : (
        <ol className="steps">
          {path.steps.map((step, index) => (
            <li key={index}>
              <Step step={step} decides={index === path.deciding} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Step({ step, decides }: { readonly step: PasswordStep; readonly decides: boolean }) {
  const { go } = useWorkbench();
  const { file, line } = step.evidence.where;
  return (
    <>
      <span className={decides ? 'strong' : ''}>{step.does}</span>{' '}
      {decides ? <span className="tag">decides</span> : null}
      <span className="cap muted block wrap">
        {file === undefined ? null : (
          <Link onClick={() => go('configure', file)} title={file}>
            {baseName(file)}
            {line === undefined ? '' : `, line ${line}`}
          </Link>
        )}{' '}
        <code>{step.evidence.text}</code> ({CERTAINTY_WORDS[step.certainty]})
      </span>
    </>
  );
}
