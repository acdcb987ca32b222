import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../../shared/model/registry.ts';
import { imageStatePlace } from '../../subject/identity.ts';
import { findText, SETUP_STATE } from '../../subject/lookup.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** Sysprep needs IMAGE_STATE_COMPLETE. Source: sysprep facts, section 4.1; failure modes FM-47. */
export const imageState: CheckRule = {
  id: 'image-state',
  area: 'state',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Is the image state complete?',
  remedy: 'Open Troubleshoot to see where it broke; mend the source image and run Sysprep there again.',
  source: [{ document: 'Microsoft, Windows Setup states', certainty: 'documented' }],
  run({ imageState: state, registry }) {
    const where = imageStatePlace(registry, state);
    if (state.kind === 'unreadable') {
      const { summary, fix } = state.problem.diagnostic;
      return unknownFinding(imageState, 'The image state', `State.ini does not tell it either. ${summary}`, where, fix);
    }
    const value = state.kind === 'found' ? state.value : null;
    const evidence = [{ where, text: value ?? 'not present' }];
    switch (value) {
      case 'IMAGE_STATE_COMPLETE':
        return where.file === undefined
          ? finding(imageState, 'pass', 'The image state is complete', { evidence })
          : completeByFile(registry, evidence);
      case 'IMAGE_STATE_UNDEPLOYABLE':
        return finding(imageState, 'fail', 'A Sysprep or set-up phase began and did not finish', {
          detail: 'The image cannot be deployed. A phase failed or was cut off.',
          evidence,
          fix: imageState.remedy,
          breaks: 'generalize',
        });
      case '':
        return finding(imageState, 'unknown', 'The image state is empty', {
          evidence: [{ where, text: 'empty' }],
          detail: 'The documents name no such state.',
          fix: LOOK,
        });
      case null:
        return finding(imageState, 'unknown', 'There is no image state', {
          evidence,
          detail: 'Neither the registry nor State.ini holds it.',
          fix: 'Copy the SOFTWARE hive and Windows\\Setup\\State with the volume where they were left out; else look on the source machine: reg query "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State" /v ImageState.',
        });
      case 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE':
      case 'IMAGE_STATE_GENERALIZE_RESEAL_TO_AUDIT':
        return finding(imageState, 'warning', 'The image is already prepared', {
          detail: value.endsWith('AUDIT')
            ? 'Sysprep has run on this volume and asked for audit mode: the image does not reach OOBE by itself.'
            : 'Sysprep has run on this volume. Running it again needs a boot first.',
          evidence,
          fix: 'Use the image as it is, or start a machine from it and prepare that one.',
        });
      case 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE':
      case 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT':
        return finding(imageState, 'warning', 'The machine is specialized and set-up has not ended', {
          detail: 'It has its identity already, so it is no template.',
          evidence,
          fix: 'Start the machine, let set-up or audit mode end, and prepare it then.',
        });
      default:
        return finding(imageState, 'unknown', `The image state ${value} is not known`, {
          detail: 'The documents name no such state.',
          evidence,
          fix: LOOK,
        });
    }
  },
};

const LOOK = 'Look at the set-up logs in Troubleshoot, or start the machine and check again.';

/** State.ini stands in for a hive that is not readable; it does not clear one that ought to hold the state too. */
function completeByFile(registry: RegistryView, evidence: readonly Evidence[]): CheckFinding {
  const where = { key: SETUP_STATE, value: 'ImageState' };
  const inRegistry = findText(registry, SETUP_STATE, 'ImageState');
  const isOtherKind = registry.value(SETUP_STATE, 'ImageState').kind === 'found';
  if (inRegistry.kind === 'absent' || isOtherKind)
    return finding(imageState, 'unknown', 'Only State.ini says that the image state is complete', {
      detail: 'Windows writes the registry value too; it is missing or no text, so one of them was changed.',
      evidence: [...evidence, { where, text: isOtherKind ? 'no text' : 'not present' }],
      fix: LOOK,
      related: ['image-state-copies'],
    });
  return finding(imageState, 'pass', 'State.ini says that the image state is complete', {
    detail: 'The registry value could not be read.',
    evidence,
    prediction: 'likely',
  });
}
