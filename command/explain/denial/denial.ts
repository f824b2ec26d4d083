import { causesOf } from './causes';
import { deniedBecause } from './in-files';
import { denialIn, Denial } from './message';
import { Remedy, remedyOf } from './remedy';
import { actionFacts, publishedName } from '../../../src/catalogue/catalogue';
import { operationIds } from '../../../src/catalogue/operations';
import { Loaded } from '../../files/load';
import { sheet } from '../../sheet';
import { Typesetting } from '../../text';

/** A denial, and what mends it. */
export interface DenialExplained {
  readonly kind: 'denial';
  readonly denial: Denial;
  /** The action in the spelling of the catalogue. Absent when the message names none that is known. */
  readonly action?: string;
  /** What may be wrong besides the caller's policies. */
  readonly causes: readonly string[];
  readonly remedy?: Remedy;
  /** Why the given files deny it. */
  readonly inFiles?: readonly string[];
}

/** Explains a denial message; undefined when a text is no denial message. */
export function explainDenial(text: string, loaded?: Loaded): DenialExplained | undefined {
  const denial = denialIn(text);
  if (!denial) return undefined;
  const action = knownAction(denial.action);
  return {
    kind: 'denial',
    denial,
    ...(action !== undefined && { action }),
    causes: causesOf({ ...denial, ...(action !== undefined && { action }) }),
    ...(action !== undefined && { remedy: remedyOf(denial, action) }),
    ...(loaded && action !== undefined && { inFiles: deniedBecause(loaded, denial, action) }),
  };
}

/** Returns an action of the catalogue: by its name, or by the only operation of that name. */
function knownAction(action: string | undefined): string | undefined {
  if (action === undefined) return undefined;
  if (action.includes(':')) return actionFacts(action) ? action : publishedName(action)?.name;
  const lower = action.toLowerCase();
  const found = operationIds().filter((id) => id.split(':')[1].toLowerCase() === lower);
  // Several services have operations of this name. The message does not say which one it was.
  return found.length === 1 ? found[0] : undefined;
}

/** Renders a denial for people. */
export function denialText(explained: DenialExplained, how: Typesetting): string {
  const { denial, action, causes, remedy, inFiles = [] } = explained;
  const { principal, resource, policyType, isExplicit } = denial;
  const kind = isExplicit ? 'an explicit deny' : 'nothing allows it';
  const by = policyType === undefined ? kind : `${kind}, by the ${policyType} policies`;
  return sheet(
    `Denied: ${action ?? denial.action ?? 'an action that the message does not name'}`,
    '',
    [
      {
        heading: 'The message',
        lines: [
          ...(principal === undefined ? [] : [['who', principal] as const]),
          ...(resource === undefined ? [] : [['on', resource] as const]),
          ['why', by] as const,
        ],
      },
      { heading: 'Check first', lines: causes },
      { heading: 'In these files', lines: inFiles },
      {
        heading: 'In a CDK app',
        lines:
          remedy === undefined || isExplicit
            ? []
            : [
                { head: remedy.cdk[0], below: remedy.cdk.slice(1, -1) },
                remedy.cdk.slice(-1).join(''),
              ],
      },
      {
        heading: 'As a statement',
        lines: remedy === undefined || isExplicit ? [] : [JSON.stringify(remedy.statement)],
      },
    ],
    how,
  );
}
