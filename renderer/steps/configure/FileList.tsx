import {
  ArrowBetweenDownRegular,
  CodeRegular,
  DocumentRegular,
  DocumentSearchRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import type { ConfigFile, ConfigKind } from '../../../shared/model/config.ts';
import { baseName } from '../../../shared/base/winPath.ts';
import { useWorkbench } from '../../workbench.ts';
import { ANSWER_FILES } from './answer/AnswerFiles.tsx';
import { CONTRADICTIONS } from './contradictions/Contradictions.tsx';
import { PageEntry } from './PageEntry.tsx';

/** The page of the EC2Config dialog; no file has this path. */
export const SERVICE_PROPERTIES = 'ec2-service-properties';

const GROUPS: readonly { readonly title: string; readonly kinds: readonly ConfigKind[] }[] = [
  { title: 'Answer files', kinds: ['answerFile'] },
  {
    title: 'EC2Config settings',
    kinds: [
      'ec2config',
      'bundleConfig',
      'activation',
      'driveLetters',
      'eventLog',
      'wallpaper',
      'initializeDrives',
      'cloudWatch',
      'agentProgram',
    ],
  },
  { title: 'EC2Launch settings', kinds: ['launchConfig', 'launchDriveLetters', 'launchEventLog', 'agentConfig'] },
  { title: 'Scripts', kinds: ['script'] },
  { title: 'Other files', kinds: ['xml', 'json', 'yaml', 'ini', 'unknown'] },
];

/** The pages over several files. */
const PAGES = [
  { page: ANSWER_FILES, name: 'Answer files', icon: <DocumentSearchRegular aria-hidden /> },
  { page: CONTRADICTIONS, name: 'Password and contradictions', icon: <ArrowBetweenDownRegular aria-hidden /> },
  { page: SERVICE_PROPERTIES, name: 'EC2 Service Properties', icon: <SettingsRegular aria-hidden /> },
];

/** Settings files by kind, with unsaved marks, and the views over all files. */
export function FileList({
  files,
  selected,
  onSelect,
}: {
  readonly files: readonly ConfigFile[];
  readonly selected: string | null;
  readonly onSelect: (file: string) => void;
}) {
  const { draft } = useWorkbench();
  const edited = new Set(draft.edits.map((edit) => edit.file));
  return (
    <nav className="card scroll tree" aria-label="Settings files">
      {GROUPS.map((group) => {
        const members = files.filter((file) => group.kinds.includes(file.kind));
        return members.length === 0 ? null : (
          <div key={group.title}>
            <h2>{group.title}</h2>
            {members.map((file) => (
              <button
                key={file.path}
                type="button"
                title={[file.path, file.why].filter(Boolean).join('\n')}
                aria-current={file.path === selected ? 'page' : undefined}
                onClick={() => onSelect(file.path)}
              >
                {file.kind === 'script' ? <CodeRegular aria-hidden /> : <DocumentRegular aria-hidden />}
                <span className="grow cut">{baseName(file.path)}</span>
                {file.wins === true ? <span className="tag">used</span> : null}
                {file.processed === true ? <span className="tag">processed</span> : null}
                {edited.has(file.path) ? (
                  <span className="dot">
                    <span className="sr">, unsaved changes</span>
                  </span>
                ) : null}
              </button>
            ))}
          </div>
        );
      })}
      <h2>Views over all files</h2>
      {PAGES.map((entry) => (
        <PageEntry key={entry.page} {...entry} selected={selected} onSelect={onSelect} />
      ))}
    </nav>
  );
}
