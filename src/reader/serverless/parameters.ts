import { STAGE, valueAt } from './pieces';
import { isObject, own } from '../json';

/** The values that a file gives to a parameter of the framework. */
export interface StageParameters {
  /** The values in all the stages of the file. */
  readonly all: readonly unknown[];
  /** Returns the value in a stage: that of the stage, or else that of all stages. */
  of(stage: unknown): unknown;
}

/** The key with the parameters of all stages. */
const ALL_STAGES = 'default';

/**
 * Returns the values that a file gives to a parameter, for each stage. Since version 4 they are also
 * in `stages`.
 *
 * @see https://www.serverless.com/framework/docs/guides/parameters
 */
export function stageParameters(content: unknown, name: string): StageParameters {
  const stages = own(content, 'stages');
  const sections = [
    own(content, 'params'),
    isObject(stages)
      ? Object.fromEntries(Object.entries(stages).map(([key, one]) => [key, own(one, 'params')]))
      : undefined,
  ];
  const valuesIn = (stage: string): readonly unknown[] =>
    sections.map((one) => own(own(one, stage), name)).filter(isGiven);
  const keys = sections.flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  return {
    of: (stage) =>
      [...(typeof stage === 'string' ? valuesIn(stage) : []), ...valuesIn(ALL_STAGES)][0],
    all: [...new Set(keys)].flatMap(valuesIn),
  };
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** Returns the stage that a file says, perhaps by a variable. */
export const stageOf = (content: unknown): unknown => valueAt(content, 'provider.stage') ?? STAGE;
