import { confinements } from './bindings';
import { Correction, ServiceFacts } from './facts';
import { lines } from './json';

/** Where corrections of actions and confinements come from: file name to text. */
export const renderedSources = (
  services: readonly ServiceFacts[],
  fixes: readonly Correction[],
): Record<string, string> => ({
  'corrected-actions.json': `${lines(correctedActions(services, fixes), 1)}\n`,
  'confinement-sources.json': `${lines(confinementSources(), 1)}\n`,
});

/** By action: the resource types that the reference lists, and why others are granted. */
function correctedActions(services: readonly ServiceFacts[], fixes: readonly Correction[]) {
  return Object.fromEntries(
    fixes.flatMap(({ action, why, source }) => {
      if (action === undefined) return [];
      const [prefix, name] = action.split(':');
      const facts = services.find(({ service }) => service === prefix)?.actions[name];
      const documented = [...(facts?.types ?? []), ...(facts?.optionalTypes ?? [])];
      return [[action, { documented, why, source }]];
    }),
  );
}

const confinementSources = () =>
  confinements().confinements.map(({ actions, rows, also, source }) => ({
    actions,
    ...(rows && { rows }),
    ...(also && { also }),
    source,
  }));
