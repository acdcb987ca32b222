import { Card, Screen } from '../../components/Screen.tsx';
import { ResultMark } from '../../components/ResultMark.tsx';
import { useWorkbench } from '../../workbench.ts';
import { TOPICS } from './topics.ts';

/** Offline help: one card for each screen, the one that was asked from first. */
export function Help() {
  const { route } = useWorkbench();
  const asked = TOPICS.filter((topic) => topic.screen === route.page);
  const others = TOPICS.filter((topic) => topic.screen !== route.page);
  return (
    <Screen
      name="Help"
      answer="What each screen answers, and how to read it."
      why="Press ? on any screen for its keys, Ctrl+K for every command."
      layout="flow"
    >
      <div className="stack read">
        {[...asked, ...others].map((topic) => (
          <Card key={topic.screen} title={topic.title} pad>
            <div className="stack">
              {topic.text.map((sentence, index) => (
                <p key={index}>{sentence}</p>
              ))}
            </div>
          </Card>
        ))}
        <Card title="The marks" pad>
          <ul className="stack">
            <li>
              <ResultMark tone="fail">Fail</ResultMark>: it stops or breaks something, and the finding says in which
              phase.
            </li>
            <li>
              <ResultMark tone="warn">Warning</ResultMark>: it may break something, or somebody has to decide.
            </li>
            <li>
              <ResultMark tone="pass">Pass</ResultMark>: it was looked at and is in order.
            </li>
            <li>
              <ResultMark tone="unknown">Unknown</ResultMark>: it could not be read or not be decided. It never means
              pass.
            </li>
            <li>
              <ResultMark tone="ask">To ask</ResultMark>: no copy of a volume holds the answer; the finding names the
              command for the source machine.
            </li>
            <li>
              <ResultMark tone="na">Not applicable</ResultMark>: this Windows or agent does not have it.
            </li>
          </ul>
        </Card>
      </div>
    </Screen>
  );
}
