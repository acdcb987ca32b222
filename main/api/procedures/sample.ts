import { join } from 'node:path';
import { z } from 'zod';
import { ProblemError, unwrap } from '../../../shared/model/diagnostic.ts';
import { writeNewTree } from '../../platform/newTree.ts';
import { volumesAround } from '../../platform/volumeAround.ts';
import { sampleFolderProblem } from '../../sample/sampleFolder.ts';
import { buildSample } from '../../sample/sampleVolume.ts';
import { findScenario, SCENARIOS } from '../../sample/scenarios.ts';
import { pathInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';

const createInput = z.strictObject({
  scenario: z.string().max(64).default('healthy'),
  /** A folder that is absent or empty; one in the data folder when left out. */
  folder: pathInput.optional(),
});

/** The bundled sample volume. */
export const sampleRouter = router({
  scenarios: procedure.query(() => SCENARIOS.map(({ name, title, text }) => ({ name, title, text }))),
  create: procedure.input(createInput).mutation(({ ctx, input }) => {
    const scenario = unwrap(findScenario(input.scenario));
    const folder = input.folder ?? join(ctx.dataFolder.root, 'samples', `${scenario.name}-${ctx.clock.nowMs()}`);
    const refused = sampleFolderProblem(folder, volumesAround(folder));
    if (refused !== null) throw new ProblemError(refused);
    const volume = buildSample(scenario);
    unwrap(writeNewTree(folder, volume.folders, volume.files));
    return { folder, scenario: scenario.name, files: volume.files.size };
  }),
});
