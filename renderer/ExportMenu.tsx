import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowExportUpRegular } from '@fluentui/react-icons';
import { downloadText } from './downloadText.ts';
import { problemOf } from './problem.ts';
import { useWorkbench } from './workbench.ts';

const FORMATS = [
  ['html', 'Page (HTML)'],
  ['md', 'Text (Markdown)'],
  ['json', 'Data (JSON)'],
  ['sarif', 'Findings for code scanning (SARIF)'],
  ['junit', 'Findings as tests (JUnit XML)'],
] as const;

/** Formats that hold findings only. */
const OF_FINDINGS: readonly string[] = ['sarif', 'junit'];

/** Saves a record of the history as a file, in the format that the reader picks. */
export function ExportMenu({
  recordId,
  findings = true,
}: {
  readonly recordId: string | null;
  /** Whether the record has findings; that of a change has none. */
  readonly findings?: boolean;
}) {
  const { client, tell } = useWorkbench();
  const save = async (id: string, format: (typeof FORMATS)[number][0]): Promise<void> => {
    try {
      const file = await client.report.render.query({ id, format });
      downloadText(file.name, file.mime, file.text);
      tell(`${file.name} is saved.`);
    } catch (error) {
      tell(problemOf(error, 'making the report').summary);
    }
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ArrowExportUpRegular />} disabled={recordId === null}>
          Export
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {FORMATS.filter(([format]) => findings || !OF_FINDINGS.includes(format)).map(([format, word]) => (
            <MenuItem key={format} onClick={() => void (recordId !== null && save(recordId, format))}>
              {word}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
