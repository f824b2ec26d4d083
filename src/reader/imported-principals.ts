import { inside } from './located-value';
import { PolicyRegistry, PolicyUse } from './policy-registry';
import { attachedByUse } from './principal';
import { Stack } from './stacks/stack';
import { toDisplayText } from '../policy/deploy-time-text';
import { Place, Principal } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns principals that policies name and that are in no template. Their other access is unknown.
 */
export function importedPrincipals(registry: PolicyRegistry, stack: Stack): Principal[] {
  const byName = new Map<string, PolicyUse[]>();
  for (const use of registry.unresolved().filter(({ of }) => of.stack === stack)) {
    const key = `${use.kind} ${use.text}`;
    byName.set(key, [...(byName.get(key) ?? []), use]);
    registry.settle(use);
  }
  return [...byName.values()].map((uses) => importedPrincipal(uses, stack, registry));
}

function importedPrincipal(
  uses: readonly PolicyUse[],
  stack: Stack,
  registry: PolicyRegistry,
): Principal {
  const [{ kind, text, name }] = uses;
  const attached = uses.map((use) => attachedByUse(use, stack, registry, []));
  // Has no logical id, because the resource there is the policy and not the principal.
  const place: Place = { file: name.place.file, pointer: name.place.pointer };
  return {
    kind,
    name: toDisplayText(text),
    inline: attached.filter(({ policy }) => !policy.managed).map(({ policy }) => policy),
    attached: attached.filter(({ policy }) => policy.managed),
    unknown: [importedRole(text, place)],
    trust: [],
    place,
  };
}

/** Returns the part for the access of a principal that is in no template. */
const importedRole = (what: string, place: Place): UnknownPart => ({
  kind: 'imported-role',
  what,
  mayAllow: true,
  mayDeny: true,
  place: inside(place),
  remedy: 'give-template',
});
