import type { CheckRule } from '../rule.ts';
import { generalizedMarkers } from '../rules/generalizedMarkers.ts';
import { imageState } from '../rules/imageState.ts';

/** The checks of the image's state. */
export const state: readonly CheckRule[] = [imageState, generalizedMarkers];
