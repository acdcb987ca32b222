import type { Screen } from '../../route.ts';

interface Topic {
  readonly screen: Screen;
  readonly title: string;
  readonly text: readonly string[];
}

/** The help texts, in the order of the journey. */
export const TOPICS: readonly Topic[] = [
  {
    screen: 'start',
    title: 'Start: what do you have?',
    text: [
      'Open the root volume of an image that is attached to this PC as a second disk, a folder copied from it, or a sample.',
      'Opening only reads. Hives that were not closed cleanly are completed in memory from their logs; the files stay as they are.',
      'Sysprep makes standard images. For a backup, make a snapshot or an image without Sysprep.',
    ],
  },
  {
    screen: 'volume',
    title: 'Volume: what is this?',
    text: [
      'Windows, agents, the marks that say whether the image was generalized, the registry hives and the files that were found.',
      'What could not be read is named. Checks that need it say unknown.',
    ],
  },
  {
    screen: 'checklist',
    title: 'Checklist: may I run Sysprep?',
    text: [
      'Each check shows what it looked at. Select a finding for its evidence, the phase it breaks and its remedies.',
      'Apply shows the whole difference first, keeps a backup, and refuses when the file has changed in between.',
      'Accounts and profiles joins the SAM, ProfileList and the Users folder by SID, and says for each row what to do.',
    ],
  },
  {
    screen: 'configure',
    title: 'Configure: what will the files do?',
    text: [
      'Change settings in the form; the source beside it shows the change. Nothing is written until you save.',
      'Saving shows one difference over all files. Bytes that no change touches stay identical.',
      'EC2 Service Properties is the agent’s own dialog: each control says which file and setting it writes.',
    ],
  },
  {
    screen: 'run',
    title: 'Run: will it work, who can log in, what is lost?',
    text: [
      'The run is simulated from the very files of the volume, from the agent’s start to “Windows is ready”. Nothing is executed.',
      'The axis counts steps, not time. A hatched area means that Remote Desktop is open while the password is blank.',
      'A program that the simulation does not know is shown as not simulated; what depends on it cannot be told.',
    ],
  },
  {
    screen: 'troubleshoot',
    title: 'Troubleshoot: what broke and what mends it?',
    text: [
      'The logs are matched against known failures. The first cause stands apart from the errors that repeat it.',
      'Prediction against reality compares the simulated run with what the logs show.',
      'An instance that failed in its first boot stays lost: mend the source image and start new instances.',
    ],
  },
  {
    screen: 'history',
    title: 'History: what was done and what changed?',
    text: [
      'Every check, change, run and diagnosis, on this PC only and without secrets. A change can be undone byte for byte.',
      'Choose two records of one kind to compare them.',
    ],
  },
];
