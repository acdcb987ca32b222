import type { CheckAbout } from '../shared/model/check.ts';
import { Prose } from './components/Prose.tsx';
import { RESULT_TONES, ResultMark } from './components/ResultMark.tsx';
import { Failed, Skeleton } from './components/States.tsx';
import { AREA_WORDS, CERTAINTY_WORDS, phaseWord, RESULT_WORDS } from './components/words.ts';
import { useLoad } from './useLoad.ts';
import { useWorkbench } from './workbench.ts';

/** What a check says of itself; asked of the program, which knows it without any network. */
export function aboutCheck(id: string) {
  return <AboutCheck id={id} />;
}

function AboutCheck({ id }: { readonly id: string }) {
  const { client } = useWorkbench();
  const about = useLoad(`about:${id}`, 'reading what the check is about', () => client.checks.about.query({ id }));
  if (about.value !== null) return <About about={about.value} />;
  return about.problem === null ? <Skeleton lines={4} /> : <Failed problem={about.problem} retry={about.reload} />;
}

function About({ about }: { readonly about: CheckAbout }) {
  const breaks = about.mayBreak === null ? 'No phase of the run' : phaseWord(about.mayBreak);
  return (
    <section className="about stack" aria-label="About this check">
      <h3 className="question">{about.question}</h3>
      {about.explains === null ? null : (
        <p className="wrap">
          <Prose text={about.explains} />
        </p>
      )}
      <Facts
        rows={[
          ['Area', AREA_WORDS[about.area]],
          ['May break', breaks],
          ['Grade', `${about.grade} under the default policy`],
        ]}
      />
      <h3>Remedy</h3>
      <p className="wrap">
        <Prose text={about.remedy} />
      </p>
      <h3>What each result means</h3>
      <dl className="kv">
        {about.meanings.map(({ result, text }) => (
          <div key={result} className="glass">
            <dt>
              <ResultMark tone={RESULT_TONES[result]}>{RESULT_WORDS[result]}</ResultMark>
            </dt>
            <dd>
              <Prose text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <h3>{about.source.length === 1 ? 'Source' : 'Sources'}</h3>
      <ul>
        {about.source.map(({ document, certainty, says }, index) => (
          <li key={index} className="wrap">
            {document} ({CERTAINTY_WORDS[certainty]}){says === undefined ? '' : `: ${says}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="kv">
      {rows.map(([name, value]) => (
        <div key={name} className="glass">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
