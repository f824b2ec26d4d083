import { actionsOfHandlers, deployments } from './deployments';
import { Correction } from './facts';
import { jobActions, jobs } from './jobs';
import { operations } from './operations';
import { correctedRows } from './rows';

/**
 * Everything that wants actions, with them: the rows of the console page, the jobs, CloudFormation
 * resource types and API operations.
 */
export const origins = (fixes: readonly Correction[]): Map<string, readonly string[]> =>
  new Map([
    ...correctedRows(fixes),
    ...jobs().map((job): [string, readonly string[]] => [job.id, Object.keys(jobActions(job))]),
    ...Object.entries(deployments()).map(([type, handlers]): [string, readonly string[]] => [
      type,
      actionsOfHandlers(handlers),
    ]),
    ...Object.entries(operations()).flatMap(([service, byName]) =>
      Object.entries(byName).map(([name, { actions, withTags }]): [string, readonly string[]] => [
        `${service}:${name}`,
        [...actions, ...(withTags ? [withTags] : [])],
      ]),
    ),
  ]);
